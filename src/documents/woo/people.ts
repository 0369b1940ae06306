import type { CrisisState, Organisation, Person } from '../../domain/crisis/state.js';
import type { Translate } from '../../i18n/index.js';
import type { MinutesModel } from '../minutes/minutes.model.js';
import type { Sought } from './finder.js';
import { plainOf } from './folded.js';
import { stringsIn } from './strings.js';

/** Someone who may be named in the minutes, and the word that is proposed instead; null: the name stays. */
export interface Known {
  /** The person's id; `name:` and a name that belongs to nobody of the crisis. */
  readonly id: string;
  readonly name: string;
  /** Organisation and functions, to know the person by. */
  readonly about: string;
  readonly word: string | null;
  readonly sought: Sought | null;
}

/** A job title, with who has it. */
export interface Title {
  readonly id: string;
  readonly personIds: readonly string[];
  readonly word: string | null;
  readonly sought: Sought;
}

export interface Cast {
  readonly people: readonly Known[];
  readonly titles: readonly Title[];
}

// Ministers and state secretaries keep name and title (documents.md).
const STAYS = /^(?:minister|staatssecretaris|state secretary)(?![\p{L}\p{N}])/iu;

/** The people whom the minutes may name: those of the crisis, those at the table, and names that belong to neither. */
export function castOf(crisis: CrisisState, model: MinutesModel, t: Translate): Cast {
  const words = wordsOf(crisis, t);
  const people = [...crisis.people.values()].map((person) => knownPerson(person, crisis, words));
  const known = new Set(people.map(({ id }) => id));
  const seated = model.attendance.seats
    .filter(({ personId }) => !known.has(personId))
    .map(({ personId: id, name, organisation, functionName }): Known => {
      const stays = STAYS.test(functionName ?? '');
      return { id, name, about: [organisation, functionName].filter((part) => part !== null).join(', '), word: stays ? null : words.official(organisation), sought: { id, kind: 'person', names: [name] } };
    });
  const all = [...people, ...seated];
  return { people: [...all, ...strangers(model, all, crisis, words.official(null))], titles: titlesOf(crisis, model, all, words.official) };
}

function wordsOf({ organisations }: CrisisState, t: Translate) {
  const plain = [...organisations.values()];
  const word = (official: string | null, plainKey: 'woo.official' | 'woo.staff', ofKey: 'woo.officialOf' | 'woo.staffOf') => (official === null ? t(plainKey) : t(ofKey, { organisation: official }));
  /** An organisation by its abbreviation, however it was written at the table. */
  const short = (written: string | null) => (written === null ? null : (plain.find((one) => [one.name, one.abbreviation].includes(written))?.abbreviation ?? written));
  return {
    official: (organisation: string | null) => word(short(organisation), 'woo.official', 'woo.officialOf'),
    staff: (organisation: string | null) => word(short(organisation), 'woo.staff', 'woo.staffOf'),
  };
}

function knownPerson(person: Person, { functions, organisations }: CrisisState, { official, staff }: ReturnType<typeof wordsOf>): Known {
  const { id, name, email } = person;
  const held = [...functions.values()].filter(({ holders }) => holders.some(({ personId, deputy }) => personId === id && !deputy));
  const organisation = organisationOf(person, organisations);
  const stays = held.some((one) => STAYS.test(one.name));
  const names = [...new Set([name, ...person.earlier.map(({ was }) => was.name)])];
  const about = [organisation?.abbreviation ?? null, ...held.map((one) => one.name)].filter((part) => part !== null).join(', ');
  return { id, name, about, word: stays ? null : (person.staff ? staff : official)(organisation?.abbreviation ?? null), sought: { id, kind: 'person', names, emails: email === null ? [] : [email] } };
}

const organisationOf = ({ organisationId }: Person, organisations: ReadonlyMap<string, Organisation>) => (organisationId === null ? undefined : organisations.get(organisationId));

/** Names that the minutes write down and that nobody of the crisis has: who typed without a seat, who was named by hand as speaker or owner. */
function strangers(model: MinutesModel, people: readonly Known[], crisis: CrisisState, word: string): Known[] {
  const known = new Set(people.flatMap(({ sought }) => sought?.names ?? []).map(plainOf));
  const bodies = bodiesOf(crisis, model);
  const found = new Map<string, Known>();
  for (const { kind, value } of stringsIn(model)) {
    const plain = plainOf(value);
    if ((kind !== 'name' && kind !== 'loose') || plain === '' || known.has(plain) || found.has(plain)) continue;
    const isBody = kind === 'loose' && (bodies.has(plain) || isAbbreviation(value));
    found.set(plain, { id: strangerId(value), name: value, about: '', word: isBody ? null : word, sought: isBody ? null : { id: strangerId(value), kind: 'person', names: [value] } });
  }
  return [...found.values()];
}

export const strangerId = (name: string): string => `name:${plainOf(name).slice(0, 200)}`;

/** Organisations, functions and teams of the crisis, by every name. */
function bodiesOf({ organisations, teams }: CrisisState, { team }: MinutesModel): ReadonlySet<string> {
  const all = [...organisations.values(), ...[...teams.values()].flatMap(({ names }) => names), team];
  return new Set(all.flatMap(({ abbreviation, name }) => [abbreviation, name]).map(plainOf));
}

/** RIVM; OBP, BPZ & FEZ; GGD GHOR. */
const isAbbreviation = (text: string): boolean => text.split(/[\s,;&+/-]+/u).every((word) => word === '' || /^\p{Lu}[\p{L}\p{N}]*\p{Lu}[\p{L}\p{N}]*$/u.test(word) || word === 'en');

/** The functions of the crisis and of the table, but for those that stay. */
function titlesOf({ functions, organisations }: CrisisState, { attendance }: MinutesModel, people: readonly Known[], official: (organisation: string | null) => string): Title[] {
  const wordOf = (ids: readonly string[], otherwise: string) => {
    const words = [...new Set(people.filter(({ id }) => ids.includes(id)).flatMap(({ word }) => word ?? []))];
    return words.length === 1 ? (words[0] ?? otherwise) : otherwise;
  };
  const ofCrisis = [...functions.values()].filter(({ name }) => !STAYS.test(name)).map(({ id, name, abbreviation, organisationId, holders }): Title => {
    const personIds = [...new Set(holders.filter(({ deputy }) => !deputy).map(({ personId }) => personId))];
    const organisation = organisationId === null ? null : (organisations.get(organisationId)?.abbreviation ?? null);
    return { id, personIds, word: wordOf(personIds, official(organisation)), sought: { id, kind: 'title', names: [name], abbreviations: [abbreviation] } };
  });
  const named = new Set(ofCrisis.flatMap(({ sought }) => [...sought.names, ...(sought.abbreviations ?? [])]).map(plainOf));
  const atTable = attendance.seats.flatMap(({ personId, functionName }): Title[] => {
    if (functionName === null || STAYS.test(functionName) || named.has(plainOf(functionName))) return [];
    const id = `title:${plainOf(functionName)}`;
    return [{ id, personIds: [personId], word: wordOf([personId], official(null)), sought: { id, kind: 'title', names: [functionName] } }];
  });
  return [...ofCrisis, ...new Map(atTable.map((title) => [title.id, title])).values()];
}
