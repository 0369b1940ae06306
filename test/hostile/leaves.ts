import type { Input } from '../support/house.js';

export type Path = readonly (string | number)[];

/** One value inside an input that holds no others. */
export interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Every value of an input that holds no others, with its place. Empty lists and objects count as leaves. */
export function leavesOf(value: unknown, path: Path = []): Leaf[] {
  if (!isHolder(value) || Object.keys(value).length === 0) return [{ path, value }];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, Array.isArray(value) ? Number(key) : key]));
}

/** Every place of an input, those that hold others included. */
export function placesOf(value: unknown, path: Path = []): Path[] {
  const here = path.length === 0 ? [] : [path];
  if (!isHolder(value)) return here;
  return [...here, ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...path, Array.isArray(value) ? Number(key) : key]))];
}

export function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isHolder(value) ? (value as Record<string | number, unknown>)[key] : undefined), input);
}

/** The input with another value in one place; `undefined` leaves it out. */
export function replaced(input: Input, path: Path, value: unknown): Input {
  return put(input, path, value) as Input;
}

function put(holder: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(holder)) return holder.map((part: unknown, place) => (place === key ? put(part, rest, value) : part));
  const changed = { ...(holder as Record<string, unknown>) };
  if (rest.length === 0 && value === undefined) delete changed[key];
  else changed[key] = put(changed[key], rest, value);
  return changed;
}

/** A place as people read it: `fields.endDate`. */
export const nameOf = (path: Path) => path.join('.');
