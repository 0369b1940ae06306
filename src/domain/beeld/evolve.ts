import { amended, SEALED, sealedMark, struck, touched } from '../kernel/amend.js';
import type { Circle } from '../kernel/circle.js';
import { deedOf, markOf } from '../kernel/entry.js';
import { asEntries, Entries } from '../kernel/entries.js';
import { partsOf, type RecordedEvent } from '../kernel/event.js';
import { statementOfSaid } from './document.js';
import type { BeeldPayload } from './events.js';
import type { PictureState, Statement } from './state.js';

/** The picture of a crisis before anything was said. */
export function emptyPicture(crisisId: string): PictureState {
  return { crisisId, version: 0, statements: Entries.none<Statement>() };
}

/** Folds one event of `picture:<crisisId>`. Pure; a sealed payload (null) of a statement leaves a tombstone. */
export function evolvePicture(state: PictureState | null, event: RecordedEvent): PictureState {
  const before = state ?? emptyPicture(partsOf(event.stream).id);
  const statements = event.type === 'StatementsBroughtIn' ? broughtIn(before, event) : evolveStatements(before, event);
  return { ...before, statements, version: event.version, ...lastAfter(before, event) };
}

function broughtIn({ statements }: PictureState, { payload }: RecordedEvent): ReadonlyMap<string, Statement> {
  const said = (payload as BeeldPayload<'StatementsBroughtIn'> | null)?.statements ?? [];
  return said.map(statementOfSaid).reduce((all, statement) => all.with(statement.id, statement), asEntries(statements));
}

/** The number that the next statement gets. */
export function nextStatementNumber({ last, statements }: PictureState): number {
  return (last ?? statements.size) + 1;
}

function lastAfter(before: PictureState, { type, payload }: RecordedEvent): Pick<PictureState, 'last'> {
  const last = nextStatementNumber(before) - 1;
  if (type === 'StatementsBroughtIn') {
    const said = (payload as BeeldPayload<'StatementsBroughtIn'> | null)?.statements ?? [];
    return { last: said.reduce((most, { number }) => Math.max(most, number), last) };
  }
  return before.last === undefined || type !== 'StatementAdded' ? {} : { last: last + 1 };
}

function evolveStatements(state: PictureState, event: RecordedEvent): ReadonlyMap<string, Statement> {
  const { statements } = state;
  if (event.payload === null) return event.type === 'StatementAdded' ? add(statements, tombstone(state, event)) : statements;
  switch (event.type) {
    case 'StatementAdded':
      return add(statements, statementOf(event as RecordedEvent<string, BeeldPayload<'StatementAdded'>>));
    case 'CertaintyChanged': {
      const { statementId, certainty } = event.payload as BeeldPayload<'CertaintyChanged'>;
      return change(statements, statementId, (statement) => amended(statement, event, { certainty }));
    }
    case 'StatementWithdrawn': {
      const { statementId, reason, restrictedTo } = event.payload as BeeldPayload<'StatementWithdrawn'>;
      return change(statements, statementId, (statement) => ({ ...touched(statement), state: 'withdrawn', withdrawnReason: reason, withdrawn: { ...deedOf(event), ...within(restrictedTo) } }));
    }
    case 'StatementCorrected': {
      const { statementId, texts } = event.payload as BeeldPayload<'StatementCorrected'>;
      return change(statements, statementId, (statement) => amended(statement, event, texts));
    }
    case 'StatementStruck': {
      return strike(statements, event as RecordedEvent<string, BeeldPayload<'StatementStruck'>>);
    }
    default:
      return statements;
  }
}

/** Spelled out with the mark at the end: a picture has thousands, and the other way round costs ten times as much. */
function statementOf(event: RecordedEvent<string, BeeldPayload<'StatementAdded'>>): Statement {
  const said = event.payload;
  return {
    id: said.statementId,
    number: said.number,
    meetingId: said.meetingId,
    itemId: said.itemId,
    phase: said.phase,
    text: said.text,
    speaker: said.speaker,
    statedSource: said.statedSource,
    asOf: said.asOf,
    certainty: said.certainty,
    theme: said.theme,
    state: 'current',
    replaces: said.replaces,
    replacedBy: null,
    withdrawnReason: null,
    restrictedTo: said.restrictedTo,
    ...markOf(event),
  };
}

/** The words are destroyed, and with them the id: the number is the one it had, because numbers rise by one. */
function tombstone(state: PictureState, event: RecordedEvent): Statement {
  return {
    ...sealedMark(markOf(event)),
    id: `${SEALED}:${event.version}`,
    number: nextStatementNumber(state),
    meetingId: null,
    itemId: null,
    phase: null,
    text: '',
    speaker: null,
    statedSource: null,
    asOf: null,
    certainty: null,
    theme: null,
    state: 'withdrawn',
    replaces: null,
    replacedBy: null,
    withdrawnReason: SEALED,
    restrictedTo: null,
  };
}

function add(statements: ReadonlyMap<string, Statement>, added: Statement): ReadonlyMap<string, Statement> {
  const all = asEntries(statements).with(added.id, added);
  if (added.replaces === null) return all;
  return change(all, added.replaces, (old) => ({ ...touched(old), state: 'replaced', replacedBy: added.id }));
}

/** A struck statement was a mistake, so what it had replaced counts again; unless it was itself replaced or withdrawn. */
function strike(statements: ReadonlyMap<string, Statement>, event: RecordedEvent<string, BeeldPayload<'StatementStruck'>>): ReadonlyMap<string, Statement> {
  const { statementId, reason, restrictedTo } = event.payload;
  const mistake = statements.get(statementId);
  const all = change(statements, statementId, (statement) => withinStrike(struck(statement, event, reason), restrictedTo));
  if (mistake?.state !== 'current' || mistake.replaces === null) return all;
  return change(all, mistake.replaces, (old) => (old.replacedBy === mistake.id ? { ...touched(old), state: 'current', replacedBy: null } : old));
}

function change(statements: ReadonlyMap<string, Statement>, id: string, to: (statement: Statement) => Statement): ReadonlyMap<string, Statement> {
  const found = statements.get(id);
  return found === undefined ? statements : asEntries(statements).with(id, to(found));
}

/** Who may know by whom and why, where the event says so. */
function within(restrictedTo: Circle | undefined): { readonly restrictedTo?: Circle } {
  return restrictedTo === undefined ? {} : { restrictedTo };
}

function withinStrike(statement: Statement, restrictedTo: Circle | undefined): Statement {
  return statement.struck === null ? statement : { ...statement, struck: { ...statement.struck, ...within(restrictedTo) } };
}
