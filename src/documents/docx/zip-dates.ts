const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
// 1 January 1980, 00:00: the first moment that a ZIP file can name.
const TIME = 0;
const DATE = (1 << 5) | 1;

/** A ZIP file with every file in it dated 1 January 1980, so that the same content is the same bytes. No comment, no ZIP64. */
export function withFixedDates(zip: Buffer): Buffer {
  const dated = Buffer.from(zip);
  const end = dated.length - END_LENGTH;
  if (end < 0 || dated.readUInt32LE(end) !== END) throw new Error('not a ZIP file as docx writes it');
  let at = dated.readUInt32LE(end + 16);
  for (let left = dated.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (dated.readUInt32LE(at) !== ENTRY) throw new Error('not a ZIP file as docx writes it');
    stamp(dated, at + 12);
    stamp(dated, dated.readUInt32LE(at + 42) + 10);
    at += ENTRY_LENGTH + dated.readUInt16LE(at + 28) + dated.readUInt16LE(at + 30) + dated.readUInt16LE(at + 32);
  }
  return dated;
}

function stamp(zip: Buffer, at: number): void {
  zip.writeUInt16LE(TIME, at);
  zip.writeUInt16LE(DATE, at + 2);
}
