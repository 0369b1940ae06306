import { existsSync } from 'node:fs';
import { operatorOn } from './cli/operator.js';
import { socketIn, startOperatorSocket } from './cli/operator-socket.js';
import { composeCore, randomIds, reportError, type Core } from './composition.js';
import { composeWeb } from './composition-web.js';
import { readConfig } from './config.js';
import { databaseFileIn } from './database/place.js';
import { isRejection } from './domain/kernel/rejection.js';
import { formatsFor, translator } from './i18n/index.js';
import { DemoClock } from './demo/clock.js';
import { demoEmail, PARTS, PEOPLE } from './demo/people.js';
import { tellStory } from './demo/story.js';
import { serve } from './serve.js';

const BY = { actor: 'operator', origin: null };

// A directory of its own, so that no demo ever lands among real meetings.
const config = readConfig({ ...process.env, DATA_DIR: process.env.DEMO_DATA_DIR ?? './data-demo' });
const t = translator(config.LANGUAGE);
const say = (line: string) => process.stdout.write(`${line}\n`);

const clock = new DemoClock();
const existed = existsSync(databaseFileIn(config.DATA_DIR));
const socket = socketIn(config.DATA_DIR);
const core = await composeCore(config, { clock, ids: randomIds, socket });
await prepare(core);
const door = await startOperatorSocket({ path: socket, operator: operatorOn(core) });
await serve(config, await composeWeb(core), async () => {
  await door.close();
  await core.close();
});
core.mail.start();
core.papers.start(reportError);
say(t('cli.listening', { url: config.BASE_URL }));
say(t('cli.demo-clock', { now: formatsFor(config.LANGUAGE, config.TIME_ZONE).dateTime(clock.now()) }));
say(t('cli.demo-links'));
await printLinks(core);

/** A new demo is told; an old one is kept as it was left, and its clock goes on from its last event. */
async function prepare({ execute, ids, accounts, database, reader }: Core): Promise<void> {
  const last = await database.sqlite.read((sql) => sql.get<{ at: string }>('SELECT recorded_at AS at FROM event ORDER BY position DESC LIMIT 1'));
  if (last) {
    clock.set(last.at);
    say(t('cli.demo-kept', { folder: config.DATA_DIR }));
    return;
  }
  if (existed && !(await accounts.isEmpty())) throw new Error(t('cli.demo-not-ours', { folder: config.DATA_DIR }));
  await tellStory({ execute, ids, clock, timeZone: config.TIME_ZONE, organisation: config.ORGANISATION, reader, accounts });
}

async function printLinks({ accounts }: Core): Promise<void> {
  const all = await accounts.list();
  for (const [key, part] of PARTS) {
    const account = all.find(({ email }) => email === demoEmail(key));
    const link = account ? await accounts.makeLink(account.id, 'sign-in', BY) : null;
    if (!link || isRejection(link)) continue;
    const role = t(`cli.part-${part}`);
    say(`  ${`${role}, ${PEOPLE[key].name}`.padEnd(48)} ${new URL(link.path, config.BASE_URL).href}`);
  }
}
