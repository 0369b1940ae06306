import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { Letter } from './letter.js';

/** A line of a list in a letter: what is meant, with a link to it or not, and more words. */
export interface LetterLine {
  readonly label: string;
  readonly text: string;
  readonly href: string | null;
}

/** What a letter says, in the reader's language already: the one model of its plain text and its HTML. */
export interface LetterContent {
  readonly language: string;
  readonly organisation: string;
  readonly subject: string;
  readonly classification: string;
  /** The word for an exercise, over everything; null for what is real. */
  readonly exercise: string | null;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** A code to type over; null for none. */
  readonly code?: string | null;
  readonly sections: readonly { readonly heading: string; readonly lines: readonly LetterLine[] }[];
  /** The one thing to do, as a button and as an address to copy; `help` says what comes then. */
  readonly button: { readonly label: string; readonly href: string; readonly help: string } | null;
  readonly small: readonly string[];
}

const VIEWS = resolve(fileURLToPath(import.meta.url), '../../../views/mail');

/** A template, read at its first use. Plain text has nothing to escape. */
function template(file: string, noEscape: boolean): (content: object) => string {
  let made: ((content: object) => string) | null = null;
  return (content) => (made ??= Handlebars.create().compile(readFileSync(resolve(VIEWS, file), 'utf8'), { noEscape, strict: false }))(content);
}

const asHtml = template('letter.html.hbs', false);
const asText = template('letter.text.hbs', true);

/** A letter in its two forms; the subject says first that it is an exercise. Nothing in it is fetched from elsewhere. */
export function renderLetter(content: LetterContent): Pick<Letter, 'subject' | 'text' | 'html'> {
  const { subject, exercise } = content;
  // The sign that begins what stands below a mail is two hyphens and a space; an editor would take the space away.
  const text = asText({ ...content, sp: ' ' }).replace(/\n{3,}/g, '\n\n');
  return { subject: exercise === null ? subject : `${exercise}: ${subject}`, text, html: asHtml(content) };
}
