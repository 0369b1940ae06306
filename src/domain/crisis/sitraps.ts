import { z } from 'zod';
import { command } from '../kernel/command.js';
import { id, orNull, utcTime } from '../kernel/input.js';
import { NOT_PREPARED } from '../kernel/prepared.js';
import { reject } from '../kernel/rejection.js';
import { optionalText, text } from '../kernel/text.js';
import { crisisEvent } from './events.js';
import type { CrisisScope } from './scope.js';
import { nextSitrapNumber } from './told.js';

/**
 * `since`: from when on it tells what happened (UTC); null: since the last one, of the first from the beginning. `summary` and `outlook`
 * are the author's words. `basedOn`: the digest of what the author looked at before; null for who did not look.
 */
export const issueSitrapInput = z.object({ crisisId: id(), since: orNull(utcTime()), summary: text(), outlook: optionalText(), basedOn: orNull(z.string().max(100, { error: 'too-long' })) });
export type IssueSitrap = z.output<typeof issueSitrapInput>;

/** From when on a sitrap tells what happened: as was asked, or since the one before it; null for all there was. */
export function sitrapSince({ sitraps }: CrisisScope['crisis'], asked: string | null): string | null {
  return asked ?? sitraps?.at(-1)?.asOf ?? null;
}

/**
 * Issues a sitrap (situation report): what stands at this moment and no circle hides, kept as it is told now (ADR 0029). Codes:
 * in-the-future (since), not-prepared, sitrap-changed (not what was looked at).
 */
export const issueSitrap = command({
  name: 'IssueSitrap',
  act: 'issue-sitrap',
  scope: 'crisis',
  prepared: true,
  target: (read: { crisisId: string }) => read.crisisId,
  input: issueSitrapInput,
  decide(scope: CrisisScope, { since: asked, basedOn }, { at, actor, columns, prepared }) {
    const { crisis } = scope;
    if (asked !== null && asked >= at) return reject('in-the-future', 'since');
    if (prepared?.version !== nextSitrapNumber(crisis)) return reject(NOT_PREPARED);
    if (basedOn !== null && prepared.digestFor(scope, { personId: actor.personId, columns }) !== basedOn) return reject('sitrap-changed');
    const files = prepared.files.map(({ bytes: _, ...note }) => note);
    return [crisisEvent(crisis.id, 'SitrapIssued', { number: prepared.version, asOf: prepared.at, since: sitrapSince(crisis, asked), files })];
  },
});
