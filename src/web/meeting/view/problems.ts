import { isMessageKey, type MessageKey, type Translate } from '../../../i18n/index.js';
import { ITEM_FIELDS } from '../../plugins/agenda-forms.js';
import type { Posted } from '../posted.js';

/** What the table's fields are called, where the documents have no word for them. */
const FIELDS: Readonly<Record<string, MessageKey>> = {
  text: 'documents.field-text',
  name: 'documents.name',
  organisation: 'documents.organisation',
  role: 'documents.role',
  kind: 'documents.field-kind',
  outcome: 'meeting.outcome',
  speaker: 'meeting.who',
  asOf: 'documents.asOf',
  statedSource: 'documents.source',
  theme: 'documents.theme',
  happenedAt: 'meeting.happenedAt',
  dilemma: 'documents.dilemma',
  uncertainties: 'documents.uncertainties',
  readBackBy: 'meeting.readBackBy',
  at: 'meeting.at',
  presence: 'documents.presence',
  from: 'meeting.stretchFrom',
  until: 'meeting.stretchUntil',
  online: 'documents.presence-online',
  restrictedTo: 'meeting.restrictToLabel',
};

/** Fields that are called otherwise, or have an input, only in this form. */
const OF_FORM: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
  entry: { text: 'meeting.entryLine', kind: 'meeting.becomes', due: 'meeting.dueOn' },
  offer: { text: 'meeting.offerLine', kind: 'meeting.becomes' },
  agenda: ITEM_FIELDS,
  item: ITEM_FIELDS,
  summary: { text: 'documents.summary' },
  remark: { text: 'documents.field-remark' },
  procedure: { text: 'meeting.procedure' },
  option: { text: 'meeting.newOption' },
  object: { words: 'meeting.whatIsWrong' },
  replace: { text: 'meeting.newText' },
  next: { at: 'meeting.when', note: 'documents.field-remark' },
  deputise: { personId: 'meeting.whoDeputises', forPersonId: 'meeting.forWhom' },
  'hand-over': { fromPersonId: 'meeting.fromWhom', toPersonId: 'meeting.toWhom', at: 'meeting.atOtherTime' },
  action: { topicId: 'meeting.topic', decisionId: 'documents.fromDecision' },
  matter: { note: 'carry.note', reviewDate: 'carry.reviewDate' },
  undecided: { note: 'carry.note' },
};

/** Forms of which a page has several end in the id of what they are about. */
const kindOf = (form: string) => form.replace(/-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, '');

/** A posted field may be called `constructor`. */
const own = <V>(table: Readonly<Record<string, V>>, key: string): V | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

/** What a field of a form is called on screen; null for what no form shows, such as an id. */
function labelOf(form: string, field: string): MessageKey | null {
  const name = field.replace(/^(texts|fields|row\.\d+)\./, '');
  const word = `documents.field-${name}`;
  const listed = own(own(OF_FORM, kindOf(form)) ?? {}, name) ?? own(FIELDS, name);
  return listed ?? (isMessageKey(word) ? word : null);
}

/** Codes at which the page itself shows what was typed, beside what stands there. */
const SHOWN_BESIDE: ReadonlySet<string> = new Set(['stale-version', 'order-changed']);
/** Fields that hold a choice: they are no words of the person. */
const CHOSEN: ReadonlySet<string> = new Set(['kind', 'outcome', 'role', 'presence', 'certainty', 'horizon', 'online', 'restrictedTo', 'personId', 'forPersonId', 'fromPersonId', 'toPersonId', 'topicId', 'decisionId', 'itemId', 'place', 'test', 'answer', 'side']);

/** The words of a form that may have no place any more (its entry was struck, its phase is over): nothing typed is lost. */
function keptWords({ form, state, code }: Refused, gone: boolean, t: Translate) {
  if (!gone && (Object.keys(state.errors).length > 0 || SHOWN_BESIDE.has(code))) return [];
  return Object.entries(state.values).flatMap(([field, value]) => {
    const label = CHOSEN.has(field.replace(/^(texts|fields)\./, '')) ? null : labelOf(form, field);
    return label !== null && typeof value === 'string' && value.trim() !== '' ? [{ label: t(label), text: value }] : [];
  });
}

type Refused = Pick<Posted, 'form' | 'state' | 'code' | 'asks'>;

/**
 * The summary of what is wrong with a form: each field by its name, leading to its input, and what belongs to no field.
 * `gone`: the page shows the form no more, so the summary keeps what was typed in it.
 */
export function problemsView(refused: Refused, gone: boolean, t: Translate) {
  const { form, state } = refused;
  const lines = Object.entries(state.errors).map(([field, text]) => {
    const label = labelOf(form, field);
    return { text, label: label && t(label), href: label && `#f-${form}-${field}` };
  });
  return { count: state.wrong, heading: refused.asks !== true, kept: keptWords(refused, gone, t), general: [...state.general, ...lines.filter(({ href }) => href === null).map(({ text }) => text)], lines: lines.filter(({ href }) => href !== null) };
}
