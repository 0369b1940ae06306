import { operatorOn } from './cli/operator.js';
import { socketIn, startOperatorSocket } from './cli/operator-socket.js';
import { composeCore, reportError } from './composition.js';
import { composeWeb } from './composition-web.js';
import { readConfig } from './config.js';
import { translator } from './i18n/index.js';
import { serve, startOrSay } from './serve.js';

await startOrSay(async () => {
  const config = readConfig(process.env);
  const socket = socketIn(config.DATA_DIR);
  const core = await composeCore(config, { socket });
  const operatorSocket = await startOperatorSocket({ path: socket, operator: operatorOn(core) });
  await serve(config, await composeWeb(core), async () => {
    await operatorSocket.close();
    await core.close();
  });

  core.mail.start();
  core.papers.start(reportError);

  const t = translator(config.LANGUAGE);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(t('cli.listening', { url: config.BASE_URL }));
  const link = await core.accounts.firstAdministratorLink();
  if (link) say(t('cli.first-administrator', { url: new URL(link.path, config.BASE_URL).href }));
});
