import { checkEntry, readTexts } from '../kernel/amend.js';
import { checkCircle } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import { checkParty } from '../kernel/party.js';
import { isRejection, reject } from '../kernel/rejection.js';
import * as input from './commands.js';
import { added, pictureEvent } from './decide.js';
import { checkCurrent, statementIn, type PictureScope } from './scope.js';

/** What happens to the picture between meetings, on the crisis itself. */
const onCrisis = { act: 'statement', scope: 'crisis', target: (read: { crisisId: string }) => read.crisisId } as const;
const NOWHERE = { meetingId: null, itemId: null, phase: null } as const;

/** Adds a statement between meetings (a result that comes by mail on a Sunday). Codes as AddStatement. */
export const addPictureStatement = command({
  ...onCrisis,
  name: 'AddPictureStatement',
  input: input.addPictureStatement,
  decide({ crisis, picture }: PictureScope, read, facts) {
    const unknown = checkParty(read.speaker, 'speaker', crisis) ?? checkCircle(read.restrictedTo, crisis.people);
    return unknown ?? added(picture, { ...read, ...NOWHERE }, facts);
  },
});

/** Replaces a statement between meetings. Codes: stale-version and those of AddPictureStatement. */
export const replacePictureStatement = command({
  ...onCrisis,
  name: 'ReplacePictureStatement',
  input: input.replacePictureStatement,
  decide({ crisis, picture }: PictureScope, { statementId, entryVersion, ...read }, facts) {
    const old = statementIn(picture, statementId, facts);
    if (isRejection(old)) return old;
    const same = read.speaker?.kind === old.speaker?.kind && read.speaker?.id === old.speaker?.id;
    // Who said it at a table need not be known to the crisis: a guest.
    const refused = checkEntry(old, entryVersion) ?? (same ? null : checkParty(read.speaker, 'speaker', crisis));
    return refused ?? added(picture, { ...read, ...NOWHERE, replaces: statementId, restrictedTo: null }, facts);
  },
});

/** Takes a statement out of the current picture between meetings, with the reason. Codes: unknown-statement, stale-version, not-current. */
export const withdrawPictureStatement = command({
  ...onCrisis,
  name: 'WithdrawPictureStatement',
  input: input.withdrawPictureStatement,
  decide({ picture }: PictureScope, { statementId, entryVersion, reason }, facts) {
    const statement = statementIn(picture, statementId, facts);
    if (isRejection(statement)) return statement;
    const refused = checkEntry(statement, entryVersion) ?? checkCurrent(statement);
    return refused ?? [pictureEvent(picture, 'StatementWithdrawn', { statementId, meetingId: null, reason })];
  },
});

/** Corrects a statement of no meeting (R7); one of a meeting is corrected there. Codes: unknown-statement, stale-version, struck, nothing-changes, invalid-input. */
export const correctPictureStatement = command({
  ...onCrisis,
  act: 'correct-entry',
  name: 'CorrectPictureStatement',
  input: input.correctPictureStatement,
  own: ({ picture }: PictureScope, { statementId }, actor: Facts['actor']) => actor.personId !== null && picture.statements.get(statementId)?.byPersonId === actor.personId,
  decide({ picture }: PictureScope, { statementId, entryVersion, texts }, facts) {
    const statement = statementIn(picture, statementId, facts);
    if (isRejection(statement)) return statement;
    if (statement.meetingId !== null) return reject('unknown-statement', 'statementId');
    const refused = checkEntry(statement, entryVersion);
    if (refused) return refused;
    const { text, statedSource, asOf, theme } = statement;
    const changed = readTexts(input.STATEMENT_TEXTS, { text, statedSource, asOf, theme }, texts);
    return isRejection(changed) ? changed : [pictureEvent(picture, 'StatementCorrected', { statementId, texts: changed.texts })];
  },
});

export const BETWEEN_COMMANDS = [addPictureStatement, replacePictureStatement, withdrawPictureStatement, correctPictureStatement] as const;
