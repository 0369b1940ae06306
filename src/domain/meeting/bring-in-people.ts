import { crisisEvent } from '../crisis/index.js';
import type { CrisisState } from '../crisis/state.js';
import type { Draft } from '../kernel/event.js';
import { teamCircleIn } from '../kernel/circle.js';
import type { IdSource } from '../kernel/ids.js';
import type { MinutesDocument } from './document.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The organisations, functions and people that the document names and the crisis does not know yet. A person is of the
 * organisation that stands beside the seat; guests sit at one table only and become nobody in the crisis.
 */
export function namedDrafts(document: MinutesDocument, crisis: CrisisState | null, ids: IdSource): Draft[] {
  const crisisId = document.crisis.id;
  const drafts: Draft[] = [];
  const organisations = new Map<string, string>();
  for (const { id, abbreviation, name } of crisis?.organisations.values() ?? []) organisations.set(name, id).set(abbreviation, id);
  const known = new Set([...(crisis?.people.keys() ?? []), ...(crisis?.functions.keys() ?? []), ...(crisis?.organisations.keys() ?? [])]);
  const isNew = (id: string | null): id is string => id !== null && UUID.test(id) && !known.has(id) && known.add(id) !== undefined;

  const organisation = (organisationId: string, name: string) => {
    organisations.set(name, organisationId);
    drafts.push(crisisEvent(crisisId, 'OrganisationAdded', { organisationId, abbreviation: name, name, party: false }));
    return organisationId;
  };
  const person = (personId: string, name: string, organisationId: string | null) =>
    drafts.push(crisisEvent(crisisId, 'PersonAdded', { personId, name, organisationId, staff: true, email: null }));

  for (const { kind, id, text } of partiesIn(document)) if (kind === 'organisation' && isNew(id)) organisation(id, text);
  for (const { personId, name, organisation: said, guest } of document.attendance.seats) {
    if (guest || !isNew(personId)) continue;
    person(personId, name, said === null ? null : (organisations.get(said) ?? organisation(ids.next(), said)));
  }
  for (const { kind, id, text } of partiesIn(document)) {
    const seated = document.attendance.seats.some(({ personId }) => personId === id);
    if (kind === 'person' && !seated && isNew(id)) person(id, text, null);
    if (kind === 'function' && isNew(id)) drafts.push(crisisEvent(crisisId, 'FunctionAdded', { functionId: id, abbreviation: text, name: text, organisationId: null }));
  }
  for (const [element, name] of Object.entries(document.circles ?? {})) {
    const seated = document.attendance.seats.some(({ personId }) => personId === element);
    if (teamCircleIn(element) === null && name !== element && !seated && isNew(element)) person(element, name, null);
  }
  return drafts;
}

/** Who speaks or owns something, wherever the document says so. */
function partiesIn({ actions, beeld, oordeel }: MinutesDocument) {
  const speakers = [...beeld.statements, ...oordeel.topics.flatMap((topic) => topic.arguments)].map(({ speaker }) => speaker);
  return [...actions.map(({ owner }) => owner), ...speakers].filter((party) => party !== null);
}
