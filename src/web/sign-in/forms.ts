import { z } from 'zod';
import { reject, type Rejection } from '../../domain/kernel/rejection.js';

const typed = z.string({ error: 'required' });
const filled = typed.refine((value) => value.trim() !== '', { error: 'required' });

/** Signing in: what is wrong with the address itself is not told apart from a wrong password. */
export const signInForm = z.object({ email: filled, password: typed.refine((value) => value !== '', { error: 'required' }) });

/** Choosing a password, typed twice. Its rules are those of the accounts. */
export const passwordForm = z.object({ password: typed, repeat: typed });

/** The first administrator. */
export const startForm = z.object({ name: typed, email: typed, password: typed, repeat: typed });

/** Says so when the two passwords differ; null when they are the same. */
export function checkRepeat(form: { password: string; repeat: string }): Rejection | null {
  return form.password === form.repeat ? null : reject('passwords-differ', 'repeat');
}
