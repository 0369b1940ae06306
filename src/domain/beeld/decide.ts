import { checkEntry, type CorrectionInput, type EntryRef, type EntryRules, type StrikeInput, readTexts } from '../kernel/amend.js';
import { itemOf } from '../kernel/agenda.js';
import { checkCircle, chooseCircle, circleOfMeeting, isNarrower, knownTo, narrowCircle, type Circle } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import { streamOf, type Draft } from '../kernel/event.js';
import { checkHappenedAt } from '../kernel/input.js';
import { checkParty } from '../kernel/party.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import * as input from './commands.js';
import type { BeeldPayload, BEELD_EVENTS } from './events.js';
import { nextStatementNumber } from './evolve.js';
import { checkCurrent, statementIn, type BeeldScope } from './scope.js';
import type { PictureState, Statement } from './state.js';

const inMeeting = { act: 'statement', scope: 'meeting', target: (read: { meetingId: string }) => read.meetingId } as const;

/** Adds a statement to the picture. Codes: wrong-phase, unknown-item, unknown-party, unknown-person, unknown-statement, not-current, narrower-than-replaced, empty-circle, in-the-future. */
export const addStatement = command({
  ...inMeeting,
  name: 'AddStatement',
  input: input.addStatement,
  decide: (scope: BeeldScope, read, facts) => addInMeeting(scope, read, facts),
});

/** Replaces a statement by a newer one; the old one stays in the picture's history. Codes: stale-version and those of AddStatement. */
export const replaceStatement = command({
  ...inMeeting,
  name: 'ReplaceStatement',
  input: input.replaceStatement,
  decide(scope: BeeldScope, { statementId, entryVersion, ...read }, facts) {
    const old = statementIn(scope.picture, statementId, facts);
    if (isRejection(old)) return old;
    return checkEntry(old, entryVersion) ?? addInMeeting(scope, { ...read, replaces: statementId, restrictedTo: null }, facts);
  },
});

/** Says how certain a statement is. Codes: unknown-statement, stale-version, not-current, nothing-changes. */
export const changeCertainty = command({
  ...inMeeting,
  name: 'ChangeCertainty',
  input: input.changeCertainty,
  decide({ meeting, picture }: BeeldScope, { statementId, entryVersion, certainty }, facts) {
    const statement = statementIn(picture, statementId, facts);
    if (isRejection(statement)) return statement;
    const refused = checkEntry(statement, entryVersion) ?? checkCurrent(statement);
    if (refused) return refused;
    if (statement.certainty === certainty) return reject('nothing-changes', 'certainty');
    return [pictureEvent(picture, 'CertaintyChanged', { statementId, meetingId: meeting.id, certainty })];
  },
});

/** Takes a statement out of the current picture, with the reason. Codes: unknown-statement, stale-version, not-current. */
export const withdrawStatement = command({
  ...inMeeting,
  name: 'WithdrawStatement',
  input: input.withdrawStatement,
  decide(scope: BeeldScope, { statementId, entryVersion, reason }, facts) {
    const { meeting, picture } = scope;
    const statement = statementIn(picture, statementId, facts);
    if (isRejection(statement)) return statement;
    const refused = checkEntry(statement, entryVersion) ?? checkCurrent(statement);
    return refused ?? [pictureEvent(picture, 'StatementWithdrawn', { statementId, meetingId: meeting.id, reason, ...reasonCircle(scope, facts) })];
  },
});

/**
 * Correcting and striking statements of this meeting, or of none (R7). Imported ones too, in their own meeting. A restricted team's table
 * corrects no words that others read (others-read-it).
 */
export const STATEMENT_RULES: EntryRules<BeeldScope> = {
  find: ({ meeting, picture }, ref) => ownStatement(meeting.id, picture, ref),
  seen: (scope, ref, facts) => seenStatement(scope, ref, facts) !== null,
  changes: textsChanged,
  correct(scope, read, facts) {
    const changed = textsChanged(scope, read, facts);
    return isRejection(changed) ? changed : [pictureEvent(scope.picture, 'StatementCorrected', { statementId: read.id, texts: changed.texts })];
  },
  strike(scope, read, facts) {
    const statement = amendable(scope, read, facts);
    return isRejection(statement) ? statement : [pictureEvent(scope.picture, 'StatementStruck', { statementId: read.id, reason: read.reason, ...reasonCircle(scope, facts) })];
  },
};

export const STATEMENT_COMMANDS = [addStatement, replaceStatement, changeCertainty, withdrawStatement] as const;

type Said = Omit<input.AddPictureStatement, 'crisisId' | 'restrictedTo'> & Pick<Statement, 'meetingId' | 'itemId' | 'phase' | 'restrictedTo'>;

function addInMeeting(scope: BeeldScope, read: input.AddStatement, facts: Facts): readonly Draft[] | Rejection {
  const { crisis, meeting, picture } = scope;
  if (meeting.method === 'bob' && (meeting.phase === null || meeting.phase === 'opening')) return reject('wrong-phase', undefined, { phase: meeting.phase ?? 'opening' });
  const item = itemOf(meeting, read.itemId, facts.actor);
  if (isRejection(item)) return item;
  const { seats } = meeting.attendance;
  const unknown = checkParty(read.speaker, 'speaker', crisis, seats) ?? checkCircle(read.restrictedTo, crisis.people, seats);
  if (unknown) return unknown;
  const table = circleOfMeeting(meeting, crisis.teams);
  const chosen = chooseCircle(read.restrictedTo, { actor: facts.actor, seats, restricted: table !== null }, item.circle, table);
  if (isRejection(chosen)) return chosen;
  return added(picture, { ...read, itemId: item.itemId, phase: meeting.phase, restrictedTo: chosen.circle }, facts);
}

/**
 * Who may know why a statement was withdrawn or struck, where that was done at a restricted table or item: others see only that
 * it no longer holds.
 */
function reasonCircle({ crisis, meeting }: BeeldScope, { actor }: Facts): { readonly restrictedTo?: Circle } {
  const item = itemOf(meeting, null, actor);
  const narrow = narrowCircle(isRejection(item) ? null : item.circle, circleOfMeeting(meeting, crisis.teams));
  return isRejection(narrow) || narrow.circle === null ? {} : { restrictedTo: narrow.circle };
}

/** A new statement; one that replaces another stays in its circle, and is seen by all who see that. Codes: unknown-statement, not-current, narrower-than-replaced, empty-circle, in-the-future. */
export function added(picture: PictureState, said: Said, facts: Facts): readonly Draft[] | Rejection {
  const tooLate = checkHappenedAt(said.happenedAt, facts.at);
  if (tooLate) return tooLate;
  const replaced = said.replaces === null ? null : statementIn(picture, said.replaces, facts, 'replaces');
  if (isRejection(replaced)) return replaced;
  const refused = replaced && checkCurrent(replaced, 'replaces');
  if (refused) return refused;
  const narrow = narrowCircle(said.restrictedTo, replaced?.restrictedTo ?? null);
  if (isRejection(narrow)) return narrow;
  if (replaced && isNarrower(narrow.circle, replaced.restrictedTo)) return reject('narrower-than-replaced', 'replaces');
  const { text, speaker, statedSource, asOf, certainty, theme, meetingId, itemId, phase, replaces } = said;
  const payload = {
    ...{ statementId: facts.ids.next(), crisisId: picture.crisisId, number: nextStatementNumber(picture), meetingId, itemId, phase },
    ...{ text, speaker, statedSource, asOf, certainty, theme, replaces, restrictedTo: narrow.circle },
  };
  return [pictureEvent(picture, 'StatementAdded', payload, said.happenedAt)];
}

function ownStatement(meetingId: string, picture: PictureState, { id }: EntryRef): Statement | null {
  const statement = picture.statements.get(id);
  return statement !== undefined && (statement.meetingId === null || statement.meetingId === meetingId) ? statement : null;
}

function seenStatement({ meeting, picture }: BeeldScope, ref: EntryRef, { actor, inside }: Facts): Statement | null {
  const statement = ownStatement(meeting.id, picture, ref);
  return statement !== null && knownTo(actor, statement.restrictedTo, inside) ? statement : null;
}

function amendable(scope: BeeldScope, read: CorrectionInput | StrikeInput, facts: Facts): Statement | Rejection {
  const statement = seenStatement(scope, read, facts);
  if (statement === null) return reject('unknown-statement', 'id');
  return checkEntry(statement, read.entryVersion) ?? statement;
}

function textsChanged(scope: BeeldScope, read: CorrectionInput, facts: Facts) {
  const statement = amendable(scope, read, facts);
  if (isRejection(statement)) return statement;
  if (isNarrower(circleOfMeeting(scope.meeting, scope.crisis.teams), statement.restrictedTo)) return reject('others-read-it', 'id');
  const { text, statedSource, asOf, theme } = statement;
  return readTexts(input.STATEMENT_TEXTS, { text, statedSource, asOf, theme }, read.texts);
}

/** An event in the stream of the picture. */
export function pictureEvent<T extends keyof typeof BEELD_EVENTS>(picture: PictureState, type: T, payload: BeeldPayload<T>, happenedAt: string | null = null): Draft {
  return { stream: streamOf('picture', picture.crisisId), type, payload, ...(happenedAt === null ? {} : { happenedAt }) };
}
