import type { CrisisRole, Role } from '../domain/kernel/words.js';

/** Everyone in the demo is invented. */
export interface DemoPerson {
  readonly name: string;
  readonly organisation: string;
  /** Staff of the ministry. */
  readonly staff: boolean;
  readonly otcb?: readonly Role[];
  readonly btcb?: readonly Role[];
  readonly kernteam?: readonly Role[];
  readonly crisisRole?: CrisisRole;
  readonly admin?: boolean;
}

export const PEOPLE = {
  robin: { name: 'Robin de Graaf', organisation: 'DCC', staff: true, admin: true },
  karin: { name: 'Karin Vos', organisation: 'DCC', staff: true, crisisRole: 'coordinator' },
  ilse: { name: 'Ilse Terpstra', organisation: 'PG', staff: true, otcb: ['chair'], btcb: ['content-adviser'], kernteam: ['chair'] },
  maaike: { name: 'Maaike de Wit', organisation: 'DCC', staff: true, otcb: ['secretary'], btcb: ['secretary'], kernteam: ['secretary'] },
  joost: { name: 'Joost Hendriks', organisation: 'DCC', staff: true, otcb: ['information-coordinator'], btcb: ['information-coordinator'] },
  samira: { name: 'Samira Bouzid', organisation: 'DCC', staff: true, otcb: ['crisis-adviser'], btcb: ['crisis-adviser'] },
  tjeerd: { name: 'Tjeerd Haarsma', organisation: 'RIVM', staff: false, otcb: ['content-adviser'] },
  ruth: { name: 'Ruth Dekker', organisation: 'GMT', staff: true, otcb: ['content-adviser'] },
  olaf: { name: 'Olaf Verbeek', organisation: 'GMT', staff: true },
  anouk: { name: 'Anouk Willems', organisation: 'GGD GHOR', staff: false, otcb: ['content-adviser'] },
  pieter: { name: 'Pieter Oosterhuis', organisation: 'LZ', staff: true, otcb: ['content-adviser'], btcb: ['content-adviser'] },
  yasemin: { name: 'Yasemin Yıldız', organisation: 'CZ', staff: true, otcb: ['content-adviser'] },
  lukasz: { name: 'Łukasz Kramer', organisation: 'CZ', staff: true },
  nadia: { name: 'Nadia Brouwer', organisation: 'DCo', staff: true, otcb: ['communication-adviser'], btcb: ['communication-adviser'], kernteam: ['communication-adviser'] },
  bram: { name: 'Bram Scholten', organisation: 'NCTV', staff: false, otcb: ['observer'] },
  hanna: { name: 'Hanna Post', organisation: 'IGJ', staff: false, otcb: ['content-adviser'] },
  frans: { name: 'Frans Meeuwis', organisation: 'DG', staff: true, btcb: ['chair', 'crisis-manager'] },
  ellen: { name: 'Ellen Smit', organisation: 'DCC', staff: true, crisisRole: 'archivist' },
  daan: { name: 'Daan Kuipers', organisation: 'BPZ', staff: true },
} as const satisfies Record<string, DemoPerson>;

export type PersonKey = keyof typeof PEOPLE;

/** Abbreviation, name, and whether it is a party of the crisis (missing at the table is warned of). */
export const ORGANISATIONS: readonly (readonly [abbreviation: string, name: string, party: boolean])[] = [
  ['DCC', 'Departementaal Coördinatiecentrum Crisisbeheersing', false],
  ['DG', 'Directoraat-generaal', false],
  ['PG', 'Publieke Gezondheid', true],
  ['GMT', 'Geneesmiddelen en Medische Technologie', true],
  ['LZ', 'Langdurige Zorg', true],
  ['CZ', 'Curatieve Zorg', true],
  ['DCo', 'Communicatie', true],
  ['BPZ', 'Bestuurlijke en Politieke Zaken', false],
  ['RIVM', 'Rijksinstituut voor Volksgezondheid en Milieu', true],
  ['GGD GHOR', 'GGD GHOR Nederland', true],
  ['NCTV', 'Nationaal Coördinator Terrorismebestrijding en Veiligheid', false],
  ['IGJ', 'Inspectie Gezondheidszorg en Jeugd', false],
];

/** Who gets a sign-in link, and what for: one for each part that one can play. */
export const PARTS: readonly (readonly [PersonKey, DemoPart])[] = [
  ['maaike', 'secretary'],
  ['ilse', 'chair'],
  ['joost', 'information-coordinator'],
  ['samira', 'crisis-adviser'],
  ['pieter', 'participant'],
  ['bram', 'observer'],
  ['frans', 'crisis-manager'],
  ['karin', 'coordinator'],
  ['daan', 'reader'],
  ['ellen', 'archivist'],
  ['robin', 'administrator'],
];
export type DemoPart =
  | 'secretary' | 'chair' | 'information-coordinator' | 'crisis-adviser' | 'participant' | 'observer'
  | 'crisis-manager' | 'coordinator' | 'reader' | 'archivist' | 'administrator';

/** The e-mail address of someone in the demo. */
export function demoEmail(key: PersonKey): string {
  return `${key}@demo.example`;
}
