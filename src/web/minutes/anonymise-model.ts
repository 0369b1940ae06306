import type { Hit, Proposal } from '../../documents/woo/anonymise.js';
import type { Translate } from '../../i18n/index.js';
import { many } from '../plugins/form-fields.js';
import type { FormState } from '../plugins/form-state.js';

/** Whoever occurs in the minutes, with the word that was typed, or else the one that is proposed. */
export function peopleRows({ people }: Proposal, { values }: FormState, t: Translate) {
  const typed = typedPeople(values);
  return people.map(({ id, name, about, word }, index) => {
    const mine = typed.get(id);
    return {
      ...{ index, id, name, about },
      word: mine?.word ?? word ?? t('woo.official'),
      stays: mine === undefined ? word === null : mine.stays,
      wordLabel: t('woo.wordFor', { name }),
      staysLabel: t('woo.staysFor', { name }),
    };
  });
}

/** What was typed of each person, by id: their places in the list may have changed since. */
function typedPeople(values: FormState['values']): ReadonlyMap<string, { readonly word: string; readonly stays: boolean }> {
  const typed = Object.entries(values).flatMap(([field, id]) => {
    const index = /^person-(\d+)$/.exec(field)?.[1];
    const word = values[`word-${index}`];
    return index === undefined || typeof id !== 'string' ? [] : [[id, { word: typeof word === 'string' ? word : '', stays: values[`stays-${index}`] !== undefined }] as const];
  });
  return new Map(typed);
}

/** What was found in running text, by how sure it is; only those that may stay have a box. */
export function hitGroups({ hits, people }: Proposal, { values }: FormState, t: Translate) {
  const staying = new Set(people.filter(({ word }) => word === null).map(({ id }) => id));
  const asked = hits.filter(({ ids, kind }) => kind === 'email' || kind === 'phone' || !ids.every((id) => staying.has(id)));
  const offered = typeof values.offered === 'string' ? new Set(values.offered.split(' ')) : null;
  const ticked = new Set(many(values as Record<string, unknown>, 'replace'));
  // What is new since the form was made has no tick of the reviewer's: it is as it was proposed.
  const isTicked = ({ key, certainty }: Hit) => (offered?.has(key) === true ? ticked.has(key) : certainty !== 'doubt');
  const row = (hit: Hit) => ({ key: hit.key, before: hit.before, text: hit.text, after: hit.after, kind: t(`woo.kind-${hit.kind}`), ticked: isTicked(hit) });
  const of = (certainty: Hit['certainty']) => asked.filter((hit) => hit.certainty === certainty).map(row);
  const sure = of('sure');
  return {
    offered: asked.filter(({ certainty }) => certainty !== 'sure').map(({ key }) => key).join(' '),
    doubts: of('doubt'),
    likely: of('likely'),
    sure: sure.length === 0 ? null : { label: t('woo.sure', { count: sure.length }), hits: sure },
  };
}
