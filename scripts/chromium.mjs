// Makes sure that the browser tests have their Chromium: installs Debian's where that is allowed, else says how.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

const chromium = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
const line = 'apt-get update && apt-get install -y chromium';

if (!existsSync(chromium)) {
  const mayInstall = !process.env.CHROMIUM_PATH && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) spawnSync('sh', ['-c', line], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (!existsSync(chromium)) {
    process.stderr.write(`The browser tests need Chromium at ${chromium}. Type:\n  sudo sh -c '${line}'\nor set CHROMIUM_PATH to one you have.\n`);
    process.exit(1);
  }
}
