import Handlebars, { type HelperOptions } from 'handlebars';
import { type Formats, isMessageKey, type Params, type Translate } from '../../i18n/index.js';
import { comesTwice } from './form-fields.js';
import type { FormState } from './form-state.js';
import { markOf, ownMark } from './live-blocks.js';

/** What the helpers need to know of the page that is being made; views find it under `page`. */
export interface PageTools {
  readonly t: Translate;
  readonly formats: Formats;
  readonly now: string;
  /** The installation's IANA zone. */
  readonly timeZone: string;
  readonly nextCommandId: () => string;
  readonly asset: (name: string) => string;
  /** Where the blocks of a page that stays open are put, by id. */
  readonly blocks: Map<string, string>;
  /** What the words of a page depend on beside its model: language and day. */
  readonly variant: string;
}

interface FieldHash {
  form?: FormState;
  name?: string;
  id?: string;
  hint?: string;
  max?: number;
  value?: unknown;
}

const toolsOf = (options: HelperOptions): PageTools => (options.data.root as { page: { tools: PageTools } }).page.tools;

/** A helper that shows an instant or local date; nothing when there is none. */
function shown(show: (formats: Formats, at: string, now: string) => string) {
  return (at: unknown, options: HelperOptions) => {
    const tools = toolsOf(options);
    return typeof at === 'string' && at !== '' ? show(tools.formats, at, tools.now) : '';
  };
}

/** Everything an input's partial needs to know: its id, what it holds, and what describes it. */
function field(options: HelperOptions) {
  const { form, name = '', id = `f-${name}`, hint, max, value } = options.hash as FieldHash;
  const error = form?.errors[name];
  const typed = form?.values[name];
  const described = [hint ? `${id}-hint` : '', max ? `${id}-limit` : '', error ? `${id}-error` : ''].filter(Boolean);
  return { id, name, error, value: typed ?? value ?? '', describedBy: described.join(' ') };
}

interface LocalTimeHash {
  form?: FormState;
  name?: string;
  date?: string;
  time?: string;
  onDay?: string;
}

/**
 * True when the local time that a form holds in `<name>Date` and `<name>Time` comes twice that night, so that one must
 * ask which. Without a date it is `onDay`, or today.
 */
function askWhich(options: HelperOptions): boolean {
  const { form, name = '', date, time, onDay } = options.hash as LocalTimeHash;
  const { formats, now, timeZone } = toolsOf(options);
  const typed = (part: string, value: string | undefined) => form?.values[`${name}${part}`] ?? value ?? '';
  return comesTwice(typed('Date', date) || onDay || formats.localDate(now), typed('Time', time), timeZone);
}

/** True when `option` is what the field holds, or among what it holds. */
function chosen(value: unknown, option: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => String(one) === String(option));
  return value !== null && value !== undefined && String(value) === String(option);
}

/** Blocks that were made of a model that comes back as the very same object, by variant. */
const kept = new WeakMap<object, Map<string, string>>();

/** Blocks that were made of a model that says the same again, by variant and what it says. */
const alike = new Map<string, string>();
const MOST_ALIKE = 5_000;

/**
 * Marks an element that can change while the page is open: its id, and the element. With `keep` (an object that is the same
 * whenever the element is) or `like` (all that the element is made of) it is made once; nothing in it may belong to one session or
 * hold a block.
 */
function live(this: unknown, id: string, options: HelperOptions): Handlebars.SafeString {
  const { blocks, variant } = toolsOf(options);
  const { keep, like } = options.hash as { keep?: object | null; like?: unknown };
  const make = () => options.fn(this).trim();
  blocks.set(id, like === undefined ? keptBlock(keep, variant, make) : alikeBlock(`${variant} ${id} ${JSON.stringify(like)}`, make));
  return new Handlebars.SafeString(markOf(id));
}

function alikeBlock(key: string, make: () => string): string {
  const known = alike.get(key);
  if (known !== undefined) return known;
  if (alike.size >= MOST_ALIKE) alike.clear();
  const html = make();
  alike.set(key, html);
  return html;
}

function keptBlock(key: object | null | undefined, variant: string, make: () => string): string {
  if (key === null || key === undefined) return make();
  const variants = kept.get(key) ?? new Map<string, string>();
  kept.set(key, variants);
  const html = variants.get(variant) ?? make();
  variants.set(variant, html);
  return html;
}

/** Compiled views by their text: the helpers are the same for every app of a process, and so is what a text becomes. */
const compiled = new Map<string, HandlebarsTemplateDelegate>();

let shared: typeof Handlebars | null = null;

/** Handlebars for the views of an app: `makeHandlebars`, one for all apps of the process, so that each view is compiled once. */
export function viewHandlebars(): typeof Handlebars {
  if (shared !== null) return shared;
  const handlebars = makeHandlebars();
  const { compile } = handlebars;
  const compileOnce = (text: unknown, options?: CompileOptions): HandlebarsTemplateDelegate => {
    const key = String(text);
    const known = compiled.get(key) ?? (compile.call(handlebars, text, options) as HandlebarsTemplateDelegate);
    compiled.set(key, known);
    return known;
  };
  return (shared = Object.assign(handlebars, { compile: compileOnce }));
}

/** Makes Handlebars with the helpers of the views (listed in docs/views.md); nothing global is touched. */
export function makeHandlebars(): typeof Handlebars {
  const handlebars = Handlebars.create();
  handlebars.registerHelper({
    t(key: string, options: HelperOptions) {
      if (!isMessageKey(key)) throw new Error(`A view asks for the message ${key}, which no catalogue has`);
      return toolsOf(options).t(key, options.hash as Params);
    },
    date: shown((formats, at) => formats.date(at)),
    dateLong: shown((formats, at) => formats.dateLong(at)),
    dateShort: shown((formats, at) => formats.dateShort(at)),
    time: shown((formats, at) => formats.time(at)),
    exactTime: shown((formats, at) => formats.exactTime(at)),
    datetime: shown((formats, at) => formats.dateTime(at)),
    day: shown((formats, at, now) => formats.day(at, now)),
    asOf: shown((formats, at, now) => formats.asOf(at, now)),
    duration: (minutes: number, options: HelperOptions) => toolsOf(options).formats.duration(minutes),
    commandId: (options: HelperOptions) => toolsOf(options).nextCommandId(),
    asset: (name: string, options: HelperOptions) => toolsOf(options).asset(name),
    live,
    ownMark: (personId: string) => new Handlebars.SafeString(ownMark(personId)),
    field,
    chosen,
    comesTwice: askWhich,
    eq: (a: unknown, b: unknown) => a === b,
    ne: (a: unknown, b: unknown) => a !== b,
    not: (a: unknown) => !a,
    and: (...all: unknown[]) => all.slice(0, -1).every(Boolean),
    or: (...all: unknown[]) => all.slice(0, -1).some(Boolean),
    concat: (...all: unknown[]) => all.slice(0, -1).join(''),
    list: (...all: unknown[]) => all.slice(0, -1),
    object: (options: HelperOptions) => options.hash as unknown,
  });
  return handlebars;
}
