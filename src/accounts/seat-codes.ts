import { isRejection, reject, type Rejection } from '../domain/kernel/rejection.js';
import type { Prisma } from '../generated/prisma/client.js';
import type { AccountsContext } from './context.js';
import { createGuestSessions, type GuestSeat } from './guest-sessions.js';
import { hashOf, hoursAfter, type RandomBytes } from './secrets.js';
import type { Acting } from './security-log.js';
import type { StartedSession } from './sessions.js';

export const SEAT_CODE_MINUTES = 15;

/** Without what people mix up when they read or hear it: no I, L, O, U, 0 and 1. Of 30 signs, 8 places: more than 600 milliard codes. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const LENGTH = 8;

/** A new code as it is told, once: only its hash is stored. */
export interface MadeSeatCode {
  /** As people read it: `K7QP-3MXR`. */
  readonly code: string;
  /** The path on this server that fills it in. */
  readonly path: string;
  readonly expiresAt: string;
}

/** What a seat has that was given by a code. */
export interface SeatAccess {
  /** Until when a code can be used (UTC); null when none lies ready. */
  readonly codeUntil: string | null;
  /** Since when someone sits there by a code (UTC); null for nobody. */
  readonly since: string | null;
}

/** What someone sees of a code before using it. */
export interface SeatView {
  readonly meetingId: string;
  readonly name: string;
}

/** A code as it was typed, however it was written: only its signs, in capitals; null when it can be none of ours. */
function plainCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s\-\u2010-\u2015.]/g, '');
  return plain.length === LENGTH && [...plain].every((sign) => SIGNS.includes(sign)) ? plain : null;
}

/** A new code, each sign as likely as any other: bytes that would favour the first ones are left out. */
function newCode(random: RandomBytes): string {
  const fair = 256 - (256 % SIGNS.length);
  let code = '';
  while (code.length < LENGTH) {
    for (const byte of random(LENGTH)) if (byte < fair && code.length < LENGTH) code += SIGNS[byte % SIGNS.length];
  }
  return code;
}

/**
 * One-time codes that seat someone without an account at one meeting (ADR 0022). Whoever calls has checked the right to hand
 * them out at that meeting.
 */
export function createSeatCodes(context: AccountsContext) {
  const { prisma, clock, random, log, inTransaction, sessions } = context;
  const guests = createGuestSessions(context);
  type Tables = Prisma.TransactionClient;

  async function open(tables: Tables, typed: string) {
    const code = plainCode(typed);
    const row = code === null ? null : await tables.seatCode.findUnique({ where: { codeHash: hashOf(code) } });
    return row !== null && row.usedAt === null && row.expiresAt > clock.now() && (await guests.isOpenSeat(tables, row)) ? row : null;
  }

  /** Uses a code up: true for exactly one of many at the same time. */
  async function use(tables: Tables, codeHash: string): Promise<boolean> {
    return (await tables.seatCode.updateMany({ where: { codeHash, usedAt: null }, data: { usedAt: clock.now() } })).count === 1;
  }

  /** Codes: not-at-table, signs-in-instead (who has one signs in; who may not any more does not come in by a code). */
  async function refusal(tables: Tables, seat: Pick<GuestSeat, 'meetingId' | 'personId'>): Promise<Rejection | null> {
    if (!(await guests.isOpenSeat(tables, seat))) return reject('not-at-table', 'personId');
    return (await tables.account.count({ where: { personId: seat.personId } })) > 0 ? reject('signs-in-instead', 'personId') : null;
  }

  return {
    /** Makes a code for a seat; an earlier one of it stops working. Codes: not-at-table, signs-in-instead. */
    async makeSeatCode(seat: GuestSeat, by: Acting): Promise<MadeSeatCode | Rejection> {
      return inTransaction(async (tables) => {
        const outcome = await refusal(tables, seat);
        await log(tables, by, { act: 'seat-code-made', subject: subjectOf(seat), result: outcome?.code ?? 'done' });
        if (outcome) return outcome;
        const { meetingId, personId, name } = seat;
        const now = clock.now();
        await tables.seatCode.deleteMany({ where: { OR: [{ meetingId, personId, usedAt: null }, { expiresAt: { lte: now } }] } });
        const [code, expiresAt] = [newCode(random), hoursAfter(now, SEAT_CODE_MINUTES / 60)];
        await tables.seatCode.create({ data: { meetingId, personId, name, codeHash: hashOf(code), createdAt: now, expiresAt, madeBy: by.actor } });
        return { code: `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`, path: `/seat/${code}`, expiresAt };
      });
    },

    /** What a code opens, without using it up; null when it cannot be used. */
    async lookAtSeatCode(typed: string): Promise<SeatView | null> {
      const row = await open(prisma, typed);
      return row && { meetingId: row.meetingId, name: row.name };
    },

    /** Uses a code up and starts the session of its seat. Code: seat-code-invalid (field code). */
    async takeSeat(typed: string, given: { readonly language: 'nl' | 'en' }, origin: string | null): Promise<(StartedSession & SeatView) | Rejection> {
      const outcome = await inTransaction(async (tables) => {
        const row = await open(tables, typed);
        const taken = row !== null && (await use(tables, row.codeHash)) && (await refusal(tables, row)) === null;
        await log(tables, { actor: row?.personId ?? null, origin }, { act: 'seat-code-used', subject: row && subjectOf(row), result: taken ? 'done' : 'seat-code-invalid' });
        if (!taken) return reject('seat-code-invalid', 'code');
        return { ...(await guests.begin(tables, row, given.language)), meetingId: row.meetingId, name: row.name, personId: row.personId };
      });
      if (isRejection(outcome)) return outcome;
      // Whoever sat there before has to go.
      sessions.forget(outcome.personId);
      return { id: outcome.id, expiresAt: outcome.expiresAt, meetingId: outcome.meetingId, name: outcome.name };
    },

    /** Takes back the code of a seat and ends the session of whoever sits there by one. Code: no-seat-code. */
    async endSeat(seat: Pick<GuestSeat, 'meetingId' | 'personId'>, by: Acting): Promise<Rejection | null> {
      const { meetingId, personId } = seat;
      const refused = await inTransaction(async (tables) => {
        const codes = await tables.seatCode.deleteMany({ where: { meetingId, personId, usedAt: null, expiresAt: { gt: clock.now() } } });
        const sessions = await tables.guestSession.deleteMany({ where: { meetingId, personId } });
        const outcome = codes.count + sessions.count > 0 ? null : reject('no-seat-code');
        await log(tables, by, { act: 'seat-ended', subject: subjectOf(seat), result: outcome?.code ?? 'done' });
        return outcome;
      });
      // The account of a guest is the person.
      sessions.forget(personId);
      return refused;
    },

    /** Which seats of a meeting have a code that lies ready, or someone who came in by one; by person id. */
    async seatAccessOf(meetingId: string): Promise<ReadonlyMap<string, SeatAccess>> {
      const now = clock.now();
      const [codes, sessions] = await Promise.all([
        prisma.seatCode.findMany({ where: { meetingId, usedAt: null, expiresAt: { gt: now } } }),
        prisma.guestSession.findMany({ where: { meetingId, expiresAt: { gt: now } } }),
      ]);
      const access = new Map<string, SeatAccess>(sessions.map(({ personId, createdAt }) => [personId, { codeUntil: null, since: createdAt }]));
      for (const { personId, expiresAt } of codes) access.set(personId, { since: access.get(personId)?.since ?? null, codeUntil: expiresAt });
      return access;
    },
  };
}

const subjectOf = ({ meetingId, personId }: Pick<GuestSeat, 'meetingId' | 'personId'>) => `meeting:${meetingId} person:${personId}`;
