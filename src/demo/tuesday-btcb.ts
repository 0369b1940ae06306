import type { Teams } from './organisation.js';
import type { Play } from './play.js';
import { callMeeting, type Table } from './table.js';

/** The BTCb of Tuesday 10 March: held, closed. The crisis manager decides, having heard the team. */
export async function tuesdayBtcb(play: Play, { btcb }: Teams): Promise<void> {
  play.at('2020-03-09T16:45');
  const table = await callMeeting(play, btcb, '2020-03-10', '10:15', '11:00', 'vergaderzaal 12');
  table.at('10:15');
  const [hands = ''] = await table.starts('maaike');
  await table.does('maaike', 'RecordAllPresent');
  await table.does('frans', 'AnnounceProcedure', {});
  table.at('10:18');
  await table.phase('beeld');
  await table.does('joost', 'RecordSummary', { text: 'Maandagavond heeft de minister-president gevraagd geen handen meer te schudden. Brabant blijft het zwaarst getroffen.' });
  await table.statement('321 personen zijn positief getest.', { speaker: play.says('RIVM'), certainty: 'feit', statedSource: 'RIVM', asOf: '2020-03-09T14:00' });
  await table.statement('Veiligheidsregio’s in Brabant overwegen grote evenementen af te gelasten.', { certainty: 'aanname', statedSource: 'NCTV', asOf: '2020-03-10T09:00' });
  table.at('10:24');
  await table.does('maaike', 'StartRound');
  await table.does('maaike', 'EndRound', { rest: 'nothing' });
  await judgement(table, hands);
  table.at('10:52');
  await table.phase('sluiting');
  await table.does('maaike', 'SetNextMeeting', { at: play.utc('2020-03-11T10:15'), note: 'Na het OTCb.' });
  table.at('10:55');
  await table.does('maaike', 'CloseMeeting');
}

/** `hands`: the topic that the OTCb passed on. */
async function judgement(table: Table, hands: string): Promise<void> {
  table.at('10:28');
  const events = await table.makes('samira', 'ProposeTopic', 'topicId', { title: 'Lijn voor grote evenementen', kind: 'thema', horizon: 'acute' });
  const staff = await table.makes('samira', 'ProposeTopic', 'topicId', { title: 'Testen van zorgpersoneel', kind: 'prioriteit', horizon: 'acute' });
  await table.phase('oordeel');
  await table.does('frans', 'AgreeTopics');
  await table.argued(hands, [['for', 'Het OTCb adviseert het, en het kan vandaag nog.']]);
  await table.argued(events, [
    ['for', 'Eén lijn voorkomt dat elke gemeente iets anders doet.'],
    ['against', 'Een landelijke lijn is nu nog zwaarder dan het beeld buiten Brabant vraagt.'],
  ]);
  await table.does('maaike', 'AddOption', { topicId: events, text: 'Landelijk één grens voor het aantal bezoekers', pros: 'Helder voor iedereen', cons: 'Raakt ook regio’s zonder besmettingen' });
  const regional = await table.makes('maaike', 'AddOption', 'optionId', { topicId: events, text: 'De veiligheidsregio’s in Brabant beslissen samen', pros: 'Past bij het beeld', cons: 'Verschil met de rest van het land' });
  const eventsWords = await table.makes('maaike', 'WordProvisional', 'provisionalId', { topicId: events, optionId: regional, measure: true, words: 'VWS steunt een gezamenlijke lijn van de Brabantse veiligheidsregio’s voor evenementen.' });
  for (const test of ['practicable', 'enforceable', 'affordable']) await table.does('samira', 'CheckFeasibility', { topicId: events, test, answer: test === 'affordable' ? 'unknown' : 'yes' });

  table.at('10:38');
  await table.argued(staff, [['for', 'Personeel dat getest is kan weer aan het werk.'], ['against', 'Er is nog te weinig afnamemateriaal voor iedereen.']]);
  const staffWords = await table.makes('maaike', 'WordProvisional', 'provisionalId', { topicId: staff, words: 'Zorgpersoneel met klachten wordt met voorrang getest.' });

  table.at('10:44');
  await table.phase('besluit');
  await table.does('frans', 'Decide', { topicId: hands, outcome: 'taken', words: 'VWS raadt iedereen af om handen te schudden; de minister-president is gevraagd dit uit te dragen.', fields: { mandate: 'namens de minister, gehoord het BTCb' } });
  const taken = await table.makes('frans', 'Decide', 'decisionId', { topicId: events, provisionalId: eventsWords, outcome: 'taken', words: 'VWS steunt een gezamenlijke lijn van de Brabantse veiligheidsregio’s voor evenementen.', fields: { mandate: 'namens de minister, gehoord het BTCb', endDate: '2020-03-17', publicLine: 'De veiligheidsregio’s in Brabant trekken één lijn; VWS steunt die.', spokesperson: 'Nadia Brouwer' } });
  await table.does('frans', 'Decide', { topicId: staff, provisionalId: staffWords, outcome: 'under-consideration', words: 'Zorgpersoneel met klachten wordt met voorrang getest.', fields: { considerPart: 'welke groepen eerst', considerWith: 'RIVM', considerUntil: '2020-03-12' } });
  await table.action('De lijn voor evenementen afstemmen met de NCTV', 'DCC', '2020-03-10', { decisionId: taken });
  await table.action('Advies van het RIVM vragen over testen van zorgpersoneel', 'PG', '2020-03-11', { topicId: staff });
}
