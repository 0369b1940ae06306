import type { FastifyReply } from 'fastify';
import type { MeetingScope } from '../../../domain/meeting/state.js';
import type { MessageKey, Params, Translate } from '../../../i18n/index.js';
import type { FormState } from '../../plugins/form-state.js';
import type { At } from '../at.js';
import type { LineHere } from './line-reader.js';
import type { Typed } from './typed.js';

/** What a form is read with: the names in its address and the meeting as this person sees it. */
export interface PostContext {
  readonly params: Readonly<Record<string, string>>;
  readonly scope: MeetingScope;
  readonly at: At;
  /** How the entry line is read here. */
  readonly line: LineHere;
}

/** In what words the next page says it: the person's, with the local time of now. */
export interface Said {
  readonly t: Translate;
  readonly time: string;
}

/** One form of the table: its address below `/meetings/:id`, and the command it asks for. */
export interface Post {
  readonly path: string;
  /** The name under which the page shows again what was typed in it, with what is wrong. */
  readonly form: string | ((typed: Typed, context: PostContext) => string);
  readonly command: string | ((typed: Typed, context: PostContext) => string);
  /** The command's input, without the id of its meeting or action: the route adds that. */
  readonly input?: (typed: Typed, context: PostContext) => Readonly<Record<string, unknown>>;
  /** What the next page shows; without it where one was, with the open form closed. */
  readonly next?: (typed: Typed, context: PostContext) => Partial<At>;
  /** A sentence on the next page about what was saved, where the page itself does not show it at once. */
  readonly flash?: (typed: Typed, context: PostContext, said: Said) => MessageKey | { readonly text: MessageKey; readonly params: Params } | null;
  /** Fields of the command that have another name in the form. */
  readonly names?: Readonly<Record<string, string>>;
  /** The same for lists, whose places in the command and in the form differ by what was typed. */
  readonly places?: (typed: Typed, context: PostContext) => Readonly<Record<string, string>>;
}

/** Says on the next page what was saved, where a form has words for it. */
export function flashSaved(reply: FastifyReply, saved: ReturnType<NonNullable<Post['flash']>> | undefined): void {
  if (typeof saved === 'string') reply.flash(saved);
  else if (saved) reply.flash(saved.text, saved.params);
}

/** Texts that many forms have: who said it and when it really happened. */
export const SPEAKER = { 'speaker.text': 'speaker', 'speaker.id': 'speaker' } as const;
export const OWNER = { 'owner.text': 'owner', 'owner.id': 'owner' } as const;

/** One value of a list (`restrictedTo.0`) is chosen in the input of the whole list. */
const listOf = (field: string) => field.replace(/\.\d+$/, '');

/** Puts what is wrong with a command's field beside the form's field that it came from. */
export function renamed(state: FormState, names: Readonly<Record<string, string>>): FormState {
  const errors: Record<string, string> = {};
  for (const [field, text] of Object.entries(state.errors)) errors[names[field] ?? listOf(field)] ??= text;
  return { ...state, errors, wrong: Object.keys(errors).length + state.general.length };
}
