import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { PreparedFile } from '../../domain/kernel/prepared.js';
import { reject, type Rejection } from '../../domain/kernel/rejection.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { MakeAnonymised } from '../../domain/minutes/index.js';
import { isLanguage, translator } from '../../i18n/index.js';
import type { Reader } from '../../projections/reader.js';
import type { Press } from '../press/press.js';
import { RECORD_KINDS, documentIn, DOCUMENTS } from '../document.file.js';
import { keptModel } from '../minutes/minutes.kept.js';
import type { MinutesOptions } from '../minutes/minutes.model.js';
import { variantsOf } from '../minutes/minutes.prepare.js';
import { passageName } from '../minutes/passage.view.js';
import { wordsFor } from '../words/entry.view.js';
import { anonymise, proposalOf, type Source } from './anonymise.js';
import { plainOf } from './folded.js';
import { stringsIn } from './strings.js';
import { leakIn, type Leak } from './check.js';

/** What an anonymised variant is made of: the newest adopted version or the draft, as it is for who is in no circle. Null when its bytes are not there. */
export async function sourceOf(reader: Pick<Reader, 'storedFile'>, scope: MeetingScope, options: MinutesOptions): Promise<Source | null> {
  const { crisis, meeting } = scope;
  const { versions, refusals } = meeting.minutes;
  const latest = versions.at(-1);
  const isKept = meeting.state === 'adopted' && latest !== undefined;
  const language = isLanguage(options.language) ? options.language : 'nl';
  const variants = isKept ? null : variantsOf(scope, options);
  const model = isKept ? await keptModel(reader, { version: latest, variant: 'open' }, options) : (variants?.open ?? variants?.whole ?? null);
  return model && { crisis, model, refusals, language };
}

/** The files of an anonymised variant, or why there are none. Codes: stale-version, unknown-person (not in these minutes), word-nowhere, refusal-lost, name-left, refused-left. */
export async function anonymisedFiles(press: Pick<Press, 'print'>, source: Source, { basedOn, ...review }: MakeAnonymised): Promise<readonly PreparedFile[] | Rejection> {
  const proposal = proposalOf(source);
  if (proposal.digest !== basedOn) return reject('stale-version');
  const known = new Set(proposal.people.map(({ id }) => id));
  if (!review.people.every(({ id }) => known.has(id))) return reject('unknown-person', 'people');
  const nowhere = review.also.find(({ words }) => !stringsIn(source.model).some(({ value }) => plainOf(value).includes(plainOf(words))));
  // A word with a slip of the pen would leave what was meant in every file.
  if (nowhere !== undefined) return reject('word-nowhere', 'also', { words: nowhere.words });
  const made = anonymise(source, review);
  const [lost] = made.lost;
  if (lost !== undefined) return reject('refusal-lost', undefined, { passage: passageName(lost.passage, source.model, wordsFor(source.language, source.model.timeZone, source.model.meeting.plannedStart)) ?? translator(source.language)('woo.passage') });
  const t = translator(source.language);
  const files: PreparedFile[] = [];
  for (const kind of RECORD_KINDS) {
    const model = documentIn(kind, made.model);
    for (const format of DOCUMENTS[kind]) {
      const bytes = await press.print(model, format);
      const leak = leakIn(bytes, format, source.language, made);
      const file = `${kind}.${format}`;
      if (leak !== null) return leftIn(leak, `${t(`minutes.document-${kind}`)}, ${t(`minutes.as-${format}`)}`);
      files.push({ format: file, variant: 'open', sha256: hash('sha256', bytes), size: bytes.length, bytes });
      // Others have their turn between two files.
      await setImmediate();
    }
  }
  return files;
}

function leftIn({ kind, what, around }: Leak, file: string): Rejection {
  return kind === 'name' ? reject('name-left', undefined, { file, name: what, place: around }) : reject('refused-left', undefined, { file, words: what, place: around });
}
