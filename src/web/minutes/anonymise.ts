import type { Proposal } from '../../documents/woo/anonymise.js';
import { proposalOf } from '../../documents/woo/anonymise.js';
import { sourceOf } from '../../documents/woo/variant.prepare.js';
import { many } from '../plugins/form-fields.js';
import { notFound } from '../plugins/errors.js';
import type { ActPage } from './acts.js';
import { hitGroups, peopleRows } from './anonymise-model.js';
import { refusalLines } from './grounds.js';
import { minutesUrl, type MinutesDeps, type MinutesPlace } from './place.js';
import { variantsModel } from './anonymised-files.js';

/** The page on which the archivist reviews what is a name, and makes the anonymised variant. */
export const anonymisePage: ActPage = {
  path: 'anonymise',
  command: 'MakeAnonymised',
  title: 'woo.title',
  fields: { also: 'woo.also' },
  after: (_deps, meetingId) => minutesUrl(meetingId, 'anonymise'),
  input: (body) => ({ basedOn: body.basedOn, people: peopleTyped(body), leave: leftIn(body), also: alsoTyped(body.also) }),
  said: () => 'woo.made',
  async model(deps, place, form, stale) {
    const { scope, request: { t }, words } = place;
    const proposal = await proposed(deps, place);
    const { versions, refusals, anonymised } = scope.meeting.minutes;
    const latest = scope.meeting.state === 'adopted' ? versions.at(-1) : undefined;
    return {
      stale,
      of: latest === undefined ? t('woo.ofDraft') : t('woo.ofVersion', { number: latest.version }),
      basedOn: stale ? proposal.digest : (form.values.basedOn ?? proposal.digest),
      carried: place.model.carried !== undefined,
      people: peopleRows(proposal, form, t),
      ...hitGroups(proposal, form, t),
      refusals: refusalLines(refusals, place),
      lost: proposal.lost.map(({ words: text, note }) => text ?? note),
      groundsHref: minutesUrl(scope.meeting.id, 'grounds'),
      variants: variantsModel(scope.meeting.id, anonymised, words, t),
    };
  },
};

async function proposed({ reader, timeZone, organisation, language }: MinutesDeps, { scope }: MinutesPlace): Promise<Proposal> {
  // In the language in which the files are kept: what is proposed here is what stands in them.
  const source = await sourceOf(reader, scope, { language, timeZone, organisation });
  if (source === null) throw notFound();
  return proposalOf(source);
}

type Body = Readonly<Record<string, unknown>>;

/** Each person of the form with the word that was typed; who was ticked stays. */
function peopleTyped(body: Body): object[] {
  return Object.keys(body).flatMap((name) => {
    const index = /^person-(\d+)$/.exec(name)?.[1];
    if (index === undefined) return [];
    const word = body[`word-${index}`];
    return [{ id: body[name], word: body[`stays-${index}`] === undefined ? word : null }];
  }).filter((one) => one.word === null || (typeof one.word === 'string' && one.word.trim() !== ''));
}

/** What was offered in the form and not ticked. */
function leftIn(body: Body): string[] {
  const ticked = new Set(many(body, 'replace'));
  return typeof body.offered === 'string' ? body.offered.split(' ').filter((key) => key !== '' && !ticked.has(key)) : [];
}

/** One a line: words, and after an arrow what comes in their place. */
function alsoTyped(typed: unknown): unknown {
  if (typeof typed !== 'string') return [];
  const lines = typed.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [words = '', word = ''] = line.split('=>').map((part) => part.trim());
    // Before the arrow stands nothing: then the line itself is what occurs nowhere, and is named.
    return words === '' ? { words: line.trim(), word: '' } : { words, word };
  });
}
