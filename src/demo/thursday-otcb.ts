import type { Teams } from './organisation.js';
import type { Play } from './play.js';
import { callMeeting, type Table } from './table.js';

/** What is left of the first OTCb: it is adopted in the next one; one action is closed later, one stays open. */
export interface FirstOtcb {
  readonly meetingId: string;
  readonly roster: string;
}

/** The first OTCb, on Thursday 5 March: short, and about how the team will work. */
export async function thursdayOtcb(play: Play, { otcb }: Teams): Promise<FirstOtcb> {
  play.at('2020-03-05T09:00');
  const table = await callMeeting(play, otcb, '2020-03-05', '15:00', '15:45', 'crisisruimte DCC');
  table.at('14:58');
  await table.does('maaike', 'StartMeeting');
  await table.does('maaike', 'RecordPresence', { personId: play.person('bram'), presence: 'absent' });
  await table.does('maaike', 'RecordAllPresent');
  table.at('15:01');
  await table.does('ilse', 'AnnounceProcedure', {});
  table.at('15:03');
  await table.phase('beeld');
  await picture(table);
  const roster = await decisions(table);
  table.at('15:40');
  await table.phase('sluiting');
  await table.does('maaike', 'SetNextMeeting', { at: play.utc('2020-03-09T09:00') });
  table.at('15:42');
  await table.does('maaike', 'CloseMeeting');
  return { meetingId: table.meetingId, roster };
}

async function picture(table: Table): Promise<void> {
  const { play } = table;
  await table.does('joost', 'RecordSummary', { text: 'Een week na de eerste besmetting groeit het aantal meldingen. De telefoonlijnen van GGD’en lopen vol.' });
  await table.statement('In Nederland zijn 82 personen positief getest.', { speaker: play.says('RIVM'), certainty: 'feit', statedSource: 'RIVM', asOf: '2020-03-05T14:00' });
  table.at('15:08');
  await table.statement('Drie GGD’en vragen landelijke bijstand voor hun callcenter.', { speaker: play.says('GGD GHOR'), certainty: 'feit', statedSource: 'GGD’en' });
  await table.statement('Leveranciers van mondmaskers houden rekening met langere levertijden.', { speaker: play.says('GMT'), certainty: 'aanname' });
  table.at('15:12');
  await table.does('maaike', 'StartRound');
  await table.does('maaike', 'EndRound', { rest: 'nothing' });
}

async function decisions(table: Table): Promise<string> {
  table.at('15:14');
  const rhythm = await table.makes('samira', 'ProposeTopic', 'topicId', { title: 'Ritme en bezetting van het team', kind: 'thema', horizon: 'acute' });
  await table.phase('oordeel');
  await table.does('ilse', 'AgreeTopics');
  await table.argued(rhythm, [['for', 'Een vast ritme geeft rust en maakt vervanging mogelijk.'], ['against', 'Twee keer per week kan te weinig zijn als het sneller gaat.']]);
  const words = await table.makes('maaike', 'WordProvisional', 'provisionalId', { topicId: rhythm, words: 'Het OTCb komt maandag en woensdag bijeen, en vaker als het nodig is.' });
  table.at('15:28');
  await table.phase('besluit');
  const taken = await table.makes('ilse', 'Decide', 'decisionId', { topicId: rhythm, provisionalId: words, outcome: 'taken', words: 'Het OTCb komt maandag en woensdag bijeen, en vaker als het nodig is.', fields: { reason: 'Zo kan iedereen vervanging regelen.' } });
  const roster = await table.action('Rooster met vervangers voor drie weken maken', 'DCC', '2020-03-09', { decisionId: taken });
  await table.action('Lijst van partners buiten de zorg aanleggen', 'BPZ', '2020-03-13');
  return roster;
}
