const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

/** How the content of a kind is known: by its first bytes, as a ZIP of Office or OpenDocument, or as text. */
export type Proof = 'magic' | 'ooxml' | 'odf' | 'text';

export interface FileKind {
  readonly mediaType: string;
  readonly proof: Proof;
}

/**
 * What papers can be, by the ending of their name: what ministries bring to a table and what can be told by its content. Not mail (eml, msg):
 * it holds other files that nobody looked at. Not the old Office formats: macros in them cannot be told. Not web pages, pictures that are
 * programs (svg), nor anything that runs.
 */
const KINDS: Readonly<Record<string, FileKind>> = {
  pdf: { mediaType: 'application/pdf', proof: 'magic' },
  docx: { mediaType: `${OOXML}.wordprocessingml.document`, proof: 'ooxml' },
  xlsx: { mediaType: `${OOXML}.spreadsheetml.sheet`, proof: 'ooxml' },
  pptx: { mediaType: `${OOXML}.presentationml.presentation`, proof: 'ooxml' },
  odt: { mediaType: `${ODF}.text`, proof: 'odf' },
  ods: { mediaType: `${ODF}.spreadsheet`, proof: 'odf' },
  odp: { mediaType: `${ODF}.presentation`, proof: 'odf' },
  txt: { mediaType: 'text/plain', proof: 'text' },
  csv: { mediaType: 'text/csv', proof: 'text' },
  png: { mediaType: 'image/png', proof: 'magic' },
  jpg: { mediaType: 'image/jpeg', proof: 'magic' },
  jpeg: { mediaType: 'image/jpeg', proof: 'magic' },
};

/** The endings that are taken in, for forms and sentences. */
export const ENDINGS: readonly string[] = Object.keys(KINDS);

/** The kind that an ending says; null for what is not taken in. */
export function kindOf(ending: string): FileKind | null {
  return Object.hasOwn(KINDS, ending) ? (KINDS[ending] ?? null) : null;
}
