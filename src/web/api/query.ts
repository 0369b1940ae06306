import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { isRealDate } from '../../domain/kernel/input.js';
import type { Registers } from '../../projections/register.queries.js';
import { wrongQuery } from './problem.js';
import type { SeeingDeps } from './seen.js';

export interface QueryDeps extends SeeingDeps {
  readonly registers: Registers;
  readonly organisation: string;
}

/** One thing that can be asked for: where, what comes back, and how it is found for one person. */
export interface Query<S extends z.ZodType> {
  /** The operation's name in the OpenAPI document. */
  readonly name: string;
  readonly summary: string;
  /** Below `/api/v1`, with names as `{meetingId}`. */
  readonly path: string;
  /** A list by pages (`limit`, `cursor`); `shape` is then that of the page. */
  readonly paged?: true;
  /** Other parameters of the query string. */
  readonly takes?: Readonly<Record<string, { readonly description: string }>>;
  readonly shape: S;
  answer(deps: QueryDeps, request: FastifyRequest, ids: Readonly<Record<string, string>>): Promise<z.output<S>>;
}

/** Types a query without repeating its shape. */
export function query<S extends z.ZodType>(one: Query<S>): Query<S> {
  return one;
}

/** A local date of the query string; null when it was not given. Code: not-a-date. */
export function dayAsked(asked: unknown, name: string): string | null {
  const day = ((asked ?? {}) as Readonly<Record<string, unknown>>)[name];
  if (day === undefined) return null;
  if (typeof day !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(day) || !isRealDate(day)) throw wrongQuery(name, 'not-a-date');
  return day;
}
