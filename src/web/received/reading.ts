import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts, MailLinkView } from '../../accounts/accounts.js';
import { DOCUMENT_FORMATS, MEDIA_TYPES } from '../../documents/document.file.js';
import { filesFor, keptBytes, keptModel } from '../../documents/minutes/minutes.kept.js';
import { minutesView } from '../../documents/minutes/minutes.view.js';
import { listView, withoutEmptyColumns } from '../../documents/lists/list.view.js';
import type { Clock } from '../../domain/kernel/ids.js';
import { fileNameOf } from '../../mail/kinds/writing.js';
import { listsFor } from '../../mail/kinds/lists.js';
import { receivedBy } from '../../mail/kinds/minutes.js';
import type { Reader } from '../../projections/reader.js';
import { notFound } from '../plugins/errors.js';

export interface ReadingDeps {
  readonly reader: Reader;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly organisation: string;
  readonly accounts: Pick<Accounts, 'note'>;
}

type Received = NonNullable<Awaited<ReturnType<typeof minutesOfLink>>>;

/** The version of the minutes that a link names, as its person may read it; null when it is no longer there for that person. */
async function minutesOfLink({ reader }: ReadingDeps, { purpose, meetingId, personId, version }: MailLinkView) {
  const scope = purpose === 'minutes' && meetingId !== null ? await reader.meeting(meetingId) : null;
  const readable = scope && receivedBy(scope, personId, version ?? 0);
  return scope && readable && { scope, readable };
}

/** Shows the one document that a link opens, to read and to take along. */
export async function showDocument(deps: ReadingDeps, link: MailLinkView, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  await note(deps, link, request, 'html');
  const received = await minutesOfLink(deps, link);
  return received ? showMinutes(deps, received, request, reply) : showLists(deps, link, request, reply);
}

async function showMinutes(deps: ReadingDeps, { scope: { meeting, crisis }, readable }: Received, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const model = await keptModel(deps.reader, readable, { language: request.language });
  if (model === null) throw notFound();
  const view = minutesView(model);
  const files = filesFor(readable).flatMap(({ format }) => DOCUMENT_FORMATS.filter((one) => one === format).map((one) => ({ href: `${pathOf(request)}/files/${one}`, label: request.t(`minutes.as-${one}`) })));
  return reply.page('received/minutes', { view, files, version: readable.version.version }, { title: view.title, classification: meeting.classification, exercise: crisis.kind === 'exercise' });
}

async function showLists(deps: ReadingDeps, { purpose, meetingId, personId }: MailLinkView, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const scope = purpose === 'lists' && meetingId !== null ? await deps.reader.meeting(meetingId) : null;
  const lists = scope && listsFor(scope, personId, deps, request.language);
  if (scope === null || lists === null) throw notFound();
  const views = lists.map((list) => withoutEmptyColumns(listView(list)));
  return reply.page('received/lists', { views }, { title: request.t('mail.listsTitle'), classification: scope.meeting.classification, exercise: scope.crisis.kind === 'exercise' });
}

/** Registers the files of the minutes that a link opens. `opened`: the link, for who reads by it; throws notFound() for all others. */
export function addReading(app: FastifyInstance, deps: ReadingDeps, opened: (request: FastifyRequest) => Promise<MailLinkView>): void {
  app.get('/received/:token/files/:format', { config: { guests: true } }, async (request, reply) => {
    const link = await opened(request);
    const received = await minutesOfLink(deps, link);
    const format = DOCUMENT_FORMATS.find((one) => one === (request.params as { readonly format: string }).format);
    const bytes = received && format && (await keptBytes(deps.reader, received.readable, format));
    if (!received || !format || !bytes) throw notFound();
    await note(deps, link, request, format);
    const name = fileNameOf(received.scope.meeting, request.t('compare.file', { version: received.readable.version.version }), format);
    return reply.type(MEDIA_TYPES[format]).header('content-disposition', `attachment; filename="${name}"`).send(bytes);
  });
}

const pathOf = (request: FastifyRequest): string => `/received/${(request.params as { readonly token: string }).token}`;

/** Who read what, by the person: there is no account. */
function note({ accounts }: ReadingDeps, { personId, meetingId, purpose, version }: MailLinkView, request: FastifyRequest, format: string): Promise<void> {
  return accounts.note({ actor: personId, origin: request.ip }, { act: 'minutes-exported', subject: `meeting:${meetingId} ${purpose}.${format}${version === null ? '' : ` version ${version}`}`, result: 'done' });
}
