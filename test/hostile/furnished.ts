import type { House } from '../support/house.js';
import { addsPaper } from '../support/papers.js';

/** A meeting with one of everything that an address can name. */
export async function furnished(at: House): Promise<Record<string, string>> {
  const { crisisId, teamId, organisationId, functionId, people } = at;
  const { meetingId, topicId } = await at.discussion();
  const make = (field: string, name: Parameters<House['make']>[1], input: object, by?: 'expert') => at.make(field, name, { meetingId, ...input }, by);
  const statementId = await make('statementId', 'AddStatement', { text: 'Melding' });
  return {
    ...{ crisisId, teamId, organisationId, functionId, meetingId, topicId, statementId, id: meetingId, personId: people.expert.personId, kind: 'statement', entryId: statementId, token: 'geen-geldig-token', code: 'GEENCODE', sessionId: 'geen-sessie', tokenId: statementId, commentId: statementId, version: '1', format: 'json', secret: 'x'.repeat(43), number: '1', file: 'minutes.html', refusalId: statementId },
    memberId: await at.make('memberId', 'SeatMember', { crisisId, teamId, personId: people.expert.personId, role: 'observer' }, 'coordinator'),
    itemId: await make('itemId', 'AddAgendaItem', { title: 'Punt', place: 'opening' }),
    paperId: await addsPaper(at, meetingId),
    turningPointId: await at.make('turningPointId', 'MarkTurningPoint', { crisisId, text: 'Het keerde', at: '2020-01-01' }),
    offerId: await make('offerId', 'OfferEntry', { kind: 'statement', text: 'Aanbod' }, 'expert'),
    optionId: await make('optionId', 'AddOption', { topicId, text: 'Optie' }),
    provisionalId: await make('provisionalId', 'WordProvisional', { topicId, words: 'Woorden' }),
    parkedId: await make('parkedId', 'ParkSolution', { text: 'Geparkeerd' }),
    decisionId: await make('decisionId', 'Decide', { urgent: true, outcome: 'taken', words: 'Spoed' }),
    actionId: await make('actionId', 'AssignAction', { what: 'Actie' }),
  };
}
