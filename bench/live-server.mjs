// A server with a meeting that runs, 40 people at the table and each a session: to follow. Prints one JSON line when it listens.
import { randomUUID } from 'node:crypto';
import { composeCore } from '../dist/composition.js';
import { composeWeb } from '../dist/composition-web.js';
import { readConfig } from '../dist/config.js';

const [dataDir, entries] = process.argv.slice(2);
const PEOPLE = 40;
const core = await composeCore(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
const by = { actor: null, origin: null };

async function signedIn(number) {
  const name = number === 0 ? 'Maaike de Wit' : `Deelnemer ${number}`;
  const { accountId, personId } = await core.accounts.addUser({ name, email: `p${number}@voorbeeld.example` }, by);
  const { token } = await core.accounts.makeLink(accountId, 'sign-in', by);
  const session = await core.accounts.useLink(token, null, null);
  const viewer = await core.accounts.sessionOf(session.id);
  return { name, personId, cookie: `session=${session.id}`, csrf: viewer.csrf };
}

const people = [];
for (let number = 0; number < PEOPLE; number += 1) people.push(await signedIn(number));
const [secretary] = people;
const actor = { kind: 'person', personId: secretary.personId, name: secretary.name };

async function run(name, input) {
  const outcome = await core.execute({ name, commandId: randomUUID(), input, actor, admin: true });
  if (outcome.rejected) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
}

const [crisisId, teamId, meetingId] = [randomUUID(), randomUUID(), randomUUID()];
await run('CreateCrisis', { crisisId, code: 'BENCH', name: 'Meting', kind: 'exercise', classification: 'unclassified', coordinator: { personId: secretary.personId, name: secretary.name } });
await run('MakeTeam', { crisisId, teamId, abbreviation: 'TST', name: 'Testteam', level: 'operational', method: 'bob' });
const ROLES = ['secretary', 'chair', 'information-coordinator', 'crisis-adviser'];
for (const [place, { personId, name }] of people.entries()) {
  if (place > 0) await run('AddPerson', { crisisId, personId, name });
  await run('SeatMember', { crisisId, teamId, personId, role: ROLES[place] ?? (place < 30 ? 'content-adviser' : 'observer') });
}
await run('CallMeeting', { crisisId, teamId, meetingId, plannedStart: new Date().toISOString() });
await run('StartMeeting', { meetingId });
await run('RecordAllPresent', { meetingId });
await run('MoveToPhase', { meetingId, phase: 'beeld', skip: true });
for (let number = 1; number <= Number(entries); number += 1) {
  await run('AddStatement', { meetingId, text: `Melding ${number}: in de regio is de druk op de ziekenhuizen verder opgelopen.`, certainty: 'feit', statedSource: 'ROAZ' });
}

const app = await composeWeb(core);
const url = await app.listen({ port: 0, host: '127.0.0.1' });
const started = process.cpuUsage();
process.stdout.write(`${JSON.stringify({ url, meetingId, people: people.map(({ cookie, csrf }) => ({ cookie, csrf })) })}\n`);
process.on('message', (message) => {
  if (message !== 'usage') return;
  const { user, system } = process.cpuUsage(started);
  process.send({ rss: process.memoryUsage().rss, cpuSeconds: (user + system) / 1e6 });
});
process.on('SIGTERM', () => void app.close().then(() => core.close()).then(() => process.exit(0)));
