import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../../src/documents/document.file.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { runVerify } from '../../src/cli/verify.js';
import { foldEvent } from '../../src/domain/meeting/fold.js';
import { verifyFiles } from '../../src/journal/stored-files.js';
import { project } from '../../src/projections/project.js';
import { everythingIn } from '../documents/pdf-check.js';
import { isZip, unzipped } from '../documents/read-back.js';
import { buildHouse, expectSound, type House } from '../support/house.js';
import { digestOf, distributes } from '../support/minutes.js';
import { testServer, type Person } from '../support/server.js';
import { clientOf, type Client } from '../web/api/client.js';

let house: House;
let reader: Person;
let latecomer: Person;
let clients: Record<'chair' | 'secretary' | 'expert' | 'reader' | 'latecomer', Client>;
beforeAll(async () => {
  house = await buildHouse(await testServer(), 'EEN');
  const { server, crisisId } = house;
  [reader, latecomer] = [await server.person('Lezer Een'), await server.person('Laat Komer')];
  for (const { personId, actor } of [reader, latecomer]) await house.run('AddPerson', { crisisId, personId, name: actor.name, staff: true }, 'coordinator');
  const { chair, secretary, expert } = house.people;
  clients = { chair: await clientOf(server, chair), secretary: await clientOf(server, secretary), expert: await clientOf(server, expert), reader: await clientOf(server, reader), latecomer: await clientOf(server, latecomer) };
});
afterAll(() => house.server.close());

/** A closed meeting with an open statement and one for secretary and chair only. */
async function closed(): Promise<{ meetingId: string; statementId: string; hiddenId: string }> {
  const meetingId = await house.meeting('beeld');
  const statementId = await house.make('statementId', 'AddStatement', { meetingId, text: 'Er zijn vier bedden', certainty: 'feit' });
  const restrictedTo = [house.people.secretary.personId, house.people.chair.personId];
  const hiddenId = await house.make('statementId', 'AddStatement', { meetingId, text: 'Het geheime plan', certainty: 'feit', restrictedTo });
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await house.run('MoveToPhase', { meetingId, phase });
  await house.run('CloseMeeting', { meetingId });
  return { meetingId, statementId, hiddenId };
}

async function adopted() {
  const made = await closed();
  await house.run('AdoptMinutes', { meetingId: made.meetingId, basedOn: await digestOf(house, made.meetingId), note: null }, 'chair');
  return made;
}

const minutesOf = async (who: keyof typeof clients, meetingId: string) => (await clients[who].get(`/meetings/${meetingId}/minutes`)).json<MinutesModel>();
const lifeOf = async (who: keyof typeof clients, meetingId: string) => (await clients[who].get(`/meetings/${meetingId}/minutes/life`)).json();
const faults = () => house.server.core.database.sqlite.read(verifyFiles);

describe('adopted minutes', () => {
  it('are kept as bytes, whole and open, each with its checksum', async () => {
    const { meetingId } = await adopted();
    const life = await lifeOf('chair', meetingId);
    expect(life).toMatchObject({ state: 'adopted', basedOn: null, adopted: { version: 1, by: house.people.chair.actor.name }, versions: [{ version: 1, state: 'adopted', variant: 'whole' }] });
    const [{ files }] = life.versions;
    expect(files.map(({ format }: { format: string }) => format)).toEqual(DOCUMENTS.minutes);
    for (const { sha256, size } of files) {
      const file = (await clients.chair.get(`/meetings/${meetingId}/minutes/file?sha256=${sha256}`)).json();
      const bytes = Buffer.from(file.bytes, 'base64');
      expect([hash('sha256', bytes), bytes.length]).toEqual([sha256, size]);
    }
    expect(await faults()).toEqual([]);
  });

  it('without what is restricted for who is outside its circle, in every format', async () => {
    const { meetingId } = await adopted();
    expect(JSON.stringify(await minutesOf('chair', meetingId))).toContain('geheime plan');
    expect(JSON.stringify(await minutesOf('expert', meetingId))).not.toContain('geheime plan');
    const ofChair = (await lifeOf('chair', meetingId)).versions[0].files;
    const life = await lifeOf('expert', meetingId);
    expect(life.versions).toMatchObject([{ variant: 'open' }]);
    for (const { format, sha256 } of life.versions[0].files) {
      const { bytes } = (await clients.expert.get(`/meetings/${meetingId}/minutes/file?sha256=${sha256}`)).json();
      const kept = Buffer.from(bytes, 'base64');
      const text = isZip(format) ? [...unzipped(kept).values()].join('') : format === 'pdf' ? everythingIn(kept) : kept.toString('utf8');
      expect(text, format).toContain('vier bedden');
      expect(text, format).not.toContain('geheime');
    }
    for (const { sha256 } of ofChair) expect((await clients.expert.get(`/meetings/${meetingId}/minutes/file?sha256=${sha256}`)).statusCode).toBe(404);
  });

  it('stay what they were, whatever becomes of the actions and the picture', async () => {
    const { meetingId, statementId } = await closed();
    const actionId = await house.make('actionId', 'AssignAction', { meetingId, what: 'Bel de GGD' });
    await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId) }, 'chair');
    const before = await minutesOf('expert', meetingId);
    const next = await house.meeting('beeld');
    await house.run('CloseAction', { actionId });
    await house.run('AddStatement', { meetingId: next, text: 'Vijf bedden', certainty: 'feit', replaces: statementId });
    expect(await minutesOf('expert', meetingId)).toEqual(before);
    expect(before).toMatchObject({ version: { state: 'adopted' }, meeting: { state: 'adopted' }, official: { version: 1, adopted: { by: house.people.chair.actor.name, inMeeting: null }, errata: [] } });
  });

  it('get errata as new versions; the old ones are kept', async () => {
    const { meetingId, statementId, hiddenId } = await adopted();
    const first = await lifeOf('chair', meetingId);
    await house.run('IssueErratum', { meetingId, text: 'Het waren vijf bedden', passage: { kind: 'statement', id: statementId } }, 'chair');
    await house.run('IssueErratum', { meetingId, text: 'Over het geheim', passage: { kind: 'statement', id: hiddenId } }, 'chair');
    const life = await lifeOf('chair', meetingId);
    expect(life.versions).toHaveLength(3);
    expect(life.versions[0]).toEqual(first.versions[0]);
    expect(await minutesOf('chair', meetingId)).toMatchObject({ official: { version: 3, errata: [{ number: 1 }, { number: 2, text: 'Over het geheim' }] } });
    expect((await minutesOf('expert', meetingId)).official).toMatchObject({ version: 3, errata: [{ number: 1, text: 'Het waren vijf bedden' }] });
    expect((await minutesOf('expert', meetingId)).official?.errata).toHaveLength(1);
    expect((await lifeOf('expert', meetingId)).errata).toHaveLength(1);
    expect(await faults()).toEqual([]);
  });

  it('have each file once in an erratum of minutes in which nothing is restricted', async () => {
    const meetingId = await house.meeting('sluiting');
    await house.run('CloseMeeting', { meetingId });
    await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId) }, 'chair');
    await house.run('IssueErratum', { meetingId, text: 'De zaal was Zaal 5', passage: null }, 'chair');
    const versions = (await house.server.core.reader.meeting(meetingId))?.meeting.minutes.versions ?? [];
    expect(versions.map(({ files, circles }) => [files.map(({ variant }) => variant), circles])).toEqual([
      [DOCUMENTS.minutes.map(() => 'whole'), []],
      [DOCUMENTS.minutes.map(() => 'whole'), []],
    ]);
    expect(await faults()).toEqual([]);
  });

  it('are adopted once when two do so at the same moment', async () => {
    const { meetingId } = await closed();
    const basedOn = await digestOf(house, meetingId);
    const outcomes = await Promise.all([house.tries('AdoptMinutes', { meetingId, basedOn }, 'chair'), house.tries('AdoptMinutes', { meetingId, basedOn }, 'chair')]);
    expect(outcomes.map((outcome) => (isRejection(outcome) ? outcome.code : 'adopted')).sort()).toEqual(['adopted', 'wrong-state']);
  });

  it('are not adopted twice by the same command sent again', async () => {
    const { meetingId } = await closed();
    const input = { meetingId, basedOn: await digestOf(house, meetingId) };
    const id = house.id();
    const [first, again] = [await house.tries('AdoptMinutes', input, 'chair', id), await house.tries('AdoptMinutes', input, 'chair', id)];
    expect([first, again]).toMatchObject([{ repeated: false }, { repeated: true }]);
    expect((await lifeOf('chair', meetingId)).versions).toHaveLength(1);
  });

  it('get two errata at the same moment, one after the other', async () => {
    const { meetingId } = await adopted();
    const outcomes = await Promise.all(['Eén', 'Twee'].map((text) => house.tries('IssueErratum', { meetingId, text, passage: null }, 'chair')));
    expect(outcomes.map(isRejection)).toEqual([false, false]);
    const { official } = await minutesOf('chair', meetingId);
    expect(official?.errata.map(({ number }) => number)).toEqual([1, 2]);
  });
});

describe('who was on the list', () => {
  it('reads what was distributed, in that version, and nothing before', async () => {
    const { meetingId } = await closed();
    expect((await clients.reader.get(`/meetings/${meetingId}/minutes`)).statusCode).toBe(404);
    await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId) }, 'chair');
    expect((await clients.reader.get(`/meetings/${meetingId}/minutes`)).statusCode).toBe(404);
    await distributes(house, meetingId, [reader.personId]);
    const first = await minutesOf('reader', meetingId);
    expect(first).toMatchObject({ document: 'minutes', official: { version: 1 } });
    expect(JSON.stringify(first)).not.toContain('geheime');
    await house.run('IssueErratum', { meetingId, text: 'Later', passage: null }, 'chair');
    expect(await minutesOf('reader', meetingId)).toEqual(first);
    expect((await lifeOf('reader', meetingId)).versions).toMatchObject([{ version: 1, variant: 'open' }]);
    expect((await clients.latecomer.get(`/meetings/${meetingId}/minutes`)).statusCode).toBe(404);
    expect((await clients.reader.get(`/meetings/${meetingId}`)).statusCode).toBe(404);
  });

  it('finds it in a list, also after leaving the list and the team', async () => {
    const { meetingId } = await adopted();
    const { crisisId, teamId, server } = house;
    const memberId = await house.make('memberId', 'SeatMember', { crisisId, teamId, personId: latecomer.personId, role: 'content-adviser' }, 'coordinator');
    expect((await clients.latecomer.get(`/meetings/${meetingId}/minutes`)).statusCode).toBe(404);
    await distributes(house, meetingId, [latecomer.personId]);
    await house.run('UnseatMember', { crisisId, teamId, memberId }, 'coordinator');
    server.clock.forward(3 * 24 * 60);
    expect((await clients.latecomer.get('/minutes')).json()).toMatchObject({ items: [{ meetingId, version: 1 }], next: null });
    expect(await minutesOf('latecomer', meetingId)).toMatchObject({ official: { version: 1 } });
    const later = await adopted();
    await distributes(house, later.meetingId, [reader.personId]);
    expect((await clients.latecomer.get(`/meetings/${later.meetingId}/minutes`)).statusCode).toBe(404);
    expect((await clients.latecomer.get('/minutes')).json().items).toHaveLength(1);
  });

  it('learns how many got earlier versions, and of nobody who; those at the table see the names on the page', async () => {
    const { meetingId } = await closed();
    await distributes(house, meetingId, [reader.personId, house.people.expert.personId]);
    await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId) }, 'chair');
    await distributes(house, meetingId, [reader.personId]);
    await distributes(house, meetingId, [latecomer.personId]);
    await house.run('IssueErratum', { meetingId, text: 'De zaal was Zaal 5', passage: null }, 'chair');
    await distributes(house, meetingId, [latecomer.personId]);
    for (const who of ['latecomer', 'expert', 'chair'] as const) {
      const { version, files } = (await lifeOf(who, meetingId)).versions.at(-1);
      expect(version).toBe(3);
      for (const { format, sha256 } of files) {
        const kept = Buffer.from((await clients[who].get(`/meetings/${meetingId}/minutes/file?sha256=${sha256}`)).json().bytes, 'base64');
        const text = isZip(format) ? [...unzipped(kept).values()].join('') : format === 'pdf' ? everythingIn(kept) : kept.toString('utf8');
        expect(text, `${who} ${format}`).not.toMatch(/Lezer Een|Laat Komer/);
        if (format !== 'json') expect(text.replace(/\\/g, ''), `${who} ${format}`).toMatch(/versie 1 aan 2 personen, versie 2 aan 2 personen/);
        else expect(JSON.parse(text)).toMatchObject({ official: { distributed: [{ version: 1, people: 2 }, { version: 2, people: 2 }] } });
      }
    }
    const page = async (who: Person) => (await house.server.app.inject({ url: `/meetings/${meetingId}/minutes`, headers: { cookie: (await house.server.session(who)).cookie } })).body;
    expect(await page(house.people.secretary)).toMatch(/Lezer Een[^]*Laat Komer|Laat Komer[^]*Lezer Een/);
    expect(await page(latecomer)).not.toContain('Lezer Een');
  });

  it('reads it on the page and as the same bytes, but no comments and no list of the meeting as it stands', async () => {
    const { meetingId } = await closed();
    await house.run('OpenComments', { meetingId, until: '2036-01-01', entryVersion: 1 });
    await house.run('CommentMinutes', { meetingId, passage: null, text: 'Een opmerking terzijde' }, 'expert');
    await house.run('AdoptMinutes', { meetingId, basedOn: await digestOf(house, meetingId) }, 'chair');
    await distributes(house, meetingId, [reader.personId]);
    const { cookie } = await house.server.session(reader);
    const at = (url: string) => house.server.app.inject({ url: `/meetings/${meetingId}/${url}`, headers: { cookie } });
    const page = await at('minutes');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Er zijn vier bedden');
    expect(page.body).not.toMatch(/geheime|terzijde/);
    const { files } = (await lifeOf('reader', meetingId)).versions[0];
    for (const { format, sha256 } of files) expect(hash('sha256', (await at(`minutes.${format}`)).rawPayload), format).toBe(sha256);
    expect((await at('decisions.csv')).statusCode).toBe(404);
  });
});

describe('stored files', () => {
  it('of a draft are kept when it is distributed', async () => {
    const { meetingId } = await closed();
    await distributes(house, meetingId, [reader.personId, house.people.chair.personId]);
    expect(await minutesOf('reader', meetingId)).toMatchObject({ version: { state: 'concept' }, meeting: { state: 'closed' } });
    expect((await lifeOf('chair', meetingId)).versions).toMatchObject([{ version: 1, state: 'concept' }]);
  });

  it('cannot be changed, replaced or deleted', async () => {
    const { sqlite } = house.server.core.database;
    for (const statement of ['DELETE FROM "StoredFile"', `UPDATE "StoredFile" SET bytes = x'00'`, `INSERT OR REPLACE INTO "StoredFile" SELECT * FROM "StoredFile"`]) {
      await expect(sqlite.write((sql) => sql.run(statement)), statement).rejects.toThrow('stored files are kept');
    }
  });

  it('survive a rebuild, and verify misses one that is gone or was changed', async () => {
    await expectSound(house.server);
    const verify = () => runVerify([], { dataDir: house.server.core.config.DATA_DIR, replay: { fold: foldEvent, project } });
    expect((await verify()).exitCode).toBe(0);
    const { sqlite } = house.server.core.database;
    await sqlite.write((sql) => {
      for (const trigger of ['deleted', 'changed']) sql.run(`DROP TRIGGER "stored_file_never_${trigger}"`);
      sql.run(`UPDATE "StoredFile" SET bytes = x'00' WHERE rowid = 1`);
    });
    expect((await faults()).map(({ kind }) => kind)).toEqual(['changed']);
    expect((await verify()).exitCode).toBe(1);
    await sqlite.write((sql) => sql.run('DELETE FROM "StoredFile" WHERE rowid = 1'));
    expect((await faults()).map(({ kind }) => kind)).toEqual(['missing']);
  });
});
