import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sources, type SourceMeeting, type SourcePoint } from '../support/real-meetings.js';
import { callOtcb, cast } from './cast.js';
import { press, stage } from './stage.js';
import { hasFocus } from './table.js';

/** At most so many presses for each character of the points (issue: the table). */
const MOST = 1.2;
/** More presses of Tab than any page has things to stop at. */
const MOST_TABS = 80;

/** The OTCb of 24 March 2020 where the real meetings are; else one of the fixture, said out loud. */
function otcb(): SourceMeeting {
  const all = sources();
  const real = all.find(({ name }) => name === 'real meetings')?.meetings.find(({ id }) => id.startsWith('2020-03-24-OTCb'));
  if (real) return real;
  console.warn('*** The OTCb of 24 March 2020 is not there to be typed: took one of the fixture. ***');
  const spare = all[0]?.meetings.find(({ team, points }) => team === 'OTCb' && points.length > 0);
  if (!spare) throw new Error('the fixture has no OTCb');
  return spare;
}

/** Types by keyboard and counts the presses, by what they are for. */
function counting(page: Page) {
  const counts = { opening: 0, phases: 0, points: 0, confirmation: 0 };
  /** Types lines, each with Enter. */
  const types = async (purpose: keyof typeof counts, ...lines: string[]) => {
    for (const one of lines) {
      await page.keyboard.type(one);
      await press(page, 'Enter');
      counts[purpose] += [...one].length + 1;
      const wrong = await page.locator('#f-entry-text-error').allTextContents();
      if (wrong.length > 0) throw new Error(`${one}: ${wrong.join()}`);
    }
  };
  /** Presses Tab until the focus is there, and Enter. */
  const reaches = async (purpose: keyof typeof counts, what: Locator) => {
    for (let count = 0; count < MOST_TABS && !(await hasFocus(what)); count += 1) {
      await page.keyboard.press('Tab');
      counts[purpose] += 1;
    }
    await press(page, 'Enter');
    counts[purpose] += 1;
  };
  return { counts, types, reaches };
}

/** When it is due, as one says it at the table. */
const due = (point: SourcePoint, today: string) => (point.due === null ? '' : point.due === today ? ' vandaag' : ` ${Number(point.due.slice(8))}-${Number(point.due.slice(5, 7))}`);
const owner = ({ owner: who }: SourcePoint) => (who === null ? '' : ` @${who.includes(' ') ? `"${who}"` : who}`);
const certainty = ({ certainty: sure }: SourcePoint) => (sure === null ? '' : ` !${sure[0]}`);

it('records the OTCb of 24 March 2020 by keyboard, in the entry line alone', async () => {
  const meeting = otcb();
  const of = (phase: string) => meeting.points.filter((point) => point.phase === phase);
  const { server, enter, complaints } = await stage();
  server.clock.set(`${meeting.date}T08:00:00.000Z`);
  const table = await cast(server);
  const here = await callOtcb(server, table);
  const page = await enter(table.people.secretary);
  await page.goto(here);
  const { counts, types, reaches } = counting(page);
  await reaches('opening', page.getByRole('button', { name: 'Begin het overleg' }));
  await page.keyboard.press('Alt+i');
  counts.opening += 1;

  await types('opening', '/allen', '/procedure');
  await types('phases', '/naar');
  await types('points', ...of('beeld').map((point) => `${point.by === null ? '' : `${point.by}: `}${point.text}${certainty(point)}`));
  await types('points', ...of('proces').map(({ text }) => `/opm ${text}`));
  await types('phases', '/naar');
  // Before they are agreed the line makes topics of what is typed.
  await types('points', ...of('oordeel').map(({ text }) => text));
  const decisions = of('besluit');
  if (decisions.length > 0) await types('points', '/ak', '/vol', ...decisions.map(({ text }) => `/v ${text}`));
  await types('phases', '/naar');
  await types('points', ...decisions.map(() => '/b'), ...of('actie').map((point) => `/a ${point.text}${owner(point)}${due(point, meeting.date)}`));
  if (decisions.length > 0) await types('confirmation', '/bevestigd');
  await types('phases', '/naar');

  const scope = await server.core.reader.meeting(here.split('/').at(-1) ?? '');
  if (scope === null) throw new Error('the meeting is gone');
  expect([...scope.picture.statements.values()].map(({ text, certainty: sure }) => [text, sure])).toEqual(of('beeld').map((point) => [point.text, point.certainty]));
  expect([...scope.meeting.oordeel.topics.values()].map(({ title }) => title)).toEqual(of('oordeel').map(({ text }) => text));
  expect([...scope.meeting.besluit.decisions.values()].map(({ words, confirmation }) => [words, confirmation.state])).toEqual(decisions.map(({ text }) => [text, 'oral']));
  expect([...scope.actions.values()].map((one) => [one.what, one.owner?.text ?? null, one.due])).toEqual(of('actie').map((point) => [point.text, point.owner, point.due]));
  expect(scope.meeting.phase).toBe('sluiting');

  const characters = meeting.points.reduce((sum, { text }) => sum + [...text].length, 0);
  const each = counts.points / characters;
  console.info(`Keys for ${meeting.id}: ${counts.points} for ${characters} characters of its points (${each.toFixed(2)} each); opening ${counts.opening}, phases ${counts.phases}, confirmation ${counts.confirmation}.`);
  expect(each).toBeLessThanOrEqual(MOST);
  expect(complaints).toEqual([]);
});
