import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { SECURITY_ACTS, type Accounts, type SecurityFilter, type SecurityLine } from '../../accounts/accounts.js';
import { csvOf } from '../../documents/text/csv.js';
import { isRealDate } from '../../domain/kernel/input.js';
import { toUtc } from '../../domain/kernel/time.js';
import { isMessageKey, rejectionText, type MessageKey, type Translate } from '../../i18n/index.js';
import { forbidden } from '../plugins/errors.js';
import { formState } from '../plugins/form-state.js';
import { requireViewer, viewerOf } from '../plugins/session.js';

export interface SecurityLogDeps {
  readonly accounts: Accounts;
  readonly timeZone: string;
}

const PER_PAGE = 50;
const MOST_IN_FILE = 50_000;
const NAMES = { act: 'securitylog.act', person: 'securitylog.person', result: 'securitylog.result', from: 'securitylog.from', until: 'securitylog.until' } as const satisfies Record<string, MessageKey>;
type Name = keyof typeof NAMES;
type Query = Readonly<Record<string, unknown>>;

/** The security log of the installation, for administrators: filters in the address, newest first, and as CSV. */
export function securityLog({ accounts, timeZone }: SecurityLogDeps): FastifyPluginAsync {
  return async (app: FastifyInstance) => {
    app.addHook('preHandler', requireViewer);
    app.addHook('preHandler', async (request) => {
      if (request.viewer && !viewerOf(request).admin) throw forbidden();
    });
    app.get('/admin/security-log', async (request, reply) => showLog(accounts, timeZone, request, reply));
    app.get('/admin/security-log.csv', async (request, reply) => sendCsv(accounts, timeZone, request, reply));
  };
}

async function showLog(accounts: Accounts, timeZone: string, request: FastifyRequest, reply: FastifyReply) {
  const { t } = request;
  const known = await accounts.list();
  const { filter, values, wrong } = readFilter(request.query as Query, new Set(known.map(({ id }) => id)), timeZone);
  const asked = Math.min(Math.max(Math.trunc(Number((request.query as Query).page)) || 1, 1), 1_000_000);
  const { lines, total } = await accounts.securityLog(filter, { skip: (asked - 1) * PER_PAGE, take: PER_PAGE });
  const pages = Math.max(Math.ceil(total / PER_PAGE), 1);
  const to = (page: number) => addressOf('/admin/security-log', { ...values, ...(page > 1 ? { page: String(page) } : {}) });
  const model = {
    form: formState({ values }),
    lines: lines.map((line) => shown(line, t)),
    total,
    paging: pages > 1 ? { text: t('securitylog.page', { page: asked, pages }), newer: asked > 1 ? to(Math.min(asked - 1, pages)) : null, older: asked < pages ? to(asked + 1) : null } : null,
    csv: addressOf('/admin/security-log.csv', values),
    csvMost: total > MOST_IN_FILE ? t('securitylog.csvMost', { count: MOST_IN_FILE }) : null,
    wrong: wrong.length > 0 ? t('securitylog.wrongFilter', { names: wrong.map((name) => t(NAMES[name])).join(', ') }) : null,
    acts: SECURITY_ACTS.map((act) => ({ value: act, label: t(`securitylog.act-${act}`) })),
    people: known.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` })),
    results: (['done', 'refused'] as const).map((value) => ({ value, label: t(`securitylog.${value}`) })),
  };
  return reply.page('accounts/security-log', model, { title: t('securitylog.title'), nav: 'security-log' });
}

async function sendCsv(accounts: Accounts, timeZone: string, request: FastifyRequest, reply: FastifyReply) {
  const { t, formats } = request;
  const known = await accounts.list();
  const { filter } = readFilter(request.query as Query, new Set(known.map(({ id }) => id)), timeZone);
  const { lines } = await accounts.securityLog(filter, { skip: 0, take: MOST_IN_FILE });
  await accounts.note({ actor: viewerOf(request).accountId, origin: request.ip }, { act: 'log-exported', subject: null, result: 'done' });
  const head = [t('securitylog.at'), 'UTC', t('securitylog.person'), t('securitylog.act'), t('securitylog.on'), t('securitylog.result'), t('securitylog.origin')];
  const rows = lines.map((line) => {
    const { who, what, on, outcome, where } = shown(line, t);
    return [formats.dateTime(line.at), line.at, who, what, on ?? '', outcome, where];
  });
  return reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="security-log.csv"').header('cache-control', 'no-store').send(csvOf([head, ...rows]));
}

/** A line in words. */
function shown(line: SecurityLine, t: Translate) {
  const actKey = `securitylog.act-${line.act}`;
  return {
    at: line.at,
    who: line.actor === null ? t('securitylog.nobody') : line.actor === 'operator' ? t('securitylog.operator') : (line.actorName ?? line.actor),
    what: isMessageKey(actKey) ? t(actKey) : line.act,
    on: line.subjectName ?? line.subject,
    outcome: outcomeOf(line, t),
    done: line.done,
    where: line.origin ?? t('securitylog.nowhere'),
  };
}

function outcomeOf({ result, done }: SecurityLine, t: Translate): string {
  const key = `securitylog.result-${result}`;
  if (done && isMessageKey(key)) return t(key);
  // The sentence of the refusal, with its code: that is what one looks for. One that needs names or numbers is told by its code alone.
  const sentence = rejectionText(t, { code: result });
  const known = isMessageKey(`errors.${result}`) && !sentence.includes('{');
  return `${t('securitylog.refused')}: ${known ? `${sentence} (${result})` : result}`;
}

/** What the address asks for, the values to show again, and the names of what was not understood. */
function readFilter(query: Query, accounts: ReadonlySet<string>, timeZone: string) {
  const given = (name: Name) => (typeof query[name] === 'string' && query[name] !== '' ? query[name] : null);
  const wrong: Name[] = (Object.keys(NAMES) as Name[]).filter((name) => query[name] !== undefined && typeof query[name] !== 'string');
  const values: Partial<Record<Name, string>> = {};
  const take = (name: Name, fits: (value: string) => boolean): string | null => {
    const value = given(name);
    if (value === null) return null;
    if (!fits(value)) {
      wrong.push(name);
      return null;
    }
    values[name] = value;
    return value;
  };
  const act = take('act', (value) => SECURITY_ACTS.some((one) => one === value));
  const result = take('result', (value) => value === 'done' || value === 'refused');
  const [from, until] = [take('from', isRealDate), take('until', isRealDate)];
  const filter: SecurityFilter = {
    act: SECURITY_ACTS.find((one) => one === act) ?? null,
    accountId: take('person', (value) => accounts.has(value)),
    result: result === 'done' || result === 'refused' ? result : null,
    from: from && beginOf(from, timeZone),
    until: until && beginOf(dayAfter(until), timeZone),
  };
  return { filter, values, wrong };
}

const dayAfter = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The instant at which a local day begins; where midnight was skipped or came twice, the first that is not before it. */
function beginOf(date: string, timeZone: string): string {
  const begin = toUtc(`${date}T00:00`, timeZone);
  if (begin.kind === 'one') return begin.utc;
  return begin.kind === 'ambiguous' ? begin.utc[0] : `${date}T00:00:00.000Z`;
}

function addressOf(path: string, values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(values).toString();
  return query === '' ? path : `${path}?${query}`;
}
