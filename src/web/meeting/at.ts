import { PHASES, type Phase } from '../../domain/kernel/words.js';

/** Secondary forms that take the place of the phase in the middle. */
export const DIALOGS = ['attendance', 'hand-over', 'guest', 'deputise', 'agenda', 'summary', 'urgent', 'action', 'check-in'] as const;
export type Dialog = (typeof DIALOGS)[number];

/** Where in the meeting someone looks: all of it in the address, so that it can be shared and works without scripts. */
export interface At {
  /** Another phase than the current one. */
  readonly phase: Phase | null;
  readonly topic: string | null;
  readonly item: string | null;
  /** The entry whose form for correcting or striking is open. */
  readonly edit: { readonly kind: string; readonly id: string } | null;
  readonly dialog: Dialog | null;
  /** The provisional decision or decision that is dealt with. */
  readonly decide: string | null;
  /** The form in which the cursor stands after saving. */
  readonly focus: string | null;
  /** The number of the statement of someone else that is doubted: an offer about it is begun. */
  readonly about: number | null;
  /** `confirm`: the large page of whoever decides. */
  readonly view: 'confirm' | null;
}

/** No form takes the cursor. */
export const NOWHERE = 'nowhere';

const WORD = /^[A-Za-z0-9-]{1,60}$/;

const word = (value: unknown) => (typeof value === 'string' && WORD.test(value) ? value : null);

/** Reads an address's query; what it does not know it leaves out. */
export function atOf(query: unknown): At {
  const given = (typeof query === 'object' && query !== null ? query : {}) as Record<string, unknown>;
  const [kind, id] = typeof given.edit === 'string' ? given.edit.split(':') : [];
  return {
    phase: PHASES.find((phase) => phase === given.phase) ?? null,
    topic: word(given.topic),
    item: word(given.item),
    edit: word(kind) !== null && word(id) !== null ? { kind: String(kind), id: String(id) } : null,
    dialog: DIALOGS.find((dialog) => dialog === given.dialog) ?? null,
    decide: word(given.decide),
    focus: word(given.focus),
    about: typeof given.about === 'string' && /^[1-9]\d{0,5}$/.test(given.about) ? Number(given.about) : null,
    view: given.view === 'confirm' ? 'confirm' : null,
  };
}

/** The query of an address, with `?`; empty when it says nothing. */
export function queryOf(at: Partial<At>): string {
  const params = new URLSearchParams();
  for (const name of ['phase', 'topic', 'item', 'dialog', 'decide', 'focus', 'view'] as const) {
    const value = at[name];
    if (value) params.set(name, value);
  }
  if (at.about) params.set('about', String(at.about));
  if (at.edit) params.set('edit', `${at.edit.kind}:${at.edit.id}`);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of the table as someone looks at it. */
export function hrefOf(meetingId: string, at: Partial<At> = {}): string {
  return `/meetings/${meetingId}${queryOf(at)}`;
}

/** The address of the next page: where one was, without the form that was open. */
export function settled(at: At, change: Partial<At> = {}): Partial<At> {
  return { phase: at.phase, topic: at.topic, item: at.item, decide: null, edit: null, dialog: null, focus: null, about: null, view: at.view, ...change };
}
