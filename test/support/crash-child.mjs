// A server's core that dies at a chosen point. Everything it was told is on disk it prints, at once.
// usage: node crash-child.mjs DATA_DIR POINT NUMBER ; POINT: afterEvents | beforeCommit | afterCommit
import { writeSync } from 'node:fs';
import { composeCore } from '../../dist/composition.js';
import { readConfig } from '../../dist/config.js';
import { crashScript } from './crash-script.mjs';

const [dataDir, point, number] = process.argv.slice(2);
let left = Number(number);

const faults = {
  [point]: () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  },
};

const core = await composeCore(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }), { faults });
for (const together of crashScript()) {
  await Promise.all(
    together.map(async (envelope) => {
      const outcome = await core.execute(envelope);
      if (outcome.rejected) throw new Error(`${envelope.name}: ${JSON.stringify(outcome)}`);
      writeSync(1, `${envelope.commandId}\n`);
    }),
  );
}
await core.close();
writeSync(1, 'end\n');
