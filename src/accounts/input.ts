import { z } from 'zod';
import { rejectInput, type Rejection } from '../domain/kernel/rejection.js';
import { cleanText, LIMITS, name } from '../domain/kernel/text.js';

const EMAIL_MOST = 254;

/** An e-mail address, in lower case: it names an account. Codes: required, bad-email. */
export const email = z
  .string({ error: 'required' })
  .overwrite((raw) => cleanText(raw).text.trim().toLowerCase())
  .refine((value) => value !== '', { error: 'required', abort: true })
  .refine((value) => value.length <= EMAIL_MOST && /^[^\s@]+@[^\s@]+\.?[^\s@]*$/u.test(value), { error: 'bad-email' });

/** Who an account is for. `personId` links it to a person who exists already. */
export const newAccount = z.object({
  name: name(LIMITS.name),
  email,
  admin: z.boolean().default(false),
  language: z.enum(['nl', 'en']).optional(),
  personId: z.string().min(1).optional(),
});
export type NewAccount = z.input<typeof newAccount>;

/** Parses input, or names every wrong field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> | Rejection {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  return rejectInput(
    parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      code: issue.message,
      ...(issue.code === 'custom' ? { details: issue.params as Record<string, number> } : {}),
    })),
  );
}
