import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Envelope } from '../../src/domain/kernel/command.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { foldEvent } from '../../src/domain/meeting/fold.js';
import { eachRow, everyEvent } from '../../src/journal/store.js';
import { verifyChain } from '../../src/journal/verify.js';
import { project } from '../../src/projections/project.js';
import { compareProjections } from '../../src/projections/rebuild.js';
import { startLiveMeeting, type LiveMeeting } from '../support/live-meeting.js';

let table: LiveMeeting;
beforeEach(async () => {
  table = await startLiveMeeting();
});
afterEach(() => table.close());

const statement = (text: string, commandId = table.id()): Envelope => ({
  name: 'AddStatement',
  commandId,
  input: { meetingId: table.meetingId, text },
  actor: table.secretary.actor,
  admin: false,
});

const texts = async () => [...(await table.core.reader.picture(table.crisisId)).statements.values()].map((one) => one.text);

test('the same command id again gives the same answer and does nothing', async () => {
  const once = statement('Eén keer');
  const first = await table.core.execute(once);
  const again = await table.core.execute(once);
  expect(again).toMatchObject({ repeated: true, position: (first as { position: number }).position });
  expect(await texts()).toEqual(['Eén keer']);
});

test('the same command id twice at the same moment is carried out once', async () => {
  const once = statement('Dubbel gedrukt');
  const both = await Promise.all([table.core.execute(once), table.core.execute(once)]);
  expect(both.map((outcome) => !isRejection(outcome) && outcome.repeated)).toEqual([false, true]);
  expect(await texts()).toEqual(['Dubbel gedrukt']);
});

test("another person cannot pass for someone's command id", async () => {
  const once = statement('Van de secretaris');
  await table.core.execute(once);
  expect(await table.core.execute({ ...once, actor: table.chair.actor })).toMatchObject({ code: 'command-id-reused' });
});

test('the same command id with other words is refused, and both texts are accounted for', async () => {
  const first = statement('Eerste zin');
  await table.core.execute(first);
  const second = { ...first, input: { meetingId: table.meetingId, text: 'Tweede zin' } };
  expect(await table.core.execute(second)).toMatchObject({ code: 'command-id-reused' });
  expect(await table.core.execute({ ...first, name: 'AddRemark' })).toMatchObject({ code: 'command-id-reused' });
  expect(await texts()).toEqual(['Eerste zin']);
});

test('a command that touches more streams than memory holds leaves the same rows', async () => {
  const small = await startLiveMeeting(2);
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      small.core.execute({ name: 'AssignAction', commandId: small.id(), input: { meetingId: small.meetingId, what: `Actie ${index}` }, actor: small.secretary.actor, admin: false }),
    ),
  );
  expect(outcomes.filter(isRejection)).toEqual([]);
  expect((await small.core.database.prisma.action.findMany()).map((row) => row.what).sort()).toEqual(['Actie 0', 'Actie 1', 'Actie 2', 'Actie 3', 'Actie 4']);
  const { sqlite } = small.core.database;
  expect(await sqlite.write((sql) => compareProjections(sql, everyEvent(sql), { fold: foldEvent, project }))).toEqual([]);
  await small.close();
});

test('forty people typing at once: every statement is there once, numbered without gaps', async () => {
  const typed = Array.from({ length: 40 }, (_, index) => `Melding ${index}`);
  const outcomes = await Promise.all(typed.map((text) => table.core.execute(statement(text))));
  expect(outcomes.filter(isRejection)).toEqual([]);
  const statements = [...(await table.core.reader.picture(table.crisisId)).statements.values()];
  expect(statements.map((one) => one.text).sort()).toEqual([...typed].sort());
  expect(statements.map((one) => one.number).sort((a, b) => a - b)).toEqual(typed.map((_, index) => index + 1));
});

test('a refused command in a shared commit leaves nothing, and the others stand', async () => {
  const [before, refused, after] = await Promise.all([
    table.core.execute(statement('Ervoor')),
    table.core.execute({ ...statement(''), input: { meetingId: table.meetingId, text: '  ', certainty: 'zeker' } }),
    table.core.execute(statement('Erna')),
  ]);
  expect(isRejection(before) || isRejection(after)).toBe(false);
  expect(refused).toMatchObject({
    code: 'invalid-input',
    issues: expect.arrayContaining([expect.objectContaining({ field: 'text', code: 'required' }), expect.objectContaining({ field: 'certainty' })]),
  });
  expect(await texts()).toEqual(['Ervoor', 'Erna']);
});

test('when the disk refuses the commit nobody is told yes, and the next command works', async () => {
  table.failNextCommit();
  const outcomes = await Promise.allSettled([table.core.execute(statement('Weg')), table.core.execute(statement('Ook weg'))]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
  expect(await texts()).toEqual([]);
  expect(isRejection(await table.core.execute(statement('Wel')))).toBe(false);
  expect(await texts()).toEqual(['Wel']);
});

test('control characters go out, and the answer says how many', async () => {
  expect(await table.core.execute(statement('Piep\u0007 en \u0000niets'))).toMatchObject({ removed: 2 });
  expect(await texts()).toEqual(['Piep en niets']);
});

test('an unknown command, a wrong command id and a foreign meeting are refused', async () => {
  expect(await table.core.execute({ ...statement('x'), name: 'Nonsense' })).toMatchObject({ code: 'unknown-command' });
  expect(await table.core.execute(statement('x', 'no-uuid'))).toMatchObject({ code: 'invalid-command-id' });
  const foreign = { ...statement('x'), input: { meetingId: table.id(), text: 'x' } };
  expect(await table.core.execute(foreign)).toMatchObject({ code: 'unknown-meeting' });
});

test('after a meeting the chain verifies and a rebuild gives the same tables', async () => {
  for (const text of ['Eerste', 'Tweede', 'Derde']) await table.core.execute(statement(text));
  await table.run(table.secretary, 'MoveToPhase', { phase: 'oordeel' });
  await table.run(table.secretary, 'AssignAction', { what: 'Bel de GGD' });
  await table.run(table.secretary, 'Decide', { urgent: true, outcome: 'taken', words: 'Alles wordt gemeld.', fields: {} });
  const { sqlite } = table.core.database;
  expect(await sqlite.read((sql) => verifyChain(eachRow(sql)))).toMatchObject({ ok: true });
  const differences = await sqlite.write((sql) => compareProjections(sql, everyEvent(sql), { fold: foldEvent, project }));
  expect(differences).toEqual([]);
});
