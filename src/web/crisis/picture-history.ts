import type { PictureState, Statement } from '../../domain/beeld/state.js';
import { inCircle, withoutReason, type Viewer as Reading } from '../../domain/meeting/visible.js';

/** Another statement: its number, and where it is to be found. */
export interface StatementLink {
  readonly number: number;
  readonly href: string;
}

/**
 * The picture with this statement in sight: all themes, and the list of what no longer holds unfolded when it is in there.
 * Not every browser opens a fold for a fragment.
 */
const hrefOf = (crisisId: string, statementId: string, at: string | null) =>
  `/crises/${crisisId}/picture?${at === null ? '' : `at=${encodeURIComponent(at)}&`}statement=${statementId}#statement-${statementId}`;

type Seeing = Pick<PictureReader, 'reading' | 'at'>;

/** Who looks at the picture, and what that person may correct. */
export interface PictureReader {
  readonly reading: Reading;
  readonly personId: string;
  readonly mayCorrect: boolean;
  readonly mayCorrectOwn: boolean;
  /** The local moment whose picture it is; absent: now. Links stay in it. */
  readonly at?: string | null;
}

/** The statement that a line of the picture replaced, and whether this person may correct the line between meetings. */
export function around(statementId: string, picture: PictureState, { personId, mayCorrect, mayCorrectOwn, ...seeing }: PictureReader) {
  const statement = picture.statements.get(statementId);
  const between = statement?.meetingId === null;
  const own = mayCorrectOwn && statement?.byPersonId === personId;
  return { replaces: linkTo(statement?.replaces ?? null, picture, seeing), mayCorrect: between && (mayCorrect || own) };
}

/** What no longer holds and this person may see, newest first: replaced by what, withdrawn or struck by whom and why. */
export function goneLines(picture: PictureState, seeing: Seeing) {
  const { reading } = seeing;
  return [...picture.statements.values()]
    .filter((statement) => isGone(statement) && inCircle(statement.restrictedTo, reading))
    .map((statement) => withoutReason(statement, reading))
    .sort((a, b) => b.number - a.number)
    .map((statement) => ({
      id: statement.id,
      number: statement.number,
      words: statement.text,
      sealed: statement.struck?.reason === 'sealed',
      speaker: statement.speaker?.text ?? null,
      theme: statement.theme,
      restricted: statement.restrictedTo !== null,
      at: statement.happenedAt,
      replaces: linkTo(statement.replaces, picture, seeing),
      ...endOf(statement, picture, seeing),
    }));
}

const isGone = ({ state, struck }: Statement) => state !== 'current' || struck !== null;

/** How a statement ended; a struck one was a mistake, whatever came of it before. */
function endOf({ struck, state, withdrawn, withdrawnReason, replacedBy }: Statement, picture: PictureState, seeing: Seeing) {
  if (struck !== null) return { end: 'struck', endedBy: struck.by === '' ? null : struck, reason: struck.reason === 'sealed' || struck.reason === '' ? null : struck.reason, replacedBy: null } as const;
  if (state === 'withdrawn') return { end: 'withdrawn', endedBy: withdrawn ?? null, reason: withdrawnReason, replacedBy: null } as const;
  const next = replacedBy === null ? undefined : picture.statements.get(replacedBy);
  const link = linkTo(replacedBy, picture, seeing);
  return { end: 'replaced', endedBy: next && link ? { at: next.happenedAt, by: next.by } : null, reason: null, replacedBy: link } as const;
}

/** Nobody learns of a statement outside one's circle, not even its number. */
function linkTo(id: string | null, { crisisId, statements }: PictureState, { reading, at = null }: Seeing): StatementLink | null {
  const other = id === null ? undefined : statements.get(id);
  return other && inCircle(other.restrictedTo, reading) ? { number: other.number, href: hrefOf(crisisId, other.id, at) } : null;
}

/** The themes of these lines by name, each with how many lines it has, and which one is chosen; of one theme there is nothing to choose. */
export function themesOf(lines: readonly { readonly theme: string | null }[], chosen: string | null, at: string | null = null) {
  const counts = new Map<string, number>();
  for (const { theme } of lines) if (theme !== null) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  const themes = [...counts].sort(([a], [b]) => a.localeCompare(b, 'nl')).map(([name, count]) => ({ name, count, chosen: name === chosen, query: `?${at === null ? '' : `at=${encodeURIComponent(at)}&`}theme=${encodeURIComponent(name)}` }));
  return themes.length > 1 || chosen !== null ? themes : [];
}
