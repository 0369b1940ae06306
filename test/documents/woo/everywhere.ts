import { inflateSync } from 'node:zlib';
import { unzipped } from '../../documents/read-back.js';

/** A file in every layer as one text, read by other means than the product's own search: for names that may be in none of them. */
export function everywhere(bytes: Buffer): string {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const layers = isZip ? [...unzipped(bytes)].flatMap(([name, text]) => [name, text]) : [bytes.toString('utf8'), ...streamsOf(bytes)];
  // Also with what cuts words up taken out.
  return layers.flatMap((text) => [text, text.replace(/<[^>]*>/g, ''), text.replace(/\\/g, ''), text.replace(/&#x([0-9A-Fa-f]+);/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))]).join('\n');
}

function streamsOf(bytes: Buffer): string[] {
  if (!bytes.subarray(0, 5).toString('latin1').startsWith('%PDF')) return [];
  return [...bytes.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap((match) => {
    try {
      return [inflateSync(Buffer.from(match[1] ?? '', 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
}
