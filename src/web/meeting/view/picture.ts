import { isNewSince } from '../../../domain/beeld/new-since.js';
import type { Statement } from '../../../domain/beeld/state.js';
import { CERTAINTIES } from '../../../domain/kernel/words.js';
import { circleNames } from '../../../domain/meeting/circle-names.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import { isOwnEntry } from '../../../domain/kernel/entry.js';
import { hrefOf, queryOf, settled, type At } from '../at.js';
import { markView, mayCorrect, saidView } from './mark.js';
import { proposeView } from './propose.js';
import type { Who } from './who.js';

/** Where the picture was when the team last met: what came later is new. Null for a first meeting. */
export interface Since {
  readonly name: string;
  readonly at: string;
}

/** What the view of a statement depends on beside the statement, in words; the same for a whole list. */
function placeOf({ meeting }: MeetingScope, { columns, can }: Who, at: At): string {
  return JSON.stringify([meeting.id, meeting.state, queryOf(settled(at)), [...columns].sort(), can.CorrectEntry, can.ReplaceStatement, can.OfferEntry, can.OfferCorrection]);
}

/** Views that were made before: a statement is replaced when it changes, so it has the same view in the same place. */
const made = new WeakMap<Statement, Map<string, ReturnType<typeof makeView>>>();
/** More places than people look from; addresses can be made up. */
const MOST_PLACES = 40;

/** The view of a statement as this person sees it; the same object as before where it can be. */
function statementView(statement: Statement, scope: MeetingScope, who: Who, at: At, place: string) {
  const { id, restrictedTo } = statement;
  const amended = [...scope.meeting.tray.values()].some(({ state, amends }) => state === 'waiting' && amends?.kind === 'statement' && amends.id === id);
  // The names in a circle, an open form and what waits in the tray are not part of the statement.
  // Nor is whether this person sees what it replaced, or what replaced it.
  if (restrictedTo !== null || amended || at.edit?.id === id || statement.replaces !== null || statement.replacedBy !== null) return makeView(statement, scope, who, at);
  const key = `${place} ${isOwnEntry(statement, who.personId)}`;
  const known = made.get(statement) ?? new Map<string, ReturnType<typeof makeView>>();
  if (known.size >= MOST_PLACES) known.clear();
  made.set(statement, known);
  const view = known.get(key) ?? makeView(statement, scope, who, at);
  known.set(key, view);
  return view;
}

function makeView(statement: Statement, scope: MeetingScope, who: Who, at: At) {
  const link = (id: string | null) => {
    const other = id === null ? undefined : scope.picture.statements.get(id);
    return other ? { id: other.id, number: other.number } : null;
  };
  const may = mayCorrect(statement, who);
  const ofHere = statement.meetingId === null || statement.meetingId === scope.meeting.id;
  const fields = [{ name: 'text', value: statement.text }, { name: 'statedSource', value: statement.statedSource }, { name: 'theme', value: statement.theme }];
  const editable = (may || who.can.ReplaceStatement === true) && statement.struck === null && statement.state === 'current';
  const open = editable && at.edit?.kind === 'statement' && at.edit.id === statement.id;
  const propose = ofHere ? proposeView('statement', statement, fields, scope.meeting, who, at, { asOf: statement.asOf }) : null;
  const doubtable = statement.state === 'current' && statement.struck === null && !editable && !propose?.link && !propose?.form && who.can.OfferEntry === true;
  return {
    kind: 'statement',
    id: statement.id,
    number: statement.number,
    certainty: statement.certainty,
    said: saidView(statement.text),
    speaker: statement.speaker?.text ?? null,
    source: statement.statedSource,
    asOf: statement.asOf,
    asOfIsDate: statement.asOf !== null && !statement.asOf.includes('T'),
    theme: statement.theme,
    state: statement.state,
    replaces: link(statement.replaces),
    replacedBy: link(statement.replacedBy),
    withdrawnReason: statement.withdrawnReason,
    restricted: circleNames(statement.restrictedTo, scope),
    ofPhase: statement.phase,
    old: statement.state !== 'current',
    mark: markView(statement),
    editable,
    propose,
    // Who may not correct it begins an offer about it.
    doubt: doubtable ? `${hrefOf(scope.meeting.id, settled(at, { about: statement.number, focus: 'offer' }))}#f-offer-text` : null,
    edit: open ? { mayCorrect: may, mayReplace: who.can.ReplaceStatement === true, text: statement.text, certainties: CERTAINTIES.map((one) => ({ value: one, pressed: one === statement.certainty })) } : null,
  };
}

export type StatementView = ReturnType<typeof makeView>;

/** The picture: what is new since the team last met (newest at the bottom), and what holds for longer. */
export function pictureView(scope: MeetingScope, who: Who, at: At, since: Since | null) {
  const all = [...scope.picture.statements.values()].sort((a, b) => a.number - b.number);
  const mine = (one: Statement) => one.meetingId === scope.meeting.id;
  const isNew = (one: Statement) => mine(one) || since === null || isNewSince(one, since.at);
  const place = placeOf(scope, who, at);
  const view = (one: Statement) => statementView(one, scope, who, at, place);
  return {
    fresh: all.filter(isNew).map(view),
    longer: all.filter((one) => !isNew(one) && one.state === 'current' && one.struck === null).map(view),
    count: all.filter((one) => one.state === 'current' && one.struck === null).length,
    since: since?.name ?? null,
  };
}

/** Statements of one agenda item of a free meeting. */
export function itemStatements(scope: MeetingScope, itemId: string, who: Who, at: At) {
  return [...scope.picture.statements.values()]
    .filter((one) => one.itemId === itemId && one.meetingId === scope.meeting.id)
    .sort((a, b) => a.number - b.number)
    .map((one) => statementView(one, scope, who, at, placeOf(scope, who, at)));
}

/** The newest statements of this meeting, for beside a topic. */
export function latestStatements(scope: MeetingScope, count: number) {
  return [...scope.picture.statements.values()]
    .filter((one) => one.state === 'current' && one.struck === null)
    .sort((a, b) => b.number - a.number)
    .slice(0, count)
    .map((one) => ({
      id: one.id,
      number: one.number,
      said: saidView(one.text),
      certainty: one.certainty,
      speaker: one.speaker?.text ?? one.statedSource,
    }));
}

