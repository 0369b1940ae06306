import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { DOCUMENT_KINDS, documentFile, documentOf, layoutOf } from '../../src/documents/document.file.js';
import { entry, heading, list, paragraph, type Layout } from '../../src/documents/layout/blocks.js';
import { docxFile } from '../../src/documents/docx/docx.file.js';
import { odtFile } from '../../src/documents/odt/odt.file.js';
import { listLayout } from '../../src/documents/layout/list.layout.js';
import { minutesLayout } from '../../src/documents/layout/minutes.layout.js';
import { fullMeeting } from './full-meeting.js';
import { HOUSE } from './house-of-tests.js';
import { odfTexts } from './read-back.js';
import { differences } from './same-content.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Water & <b>Zout</b>' };
const FORMATS = ['docx', 'odt'] as const;

/** Every kind of block in one layout, with what is hard for a renderer. */
const { scope } = fullMeeting((field) => `${field} <w:p/> ]]> &amp; «é» عربي 中文 Łódź Ðorđević ṩ \u0007{{x}}`);
const minutes = minutesLayout(documentOf('minutes', scope, OPTIONS) as Parameters<typeof minutesLayout>[0]);
const noted: Layout = {
  ...minutes,
  blocks: [heading(1, 'Nota'), paragraph('Aanleiding', 'plain', { notes: ['Noot bij de aanleiding'] }), list(['een', 'twee']), entry({ text: 'Punt', notes: ['Noot bij het punt'] }), ...minutes.blocks.filter(({ kind }) => kind === 'signatures')],
};

it('LibreOffice reads the same in Word and ODF files as they were made of, where it is installed', async () => {
  const office = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find(existsSync);
  if (office === undefined) {
    process.stderr.write('\n*** LibreOffice is not installed: Word and ODF files were not opened with it. ***\n\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  try {
    const made = await filesIn(folder);
    // One start for them all: starting is what takes long.
    execFileSync(office, [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'fodt', '--outdir', folder, ...made.map(({ file }) => file)], { stdio: 'ignore', timeout: 90_000 });
    for (const { file, layout } of made) {
      const read = load(readFileSync(file.replace(/\.\w+$/, '.fodt'), 'utf8'), { xml: { xmlMode: true } });
      expect(differences(odfTexts(read).join('\n'), layout), file).toEqual({ missing: [], more: [] });
      // What it takes for a heading or the head of a table is what a reader aloud gets.
      expect(read('office\\:text text\\:h').length, file).toBe(layout.blocks.filter(({ kind }) => kind === 'heading').length);
      expect(read('office\\:text table\\:table-header-rows').length, file).toBe(layout.blocks.filter((block) => block.kind === 'table' && block.columns.length > 0).length);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 100_000);

async function filesIn(folder: string): Promise<{ file: string; layout: Layout }[]> {
  const made: { file: string; layout: Layout }[] = [];
  for (const format of FORMATS) {
    const keep = (name: string, layout: Layout, bytes: Buffer) => {
      const file = join(folder, `${name}-${format}.${format}`);
      writeFileSync(file, bytes);
      made.push({ file, layout });
    };
    for (const kind of DOCUMENT_KINDS) {
      const model = documentOf(kind, scope, OPTIONS);
      keep(kind, model.document === 'minutes' ? minutesLayout(model) : model.document === 'agenda' || model.document === 'note' ? layoutOf(model) : listLayout(model), await documentFile(model, format));
    }
    keep('nota', noted, format === 'docx' ? await docxFile(noted, HOUSE) : odtFile(noted, HOUSE));
  }
  return made;
}
