import type { Teams } from './organisation.js';
import type { Play } from './play.js';
import { callMeeting } from './table.js';

/**
 * The core team of the first weeks, on Friday 6 March: its last meeting, with an ordinary agenda. It rests from then on and the OTCb takes
 * over what it left: an open action and a decision that was deferred.
 */
export async function fridayKernteam(play: Play, { kernteam, otcb }: Teams): Promise<void> {
  play.at('2020-03-06T09:00');
  const table = await callMeeting(play, kernteam, '2020-03-06', '11:00', '11:30', 'kamer 4.12');
  const handover = await table.makes('maaike', 'AddAgendaItem', 'itemId', { title: 'Overdracht aan het OTCb', place: 'opening' });
  const website = await table.makes('maaike', 'AddAgendaItem', 'itemId', { title: 'Website en publieksnummer', place: 'opening' });
  table.at('11:00');
  await table.does('maaike', 'StartMeeting');
  await table.does('maaike', 'RecordAllPresent');
  await table.does('maaike', 'OpenItem', { itemId: handover });
  await table.does('ilse', 'Decide', { itemId: handover, outcome: 'taken', words: 'Het kernteam gaat op in het OTCb; het kan weer bijeenkomen als daar reden voor is.' });
  table.at('11:12');
  await table.does('maaike', 'OpenItem', { itemId: website });
  await table.statement('De pagina met vragen en antwoorden werd donderdag 90.000 keer bekeken.', { speaker: play.says('DCo'), certainty: 'feit', statedSource: 'DCo', asOf: '2020-03-05T23:00' }, { itemId: website });
  await table.does('ilse', 'Decide', { itemId: website, outcome: 'deferred', words: 'Openingstijden van het publieksnummer in het weekend.' });
  await table.action('Vertaling van de vragen en antwoorden uitzetten', 'DCo', '2020-03-10', { itemId: website });
  table.at('11:24');
  await table.phase('sluiting');
  await table.does('maaike', 'CloseMeeting');
  play.at('2020-03-06T16:30');
  await play.does('karin', 'SetTeamState', { teamId: kernteam, entryVersion: 1, state: 'at-rest', successorId: otcb });
}
