import { hash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { docxTexts } from '../documents/read-back.js';
import { bringIntoEmptyPlace } from '../support/brought-in.js';
import { testServer, type Person } from '../support/server.js';
import { clientOf, idIn, type Client } from '../web/api/client.js';
import { nextMeetings, type NextMeeting } from './next-meeting.js';

const ROLES = { chair: 'chair', secretary: 'secretary', adviser: 'crisis-adviser', information: 'information-coordinator' } as const;
type Who = keyof typeof ROLES;

interface Api {
  readonly of: Readonly<Record<Who | 'coordinator', Client>>;
  readonly crisisId: string;
  readonly teamId: string;
  readonly to: (at: string) => void;
}

/** A crisis of the earlier meetings and the people of its team, made by requests with tokens. */
async function begun({ earlier, held }: NextMeeting): Promise<Api> {
  const server = await testServer({ API_REQUESTS_PER_MINUTE: '100000' });
  onTestFinished(() => server.close());
  server.clock.set(`${earlier.at(-1)?.date ?? held.date}T15:00:00.000Z`);
  const admin = await clientOf(server, await server.person('Beheer', { admin: true }));
  const people = Object.fromEntries(await Promise.all((['coordinator', 'chair', 'secretary', 'adviser', 'information'] as const).map(async (who) => [who, await server.person(`Naam van ${who}`)]))) as Record<Who | 'coordinator', Person>;
  const of = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([who, person]) => [who, await clientOf(server, person)]))) as Record<Who | 'coordinator', Client>;

  const { coordinator } = people;
  const crisisId = server.core.ids.next();
  await admin.does('CreateCrisis', { crisisId, code: 'COV', name: 'COVID-19', kind: 'crisis', classification: 'unclassified', coordinator: { personId: coordinator.personId, name: coordinator.actor.name } });
  await of.coordinator.does('ImportMeetings', { crisisId, meetings: earlier });
  const { inside } = (await of.coordinator.get(`/crises/${crisisId}`)).json<{ inside: { teams: { id: string; abbreviation: string }[] } }>();
  const teamId = inside.teams.find(({ abbreviation }) => abbreviation === held.team)?.id ?? '';
  for (const [who, role] of Object.entries(ROLES) as [Who, string][]) {
    const { personId, actor } = people[who];
    await of.coordinator.does('AddPerson', { crisisId, personId, name: actor.name, organisationId: null, staff: true });
    await of.coordinator.does('SeatMember', { crisisId, teamId, personId, role });
  }
  return { of, crisisId, teamId, to: (at) => server.clock.set(at) };
}

/** The local date so many days after a meeting. */
const later = ({ date }: { readonly date: string }, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

interface Life {
  readonly basedOn: string | null;
  readonly adopted: { readonly by: string; readonly inMeeting: { readonly id: string } | null } | null;
  readonly versions: readonly { readonly files: readonly { readonly format: string; readonly sha256: string }[] }[];
}

const lifeOf = async (client: Client, meetingId: string) => (await client.get(`/meetings/${meetingId}/minutes/life`)).json<Life>();
const contentOf = async (client: Client, meetingId: string) => (await client.get(`/meetings/${meetingId}`)).json<{ content: MinutesModel }>().content;

/** Everything that there is on a list, page by page. */
async function allOf<T>(client: Client, path: string): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: T[]; next: string | null } = (await client.get(`${path}?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)).json();
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
}

/** Holds the meeting with what its source says of it: each view a topic, what is decided on the first, and its actions. */
async function hold({ of, to }: Api, meetingId: string, { held }: NextMeeting): Promise<void> {
  const { secretary, chair, adviser, information } = of;
  const points = (phase: string) => held.points.filter((point) => point.phase === phase);
  const go = (phase: string) => secretary.does('MoveToPhase', { meetingId, phase });
  await secretary.does('RecordAllPresent', { meetingId });
  await chair.does('AnnounceProcedure', { meetingId });
  await go('beeld');
  to(`${held.date}T08:10:00.000Z`);
  for (const { text, certainty } of points('beeld')) await information.does('AddStatement', { meetingId, text, certainty });
  await chair.does('StartRound', { meetingId });
  await chair.does('EndRound', { meetingId, rest: 'nothing' });
  const topics: string[] = [];
  for (const { text } of [...points('oordeel'), ...points('besluit')]) topics.push(idIn(await adviser.does('ProposeTopic', { meetingId, title: text, kind: 'knelpunt' }), 'topic'));
  await go('oordeel');
  await chair.does('AgreeTopics', { meetingId });
  for (const topicId of topics) await chair.does('DiscussTopic', { meetingId, topicId });
  await go('besluit');
  for (const topicId of topics.slice(0, 1)) await chair.does('Decide', { meetingId, topicId, outcome: 'taken', words: 'Zo doen wij het.', fields: { reviewDate: later(held, 7) } });
  for (const topicId of topics.slice(1, 2)) await chair.does('Decide', { meetingId, topicId, outcome: 'deferred', words: 'Volgende keer.' });
  for (const { text, due } of points('actie')) await secretary.does('AssignAction', { meetingId, what: text, due });
  await go('sluiting');
  to(`${held.date}T08:50:00.000Z`);
  await chair.does('CloseMeeting', { meetingId });
}

describe.each(nextMeetings())('a meeting after the earlier ones of the $name, by the API alone', (next) => {
  it('opens with what the last one left, is held, closed and adopted in the next, and its JSON comes in elsewhere the same', async () => {
    const api = await begun(next);
    const { crisisId, teamId, of } = api;
    const { held, earlier, left } = next;
    const all = earlier.flatMap(({ points }) => points);
    expect((await allOf(of.coordinator, `/crises/${crisisId}/meetings`)).length).toBe(earlier.length);
    expect((await allOf(of.coordinator, `/crises/${crisisId}/decisions`)).length).toBe(all.filter(({ phase }) => phase === 'besluit').length);
    expect((await allOf(of.coordinator, `/crises/${crisisId}/actions`)).length).toBe(all.filter(({ phase }) => phase === 'actie').length);

    await of.information.does('AddPictureStatement', { crisisId, text: 'Tussen de overleggen gemeld', certainty: 'feit' });
    const meetingId = idIn(await of.secretary.does('CallMeeting', { crisisId, teamId, plannedStart: `${held.date}T08:00:00Z`, plannedEnd: `${held.date}T09:00:00Z` }), 'meeting');
    api.to(`${held.date}T08:00:00.000Z`);
    await of.secretary.does('StartMeeting', { meetingId });
    const opened = (await contentOf(of.chair, meetingId)).carried;
    expect(opened?.since).toMatch(new RegExp(`^${held.team} `));
    expect(opened?.actions.map(({ what, group }) => [what, group]).sort()).toEqual(left.map(({ text }) => [text, 'from-source']).sort());
    const actionIds = opened?.actions.map(({ id }) => id) ?? [];
    await of.secretary.does('SettleImportedActions', { meetingId, actionIds: actionIds.slice(1), how: 'closed', reason: 'Nagelopen.' });

    await hold(api, meetingId, next);
    const meetings = await allOf<{ id: string; state: string }>(of.secretary, `/crises/${crisisId}/meetings`);
    expect(meetings.find(({ id }) => id === meetingId)?.state).toBe('closed');

    // What was not settled, was decided for later or not decided at all is there again.
    const third = idIn(await of.secretary.does('CallMeeting', { crisisId, teamId, plannedStart: `${later(held, 7)}T08:00:00Z` }), 'meeting');
    api.to(`${later(held, 7)}T08:00:00.000Z`);
    await of.secretary.does('StartMeeting', { meetingId: third });
    const again = await contentOf(of.secretary, third);
    expect(again.carried?.actions.filter(({ group }) => group === 'from-source').map(({ id }) => id)).toEqual(actionIds.slice(0, 1));
    expect(again.carried?.matters.map(({ kind }) => kind)).toEqual(['review']);
    const basedOn = (await lifeOf(of.chair, meetingId)).basedOn;
    await of.chair.does('AdoptMinutes', { meetingId, basedOn, inMeetingId: third, note: null });
    expect((await of.secretary.post('AdoptMinutes', { meetingId, basedOn, inMeetingId: third, note: null })).statusCode).toBe(403);
    const { adopted, versions } = await lifeOf(of.chair, meetingId);
    expect([adopted?.by, adopted?.inMeeting?.id]).toEqual(['Naam van chair', third]);
    const word = versions.flatMap(({ files }) => files).find(({ format }) => format === 'docx');
    const file = (await of.chair.get(`/meetings/${meetingId}/minutes/file?sha256=${word?.sha256}`)).json<{ bytes: string }>();
    const bytes = Buffer.from(file.bytes, 'base64');
    expect(hash('sha256', bytes)).toBe(word?.sha256);
    const said = docxTexts(bytes).join('\n');
    for (const { text } of held.points) expect(said).toContain(text);

    const titles = held.points.filter(({ phase }) => phase === 'oordeel' || phase === 'besluit').map(({ text }) => text);
    expect(again.oordeel.topics.map(({ title }) => title)).toEqual(titles.slice(1));

    const files = await Promise.all(meetings.map(async ({ id }) => `${JSON.stringify((await of.coordinator.get(`/meetings/${id}/minutes`)).json(), null, 2)}\n`));
    await bringIntoEmptyPlace(files);
  });
});
