import type { Messages } from '../message.js';

export const pictureat = {
  choose: 'Het beeld zoals het was',
  moment: 'Dag en tijd',
  momentHelp: 'U ziet wat tot en met die minuut was vastgelegd.',
  show: 'Toon het beeld van toen',
  then: 'Het beeld zoals het was op {at}.',
  byRecording: 'Geteld naar het tijdstip van vastleggen: wat later is ingevoerd of overgenomen, ook over een eerder tijdstip, staat er niet in. Wat voor een besloten kring is, ziet u als u het vandaag mag zien.',
  now: 'Naar het beeld van nu',
} as const satisfies Messages;
