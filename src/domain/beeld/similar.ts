import type { PictureState, Statement } from './state.js';

/** At most so many lookalikes are named: the secretary must be able to choose at a glance. */
const MOST = 3;
/** What part of the shorter statement's words the other must hold. */
const ALIKE = 0.6;
/** Fewer words than this say too little to be alike, unless all of them are the same. */
const FEWEST = 3;

// Words that any two sentences share. Negations stay: 'geen tekort' is not 'tekort', but it is news about the same.
const COMMON = new Set(
  `de het een en of in op aan van voor met bij door uit om te tot als dan dat die dit deze er is zijn was waren wordt worden heeft hebben
  had kan kunnen zal zullen gaat gaan ook nog al naar over per zo ze zij wij we men hun hier daar nu the a an and or of in on at to for
  with by from is are was were has have had will that this there it`.split(/\s+/),
);

const tokensOf = new WeakMap<Statement, ReadonlySet<string>>();

/**
 * The statements of the current picture that a new text looks like (R12), most alike first, at most three.
 * Compares words without accents, capitals, numbers and common words: '44 patiënten' and '51 patiënten' are
 * alike, because the new one should replace the old. Give it the picture as the reader may see it.
 */
export function similar(picture: Pick<PictureState, 'statements'>, text: string): readonly Statement[] {
  const wanted = tokens(text);
  if (wanted.size === 0) return [];
  const found: { readonly statement: Statement; readonly score: number }[] = [];
  for (const statement of picture.statements.values()) {
    if (statement.state !== 'current' || statement.struck) continue;
    const score = likeness(wanted, knownTokens(statement));
    if (score >= ALIKE) found.push({ statement, score });
  }
  found.sort((one, other) => other.score - one.score || other.statement.number - one.statement.number);
  return found.slice(0, MOST).map(({ statement }) => statement);
}

/** Between 0 and 1: the words that both hold, as a part of the shorter; short ones count only when the same. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [shorter, longer] = one.size <= other.size ? [one, other] : [other, one];
  if (shorter.size === 0) return 0;
  let shared = 0;
  for (const word of shorter) if (longer.has(word)) shared += 1;
  if (shared < FEWEST && !(shared === shorter.size && shared === longer.size)) return 0;
  // A long statement holds many words of a short one by chance: it counts for less the longer it is.
  return (shared / shorter.size + shared / longer.size) / 2;
}

function knownTokens(statement: Statement): ReadonlySet<string> {
  const known = tokensOf.get(statement);
  if (known) return known;
  const made = tokens(statement.text);
  tokensOf.set(statement, made);
  return made;
}

function tokens(text: string): ReadonlySet<string> {
  const words = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !/\p{N}/u.test(word) && !COMMON.has(word)));
}
