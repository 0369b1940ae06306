import { DOCUMENT_FORMATS } from '../../documents/document.file.js';
import type { Words } from '../../documents/words/entry.view.js';
import { filesFor } from '../../documents/minutes/minutes.kept.js';
import type { ReadableVersion } from '../../domain/meeting/minutes-read.js';
import type { Distribution, MinutesVersion } from '../../domain/minutes/state.js';
import { minutesUrl } from './place.js';

/** The versions that are kept, newest first, with their files as far as they are for this reader, and who got which. */
export function versionsModel(meetingId: string, readable: readonly ReadableVersion[], distributions: readonly Distribution[], words: Words) {
  return readable.map((one, index) => versionView(meetingId, one, readable[index - 1]?.version ?? null, distributions, words)).reverse();
}

function versionView(meetingId: string, readable: ReadableVersion, before: MinutesVersion | null, distributions: readonly Distribution[], words: Words) {
  const { t, f } = words;
  const { version } = readable;
  const { version: number } = version;
  const files = filesFor(readable);
  return {
    number,
    name: t('life.version', { number }),
    state: versionState(version, words),
    made: t('life.madeBy', { at: f.dateTime(version.at), name: version.by }),
    open: files.some(({ variant }) => variant === 'open'),
    files: files.map(({ format, sha256, size }) => {
      const label = formatWord(format, words);
      return { label, whole: t('life.fileOf', { format: label, number }), href: minutesUrl(meetingId, `versions/${number}/${format}`), sha256, size: t('life.bytes', { size }) };
    }),
    compare: before === null ? null : { href: minutesUrl(meetingId, `compare?from=${before.version}&to=${number}`), label: t('life.comparePrevious', { number: before.version }) },
    sent: distributions.filter((one) => one.version === number).map((one) => sentView(one, words)),
  };
}

/** concept, vastgesteld, erratum 1. */
export function versionState({ state, erratum }: Pick<MinutesVersion, 'state' | 'erratum'>, { t }: Pick<Words, 't'>): string {
  if (state === 'erratum') return t('life.erratum', { number: erratum ?? 0 });
  return t(state === 'adopted' ? 'life.state-adopted' : 'life.state-concept');
}

function formatWord(format: string, { t }: Words): string {
  const known = DOCUMENT_FORMATS.find((one) => one === format);
  return known === undefined ? format : t(`minutes.as-${known}`);
}

/** By whom and when a version was sent, and to whom. */
export function sentView({ at, by, recipients }: Distribution, { t, f }: Words) {
  return {
    label: t('life.sentTo', { at: f.dateTime(at), name: by }),
    names: recipients.map(({ name, variant }) => (variant === 'open' ? `${name} (${t('life.openVariant')})` : name)).join(', '),
  };
}
