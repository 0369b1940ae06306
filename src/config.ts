import { z } from 'zod';

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .default('0')
  .transform((value) => value === '1' || value === 'true');

/** An address for the line From, with a name before it or not; nothing that could begin another line. */
const MAIL_ADDRESS = /^(?:[^<>"\r\n]{1,200} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** Every setting of the server, with its default. Listed in docs/operations.md. */
export const configSchema = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    DATA_DIR: z.string().min(1).default('./data'),
    BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
    ALLOW_HTTP: flag,
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    TIME_ZONE: z
      .string()
      .default('Europe/Amsterdam')
      .refine(isTimeZone, 'not a time zone of the IANA list'),
    LANGUAGE: z.enum(['nl', 'en']).default('nl'),
    SESSION_HOURS: z.coerce.number().min(0.25).max(720).default(12),
    PAPER_MAX_MB: z.coerce.number().int().min(1).max(500).default(25),
    API_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(600),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    ORGANISATION: z.string().min(1).max(200).default('Ministerie van Volksgezondheid, Welzijn en Sport'),
    THEME_DIR: z.string().min(1).optional(),
    // What MDTO calls waardering: kept for good, or for a time.
    ARCHIVE_APPRAISAL: z.enum(['B', 'V']).default('B'),
    TEMPLATE_DIR: z.string().min(1).optional(),
    ORGANISATION_SHORT: z.string().min(1).max(20).default('VWS'),
    // Neither value is repeated in a message: the address of the mail server may hold a password.
    SMTP_URL: z.string().refine(isSmtpUrl, 'must be smtp://host or smtps://host, with user:password@ where the server asks for it').optional(),
    MAIL_FROM: z.string().regex(MAIL_ADDRESS, 'must be an address, or: Name <address>').optional(),
    MAIL_LINK_DAYS: z.coerce.number().int().min(1).max(365).default(30),
    MAIL_DIGEST_AT: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the day, such as 07:00').default('07:00'),
  })
  .transform((value) => ({ ...value, BASE_URL: value.BASE_URL ?? `http://${value.HOST}:${value.PORT}` }))
  .superRefine((value, context) => {
    for (const [missing, given] of [['MAIL_FROM', 'SMTP_URL'], ['SMTP_URL', 'MAIL_FROM']] as const) {
      if (value[missing] === undefined && value[given] !== undefined) context.addIssue({ code: 'custom', path: [missing], message: `must be set too, as ${given} is` });
    }
    // Also when it follows from HOST: people would sign in over a network that everyone can listen to.
    if (!URL.canParse(value.BASE_URL) || value.ALLOW_HTTP) return;
    const url = new URL(value.BASE_URL);
    if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) {
      context.addIssue({ code: 'custom', path: ['BASE_URL'], message: 'must be https, or set ALLOW_HTTP=1' });
    }
  });

export type Config = z.output<typeof configSchema>;

function isSmtpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return (protocol === 'smtp:' || protocol === 'smtps:') && hostname !== '';
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Reads the environment once. Throws an Error naming every wrong field; empty values count as unset. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = configSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Configuration is wrong:\n${lines.join('\n')}`);
}
