import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { adviser, chair, expert, information, inMeeting, MEETING, secretary, calledSteps } from '../support/crisis.js';
import { does, given, type World } from '../support/given.js';

/**
 * A closed OTCb in which what seldom happens happens: moved, changed, presence and procedure skipped, a phase back,
 * own items at three places, a topic added later and one dropped, every outcome, an urgent decision, a withdrawal.
 */
export function eventfulMeeting(): { world: World; scope: MeetingScope } {
  const { world } = given(...calledSteps());
  const run = (by: typeof chair, name: Parameters<typeof does>[1], input: Record<string, unknown> = {}) => world.must(does(by, name, { ...inMeeting, ...input }));
  const made = (field: string) => world.last(field);

  run(secretary, 'ChangeMeeting', { detailsVersion: 1, title: 'Eerste titel', place: 'Eerste zaal', link: 'https://een.example/a_b', classification: 'unclassified' });
  run(secretary, 'ChangeMeeting', { detailsVersion: 2, title: 'Tweede titel', place: 'Tweede zaal', link: 'https://twee.example/', classification: 'dep-vertrouwelijk' });
  run(secretary, 'MoveMeeting', { detailsVersion: 3, plannedStart: '2020-03-24T09:30:00Z', plannedEnd: '2020-03-24T10:30:00Z', reason: 'Zaal was bezet.' });
  const item = (title: string, place: string) => {
    run(secretary, 'AddAgendaItem', { title, place, note: `Noot bij ${title}` });
    return made('itemId');
  };
  const first = item('Mededelingen', 'opening');
  const shut = item('Personele zaak', 'beeld');
  const last = item('Rondvraag', 'besluit');
  const gone = item('Toch niet nodig', 'beeld');
  run(secretary, 'ChangeAgendaItem', { itemId: first, entryVersion: 1, title: 'Mededelingen en verslag', note: 'Nieuwe noot', place: 'opening' });
  const circle = [secretary.personId, chair.personId];
  run(secretary, 'ChangeAgendaItem', { itemId: shut, entryVersion: 1, title: 'Besloten zaak', note: 'Voor de kring.', place: 'beeld', restrictedTo: circle });
  run(secretary, 'ChangeAgendaItem', { itemId: shut, entryVersion: 2, title: 'Besloten punt', note: 'Voor de kring.', place: 'beeld', restrictedTo: circle });
  run(secretary, 'RemoveAgendaItem', { itemId: gone, entryVersion: 1 });

  run(secretary, 'StartMeeting');
  run(secretary, 'AddRemark', { text: 'Het verslag wordt rondgestuurd.', itemId: first });
  run(secretary, 'MoveToPhase', { phase: 'beeld', skip: true, reason: 'Haast.' });
  run(secretary, 'RecordAllPresent');
  run(chair, 'AnnounceProcedure', { text: 'Ieder komt aan de beurt.' });
  run(chair, 'AnnounceProcedure', { text: 'Ieder komt kort aan de beurt.' });
  run(secretary, 'AddStatement', { text: 'Alleen voor de kring gemeld.', itemId: shut });
  run(secretary, 'AddStatement', { text: 'Er komen 300 bedden bij.', asOf: '2020-03-24T07:00:00Z' });
  const wrong = made('statementId');
  run(secretary, 'CorrectEntry', { kind: 'statement', id: wrong, entryVersion: 1, texts: { text: 'Er komen 300 bedden bij.', statedSource: null, theme: null, asOf: '2020-03-24T07:15:00Z' } });
  run(secretary, 'WithdrawStatement', { statementId: wrong, entryVersion: 2, reason: 'Bleek een gerucht.' });
  run(chair, 'StartRound');
  run(secretary, 'TakeTurn', { personId: expert.personId, outcome: 'nothing' });
  run(secretary, 'ParkSolution', { text: 'Laat iedereen thuiswerken.' });
  const parkedId = made('parkedId');
  run(secretary, 'ParkSolution', { text: 'Sluit de musea.' });
  run(secretary, 'DropParked', { parkedId: made('parkedId'), reason: 'Geen zaak van dit team.' });

  const topic = (title: string) => {
    run(adviser, 'ProposeTopic', { title, kind: 'thema' });
    return made('topicId');
  };
  run(adviser, 'MakeTopicOfParked', { parkedId, kind: 'thema' });
  const work = made('topicId');
  const dropped = topic('Vervoer');
  run(chair, 'MoveToPhase', { phase: 'oordeel' });
  run(adviser, 'DropTopic', { topicId: dropped, reason: 'Komt in het volgende overleg.' });
  run(chair, 'AgreeTopics');
  run(chair, 'DiscussTopic', { topicId: work });
  run(secretary, 'AddArgument', { topicId: work, side: 'for', text: 'Het kan vandaag.' });
  run(chair, 'MoveToPhase', { phase: 'beeld', reason: 'Nieuw bericht van het RIVM.' });
  run(chair, 'MoveToPhase', { phase: 'oordeel' });
  const later = topic('Nagekomen zaak');
  run(chair, 'DiscussTopic', { topicId: later });
  run(secretary, 'HandOverRole', { role: 'information-coordinator', fromPersonId: information.personId, toPersonId: expert.personId });

  run(chair, 'MoveToPhase', { phase: 'besluit' });
  const decide = (outcome: string, words: string, fields: Record<string, unknown>) => run(secretary, 'Decide', { topicId: work, outcome, words, fields });
  decide('deferred', 'Aanhouden tot morgen.', { reason: 'Eerst de cijfers.' });
  decide('rejected', 'Alles sluiten.', { reason: 'Te zwaar.' });
  decide('forwarded', 'Sport stilleggen.', { forwardedTo: 'ICCb en MCCb' });
  decide('under-consideration', 'Scholen sluiten.', { considerPart: 'Het voortgezet onderwijs', considerWith: 'OCW', considerUntil: '2020-03-27' });
  run(secretary, 'Decide', { urgent: true, outcome: 'taken', words: 'Meteen de telefoonlijn openen.', fields: {} });
  run(chair, 'ConfirmDecision', { decisionId: made('decisionId'), entryVersion: 1 });
  run(secretary, 'AssignAction', { what: 'Zaal voor de rondvraag regelen', itemId: last });
  run(secretary, 'AddStatement', { text: 'Laat gehoord.', happenedAt: '2020-03-24T08:10:00Z' });
  run(chair, 'MoveToPhase', { phase: 'sluiting' });
  run(secretary, 'SetNextMeeting', { at: '2020-03-25T08:00:00Z', note: 'Zelfde zaal.' });
  run(secretary, 'SetNextMeeting', { at: '2020-03-25T09:00:00Z', note: 'Andere zaal.' });
  run(chair, 'CloseMeeting');
  return { world, scope: world.meetingScope(MEETING) };
}

/** A closed consultation with an ordinary agenda, with entries of every kind under its items and beside them. */
export function freeMeeting(): { world: World; scope: MeetingScope } {
  const { world } = given(...calledSteps({ method: 'free' }));
  const run = (by: typeof chair, name: Parameters<typeof does>[1], input: Record<string, unknown> = {}) => world.must(does(by, name, { ...inMeeting, ...input }));
  const item = (title: string) => {
    run(secretary, 'AddAgendaItem', { title, place: 'opening' });
    return world.last('itemId');
  };
  const [water, salt] = [item('Water & zout'), item('Zuurstof')];
  run(secretary, 'OrderAgenda', { itemIds: [salt, water], basedOn: [water, salt] });
  run(secretary, 'StartMeeting');
  run(secretary, 'RecordAllPresent');
  run(secretary, 'AddStatement', { text: 'Buiten de agenda gemeld.' });
  for (const [itemId, name] of [[water, 'water'], [salt, 'zuurstof']] as const) {
    run(chair, 'OpenItem', { itemId });
    run(secretary, 'AddStatement', { text: `Melding over ${name}.`, itemId });
    run(secretary, 'ProposeTopic', { title: `Onderwerp ${name}`, itemId });
    const topicId = world.last('topicId');
    run(secretary, 'AddArgument', { topicId, side: 'against', text: `Argument over ${name}.` });
    run(secretary, 'Decide', { topicId, itemId, outcome: 'taken', words: `Besluit over ${name}.`, fields: {} });
    run(secretary, 'AssignAction', { what: `Actie over ${name}`, itemId });
    run(secretary, 'AddRemark', { text: `Opmerking over ${name}.`, itemId });
  }
  run(secretary, 'AddRemark', { text: 'Opmerking buiten de agenda.' });
  run(chair, 'MoveToPhase', { phase: 'sluiting' });
  run(chair, 'CloseMeeting');
  return { world, scope: world.meetingScope(MEETING) };
}

/** A closed consultation in which nothing was decided and nobody was there, and all that was entered was struck. */
export function struckMeeting(): { world: World; scope: MeetingScope } {
  const { world } = given(...calledSteps({ method: 'free' }));
  const run = (by: typeof chair, name: Parameters<typeof does>[1], input: Record<string, unknown> = {}) => world.must(does(by, name, { ...inMeeting, ...input }));
  run(secretary, 'StartMeeting');
  for (const text of ['Een vergissing.', 'Nog een vergissing.']) {
    run(secretary, 'AddStatement', { text });
    run(secretary, 'StrikeEntry', { kind: 'statement', id: world.last('statementId'), entryVersion: 1, reason: 'Hoort hier niet.' });
  }
  run(chair, 'MoveToPhase', { phase: 'sluiting' });
  run(chair, 'CloseMeeting');
  const scope = world.meetingScope(MEETING);
  return { world, scope: { ...scope, meeting: { ...scope.meeting, attendance: { ...scope.meeting.attendance, seats: new Map() } } } };
}
