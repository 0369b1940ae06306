import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runExport } from '../../src/cli/export.js';
import { minutesHtml } from '../../src/documents/html/html.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { nextMeetingNumber } from '../../src/domain/crisis/index.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { eventfulMeeting, freeMeeting } from '../documents/eventful-meeting.js';
import { fullMeeting } from '../documents/full-meeting.js';
import { importedScopes } from '../documents/imported-scopes.js';
import { emptyPlace, jsonOf } from '../support/brought-in.js';
import { beeldSteps, calledSteps, MEETING, startedSteps } from '../support/crisis.js';
import { given } from '../support/given.js';
import { sources } from '../support/real-meetings.js';

const exercise = ({ crisis, ...scope }: MeetingScope): MeetingScope => ({ ...scope, crisis: { ...crisis, kind: 'exercise' } });
const restricted = ({ meeting, ...scope }: MeetingScope): MeetingScope => ({ ...scope, meeting: { ...meeting, restricted: true } });

/** The meeting after each of its actions went to a team that only the crisis there knew. */
function passedOn({ actions, ...scope }: MeetingScope): MeetingScope {
  const step = { at: '2020-03-24T12:00:00.000Z', by: 'Karin Vos', what: 'passed-on', before: { team: 'OTCb' }, after: { team: 'BTCb' }, reason: null } as const;
  return { ...scope, actions: new Map([...actions].map(([id, action]) => [id, { ...action, teamId: '0195c000-0000-7000-8000-00000000beef', steps: [...action.steps, step] }])) };
}

const MEETINGS: readonly (readonly [string, () => MeetingScope])[] = [
  ['a full meeting', () => fullMeeting().scope],
  ['an eventful meeting', () => eventfulMeeting().scope],
  ['a meeting of a free team', () => freeMeeting().scope],
  ['a restricted meeting', () => restricted(fullMeeting().scope)],
  ['a meeting whose actions were passed on', () => passedOn(fullMeeting().scope)],
  ['an exercise', () => exercise(fullMeeting().scope)],
  ['a meeting in preparation', () => given(...calledSteps()).world.meetingScope(MEETING)],
  ['a meeting that has just begun', () => given(...startedSteps()).world.meetingScope(MEETING)],
  ['a meeting in Beeld', () => given(...beeldSteps()).world.meetingScope(MEETING)],
];

describe('the JSON of minutes', () => {
  it.each(MEETINGS)('of %s comes in and goes out the same', async (_, scope) => {
    const place = await emptyPlace();
    const json = jsonOf(scope());
    const id = await place.bringIn(json);
    expect(await place.exported(id)).toBe(json);
    const events = await place.events();
    expect(await place.says(json)).toBe('Bestanden: 1. Ingelezen: 0. Al aanwezig: 1. Geweigerd: 0.');
    expect(await place.events()).toBe(events);
    await place.sound();
  });

  it('of every imported meeting comes in and goes out the same, one file after the other, and from a folder', async () => {
    const all = await importedScopes();
    for (const { name, meetings } of sources()) {
      const scopes = all.splice(0, meetings.length);
      const [one, other] = [await emptyPlace(), await emptyPlace()];
      const files = join(other.folder, 'files');
      mkdirSync(files);
      // The newest comes first, so the numbers of a team come in backwards.
      for (const [index, scope] of scopes.entries()) {
        const json = jsonOf(scope);
        expect(await one.exported(await one.bringIn(json)), name).toBe(json);
        writeFileSync(join(files, `${index}.json`), json);
      }
      expect((await other.import(files)).json).toEqual({ files: scopes.length, added: scopes.length, known: 0, refused: 0 });
      for (const scope of scopes) expect(await other.exported(scope.meeting.id)).toBe(jsonOf(scope));
      expect((await other.import(files)).json).toEqual({ files: scopes.length, added: 0, known: scopes.length, refused: 0 });
      const [{ crisis } = { crisis: null }] = scopes;
      const here = await other.core.reader.crisis(crisis?.id ?? '');
      expect(here?.meetingNumbers).toEqual(crisis?.meetingNumbers);
      await other.sound();
    }
  });

  it('of a whole crisis goes out by export and comes in again from its folder', async () => {
    const [one, other] = [await emptyPlace(), await emptyPlace()];
    await one.bringIn(jsonOf(fullMeeting().scope));
    const out = join(one.folder, 'out');
    const deps = { reader: one.core.reader, registers: one.core.registers, press: one.core.press, now: '2020-03-24T09:00:00.000Z', language: 'nl' as const, timeZone: 'Europe/Amsterdam', organisation: 'X', today: '2026-03-24' };
    expect((await runExport(['--crisis', 'COV', '--format', 'json', '--out', out], deps)).exitCode).toBe(0);
    expect((await other.import(out)).json).toEqual({ files: 1, added: 1, known: 0, refused: 0 });
    expect(readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'))).toEqual([await other.exported(MEETING)]);
  });
});

describe('a meeting that was brought in', () => {
  it('says where it comes from, and numbers go on after its own', async () => {
    const place = await emptyPlace();
    const json = jsonOf(fullMeeting().scope);
    await place.bringIn(json);
    const scope = await place.core.reader.meeting(MEETING);
    if (!scope) throw new Error('no meeting');
    expect(scope.meeting.broughtIn).toMatchObject({ organisation: 'Ministerie van Elders', crisis: 'COV' });
    expect(minutesHtml(minutesOf(scope, { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'X' }))).toContain('uit het bestand van Ministerie van Elders, crisis COV');
    const { meeting, beeld, decisions, actions } = JSON.parse(json) as MinutesModel;
    expect(nextMeetingNumber(scope.crisis, scope.meeting.teamId, 2020)).toBe((meeting.number ?? 0) + 1);
    expect([...scope.picture.statements.values()].map(({ number }) => number)).toEqual(beeld.statements.map(({ number }) => number));
    expect([scope.meeting.besluit.decisions.size, scope.actions.size]).toEqual([decisions.length, actions.length]);
    const seated = [...scope.meeting.attendance.seats.values()].filter(({ guest }) => !guest);
    expect(seated.every(({ personId, name }) => scope.crisis.people.get(personId)?.name === name)).toBe(true);
  });
});

const spoiled = (json: string, spoil: (model: Record<string, Record<string, unknown>>) => void): string => {
  const model = JSON.parse(json) as Parameters<typeof spoil>[0];
  spoil(model);
  return `${JSON.stringify(model, null, 2)}\n`;
};

describe('a file that is wrong', () => {
  const WRONG: readonly (readonly [string, (json: string) => string, RegExp])[] = [
    ['is cut off', (json) => json.slice(0, -200), /regel \d+/],
    ['is of a later schema', (json) => json.replace('"schema": 1', '"schema": 2'), /regel \d+: schema: /],
    ['has a time that does not exist', (json) => json.replace(/"startedAt": "[^"]*"/, '"startedAt": "2020-02-30T10:00:00Z"'), /regel \d+: .*startedAt: /],
    ['has a field that we do not know', (json) => spoiled(json, ({ meeting = {} }) => Object.assign(meeting, { mood: 'x' })), /regel \d+: meeting\.mood: /],
    ['lacks a field', (json) => spoiled(json, ({ meeting = {} }) => void delete meeting['title']), /regel \d+: meeting\.title: /],
    ['has a reference of another number', (json) => spoiled(json, ({ meeting = {} }) => Object.assign(meeting, { reference: 'COV-OTCb-2020-99' })), /regel \d+: meeting\.reference: /],
    ['has a control character in a text', (json) => json.replace(/"title": "/, '"title": "\\u0007'), /regel \d+: .*title: /],
  ];

  it.each(WRONG)('that %s changes nothing and is told by line', async (_, spoil, told) => {
    const place = await emptyPlace();
    expect(await place.says(spoil(jsonOf(fullMeeting().scope)))).toMatch(told);
    expect(await place.events()).toBe(0);
  });

  it('of a meeting that is here with other words names what differs', async () => {
    const place = await emptyPlace();
    const json = jsonOf(fullMeeting().scope);
    await place.bringIn(json);
    const events = await place.events();
    expect(await place.says(json.replace('"De decision."', '"Een ander besluit."'))).toMatch(/regel \d+: decisions\[0\]\.words: Dit overleg is er al, en hier staat iets anders\./);
    expect(await place.events()).toBe(events);
  });

  it('of which the crisis, a number or an action is taken here is refused', async () => {
    const place = await emptyPlace();
    const json = jsonOf(fullMeeting().scope);
    await place.bringIn(json);
    const events = await place.events();
    const other = spoiled(json, ({ meeting = {} }) => Object.assign(meeting, { id: '0195c000-ffff-7000-8000-000000000000' }));
    const moved = other.replaceAll(`"meetingId": "${MEETING}"`, '"meetingId": "0195c000-ffff-7000-8000-000000000000"');
    expect(await place.says(moved)).toMatch(/meeting\.reference: Dit nummer is hier al/);
    const crisis = (JSON.parse(json) as MinutesModel).crisis.id;
    expect(await place.says(moved.replaceAll(crisis, '0195c000-fffe-7000-8000-000000000000'))).toMatch(/crisis\.code: Er is al een crisis met deze code/);
    expect(await place.events()).toBe(events);
  });

  it('in a folder does not stop the others', async () => {
    const place = await emptyPlace();
    const files = join(place.folder, 'files');
    mkdirSync(files);
    const json = jsonOf(fullMeeting().scope);
    writeFileSync(join(files, 'a.json'), json.slice(0, 500));
    writeFileSync(join(files, 'b.json'), json);
    writeFileSync(join(files, 'c.json'), '[]');
    const result = await place.import(files);
    expect(result.exitCode).toBe(1);
    expect(result.json).toMatchObject({ files: 3, added: 1, refused: 2, wrong: [{ file: 'a.json' }, { file: 'c.json' }] });
  });
});
