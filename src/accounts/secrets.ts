import { createHash, randomBytes } from 'node:crypto';

/** Makes random bytes; injected, so that tests know what comes. */
export type RandomBytes = (count: number) => Buffer;

export const systemRandom: RandomBytes = (count) => randomBytes(count);

/** A secret for an address or a cookie: 32 random bytes in base64url. */
export function newSecret(random: RandomBytes): string {
  return random(32).toString('base64url');
}

/** What the database keeps of a secret: nobody can get the secret back from it. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** `at` plus a number of hours, as UTC ISO 8601. */
export function hoursAfter(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString();
}
