import { zipSync, strToU8 } from 'fflate';
import type { Upload } from '../../src/domain/kernel/files.js';
import type { House, Role } from './house.js';

/** Small files of every kind, made here; and such as are not what their name says. */
const OOXML = 'application/vnd.openxmlformats-officedocument';

/** A page with one word, by hand. `words` makes it differ from another. */
export const pdf = (words = 'Kaart'): Buffer => Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
export const png = (): Buffer => Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const contentTypes = (main: string) => `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const zip = (parts: Record<string, string>): Buffer => Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { level: name === 'mimetype' ? 0 : 6 }]]))));
export const ooxml = (kind: 'wordprocessingml.document' | 'spreadsheetml.sheet' | 'presentationml.presentation', more: Record<string, string> = {}): Buffer =>
  zip({ '[Content_Types].xml': contentTypes(`${OOXML}.${kind}.main+xml`), 'word/document.xml': '<w/>', ...more });
export const odf = (kind: 'text' | 'spreadsheet' | 'presentation', more: Record<string, string> = {}): Buffer => zip({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<x/>', ...more });
export const withMacros = (): Buffer => ooxml('wordprocessingml.document', { 'word/vbaProject.bin': 'x' });
export const exe = (): Buffer => Buffer.concat([Buffer.from('MZ\x90\x00\x03\x00\x00\x00\x04', 'latin1'), Buffer.alloc(2000)]);
/** Looks like a Word file and would unpack to far more than it is. */
export const bomb = (): Buffer => zip({ '[Content_Types].xml': ' '.repeat(30 * 1024 * 1024), 'word/document.xml': '<w/>' });

/** A file as someone sends it, in the store and not yet a paper. */
export async function sends(house: House, by: Role = 'secretary', name = 'Kaart.pdf', bytes: Buffer = pdf()): Promise<Upload> {
  const sent = await house.server.core.papers.sendFile(house.people[by].personId, name, pieces(bytes));
  if ('refused' in sent) throw new Error(sent.refused);
  return sent;
}

/** Bytes as a stream gives them. */
export async function* pieces(bytes: Buffer, size = 64 * 1024): AsyncIterable<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** A paper of a meeting; `more` of what AddPaper takes. */
export async function addsPaper(house: House, meetingId: string, more: Record<string, unknown> = {}, { by = 'secretary', name = 'Kaart.pdf', bytes = pdf(`${meetingId} ${JSON.stringify(more)}`) }: { by?: Role; name?: string; bytes?: Buffer } = {}): Promise<string> {
  const { id } = await sends(house, by, name, bytes);
  return house.make('paperId', 'AddPaper', { meetingId, uploadId: id, ...more }, by);
}

/** A form with a file, as browsers send it; a file without a name is none. */
export function formWithFile(fields: Record<string, string>, file?: { readonly name: string; readonly bytes: Buffer; readonly type?: string }, fileFirst = false): { payload: Buffer; headers: Record<string, string> } {
  const border = '----grens';
  const texts = Object.entries(fields).map(([name, value]) => Buffer.from(`--${border}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  const { name = '', bytes = Buffer.alloc(0), type = 'application/octet-stream' } = file ?? {};
  const sent = [Buffer.from(`--${border}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`), bytes, Buffer.from('\r\n')];
  return { payload: Buffer.concat([...(fileFirst ? [...sent, ...texts] : [...texts, ...sent]), Buffer.from(`--${border}--\r\n`)]), headers: { 'content-type': `multipart/form-data; boundary=${border}` } };
}
