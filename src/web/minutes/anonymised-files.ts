import type { FastifyInstance } from 'fastify';
import { DOCUMENT_FORMATS, MEDIA_TYPES, RECORD_KINDS } from '../../documents/document.file.js';
import type { Words } from '../../documents/words/entry.view.js';
import type { AnonymisedVariant } from '../../domain/minutes/state.js';
import type { Translate } from '../../i18n/index.js';
import { fileBase, fileName } from '../plugins/document-files.js';
import { notFound } from '../plugins/errors.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { minutesUrl, seenFor, type MinutesDeps } from './place.js';

/** The document and the format in a name such as `minutes.docx`; null for what is none. */
function named(file: string) {
  const [first, last] = file.split('.');
  const [kind, format] = [RECORD_KINDS.find((one) => one === first), DOCUMENT_FORMATS.find((one) => one === last)];
  return kind === undefined || format === undefined ? null : { kind, format };
}

/** The variants that were made, newest first, each with its files and their SHA-256. */
export function variantsModel(meetingId: string, variants: readonly AnonymisedVariant[], { f }: Words, t: Translate) {
  return [...variants].reverse().map(({ number, at, by, ofVersion, files }) => ({
    number,
    name: t('woo.number', { number }),
    made: `${t('woo.madeBy', { at: f.dateTime(at), name: by })}, ${ofVersion === null ? t('woo.madeOfDraft') : t('woo.madeOf', { number: ofVersion })}`,
    files: files.flatMap(({ format: file, sha256, size }) => {
      const known = named(file);
      if (known === null) return [];
      const [document, format] = [t(`minutes.document-${known.kind}`), t(`minutes.as-${known.format}`)];
      return [{ label: `${document}, ${format}`, whole: t('woo.fileOf', { document, format, number }), href: minutesUrl(meetingId, `anonymised/${number}/${file}`), sha256, size: t('life.bytes', { size }) }];
    }),
  }));
}

/** Registers the files of anonymised variants, for whoever may make them: the bytes as they were searched. */
export function addAnonymisedFiles(app: FastifyInstance, deps: MinutesDeps): void {
  app.get(minutesUrl(':meetingId', 'anonymised/:number/:file'), { preHandler: requireViewer }, async (request, reply) => {
    const { number, file } = request.params as { readonly number: string; readonly file: string };
    // The scope holds these variants for whoever may make them only.
    const { scope } = await seenFor(deps, request, 'export');
    const variant = scope.meeting.minutes.anonymised.find((one) => String(one.number) === number);
    const kept = variant?.files.find(({ format }) => format === file);
    const known = named(file);
    const bytes = kept && (await deps.reader.storedFile(kept.sha256));
    if (!known || !bytes) throw notFound();
    const by = { actor: viewerOf(request).accountId, origin: request.ip };
    await deps.noted.note(by, { act: 'minutes-exported', subject: `meeting:${scope.meeting.id} ${file} anonymised ${number}`, result: 'done' });
    const what = known.kind === 'minutes' ? '' : `-${request.t(`minutes.file-${known.kind}`)}`;
    return reply
      .type(MEDIA_TYPES[known.format])
      .header('content-disposition', `attachment; filename="${fileName(fileBase(scope, request.formats), `${what}-${request.t('woo.file')}-${number}`, known.format)}"`)
      .header('cache-control', 'no-store')
      .send(bytes);
  });
}
