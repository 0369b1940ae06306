import { setImmediate } from 'node:timers/promises';
import type { Block, Layout } from '../layout/blocks.js';
import type { House } from '../layout/house.js';
import { noteStrips, outlineLevels, runsOf, stripsOf } from './blocks.strips.js';
import { furnitureFor, letterhead } from './furniture.js';
import { Painter } from './painter.js';
import { pagesOf, type Page } from './pages.js';
import { setterFor, type Setter } from './setter.js';
import type { Strip } from './strips.js';
import { TaggedPdf } from './tagged-pdf.js';

// How long this may keep others waiting, in milliseconds.
const TURN = 12;

/**
 * A laid out document as a PDF: PDF/A-2a and PDF/UA-1, byte for byte the same for the same content. Lets others go first now and
 * then, for it may run beside a meeting.
 */
export async function pdfFile(layout: Layout, house: House): Promise<Buffer> {
  const breathe = breather();
  const setter = setterFor(layout, house);
  const pages = pagesOf(await setStrips(layout, setter, breathe), setter.sheet.height - setter.sheet.top - setter.sheet.bottom);
  const pdf = new TaggedPdf(layout);
  const bytes = gathered(pdf);
  await paint(new Painter(pdf, setter.sheet, setter.faces), pages, layout, setter, breathe);
  pdf.end();
  return bytes;
}

async function setStrips(layout: Layout, setter: Setter, breathe: () => Promise<void>): Promise<Strip[]> {
  const level = outlineLevels();
  const strips = letterhead(setter);
  for (const run of runsOf(layout.blocks)) {
    for (const one of stripsOf(run, setter, level)) strips.push(one);
    await breathe();
  }
  if (setter.notes.made.length === 0) return strips;
  const title: Block = { kind: 'heading', level: 2, text: layout.head.labels.notes, tags: [] };
  return [...strips, ...stripsOf(title, setter, level), ...noteStrips(setter)];
}

async function paint(painter: Painter, pages: readonly Page[], { head }: Layout, setter: Setter, breathe: () => Promise<void>): Promise<void> {
  const furniture = furnitureFor(head, setter);
  for (const [index, page] of pages.entries()) {
    painter.page(page, furniture(index + 1, pages.length));
    await breathe();
  }
  painter.end();
}

function gathered(pdf: TaggedPdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}

function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN) return;
    await setImmediate();
    since = performance.now();
  };
}
