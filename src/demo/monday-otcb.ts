import type { Teams } from './organisation.js';
import type { Play } from './play.js';
import type { Commented } from './minutes.js';
import { callMeeting, type Table } from './table.js';

/** What Monday leaves: the action that is reported done later, and what is commented on. */
export interface Monday extends Commented {
  readonly overview: string;
}

/** The OTCb of Monday 9 March: held, closed. It takes up what the core team left, and defers a topic to Wednesday. */
export async function mondayOtcb(play: Play, { otcb }: Teams): Promise<Monday> {
  play.at('2020-03-08T15:30');
  const table = await callMeeting(play, otcb, '2020-03-09', '09:00', '10:00', 'crisisruimte DCC');
  await table.does('maaike', 'AddAgendaItem', { title: 'Terugblik op het weekend', place: 'beeld', minutes: 5 });

  table.at('08:58');
  const [phone = ''] = await table.starts('maaike');
  await table.does('maaike', 'RecordPresence', { personId: play.person('hanna'), presence: 'excused' });
  await table.does('maaike', 'RecordPresence', { personId: play.person('tjeerd'), presence: 'online' });
  await table.does('maaike', 'RecordAllPresent');
  table.at('09:02');
  await table.does('ilse', 'AnnounceProcedure', { text: 'Iedereen krijgt per punt de gelegenheid te reageren. Alleen nieuwe informatie.' });
  table.at('09:04');
  await table.phase('beeld');
  const statementId = await picture(table);
  const left = await judgement(table, phone);
  await closing(table);
  return { ...left, statementId, meetingId: table.meetingId };
}

async function picture(table: Table): Promise<string> {
  const { play } = table;
  await table.does('joost', 'RecordSummary', { text: 'Het aantal besmettingen loopt op, het snelst in Noord-Brabant. Zorginstellingen vragen om duidelijkheid over beschermingsmiddelen en over personeel met klachten.' });
  table.at('09:08');
  const tested = await table.statement('In het weekend liep het aantal positief geteste personen op naar 265; drie mensen zijn overleden.', { speaker: play.says('RIVM'), certainty: 'feit', statedSource: 'RIVM', asOf: '2020-03-08T14:00' });
  table.at('09:10');
  await table.statement('Inwoners van Noord-Brabant met verkoudheid of koorts is gevraagd thuis te blijven.', { speaker: play.says('RIVM'), certainty: 'feit', statedSource: 'RIVM', asOf: '2020-03-06T18:00' });
  table.at('09:12');
  await table.statement('De voorraad FFP2-maskers bij ziekenhuizen verschilt sterk per regio.', { speaker: play.says('GMT'), certainty: 'onzeker', statedSource: 'ziekenhuizen, telefonisch' });
  await table.statement('Koepels van de ouderenzorg verwachten deze week vragen over bezoek.', { speaker: play.says('LZ'), certainty: 'aanname' });

  table.at('09:15');
  await table.does('maaike', 'StartRound');
  await table.does('maaike', 'TakeTurn', { personId: play.person('anouk'), outcome: 'addition' });
  await table.statement("De GGD'en in Brabant vragen om extra mensen voor het bron- en contactonderzoek.", { speaker: play.says('GGD GHOR'), certainty: 'feit', statedSource: "GGD'en", asOf: '2020-03-09T08:30' });
  table.at('09:19');
  await table.does('maaike', 'EndRound', { rest: 'nothing' });
  return tested;
}

/** `phone`: the topic that came along from the core team. */
async function judgement(table: Table, phone: string): Promise<Pick<Monday, 'overview' | 'decisionId'>> {
  table.at('09:20');
  const hands = await table.makes('samira', 'ProposeTopic', 'topicId', { title: 'Handen schudden ontraden', kind: 'prioriteit', horizon: 'acute' });
  const masks = await table.makes('samira', 'ProposeTopic', 'topicId', { title: 'Zicht op voorraden beschermingsmiddelen', kind: 'knelpunt', horizon: 'acute' });
  const visits = await table.makes('samira', 'ProposeTopic', 'topicId', { title: 'Bezoek aan verpleeghuizen in Noord-Brabant', kind: 'knelpunt', horizon: 'acute' });
  await table.phase('oordeel');
  await table.does('ilse', 'AgreeTopics');
  await table.argued(phone, [['for', 'Mensen bellen juist als de huisarts dicht is.']]);

  table.at('09:22');
  await table.argued(hands, [
    ['for', 'Eenvoudig, voor iedereen, en per direct in te gaan.'],
    ['against', 'Het moet passen bij de boodschap over thuisblijven; anders raken mensen in de war.'],
  ]);
  const handsWords = await table.makes('maaike', 'WordProvisional', 'provisionalId', { topicId: hands, words: 'Wij adviseren het kabinet om handen schudden landelijk te ontraden.', measure: true });
  for (const [test, remark] of [['practicable', 'Kost niets en kan vandaag.'], ['affordable', null]] as const) {
    await table.does('samira', 'CheckFeasibility', { topicId: hands, test, answer: 'yes', remark });
  }
  await table.does('samira', 'CheckFeasibility', { topicId: hands, test: 'enforceable', answer: 'no', remark: 'Het is een advies; handhaven is niet aan de orde.' });

  table.at('09:31');
  await table.argued(masks, [['for', 'Zonder landelijk beeld kan niemand verdelen.'], ['against', 'Opgeven kost instellingen tijd die ze nu niet hebben.']]);
  const masksWords = await table.makes('maaike', 'WordProvisional', 'provisionalId', { topicId: masks, words: 'GMT maakt deze week een overzicht van de voorraden per regio.' });

  await table.argued(visits, [['against', 'Eerst horen wat de koepels zelf al doen.']]);

  table.at('09:40');
  await table.phase('besluit');
  await table.does('ilse', 'Decide', { topicId: phone, outcome: 'taken', words: 'Het publieksnummer is ook op zaterdag en zondag van 8.00 tot 20.00 uur open.' });
  await table.does('ilse', 'Decide', { topicId: visits, outcome: 'deferred', words: 'Woensdag verder, met de koepels van de ouderenzorg gehoord.', fields: { reason: 'Het beeld van de instellingen ontbreekt nog.' } });
  await table.does('ilse', 'Decide', { topicId: hands, provisionalId: handsWords, outcome: 'forwarded', words: 'Wij adviseren het kabinet om handen schudden landelijk te ontraden.', fields: { forwardedTo: 'BTCb', reason: 'Het raakt het hele land en vraagt om een besluit van het kabinet.' } });
  table.at('09:44');
  const taken = await table.makes('maaike', 'Decide', 'decisionId', { topicId: masks, provisionalId: masksWords, outcome: 'amended', words: 'GMT maakt voor woensdag een overzicht van de voorraden per regio, te beginnen met Noord-Brabant.', fields: { otherSide: 'Instellingen krijgen er een vraag bij.', reviewDate: '2020-03-11' } });
  const overview = await table.action('Overzicht van voorraden per regio maken', 'GMT', '2020-03-11', { decisionId: taken, topicId: masks });
  await table.action('Vragen en antwoorden voor zorgpersoneel schrijven', 'DCo', '2020-03-11');
  await table.action('Overzicht van ic-bedden per regio opvragen', 'CZ', '2020-03-10');
  table.at('09:50');
  await table.does('maaike', 'ConfirmOrally', { decisions: [{ decisionId: taken, entryVersion: 1 }], readBackBy: 'Maaike de Wit' });
  return { overview, decisionId: taken };
}

async function closing(table: Table): Promise<void> {
  const { play } = table;
  table.at('09:53');
  await table.phase('sluiting');
  await table.does('maaike', 'SetNextMeeting', { at: play.utc('2020-03-11T09:00') });
  table.at('09:55');
  await table.does('maaike', 'CloseMeeting');
}
