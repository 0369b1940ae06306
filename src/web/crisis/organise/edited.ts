import type { Changed } from '../../../domain/crisis/state.js';
import type { MessageKey, Translate } from '../../../i18n/index.js';
import { compared, type TwoVersions } from '../../plugins/stale/two-versions.js';
import type { FormValues } from '../../plugins/stale/values.js';
import type { Option } from './choices.js';

/** What a form changes, as the form holds it, by version: nobody overwrites unseen what another changed (R16). */
export interface Edited {
  readonly entryVersion: number;
  readonly now: FormValues;
  /** What it said at a version; null when there was no such version. */
  at(version: number): FormValues | null;
  /** Who changed it after a version, and when (UTC). */
  since(version: number): readonly { readonly at: string; readonly by: string }[];
}

/** Something of the organisation with its history, as `values` puts it in a form. */
export function edited<T>({ entryVersion, earlier }: Changed<T>, now: T, values: (said: T) => FormValues): Edited {
  const said = (version: number) => (version === entryVersion ? now : earlier[version - 1]?.was);
  return {
    entryVersion,
    now: values(now),
    at(version) {
      const then = said(version);
      return then === undefined ? null : values(then);
    },
    since: (version) => earlier.slice(Math.max(0, version - 1)).map(({ at, by }) => ({ at, by })),
  };
}

/** The words beside each field of the organisation's forms. */
export const LABELS = {
  abbreviation: 'crisis.abbreviation',
  name: 'crisis.name',
  party: 'crisis.party',
  organisationId: 'crisis.organisation',
  staff: 'crisis.staff',
  email: 'crisis.email',
  personId: 'crisis.person',
  role: 'crisis.role',
  from: 'crisis.fromDay',
  until: 'crisis.lastDay',
  deputy: 'crisis.asDeputy',
  level: 'crisis.level',
  predecessorId: 'crisis.predecessor',
  successorId: 'crisis.successor',
  state: 'crisis.state',
  leftovers: 'passing.where',
  leftoversTo: 'passing.to',
  method: 'crisis.method',
  decides: 'crisis.whoDecides',
  decidingPersonIds: 'crisis.decidingPersons',
  mandate: 'crisis.mandate',
  requiredRoles: 'crisis.requiredRoles',
  passesOnTo: 'crisis.passesOnTo',
  restricted: 'crisis.restricted',
  who: 'crisis.personOrFunction',
  deputies: 'crisis.deputies',
  personIds: 'crisis.readers',
  atClosing: 'mail.atClosing',
  digest: 'mail.digestOn',
  invitations: 'mail.invitationsOn',
} as const satisfies Readonly<Record<string, MessageKey>>;

export type Field = keyof typeof LABELS;

/** Boxes say yes or no. */
const BOXES: ReadonlySet<string> = new Set<Field>(['party', 'staff', 'deputy', 'restricted']);

/** How the values of a field read: the lists to choose from by field. */
export type Choices = Readonly<Partial<Record<Field, readonly Option[]>>>;

function wordsOf(field: Field, value: unknown, choices: Choices, t: Translate): string {
  if (BOXES.has(field)) return t(value === undefined || value === null || value === '' ? 'common.no' : 'common.yes');
  const labelOf = (one: unknown) => choices[field]?.find((option) => option.value === one)?.label ?? String(one);
  const words = (Array.isArray(value) ? value : [value ?? '']).filter((one) => one !== '').map(labelOf);
  return words.length === 0 ? t('common.none') : words.join(', ');
}

export interface StaleForm {
  readonly fields: readonly Field[];
  readonly choices: Choices;
  /** The version that the form was based on, as it was posted. */
  readonly basedOn: unknown;
  readonly typed: FormValues;
  /** A form that always adds, as a new name does, keeps what was typed. */
  readonly keepsTyped: boolean;
  /** Where one goes who leaves what stands there. */
  readonly keep: string;
}

/** What the page says of a form that was refused as stale, and what the form then holds. */
export function staleForm(thing: Edited, { fields, choices, basedOn, typed, keepsTyped, keep }: StaleForm, t: Translate): { values: FormValues; two: TwoVersions } {
  const version = Number(basedOn);
  const { differences, values } = compared(
    {
      ...{ fields, based: thing.at(version), now: thing.now, typed },
      labelOf: (field) => t(LABELS[field as Field]),
      wordsOf: (field, value) => wordsOf(field as Field, value, choices, t),
    },
    t,
  );
  const who = [...new Set(thing.since(version).map(({ by }) => by))].map((person) => t('crisis.changedBy', { person }));
  return { values: keepsTyped ? typed : values, two: { differences, help: [...who, t('meeting.staleHelp')].join(' '), keep } };
}
