import { isNewSince } from '../../../domain/beeld/new-since.js';
import type { Statement } from '../../../domain/beeld/state.js';
import { CERTAINTIES } from '../../../domain/kernel/words.js';
import { circleNames } from '../../../domain/meeting/circle-names.js';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import { hrefOf, settled, type At } from '../at.js';
import { markView, mayCorrect, saidView } from './mark.js';
import { proposeView } from './propose.js';
import type { Who } from './who.js';

/** Where the picture was when the team last met: what came later is new. Null for a first meeting. */
export interface Since {
  readonly name: string;
  readonly at: string;
}

function statementView(statement: Statement, scope: MeetingScope, who: Who, at: At) {
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

export type StatementView = ReturnType<typeof statementView>;

/** The picture: what is new since the team last met (newest at the bottom), and what holds for longer. */
export function pictureView(scope: MeetingScope, who: Who, at: At, since: Since | null) {
  const all = [...scope.picture.statements.values()].sort((a, b) => a.number - b.number);
  const mine = (one: Statement) => one.meetingId === scope.meeting.id;
  const isNew = (one: Statement) => mine(one) || since === null || isNewSince(one, since.at);
  const view = (one: Statement) => statementView(one, scope, who, at);
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
    .map((one) => statementView(one, scope, who, at));
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

