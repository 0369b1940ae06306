// Start-up and the first page with few meetings behind them and with many: what it costs may hardly grow.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { composeCore } from '../dist/composition.js';
import { readConfig } from '../dist/config.js';
import { answers, startupMilliseconds } from './startup.mjs';

const server = fileURLToPath(new URL('../dist/server.js', import.meta.url));
const PORT = 3950;
/** Meetings that are made at the same time: their commands share commits. */
const AT_ONCE = 20;

/**
 * Makes `count` closed meetings in which one person sat, decided and had actions, beside one that runs and one to come; then measures
 * the start of a server on them, and its first page for that person by `load`.
 */
export async function yearsOf(folder, count, load) {
  const cookie = await furnish(folder, count);
  const startup = await startupMilliseconds(folder);
  const child = spawn(process.execPath, [server], { env: { ...process.env, DATA_DIR: folder, PORT: String(PORT), LOG_LEVEL: 'silent' }, stdio: 'ignore' });
  while (!(await answers(PORT))) await new Promise((resolve) => setTimeout(resolve, 5));
  const url = `http://127.0.0.1:${PORT}/`;
  const started = performance.now();
  const page = await (await fetch(url, { headers: { cookie } })).text();
  const first = performance.now() - started;
  if (!page.includes('KOMT')) throw new Error('not the first page of that person');
  await load({ url, cookie, connections: 1, seconds: 2 });
  const home = await load({ url, cookie, connections: 1 });
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { startup, first, home };
}

async function furnish(folder, count) {
  const core = await composeCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  const by = { actor: null, origin: null };
  const { accountId, personId } = await core.accounts.addUser({ name: 'Maaike de Wit', email: 'secretaris@voorbeeld.example' }, by);
  const session = await core.accounts.useLink((await core.accounts.makeLink(accountId, 'sign-in', by)).token, null, null);
  const actor = { kind: 'person', personId, name: 'Maaike de Wit' };
  const run = async (name, input) => {
    const outcome = await core.execute({ name, commandId: randomUUID(), input, actor, admin: true });
    if (outcome.rejected) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
    return outcome;
  };
  const crisisId = randomUUID();
  const teamId = randomUUID();
  await run('CreateCrisis', { crisisId, code: 'JAAR', name: 'Jaren', kind: 'exercise', classification: 'unclassified', coordinator: { personId, name: actor.name } });
  await run('MakeTeam', { crisisId, teamId, abbreviation: 'TST', name: 'Testteam', level: 'operational', method: 'bob' });
  for (const role of ['secretary', 'chair']) await run('SeatMember', { crisisId, teamId, personId, role });
  for (let made = 0; made < count; made += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - made) }, () => held(run, { crisisId, teamId, personId, name: actor.name })));
  }
  const [runs, comes] = [randomUUID(), randomUUID()];
  for (const meetingId of [runs, comes]) await run('CallMeeting', { crisisId, teamId, meetingId, title: 'KOMT', plannedStart: new Date(Date.now() + 1_800_000).toISOString() });
  await run('StartMeeting', { meetingId: runs });
  await core.close();
  return `session=${session.id}`;
}

/** A meeting from the call to the close, with all that it leaves settled. */
async function held(run, { crisisId, teamId, personId, name }) {
  const meetingId = randomUUID();
  await run('CallMeeting', { crisisId, teamId, meetingId, plannedStart: new Date().toISOString() });
  await run('StartMeeting', { meetingId });
  for (const phase of ['beeld', 'oordeel', 'besluit']) await run('MoveToPhase', { meetingId, phase, skip: true });
  for (const place of [1, 2, 3]) await run('AddStatement', { meetingId, text: `Melding ${place}: de druk op de ziekenhuizen is verder opgelopen.`, certainty: 'feit' });
  await run('Decide', { meetingId, urgent: true, outcome: 'taken', words: 'Wij vragen de regio om bedden vrij te maken.' });
  const assigned = await run('AssignAction', { meetingId, what: 'Bel de ziekenhuizen in de regio.', owner: { kind: 'person', id: personId, text: name }, due: '2027-01-01' });
  const actionId = assigned.events[0].stream.slice('action:'.length);
  await run('ReportActionDone', { actionId });
  await run('CloseReportedActions', { meetingId });
  await run('MoveToPhase', { meetingId, phase: 'sluiting', skip: true });
  await run('CloseMeeting', { meetingId });
}
