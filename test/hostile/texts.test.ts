import { load } from 'cheerio';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/domain/kernel/command.js';
import { partsOf } from '../../src/domain/kernel/event.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { plainTexts } from '../documents/markdown-text.js';
import { asJson, expectSound, twoHouses, type House, type Input, type Role } from '../support/house.js';
import { nameOf, replaced } from './leaves.js';
import { ALL_SAMPLES } from './samples.js';
import { textPlacesOf, type TextPlace } from './spoiled.js';
import { keptOf, removedFrom, TORTURES } from './torture.js';

let house: House;
const cookies: Partial<Record<Role, string>> = {};
beforeAll(async () => {
  ({ house } = await twoHouses());
});
// Each command takes a minute: a session of the morning is over by the end.
beforeEach(async () => {
  for (const role of ['secretary', 'expert', 'coordinator'] as const) cookies[role] = (await house.server.session(house.people[role])).cookie;
});
afterAll(() => house.server.close());

const LINE = { max: 300, lines: false, trimmed: false };
/** Texts of which the entry, not the input, says how long they may be. */
const OF_ENTRY: Readonly<Record<string, Omit<TextPlace, 'path'>>> = {
  ...Object.fromEntries(['statement texts.statedSource', 'statement texts.theme', 'topic texts.title', 'decision texts.mandate', 'decision texts.replaces', 'decision texts.considerWith', 'decision texts.forwardedTo'].map((place) => [`CorrectEntry ${place}`, LINE])),
  'CorrectPictureStatement texts.statedSource': LINE,
  'CorrectPictureStatement texts.theme': LINE,
  'CorrectEntry decision texts.spokesperson': { max: 200, lines: false, trimmed: true },
  'OfferEntry topic text': { ...LINE, lines: true },
  'AcceptOffer topic text': LINE,
  'OfferCorrection texts.theme': LINE,
};

/** Offers, comments and what was said of meetings that did not begin are no part of minutes, nor what changed between meetings or became of an earlier one's matters. */
const NOT_IN_MINUTES = /^((Set|Lift)RefusalGround|MarkTurningPoint|OfferPaper|CommentMinutes|AnswerComment|WriteBriefingNote|FollowUpCrisisDecision|OfferEntry|OfferCorrection|OfferStrike|DropOffer|[A-Z][a-z]+PictureStatement|CallMeeting|MoveMeeting|CancelMeeting|FollowUpDecision|SettleImportedActions)/;
/** What the table shows in another phase, or on another page, than the one where it was typed. */
const NOT_AT_TABLE =
  /^((Set|Lift)RefusalGround|MarkTurningPoint|AddPaper note|OfferPaper note|AddPaperVersion|WithdrawPaper|ImportMeetings|[A-Z][a-z]+PictureStatement|ChangeMeeting|MoveToPhase|AddRemark|CorrectPresence|ProposeTopic|DropTopic|ParkSolution|DropParked|AcceptOffer topic|DropOffer|CorrectEntry topic texts\.text|CorrectEntry decision|StrikeEntry topic|Decide fields|CompleteDecision|ConfirmOrally|ChangeAction reason|DropAction|ReopenAction|RemarkAction|ReportActionDone|FollowUpDecision|FollowUpCrisisDecision|SettleImportedActions|CommentMinutes|AnswerComment|AdoptMinutes|IssueErratum|WriteBriefingNote)/;
/** What is read on a page of its own, and not where the meeting or the crisis is. */
const OWN_PAGES: Readonly<Record<string, (input: Input, receipt: Receipt) => string>> = {
  AssignCrisisAction: (_input, { events }) => `/actions/${(events[0]?.payload as { readonly actionId: string }).actionId}`,
  FollowUpCrisisDecision: ({ decisionId }) => `/decisions/${String(decisionId)}`,
  WriteBriefingNote: ({ meetingId }) => `/meetings/${String(meetingId)}/note/edit`,
  CommentMinutes: ({ meetingId }) => `/meetings/${String(meetingId)}/minutes`,
  AnswerComment: ({ meetingId }) => `/meetings/${String(meetingId)}/minutes`,
  IssueSitrap: ({ crisisId }, { events }) => `/crises/${String(crisisId)}/sitraps/${(events[0]?.payload as { readonly number: number }).number}`,
  MarkTurningPoint: ({ crisisId }) => `/crises/${String(crisisId)}/turning-points`,
  StrikeTurningPoint: ({ crisisId }) => `/crises/${String(crisisId)}/turning-points`,
  SetRefusalGround: ({ meetingId }) => `/meetings/${String(meetingId)}/minutes/grounds`,
  AddPaper: ({ meetingId }, { events }) => `/meetings/${String(meetingId)}/papers/${(events[0]?.payload as { readonly paperId: string }).paperId}`,
  AddPaperVersion: ({ meetingId, paperId }) => `/meetings/${String(meetingId)}/papers/${String(paperId)}`,
  WithdrawPaper: ({ meetingId, paperId }) => `/meetings/${String(meetingId)}/papers/${String(paperId)}`,
};

/** Words that must stand in a passage, or choose what replaces a name: typed at will they are refused, or searched for (test/documents/woo). */
const NOT_FREE = /^(SetRefusalGround words|MakeAnonymised )/;

interface Typed {
  readonly place: TextPlace;
  readonly where: string;
  readonly tag: string;
  readonly typed: string;
  readonly kept: string;
}

let turns = 0;
function typedAt(title: string, place: TextPlace, torture: string): Typed {
  turns += 1;
  const where = `${title} ${nameOf(place.path)}`;
  const known = { ...place, ...OF_ENTRY[where] };
  const tag = `t${turns}z`;
  const make = TORTURES[torture];
  const typed = make ? make(known, tag, turns) : tag;
  return { place: known, where, tag, typed, kept: keptOf(known, typed) };
}

async function get(url: string, role: Role = 'secretary'): Promise<string> {
  const { statusCode, body } = await house.server.app.inject({ url, headers: { cookie: cookies[role] ?? '', accept: 'text/html' } });
  expect(statusCode, url).toBeLessThan(500);
  return statusCode === 200 ? body : '';
}

/** What a reader of a page sees, and what stands in its fields. Nothing typed may have become an element. */
function readable(html: string): string {
  const page = load(html);
  expect(page('script:not([src]), b[onclick], .page div:not([class]):not([id]):empty').length, 'elements that were typed').toBe(0);
  const fields = page('input[value], option[value]').map((_, field) => page(field).attr('value') ?? '').get();
  return [page.root().text(), ...fields].join('\n');
}

async function meetingOf(input: Input, { events }: Receipt): Promise<string | null> {
  if (typeof input.meetingId === 'string') return input.meetingId;
  const named = events.map(({ stream }) => partsOf(stream));
  const meeting = named.find(({ kind }) => kind === 'meeting');
  if (meeting) return meeting.id;
  const action = named.find(({ kind }) => kind === 'action');
  return action ? ((await house.server.core.reader.action(action.id))?.action.meetingId ?? null) : null;
}

/** The states of the streams that a command wrote to, as JSON. */
function statesOf({ events }: Receipt): string {
  return events.map(({ stream }) => asJson(house.server.core.states.cached(stream)?.state)).join('\n');
}

/** Every surface on which what was typed could be read, by name. */
async function surfaces(title: string, input: Input, receipt: Receipt): Promise<Record<string, string>> {
  const own = OWN_PAGES[title]?.(input, receipt);
  const states = { states: statesOf(receipt), ...(own === undefined ? {} : { own: readable(await get(own)) }) };
  const meetingId = await meetingOf(input, receipt);
  if (meetingId === null) return { ...states, crisis: await crisisPages(input, receipt) };
  const table = readable(await get(`/meetings/${meetingId}`, title.startsWith('DropOffer') ? 'expert' : 'secretary'));
  const address = `/meetings/${meetingId}/minutes`;
  return {
    ...states,
    table,
    minutes: readable(await get(address)),
    html: readable(await get(`${address}.html`)),
    markdown: plainTexts(new MarkdownIt(), await get(`${address}.md`)).join('\n\n'),
    json: await get(`${address}.json`),
  };
}

async function crisisPages(input: Input, { events }: Receipt): Promise<string> {
  const crisisId = partsOf(events[0]?.stream ?? 'crisis:').id;
  if (crisisId !== house.crisisId) return '';
  const pages = ['', '/structure', '/organise/organisations', '/organise/people', '/organise/functions', '/organise/teams'];
  const ofTeam = typeof input.teamId === 'string' ? ['', '/rules', '/name'].map((page) => `/organise/teams/${input.teamId}${page}`) : [];
  const bodies = await Promise.all([...pages, ...ofTeam].map((page) => get(`/crises/${crisisId}${page}`, 'coordinator')));
  return bodies.map(readable).join('\n');
}

const asInJson = (text: string) => JSON.stringify(text).slice(1, -1);
/** A page that shows a text at all shows it as it was typed. */
function expectWhole(surface: string, shown: string, { where, tag, kept }: Typed, required: boolean): void {
  const text = surface === 'states' || surface === 'json' ? asInJson(kept) : kept;
  if (!shown.includes(tag) && !required) return;
  if (shown.includes(text)) return;
  const at = shown.indexOf(tag);
  throw new Error(`${where}: not as typed in ${surface}:\n${JSON.stringify(kept.slice(0, 900))}\nbut\n${at < 0 ? '(absent)' : JSON.stringify(shown.slice(Math.max(0, at - 600), at + 300))}`);
}

function isRequired(surface: string, title: string, where: string): boolean {
  // The words of a sitrap lie in what is kept of it, not in the state.
  if (surface === 'states') return title !== 'IssueSitrap';
  if (surface === 'own') return true;
  if (surface === 'crisis') return !/^(CreateCrisis|AssignCrisisAction|IssueSitrap|StrikeTurningPoint|[A-Z][a-z]+PictureStatement)/.test(title);
  return surface === 'table' ? !NOT_AT_TABLE.test(where) : !NOT_IN_MINUTES.test(title);
}

describe.each(Object.keys(TORTURES))('%s in every text field', (torture) => {
  it.each(ALL_SAMPLES)('$title: comes out as typed', async ({ title, name, sample }) => {
    const { input, by } = await sample(house);
    const all = textPlacesOf(name, input).filter(({ path }) => !NOT_FREE.test(`${title} ${nameOf(path)}`)).map((place) => typedAt(title, place, torture));
    if (all.length === 0) return;
    const full = all.reduce<Input>((filled, { place, typed }) => replaced(filled, place.path, typed), input);
    const outcome = await house.tries(name, full, by);
    if (isRejection(outcome)) throw new Error(`${title}: ${JSON.stringify(outcome)}`);
    if (torture === 'controls') expect(outcome.removed, 'said so').toBe(all.reduce((sum, { typed }) => sum + removedFrom(typed), 0));
    // Control characters are gone from the state on; what pages do with texts the other two say.
    const shownOn = torture === 'controls' ? { states: statesOf(outcome) } : await surfaces(title, full, outcome);
    for (const [surface, shown] of Object.entries(shownOn)) {
      for (const typed of all) expectWhole(surface, shown, typed, isRequired(surface, title, typed.where));
    }
  });
});

describe('names of people', () => {
  it('come out as typed wherever they act, sit, speak or own', async () => {
    const place: TextPlace = { path: [], max: 200, lines: false, trimmed: true };
    const [guest, actor] = ['markup', 'signs'].map((torture, turn) => keptOf(place, TORTURES[torture]?.(place, `naam${turn}`, 2 * turn) ?? ''));
    const { crisisId } = house;
    const { meetingId, topicId } = await house.discussion();
    const personId = await house.make('personId', 'AddPerson', { crisisId, name: guest, staff: true }, 'coordinator');
    await house.run('InvitePerson', { meetingId, personId, roles: ['content-adviser'] });
    await house.run('RecordPresence', { meetingId, personId, presence: 'online' });
    await house.run('AssignAction', { meetingId, what: 'Bel', owner: { kind: 'person', id: personId, text: guest } });
    await house.run('HandOverRole', { meetingId, role: 'chair', toPersonId: personId });
    const named = { ...house.people.secretary.actor, name: actor ?? '' };
    const outcome = await house.server.core.execute({ name: 'AddArgument', commandId: house.id(), input: { meetingId, topicId, side: 'for', text: 'Omdat' }, actor: named, admin: false });
    if (isRejection(outcome)) throw new Error(outcome.code);
    const entry = outcome.events[0]?.payload as { argumentId: string };
    const strike = { meetingId, kind: 'argument', id: entry.argumentId, parentId: topicId, entryVersion: 1, reason: 'Dubbel' };
    const struck = await house.server.core.execute({ name: 'StrikeEntry', commandId: house.id(), input: strike, actor: named, admin: false });
    if (isRejection(struck)) throw new Error(struck.code);
    const shownOn = await surfaces('names', { meetingId }, outcome);
    for (const name of [guest, actor]) {
      for (const [surface, shown] of Object.entries(shownOn)) {
        if (name === guest || surface !== 'table') expectWhole(surface, shown, { place, where: 'name', tag: 'naam', typed: name ?? '', kept: name ?? '' }, true);
      }
    }
  });
});

describe('a point of the source', () => {
  it('says nothing for which its kind of entry has no place', async () => {
    for (const [phase, field, value] of [['oordeel', 'owner', 'DCo'], ['beeld', 'due', '2020-03-30'], ['proces', 'certainty', 'feit']] as const) {
      const point = { phase, text: 'Een punt', [field]: value };
      const meeting = { id: `bron ${phase}`, team: 'OTX', date: '2020-03-24', points: [point] };
      const outcome = await house.tries('ImportMeetings', { crisisId: house.crisisId, meetings: [meeting] }, 'coordinator');
      expect(isRejection(outcome) && outcome.issues).toMatchObject([{ field: `meetings.0.points.0.${field}`, code: 'only-in-phase' }]);
    }
  });
});

describe('after all of this', () => {
  it('the chain verifies, and rebuilding gives what stands there', () => expectSound(house.server));
});
