import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { partsOfFile } from '../../../src/documents/woo/decoded.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const words = (file: Uint8Array, format: string) => partsOfFile(file, format).filter((part) => part.words).map(({ text }) => text).join('\n');
const all = (file: Uint8Array, format: string) => partsOfFile(file, format).map(({ text }) => text).join('\n');

/** A PDF as the product makes them: embedded font, tagged, with properties and a bookmark. */
async function pdf(text: string, title: string, bookmark: string): Promise<Buffer> {
  const font = createRequire(import.meta.url).resolve('@expo-google-fonts/fira-sans/400Regular/FiraSans_400Regular.ttf');
  const document = new PDFDocument({ font, tagged: true, pdfVersion: '1.7', info: { Title: title } });
  const pieces: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => document.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve(Buffer.concat(pieces))));
  document.outline.addItem(bookmark);
  document.fontSize(24).text(text, { width: 200 });
  document.end();
  return done;
}

describe('a finished file', () => {
  it('of Word is read through its zip and its markup, also where runs cut words up', () => {
    const file = zipSync({ 'word/document.xml': bytes('<w:p><w:r><w:t>Jan</w:t></w:r><w:r><w:t>sen &amp; Co</w:t></w:r></w:p><!-- door Piet -->'), 'docProps/core.xml': bytes('<dc:creator>Karin</dc:creator>'), 'word/Kees.xml': bytes('<a w:author="Wim"/>') });
    for (const said of ['Jansen & Co', 'Piet', 'Karin', 'Kees', 'Wim']) expect(words(file, 'docx')).toContain(said);
    expect(words(file, 'docx')).not.toContain('document.xml w:p');
  });

  it('of PDF is read through its streams, by the tables of its fonts, with its properties and bookmarks', async () => {
    const file = await pdf('Volgens mevrouw Wójcik-de Jong, directeur Publieke Gezondheid, is het zo.', 'Stuk van Müller', 'Over Łukasz');
    const text = words(file, 'pdf').replace(/\s+/g, ' ');
    for (const said of ['Wójcik-de Jong', 'directeur Publieke Gezondheid', 'Müller', 'Łukasz']) expect(text).toContain(said);
  });

  it('of HTML, Markdown and JSON is read without escapes; styles, names of elements and codes are no words', () => {
    expect(words(bytes('<style>.jansen{}</style><title>Stuk</title><p>J&#233;an &lt;x&gt;</p><b>Jan</b><i>sen</i>'), 'html')).toContain('Jéan <x>');
    expect(words(bytes('<style>.jansen{}</style>'), 'html')).not.toContain('jansen');
    expect(all(bytes('<style>.jansen{}</style>'), 'html')).toContain('jansen');
    expect(words(bytes('Jan\\-Willem'), 'md')).toContain('Jan-Willem');
    expect(words(bytes('{"text":"Jan\\u00e9","outcome":"taken"}'), 'json')).toBe('Jané');
  });
});
