import { parseInput } from '../../src/domain/kernel/parse.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { COMMANDS_BY_NAME, type CommandName } from '../../src/domain/meeting/registry.js';
import type { Input } from '../support/house.js';
import { leavesOf, nameOf, placesOf, replaced, valueAt, type Path } from './leaves.js';

/** An input with one thing wrong with it, or at least odd. `refused`: it must not be accepted. */
export interface Spoiled {
  readonly what: string;
  readonly input: unknown;
  readonly refused: boolean;
}

/** An id that no command ever makes, and one that some do. */
const UNKNOWN_ID = '0195c000-ffff-7000-8000-000000000000';
const NEW_ID = '0195c000-fffe-7000-8000-000000000000';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T.*Z$/;

/** Ids that a client may make itself: one that nobody knows yet is right there. */
const CLIENT_MADE = new Set([
  'CreateCrisis crisisId', 'CreateCrisis coordinator.personId', 'AddOrganisation organisationId', 'AddPerson personId',
  'AddFunction functionId', 'MakeTeam teamId', 'SeatMember memberId', 'CallMeeting meetingId',
]);
/** Times at which something happened or will; the first may not lie in the future. */
const HAPPENED = new Set(['happenedAt', 'RecordPresence at', 'HandOverRole at', 'ConfirmOrally at']);

/** A free text of an input: any words go. `max` in characters; `lines` when it keeps line ends, `trimmed` when no outer spaces. */
export interface TextPlace {
  readonly path: Path;
  readonly max: number;
  readonly lines: boolean;
  readonly trimmed: boolean;
}

/** The places of an input where people type what they like, found by trying. */
export function textPlacesOf(name: CommandName, input: Input): TextPlace[] {
  const schema = COMMANDS_BY_NAME.get(name)?.input;
  if (!schema) throw new Error(`no command ${name}`);
  const read = (path: Path, text: string): unknown => {
    const parsed = parseInput(schema, replaced(input, path, text));
    return isRejection(parsed) ? null : valueAt(parsed.value, path);
  };
  return leavesOf(input).flatMap(({ path, value }) => {
    if (typeof value !== 'string' || [UUID, DATE, TIME].some((form) => form.test(value)) || read(path, 'Vrije woorden, 1 & 2') !== 'Vrije woorden, 1 & 2') return [];
    const max = [10_000, 300, 200, 30].find((length) => read(path, 'x'.repeat(length)) !== null) ?? 0;
    return [{ path, max, lines: read(path, 'a\nb') === 'a\nb', trimmed: read(path, ' a ') === 'a' }];
  });
}

/** `__proto__` as a name of its own, as JSON brings it. */
const withPrototype = (input: unknown): unknown => JSON.parse(`{"__proto__":{"restricted":true},"constructor":{"prototype":{}},${JSON.stringify(input).slice(1)}`);

function deep(levels: number): unknown {
  let nested: unknown = 'bodem';
  for (let level = 0; level < levels; level += 1) nested = [nested];
  return nested;
}

const MANY = Array.from({ length: 10_000 }, () => 'x');
const TYPES: readonly (readonly [string, unknown])[] = [
  ['a number', 7],
  ['a huge number', 1e308],
  ['not a number', Number.NaN],
  ['true', true],
  ['an object', {}],
  ['an object with a text', { toString: 'x', length: 3 }],
  ['a list', ['x']],
  ['an unknown word', 'onbekend-woord'],
  ['a text of 10,001', `https://voorbeeld.example/${'x'.repeat(9_975)}`],
  ['an object with a prototype', withPrototype({ a: 1 })],
];

/** Everything that can be wrong with an input of a command, apart from what other things it names. */
export function spoiledOf(name: CommandName, input: Input): Spoiled[] {
  return [...wholes(input), ...placesOf(input).flatMap((path) => atPlace(input, path)), ...leavesOf(input).flatMap(({ path, value }) => atLeaf(name, input, path, value)), ...texts(name, input)];
}

function wholes(input: Input): Spoiled[] {
  const odd = [null, undefined, 'x', 7, true, [], [input], {}].map((whole) => ({ what: `the whole is ${JSON.stringify(whole)?.slice(0, 20)}`, input: whole, refused: true }));
  return [
    ...odd,
    { what: 'an unknown field', input: { onbekend: 'x', ...input }, refused: false },
    { what: 'an unknown field of many levels', input: { onbekend: deep(20_000), ...input }, refused: false },
    { what: 'a prototype', input: withPrototype(input), refused: false },
  ];
}

function atPlace(input: Input, path: Path): Spoiled[] {
  const here = nameOf(path);
  return [
    { what: `${here} is left out`, input: replaced(input, path, undefined), refused: false },
    { what: `${here} is null`, input: replaced(input, path, null), refused: false },
    { what: `${here} is empty`, input: replaced(input, path, ''), refused: false },
    // A long list is the same at every depth, and slow to refuse.
    ...(path.length === 1 ? [{ what: `${here} is a list of 10,000`, input: replaced(input, path, MANY), refused: false }] : []),
    ...TYPES.map(([word, value]) => ({ what: `${here} is ${word}`, input: replaced(input, path, value), refused: false })),
  ];
}

function atLeaf(name: CommandName, input: Input, path: Path, value: unknown): Spoiled[] {
  const here = nameOf(path);
  const spoil = (what: string, other: unknown, refused = true): Spoiled => ({ what: `${here} is ${what}`, input: replaced(input, path, other), refused });
  if (typeof value !== 'string') return ['entryVersion', 'detailsVersion'].includes(String(path.at(-1))) ? [0, -1, 99, 1.5, 1e308, '', 'x'].map((version) => spoil(`version ${version}`, version)) : [];
  if (UUID.test(value)) {
    const clientMade = CLIENT_MADE.has(`${name} ${here}`);
    return [spoil('an id that nobody knows', clientMade ? NEW_ID : UNKNOWN_ID, !clientMade), ...["1' OR '1'='1", '../../x', `${value}0`, 7, {}].map((id) => spoil(`no id (${JSON.stringify(id)})`, id))];
  }
  if (DATE.test(value)) return ['2020-02-30', '2020-13-01', '0000-00-00', '24-03-2020', 'morgen', '2020-02-30T10:00:00Z', 20200324].map((date) => spoil(`no date (${date})`, date));
  if (TIME.test(value)) return [...['2020-02-30T10:00:00Z', '2020-03-24T25:00:00Z', '2020-03-24T10:00', '10:00', '2020-03-24T10:00:00+01:00', 1585040400].map((time) => spoil(`no time (${time})`, time)), ...future(name, path, spoil)];
  return [];
}

function future(name: CommandName, path: Path, spoil: (what: string, other: unknown, refused?: boolean) => Spoiled): Spoiled[] {
  const happened = HAPPENED.has(String(path.at(-1))) || HAPPENED.has(`${name} ${nameOf(path)}`);
  return [spoil('in the future', '2999-01-01T00:00:00.000Z', happened), spoil('long ago', '1999-12-31T23:59:59.000Z', path.at(-1) === 'happenedAt')];
}

function texts(name: CommandName, input: Input): Spoiled[] {
  return textPlacesOf(name, input).flatMap(({ path, max }) => {
    const here = nameOf(path);
    const spoil = (what: string, text: unknown): Spoiled => ({ what: `${here} is ${what}`, input: replaced(input, path, text), refused: true });
    return [spoil('one too long', '👩'.repeat(max + 1)), spoil('no text', 7), spoil('no text but true', true), spoil('no text but an object', {}), spoil('no text but a list', ['x'])];
  });
}
