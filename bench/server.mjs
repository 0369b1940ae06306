// A server with a running meeting to measure, in a process of its own. Prints one JSON line when it listens.
import { randomUUID } from 'node:crypto';
import { composeCore } from '../dist/composition.js';
import { composeWeb } from '../dist/composition-web.js';
import { readConfig } from '../dist/config.js';

const [dataDir, entries] = process.argv.slice(2);
const core = await composeCore(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', API_REQUESTS_PER_MINUTE: '1000000000' }));
const by = { actor: null, origin: null };
const { accountId, personId } = await core.accounts.addUser({ name: 'Maaike de Wit', email: 'secretaris@voorbeeld.example' }, by);
const { token } = await core.accounts.makeLink(accountId, 'sign-in', by);
const session = await core.accounts.useLink(token, null, null);
const bearer = await core.accounts.makeToken(accountId, { name: 'bench' }, by);
const viewer = await core.accounts.sessionOf(session.id);
const actor = { kind: 'person', personId, name: 'Maaike de Wit' };

async function run(name, input) {
  const outcome = await core.execute({ name, commandId: randomUUID(), input, actor, admin: true });
  if (outcome.rejected) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
}

const crisisId = randomUUID();
const teamId = randomUUID();
const meetingId = randomUUID();
await run('CreateCrisis', { crisisId, code: 'BENCH', name: 'Meting', kind: 'exercise', classification: 'unclassified', coordinator: { personId, name: actor.name } });
await run('MakeTeam', { crisisId, teamId, abbreviation: 'TST', name: 'Testteam', level: 'operational', method: 'bob' });
await run('SeatMember', { crisisId, teamId, personId, role: 'secretary' });
await run('CallMeeting', { crisisId, teamId, meetingId, plannedStart: new Date().toISOString() });
await run('StartMeeting', { meetingId });
await run('MoveToPhase', { meetingId, phase: 'beeld', skip: true });
for (let number = 1; number <= Number(entries); number += 1) {
  await run('AddStatement', { meetingId, text: `Melding ${number}: in de regio is de druk op de ziekenhuizen verder opgelopen.`, certainty: 'feit', statedSource: 'ROAZ' });
}

const app = await composeWeb(core);
const url = await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ url, meetingId, cookie: `session=${session.id}`, csrf: viewer.csrf, crisisId, token: bearer.token })}\n`);
process.on('message', (message) => {
  if (message === 'memory') process.send({ rss: process.memoryUsage().rss });
});
process.on('SIGTERM', () => void app.close().then(() => core.close()).then(() => process.exit(0)));
