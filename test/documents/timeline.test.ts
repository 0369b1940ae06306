import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { documentFile, layoutOf } from '../../src/documents/document.file.js';
import type { EntryBlock, HeadingBlock } from '../../src/documents/layout/blocks.js';
import { timelineOf, type TimelineChoice, type TimelineSources } from '../../src/documents/timeline/timeline.build.js';
import { OPTIONS } from '../support/given.js';
import { sources, type SourceMeeting } from '../support/real-meetings.js';
import { importedScopes } from './imported-scopes.js';

const CHOICE: TimelineChoice = { at: '2026-01-01T12:00:00.000Z', from: null, to: null, order: 'date' };
const WORDS: Readonly<Record<string, string>> = { beeld: 'Melding', oordeel: 'Onderwerp', besluit: 'Besluit', actie: 'Actie', proces: 'Opmerking' };

type Scopes = Awaited<ReturnType<typeof importedScopes>>;
function sourcesFor(scopes: Scopes): TimelineSources {
  const [first] = scopes;
  if (first === undefined) throw new Error('no meetings');
  return { crisis: first.crisis, meetings: scopes.map((scope) => ({ head: scope.meeting, scope, asSent: null })), statements: [...first.picture.statements.values()], loose: [], turningPoints: [] };
}

const dutchDate = (day: string) => {
  const text = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  return text.charAt(0).toUpperCase() + text.slice(1);
};

describe('the timeline of imported meetings', () => {
  it('has every point once, on its day, under its meeting, as what it is, with its source', async () => {
    const scopes = await importedScopes();
    for (const { meetings } of sources()) {
      const ids = new Set(meetings.map(({ id }) => id));
      const own = scopes.filter(({ meeting }) => ids.has(meeting.imported?.source ?? ''));
      const model = timelineOf(sourcesFor(own), CHOICE, OPTIONS);
      const found = linesOf(layoutOf(model).blocks.filter((block): block is HeadingBlock | EntryBlock => block.kind === 'heading' || block.kind === 'entry'));
      expect(found).toHaveLength(meetings.reduce((sum, { points }) => sum + points.length, 0));
      for (const meeting of meetings) expectMeeting(meeting, found);
      const file = load((await documentFile(model, 'html')).toString());
      expect(file('.layout__entries > li')).toHaveLength(found.length);
      for (const month of new Set(meetings.map(({ date }) => date.slice(0, 7)))) expect(file('h2').text().toLowerCase()).toContain(new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric' }).format(new Date(`${month}-15`)));
    }
  });

  it('keeps to its period, both days included', async () => {
    const scopes = (await importedScopes()).slice(0, 2);
    const [first] = scopes;
    const day = first?.meeting.plannedStart.slice(0, 10) ?? '';
    expect(timelineOf(sourcesFor(scopes), { ...CHOICE, from: day, to: day }, OPTIONS).days.map((one) => one.day)).toEqual([day]);
    expect(timelineOf(sourcesFor(scopes), { ...CHOICE, to: '2000-01-01' }, OPTIONS).days).toEqual([]);
  });
});

interface Found {
  readonly day: string;
  readonly meeting: string;
  readonly lead: string;
  readonly text: string;
  readonly note: string;
}

/** Each entry with the headings above it. */
function linesOf(blocks: readonly (HeadingBlock | EntryBlock)[]): Found[] {
  const above: Record<number, string> = {};
  const found: Found[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading') above[block.level] = block.text;
    else found.push({ day: above[3] ?? '', meeting: above[4] ?? '', lead: block.lead[0] ?? '', text: block.text, note: block.notes.join(' ') });
  }
  return found;
}

function expectMeeting(meeting: SourceMeeting, found: readonly Found[]): void {
  const own = found.filter(({ note }) => note.includes(`overgenomen uit bron: ${meeting.id},`) || note.endsWith(`overgenomen uit bron: ${meeting.id}.`));
  expect(own, meeting.id).toHaveLength(meeting.points.length);
  for (const [index, point] of meeting.points.entries()) {
    const place = own.filter(({ note }) => note.includes(`punt ${index + 1} van het overleg`));
    expect(place, `${meeting.id} ${index + 1}`).toHaveLength(1);
    const [line] = place;
    expect(line?.text).toBe(point.text.normalize('NFC').trim() === '' ? line?.text : point.text.normalize('NFC'));
    expect(line?.lead.startsWith(WORDS[point.phase] ?? '?')).toBe(true);
    expect(line?.day).toBe(dutchDate(meeting.date));
    expect(line?.meeting.startsWith(meeting.team)).toBe(true);
    if (point.source !== null) expect(line?.note).toContain(`noot ${point.source} van de bron`);
  }
}
