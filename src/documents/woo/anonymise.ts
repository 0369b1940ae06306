import { hash } from 'node:crypto';
import { canonicalJson } from '../../domain/kernel/canonical.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import type { Party } from '../../domain/kernel/entry.js';
import type { RefusalGround } from '../../domain/kernel/words.js';
import type { Review } from '../../domain/minutes/review.js';
import type { Refusal } from '../../domain/minutes/state.js';
import { translator, type Language, type Translate } from '../../i18n/index.js';
import { minutesDigest } from '../minutes/minutes.digest.js';
import type { MinutesModel } from '../minutes/minutes.model.js';
import { blacked } from './blacked.js';
import { finderOf, type Finder, type Found } from './finder.js';
import { plainOf } from './folded.js';
import { castOf, strangerId, type Cast, type Known } from './people.js';
import { mapStrings, stringsIn, type Placed } from './strings.js';

/** A find in running text, with the words around it. */
export interface Hit extends Found {
  /** The same as long as the minutes and the people are: by where it stands. */
  readonly key: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What is asked of the reviewer. */
export interface Proposal {
  /** Whoever occurs in these minutes. */
  readonly people: readonly Known[];
  readonly hits: readonly Hit[];
  /** Refusals that no longer fit what stands there. */
  readonly lost: readonly Refusal[];
  /** What the review is of (SHA-256): the minutes, the people, the grounds, and what was found. */
  readonly digest: string;
}

/** The minutes for the public, and what may stand in no file of them. */
export interface Anonymised {
  readonly model: MinutesModel;
  /** Finds names as they were; those that are to stay are no find. */
  find(text: string): Found[];
  /** Found word for word in no file: refused words, and ids of people. */
  readonly taken: readonly string[];
  readonly lost: readonly Refusal[];
}

export interface Source {
  readonly crisis: CrisisState;
  /** As it is for who is in no circle. */
  readonly model: MinutesModel;
  readonly refusals: readonly Refusal[];
  readonly language: Language;
}

const AROUND = 60;

/** What was found in the minutes, to be reviewed before the variant is made. */
export function proposalOf(source: Source): Proposal {
  const { cast, model, lost, find } = prepared(source);
  const placed = stringsIn(model);
  const hits = placed.filter(({ kind }) => kind === 'text' || kind === 'loose').flatMap((one) => hitsIn(one, find));
  const named = new Set([...placed.filter(({ kind }) => kind === 'name' || kind === 'loose').map(({ value }) => plainOf(value)), ...placed.filter(({ kind }) => kind === 'id').map(({ value }) => value)]);
  const mentioned = new Set(hits.flatMap(({ ids }) => ids));
  const people = cast.people.filter(({ id, name }) => mentioned.has(id) || named.has(id) || named.has(plainOf(name)));
  const said = { model: minutesDigest(source.model), people: people.map(({ id, name, word }) => [id, name, word]), hits: hits.map(({ key }) => key), refusals: source.refusals.map(({ id, entryVersion }) => [id, entryVersion]) };
  return { people, hits, lost, digest: hash('sha256', canonicalJson(said)) };
}

/** The minutes as they may be public, by what was chosen. */
export function anonymise(source: Source, review: Review): Anonymised {
  const { cast, model, taken, lost, find, t } = prepared(source, review);
  const words = wordsBy(cast, review, t);
  const left = new Set(review.leave);
  const leftTexts = new Set<string>();
  const stays = ({ ids, kind }: Found) => kind !== 'email' && kind !== 'phone' && ids.every((id) => words.of(id) === null);
  const inText = (placed: Placed): string => {
    let out = '';
    let at = 0;
    for (const hit of hitsIn(placed, find)) {
      const isLeft = hit.certainty !== 'sure' && left.has(hit.key);
      if (isLeft) leftTexts.add(plainOf(hit.text));
      if (isLeft || stays(hit)) continue;
      out += `${placed.value.slice(at, hit.start)}${words.for(hit)}${hit.possessive ? "'s" : ''}`;
      at = hit.end;
    }
    return out + placed.value.slice(at);
  };
  const ids = pseudonyms(cast, words.of);
  const byName = namesOf(cast);
  /** A name that the product wrote is replaced whole. */
  const inName = (placed: Placed): string => {
    const known = byName.get(plainOf(placed.value)) ?? [strangerId(placed.value)];
    const replacing = [...new Set(known.flatMap((id) => words.of(id) ?? []))];
    if (replacing.length === 0) return known.every((id) => words.isKnown(id)) ? placed.value : inText(placed);
    return replacing.length === 1 ? (replacing[0] ?? '') : t('woo.official');
  };
  for (const { id, name } of cast.people) if (words.of(id) === null) leftTexts.add(plainOf(name));
  const isKnownName = (value: string) => byName.has(plainOf(value));
  const changed = mapStrings(bare(model), {
    string(placed) {
      if (placed.kind === 'id') return ids(placed.value);
      return placed.kind === 'name' || (placed.kind === 'loose' && isKnownName(placed.value)) ? inName(placed) : inText(placed);
    },
    party: (party, path) => ({ ...party, id: party.id === null ? null : ids(party.id), text: inParty(party, `${path}.text`) }),
  });

  function inParty({ kind, id, text }: Party, path: string): string {
    const word = id === null || kind === 'organisation' ? null : words.of(id);
    if (word !== null) return word;
    if (kind === 'organisation') return text;
    return isKnownName(text) ? inName({ kind: 'name', value: text, path }) : inText({ kind: 'loose', value: text, path });
  }

  const own = new Set([...cast.people.flatMap(({ id }) => words.of(id) ?? []), ...cast.titles.flatMap(({ id }) => words.of(id) ?? []), ...review.also.flatMap(({ word }) => word ?? [])]);
  return {
    model: { ...seatsWithoutTitles(changed, model, words.of), anonymised: { grounds: groundsIn(source.refusals) } },
    find: (text) => find([...own].reduce((rest, word) => rest.replaceAll(word, ' '), text)).filter((found) => !stays(found) && !leftTexts.has(plainOf(found.text))),
    taken: [...taken, ...cast.people.filter(({ id }) => !id.startsWith('name:') && words.of(id) !== null).map(({ id }) => id)],
    lost,
  };
}

/** The model without what is refused, and the search for everyone who may be named in it. */
function prepared({ crisis, model: whole, refusals, language }: Source, review: Pick<Review, 'also'> = { also: [] }) {
  const t = translator(language);
  const cast = castOf(crisis, whole, t);
  const { model, taken, lost } = blacked(whole, refusals, ({ ground }) => t('woo.bar', { ground }));
  const also = review.also.map(({ words }, index) => ({ id: `also:${index}`, kind: 'words', names: [words] }) as const);
  const find: Finder = finderOf([...cast.people.flatMap(({ sought }) => sought ?? []), ...cast.titles.map(({ sought }) => sought), ...also]);
  return { t, cast, model, taken, lost, find };
}

function hitsIn({ path, value }: Placed, find: Finder): Hit[] {
  return find(value).map((found) => ({
    ...found,
    path,
    key: hash('sha256', `${path}\n${found.start}\n${found.text}`, 'base64url').slice(0, 12),
    before: `${found.start > AROUND ? '… ' : ''}${value.slice(Math.max(0, found.start - AROUND), found.start)}`,
    after: `${value.slice(found.end, found.end + AROUND)}${value.length > found.end + AROUND ? ' …' : ''}`,
  }));
}

/** The word for each person and title by what was chosen; null: it stays. */
function wordsBy(cast: Cast, { people, also }: Review, t: Translate) {
  const chosen = new Map(people.map(({ id, word }) => [id, word]));
  const words = new Map<string, string | null>();
  for (const { id, word } of cast.people) words.set(id, chosen.has(id) ? (chosen.get(id) ?? null) : word);
  for (const { id, word, personIds } of cast.titles) words.set(id, titleWord(personIds, word));
  for (const [index, { word }] of also.entries()) words.set(`also:${index}`, word ?? t('woo.otherWord'));
  const of = (id: string): string | null => words.get(id) ?? null;
  return {
    of,
    isKnown: (id: string) => words.has(id),
    for: ({ ids, kind }: Found): string => {
      if (kind === 'email') return t('woo.email');
      if (kind === 'phone') return t('woo.phone');
      const all = [...new Set(ids.flatMap((id) => of(id) ?? []))];
      return all.length === 1 ? (all[0] ?? '') : t('woo.official');
    },
  };

  /** A title goes with the one who has it: it stays when that person's name does. */
  function titleWord(personIds: readonly string[], otherwise: string | null): string | null {
    const [only] = personIds;
    return only !== undefined && personIds.length === 1 && words.has(only) ? (words.get(only) ?? null) : otherwise;
  }
}

/** Ids that lead to no person or function, the same throughout the file; other ids stay. */
function pseudonyms({ people, titles }: Cast, wordOf: (id: string) => string | null): (id: string) => string {
  const hidden = new Set([...people, ...titles].filter(({ id }) => wordOf(id) !== null).map(({ id }) => id));
  const given = new Map<string, string>();
  return (id) => {
    if (!hidden.has(id)) return id;
    const known = given.get(id) ?? `person-${given.size + 1}`;
    given.set(id, known);
    return known;
  };
}

function namesOf({ people }: Cast): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const { id, name, sought } of people) for (const one of new Set([name, ...(sought?.names ?? [])].map(plainOf))) byName.set(one, [...(byName.get(one) ?? []), id]);
  return byName;
}

/** Without who is in which circle, how it came here, and whom earlier minutes named as receivers. */
function bare({ circles: _, broughtIn: __, official, ...model }: MinutesModel): MinutesModel {
  const open = JSON.parse(JSON.stringify(model, (key, value: unknown) => (key === 'restrictedTo' ? null : value))) as MinutesModel;
  if (official === undefined) return open;
  const { distributedTo: ___, ...said } = official;
  return { ...open, official: said };
}

/** Who is replaced has no function beside it: that would say who it is. */
function seatsWithoutTitles(model: MinutesModel, before: MinutesModel, wordOf: (id: string) => string | null): MinutesModel {
  const seats = model.attendance.seats.map((seat, index) => {
    const was = before.attendance.seats[index];
    if (was === undefined || wordOf(was.personId) === null) return seat;
    const { functionId: _, ...rest } = seat;
    return { ...rest, functionName: null };
  });
  return { ...model, attendance: { ...model.attendance, seats } };
}

/** The grounds that were used, in the order of the law; names go by 5.1.2.e. */
function groundsIn(refusals: readonly Refusal[]): readonly RefusalGround[] {
  return [...new Set<RefusalGround>(['5.1.2.e', ...refusals.filter(({ lifted }) => lifted === null).map(({ ground }) => ground)])].sort();
}
