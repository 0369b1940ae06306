import { xmlText } from '../layout/xml-text.js';
import type { FileHead } from '../layout/blocks.js';
import type { Span } from './lines.js';
import type { Looks } from './looks.js';
import { ROOT, tagIn, type Tag } from './tags.js';

/** The notes of a document as they come by: each gets a number where it is made, and stands at the end. */
export interface Notebook {
  /** The numbers to put after a text that has these notes. */
  refer(notes: readonly string[], tag: Tag): Span[];
  /** All of them, for the end of the document. */
  readonly made: readonly MadeNote[];
}

export interface MadeNote {
  readonly tag: Tag;
  readonly number: Span;
  readonly text: Span;
}

/** Numbers that lead to their notes, and notes that lead back: as PDF/UA has them, a link in a reference each way. */
export function notebook({ notes: word }: FileHead['labels'], { noteNumber, detail, label }: Looks): Notebook {
  const made: MadeNote[] = [];
  const add = (text: string, tag: Tag): Span => {
    const number = made.length + 1;
    const [there, here] = [nameOf('note', number), nameOf('from', number)];
    const note = tagIn(ROOT, 'Note', { id: there });
    const says = `${word} ${number}`;
    made.push({
      tag: note,
      number: { text: String(number), style: { ...label, colour: noteNumber.colour }, tag: linkIn(tagIn(note, 'Lbl')), link: { to: here, from: there, says } },
      text: { text: xmlText(text), style: detail, tag: tagIn(note, 'P') },
    });
    return { text: String(number), style: noteNumber, tag: linkIn(tag), link: { to: there, from: here, says } };
  };
  return { made, refer: (notes, tag) => notes.map((text) => add(text, tag)) };
}

const linkIn = (tag: Tag): Tag => tagIn(tagIn(tag, 'Reference'), 'Link');
/** Names that sort as their numbers do. */
const nameOf = (kind: string, number: number): string => `${kind}-${String(number).padStart(5, '0')}`;
