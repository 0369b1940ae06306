import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { lookInto } from './archive.js';
import type { FileKind } from './kinds.js';

/** What is wrong with the content of a file; null when it is what its name says. */
export type Wrong = 'paper-differs' | 'paper-macros' | null;

const CONTENT_TYPES = '[Content_Types].xml';
const ODF_TYPE = 'mimetype';
/** Parts that hold programs: VBA and Excel 4 macros, ActiveX; in OpenDocument macros of Basic and scripts. */
const PROGRAMS = /(^|\/)(vbaProject(Signature)?\.bin|vbaData\.xml)$|^xl\/macrosheets\/|\/activeX\/|^(Basic|Scripts)\/./i;
// Text says nothing of what it is; what opens like this is a page or a program all the same.
const NOT_PLAIN = /^\s*(<(!doctype|html|head|body|script|svg|\?xml)|#!|\{\\rtf)/i;

/** Judges a file by its content. Nothing in it is carried out, and of archives only the list of parts and a few small ones are read. */
export async function judge(path: string, kind: FileKind): Promise<Wrong> {
  switch (kind.proof) {
    case 'magic':
      return (await fileTypeFromFile(path))?.mime === kind.mediaType ? null : 'paper-differs';
    case 'text':
      return (await isText(path)) ? null : 'paper-differs';
    case 'ooxml':
    case 'odf':
      return judgeOffice(path, kind);
  }
}

async function judgeOffice(path: string, { mediaType, proof }: FileKind): Promise<Wrong> {
  const archive = await lookInto(path, new Set([CONTENT_TYPES, ODF_TYPE]));
  if (archive === null) return 'paper-differs';
  const types = archive.texts.get(CONTENT_TYPES) ?? '';
  if (archive.names.some((name) => PROGRAMS.test(name.replaceAll('\\', '/'))) || /macroEnabled|vbaProject/i.test(types)) return 'paper-macros';
  const isSo = proof === 'odf' ? archive.names[0] === ODF_TYPE && archive.texts.get(ODF_TYPE) === mediaType : types.includes(`"${mediaType}.main+xml"`);
  return isSo ? null : 'paper-differs';
}

/** No control characters but those of lines and pages, in any encoding that keeps ASCII. */
async function isText(path: string): Promise<boolean> {
  let first = true;
  for await (const piece of createReadStream(path)) {
    const bytes = piece as Buffer;
    if (first && NOT_PLAIN.test(bytes.subarray(0, 1024).toString('utf8').replace(/^\uFEFF/, ''))) return false;
    first = false;
    if (bytes.some((byte) => byte < 0x20 ? byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d : byte === 0x7f)) return false;
  }
  return (await fileTypeFromFile(path)) === undefined;
}
