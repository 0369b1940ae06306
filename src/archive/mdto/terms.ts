/** A term of a list (begrip), as both standards name one. */
export interface Term {
  readonly label: string;
  readonly code?: string;
  readonly list: string;
}

// Names and labels of the lists of MDTO 1.0 (Nationaal Archief). Where MDTO leaves the terms open the list is ours, and says so.
const LEVELS = 'Begrippenlijst Aggregatieniveaus MDTO';
const APPRAISALS = 'Begrippenlijst Waarderingen MDTO';
const OWN = 'Begrippenlijst Crisisoverleg';

/** What a crisis, a meeting and a document are: a series of files (dossiers) of records. */
export const LEVEL = {
  crisis: { label: 'Serie', list: LEVELS },
  meeting: { label: 'Dossier', list: LEVELS },
  document: { label: 'Archiefstuk', list: LEVELS },
} as const satisfies Record<string, Term>;
export type Level = keyof typeof LEVEL;

/** Kept for good, or for a time. */
export const APPRAISAL = {
  B: { label: 'Blijvend te bewaren', code: 'B', list: APPRAISALS },
  V: { label: 'Tijdelijk te bewaren', code: 'V', list: APPRAISALS },
} as const satisfies Record<string, Term>;
export type Appraisal = keyof typeof APPRAISAL;

export const SHA_512: Term = { label: 'SHA-512', list: 'Begrippenlijst ChecksumAlgoritme MDTO' };

/** What a period says: when it was held. */
export const HELD: Term = { label: 'Vergaderperiode', list: `${OWN}: dekking in tijd` };

const event = (label: string): Term => ({ label, list: `${OWN}: gebeurtenissen` });
export const EVENT = {
  made: event('Creatie'),
  held: event('Gehouden'),
  closed: event('Gesloten'),
  cancelled: event('Afgelast'),
  draft: event('Conceptversie'),
  adopted: event('Vaststelling'),
  erratum: event('Erratum'),
  sent: event('Verzending'),
  imported: event('Overname'),
  brought: event('Inbreng'),
  withdrawn: event('Intrekking'),
  packed: event('Opname in archiefpakket'),
} as const satisfies Record<string, Term>;

const limit = (label: string, list: string): Term => ({ label, list });
export const LIMIT = {
  unclassified: limit('Ongerubriceerd', 'Rubriceringen VIRBI'),
  'dep-vertrouwelijk': limit('Dep. VERTROUWELIJK', 'Rubriceringen VIRBI'),
  circle: limit('Besloten kring', `${OWN}: beperkingen`),
  people: limit('Persoonsgegevens', `${OWN}: beperkingen`),
} as const satisfies Record<string, Term>;

/** Words that explain a limit. */
export const LIMIT_WORDS = {
  circle: 'Bevat delen die tijdens de crisis alleen voor een besloten kring waren.',
  people: 'Bevat namen en functies van personen; beoordeel dat vóór openbaarmaking (Woo, AVG).',
} as const;

/** As what someone was involved. */
export const INVOLVED = {
  chair: { label: 'Voorzitter', list: `${OWN}: betrokkenheid` },
  secretary: { label: 'Secretaris', list: `${OWN}: betrokkenheid` },
} as const satisfies Record<string, Term>;

/** The source of our references and ids, of one organisation. */
export const sourceOf = (organisation: string): string => `Crisisoverleg ${organisation}`;
export const keySourceOf = (organisation: string): string => `Crisisoverleg ${organisation} (technische sleutel)`;

export const EXERCISE_KEYWORD = 'oefening';
