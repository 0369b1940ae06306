import { hash, verify, type Options } from '@node-rs/argon2';
import { lengthOf } from '../domain/kernel/text.js';
import { reject, type Rejection } from '../domain/kernel/rejection.js';
import { COMMON_PASSWORDS } from './common-passwords.js';

/** Lengths in characters. The upper one only keeps hashing cheap. */
export const PASSWORD_LENGTH = { min: 12, max: 500 } as const;

const SHORTEST_NAME = 4;
const FEWEST_DIFFERENT = 4;
const DIGITS = '01234567890123456789';

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** True for a common word with digits and signs around it, a repeated word, or a row of digits. */
function isCommon(password: string): boolean {
  const whole = folded(password);
  const core = whole.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const once = /^(.+?)\1+$/u.exec(whole)?.[1] ?? whole;
  const backwards = [...DIGITS].reverse().join('');
  return (
    [whole, core, once].some((word) => COMMON_PASSWORDS.has(word)) ||
    new Set(whole).size < FEWEST_DIFFERENT ||
    DIGITS.includes(whole.slice(0, 12)) ||
    backwards.includes(whole.slice(0, 12))
  );
}

/** True when a part of the person's name or of the e-mail address before the @ is in the password. */
function holdsOwnName(password: string, person: { name: string; email: string }): boolean {
  const whole = folded(password);
  const [local = ''] = person.email.split('@');
  const names = folded(`${person.name} ${local}`).split(/[^\p{L}\p{N}]+/u);
  return names.some((name) => lengthOf(name) >= SHORTEST_NAME && whole.includes(name));
}

/**
 * What is wrong with a new password, or null. Any character may be in it.
 * Codes: required, password-too-short, password-too-long, password-common, password-own-name.
 */
export function checkPassword(password: string, person: { name: string; email: string }, field = 'password'): Rejection | null {
  if (password === '') return reject('required', field);
  const length = lengthOf(password);
  if (length < PASSWORD_LENGTH.min) return reject('password-too-short', field, { min: PASSWORD_LENGTH.min });
  if (length > PASSWORD_LENGTH.max) return reject('password-too-long', field, { max: PASSWORD_LENGTH.max });
  if (isCommon(password)) return reject('password-common', field);
  return holdsOwnName(password, person) ? reject('password-own-name', field) : null;
}

/** Hashes and compares passwords with argon2id. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** False, after the same work, when there is no hash: nobody learns from the time whether an account exists. */
  matches(hash: string | null, password: string): Promise<boolean>;
}

/** `options` make hashing cheaper in tests; the defaults are the OWASP ones (19 MiB, 2 passes). */
export function createPasswordHasher(options: Options = {}): PasswordHasher {
  // The same text typed on another keyboard can come in other code points.
  const normal = (password: string) => password.normalize('NFC').slice(0, PASSWORD_LENGTH.max * 4);
  let standIn: Promise<string> | undefined;
  return {
    hash: (password) => hash(normal(password), options),
    async matches(known, password) {
      standIn ??= hash('nobody has this password', options);
      const matched = await verify(known ?? (await standIn), normal(password));
      return matched && known !== null;
    },
  };
}
