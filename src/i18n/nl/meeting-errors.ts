import type { Messages } from '../message.js';

export const meetingErrors = {
  'meeting-not-found': 'Dit overleg bestaat niet, of u hebt er geen toegang toe.',
  'import-twice': 'Het overleg {meeting} staat twee keer in het bestand.',
  'import-changed': 'Dit is anders dan wat eerder is overgenomen voor overleg {meeting}.',
  'import-time': 'Deze tijd bestaat niet op die dag (zomertijd).',
  'not-a-list': 'Hier hoort een lijst te staan ([...]).',
  'not-an-object': 'Hier horen velden te staan ({...}).',
} as const satisfies Messages;
