import type { Teams } from './organisation.js';
import type { Play } from './play.js';
import { callMeeting, type Table } from './table.js';

/** When the demo's clock goes on by itself: 24 minutes into the OTCb of Wednesday. */
export const NOW = '2020-03-11T09:24';

/** Tuesday afternoon: the OTCb of Wednesday is called. */
export async function callOtcb(play: Play, { otcb }: Teams): Promise<Table> {
  play.at('2020-03-10T16:00');
  const table = await callMeeting(play, otcb, '2020-03-11', '09:00', '10:00', 'crisisruimte DCC');
  await table.does('maaike', 'AddAgendaItem', { title: 'Bezetting van het weekend', place: 'besluit', minutes: 5 });
  return table;
}

/** Tuesday evening: an action is reported done, and a fact comes in between two meetings. */
export async function tuesdayEvening(play: Play, overview: string): Promise<void> {
  play.at('2020-03-10T17:30');
  await play.does('ruth', 'ReportActionDone', { actionId: overview, text: 'Overzicht van Noord-Brabant en Limburg is klaar; de rest volgt.' });
  play.at('2020-03-10T21:10');
  await play.does('joost', 'AddPictureStatement', { text: 'In Noord-Brabant gaan evenementen met meer dan duizend bezoekers niet door.', speaker: play.says('NCTV'), certainty: 'feit', statedSource: 'veiligheidsregio’s', asOf: play.utc('2020-03-10T16:30') });
}

/** The OTCb of Wednesday 11 March, in the middle of the round of Beeld. */
export async function runningOtcb(table: Table): Promise<void> {
  table.at('08:57');
  await table.does('maaike', 'StartMeeting');
  await attendance(table);
  table.at('09:07');
  await table.phase('beeld');
  await picture(table);
  await urgentDecision(table);
  await morePicture(table);
  await table.makes('samira', 'ProposeTopic', 'topicId', { title: 'Verdeling van schaarse beschermingsmiddelen', kind: 'knelpunt', horizon: 'acute' });
  await table.makes('samira', 'ProposeTopic', 'topicId', { title: 'Boodschap bij klachten: blijf thuis', kind: 'thema', horizon: 'acute' });
  await round(table);
}

async function attendance(table: Table): Promise<void> {
  const { play } = table;
  await table.does('maaike', 'RecordPresence', { personId: play.person('hanna'), presence: 'excused' });
  await table.does('maaike', 'RecordPresence', { personId: play.person('yasemin'), presence: 'absent' });
  await table.does('maaike', 'InvitePerson', { personId: play.person('lukasz'), roles: ['content-adviser'], deputisesFor: play.person('yasemin') });
  for (const person of ['tjeerd', 'anouk'] as const) await table.does('maaike', 'RecordPresence', { personId: play.person(person), presence: 'online' });
  table.at('09:00');
  for (const person of ['ilse', 'maaike', 'joost', 'samira', 'ruth', 'pieter', 'lukasz', 'nadia'] as const) {
    await table.does('maaike', 'RecordPresence', { personId: play.person(person), presence: 'present' });
  }
  table.at('09:03');
  await table.does('ilse', 'AnnounceProcedure', { text: 'Per punt krijgt iedereen de gelegenheid te reageren; breng alleen nieuwe informatie in.' });
}

async function picture(table: Table): Promise<void> {
  const { play } = table;
  await table.does('joost', 'RecordSummary', { text: 'Het aantal besmettingen groeit het snelst in Noord-Brabant. Beschermingsmiddelen en afnamemateriaal worden schaars; de langdurige zorg vraagt om één lijn voor bezoek.' });
  table.at('09:08');
  await table.statement('Maandag heeft de minister-president gevraagd om geen handen meer te schudden.', { speaker: play.says('DCo'), certainty: 'feit', statedSource: 'persconferentie', asOf: '2020-03-09T19:00' });
  const older = await table.statement('321 personen zijn positief getest; dat is de stand van maandagmiddag.', { speaker: play.says('RIVM'), certainty: 'feit', statedSource: 'RIVM', asOf: '2020-03-09T14:00' });
  table.at('09:10');
  await table.does('maaike', 'ReplaceStatement', { statementId: older, entryVersion: 1, text: '382 personen zijn positief getest, 61 meer dan een dag eerder; vier mensen zijn overleden.', speaker: play.says('RIVM'), certainty: 'feit', statedSource: 'RIVM', asOf: play.utc('2020-03-10T14:00') });
}

/** Could not wait for Besluit: taken at once, confirmed when it was read back. */
async function urgentDecision(table: Table): Promise<void> {
  table.at('09:12');
  const decisionId = await table.makes('maaike', 'Decide', 'decisionId', { urgent: true, outcome: 'taken', words: 'Zorginstellingen melden vanaf vandaag dagelijks hun voorraad beschermingsmiddelen.', fields: { otherSide: 'Het kost instellingen elke dag tijd.', reviewDate: '2020-03-18' } });
  await table.does('maaike', 'ConfirmOrally', { decisions: [{ decisionId, entryVersion: 1 }], readBackBy: 'Maaike de Wit' });
  await table.action('Meldpunt voor voorraden inrichten', 'GMT', '2020-03-11', { decisionId });
}

async function morePicture(table: Table): Promise<void> {
  const { play } = table;
  table.at('09:14');
  await table.statement('Een deel van de Brabantse besmettingen is niet meer tot een bron te herleiden.', { speaker: play.says('RIVM'), certainty: 'aanname', statedSource: 'RIVM, GGD’en', asOf: '2020-03-10T18:00' });
  await table.statement('Eén grote leverancier levert deze week een derde van de bestelde FFP2-maskers.', { speaker: play.says('GMT'), certainty: 'feit', statedSource: 'opgave leverancier', asOf: '2020-03-10T20:15' });
  table.at('09:16');
  const mistaken = await table.statement('Verpleeghuizen in Brabant sluiten voor bezoek.', { speaker: play.says('LZ'), certainty: 'aanname' });
  table.at('09:17');
  await table.does('maaike', 'StrikeEntry', { kind: 'statement', id: mistaken, entryVersion: 1, reason: 'Het gaat om één huis; zie de volgende melding.' });
  await table.statement('Eén verpleeghuis in Noord-Brabant laat sinds dinsdag geen bezoek meer toe.', { speaker: play.says('LZ'), certainty: 'feit', statedSource: 'koepel ouderenzorg', asOf: '2020-03-10T18:00' });
  await table.statement('Afnamemateriaal bij enkele laboratoria reikt mogelijk maar tot het weekend.', { speaker: play.says('GMT'), certainty: 'onzeker', statedSource: 'laboratoria', asOf: '2020-03-11T08:30' });
  await table.action('Afnamemateriaal per laboratorium opvragen', 'GMT', '2020-03-12');
  await table.does('maaike', 'ParkSolution', { text: 'Losse verkoop van maskers beperken' });
}

async function round(table: Table): Promise<void> {
  const { play } = table;
  table.at('09:19');
  await table.does('maaike', 'StartRound');
  for (const [person, outcome] of [['maaike', 'nothing'], ['joost', 'addition'], ['samira', 'nothing'], ['tjeerd', 'addition'], ['ruth', 'addition']] as const) {
    await table.does('maaike', 'TakeTurn', { personId: play.person(person), outcome });
  }
  table.at('09:21');
  await table.does('maaike', 'RecordPresence', { personId: play.person('bram'), presence: 'online' });
  table.at('09:23');
  await table.does('nadia', 'OfferEntry', { kind: 'statement', text: 'Het publieksnummer kreeg dinsdag tweemaal zoveel vragen als maandag.' });
}

/** The BTCb that waits for this OTCb: called, with an agenda and a proposed topic. */
export async function nextBtcb(play: Play, { btcb }: Teams): Promise<void> {
  play.at('2020-03-10T16:30');
  const table = await callMeeting(play, btcb, '2020-03-11', '10:15', '11:00', 'vergaderzaal 12');
  await table.does('maaike', 'AddAgendaItem', { title: 'Wat het OTCb van vanochtend voorlegt', place: 'beeld', minutes: 10 });
  await table.does('maaike', 'AddAgendaItem', { title: 'Inbreng voor de ICCb van donderdag', note: 'Het IAO bereidt die vanmiddag voor.', place: 'besluit', minutes: 10 });
  await table.does('samira', 'ProposeTopic', { title: 'Testen van zorgpersoneel: welke groepen eerst', kind: 'prioriteit', horizon: 'acute' });
  await table.does('maaike', 'UninvitePerson', { personId: play.person('ilse') });
  await table.does('maaike', 'InvitePerson', { personId: play.person('ilse'), roles: ['content-adviser'] });
}
