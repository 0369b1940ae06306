import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

const FOLDER = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'schemas');
const PLACE = process.env.ARCHIVE_SCHEMAS ?? FOLDER;
const FILES = { mdto: 'MDTO-XML1.0.1.xsd', ori: 'ORI-A.xsd' } as const;

/** Whether the schemas of both standards lie beside the project; says loudly when they do not. */
export function haveSchemas(): boolean {
  const there = Object.values(FILES).every((file) => existsSync(resolve(PLACE, file)));
  if (!there) process.stderr.write(`\n*** The schemas of MDTO and ORI-A are not at ${PLACE}: XML was tested for form only. ***\n\n`);
  return there;
}

/** Every MDTO and ORI-A file that its schema refuses, with the reason; and how many were looked at. */
export function validated(files: ReadonlyMap<string, Buffer>): { readonly wrong: string[]; readonly mdto: number; readonly ori: number } {
  const schema = (file: string) => XmlDocument.fromBuffer(readFileSync(resolve(PLACE, file)));
  const documents = { mdto: schema(FILES.mdto), ori: schema(FILES.ori) };
  const validators = { mdto: XsdValidator.fromDoc(documents.mdto), ori: XsdValidator.fromDoc(documents.ori) };
  const [wrong, counts]: [string[], { mdto: number; ori: number }] = [[], { mdto: 0, ori: 0 }];
  for (const [path, bytes] of files) {
    const kind = path.endsWith('.mdto.xml') ? 'mdto' : path.endsWith('/ori-a.xml') ? 'ori' : null;
    if (kind === null) continue;
    counts[kind] += 1;
    const document = XmlDocument.fromBuffer(bytes);
    try {
      validators[kind].validate(document);
    } catch (error) {
      wrong.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      document.dispose();
    }
  }
  for (const one of [...Object.values(validators), ...Object.values(documents)]) one.dispose();
  return { wrong, ...counts };
}
