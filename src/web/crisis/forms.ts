import { bodyOf, many, ticked } from '../plugins/form-fields.js';

/** The forms of a crisis and its organisation as inputs of commands; the commands check every value. */
type Body = Record<string, unknown>;

export interface Choice {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
}

/**
 * The form of a new crisis. The first coordinator is the chosen account, or a new person with a mail address;
 * a new person whose address is an account's is that account's person.
 */
export function createCrisisForm(raw: unknown, accounts: readonly Choice[], newPersonId: string) {
  const body = bodyOf(raw);
  const mail = typeof body.coordinatorEmail === 'string' ? body.coordinatorEmail.trim().toLowerCase() : '';
  const known =
    accounts.find((account) => account.personId === body.coordinator) ??
    (mail === '' ? undefined : accounts.find((account) => account.email?.toLowerCase() === mail));
  const coordinator = known
    ? { personId: known.personId, name: known.name, email: known.email }
    : { personId: newPersonId, name: body.coordinatorName, email: mail };
  return { code: body.code, name: body.name, kind: body.kind, classification: body.classification, coordinator };
}

export const organisationForm = (body: Body) => ({ abbreviation: body.abbreviation, name: body.name, party: ticked(body, 'party') });

export const personForm = (body: Body) => ({
  name: body.name,
  organisationId: body.organisationId,
  staff: ticked(body, 'staff'),
  email: body.email,
});

export const functionForm = (body: Body) => ({ abbreviation: body.abbreviation, name: body.name, organisationId: body.organisationId });

export const holderForm = (body: Body) => ({ personId: body.personId, from: body.from, deputy: ticked(body, 'deputy') });

/** Bodies that a team passes on to stand one on a line, or between commas. */
const lines = (value: unknown): unknown =>
  typeof value === 'string' ? value.split(/[\n,]/).map((line) => line.trim()).filter((line) => line !== '') : (value ?? []);

export const teamRulesForm = (body: Body) => ({
  method: body.method,
  decides: body.decides,
  decidingPersonIds: body.decides === 'members' ? many(body, 'decidingPersonIds') : [],
  mandate: body.mandate,
  requiredRoles: many(body, 'requiredRoles'),
  passesOnTo: lines(body.passesOnTo),
  restricted: ticked(body, 'restricted'),
});

export const teamForm = (body: Body) => ({
  abbreviation: body.abbreviation,
  name: body.name,
  level: body.level,
  predecessorId: body.predecessorId,
  ...teamRulesForm(body),
});

/** A seat is for a person or for a function; the form has one list of both: `person:<id>`, `function:<id>`. */
export function seatForm(body: Body) {
  const [kind = '', id = ''] = typeof body.who === 'string' ? body.who.split(':') : [];
  return {
    personId: kind === 'person' ? id : '',
    functionId: kind === 'function' ? id : '',
    role: body.role,
    deputies: many(body, 'deputies'),
    from: body.from,
  };
}

export const teamMailForm = (body: Body) => ({ atClosing: body.atClosing, digest: ticked(body, 'digest'), invitations: ticked(body, 'invitations') });

export const distributionForm = (body: Body) => ({ personIds: many(body, 'personIds') });
