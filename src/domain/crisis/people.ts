import { command } from '../kernel/command.js';
import { dayBefore } from '../kernel/time.js';
import { isRejection, reject } from '../kernel/rejection.js';
import {
  addFunctionInput,
  addOrganisationInput,
  addPersonInput,
  changeOrganisationInput,
  changePersonInput,
  endFunctionHolderInput,
  setFunctionHolderInput,
} from './commands.js';
import { crisisEvent } from './events.js';
import { checkOrganisation, checkPerson, checkVersion, firstOf, fromDate, functionIn, type CrisisScope } from './scope.js';

const onCrisis = { act: 'organise', scope: 'crisis', target: (input: { crisisId: string }) => input.crisisId } as const;

/** Adds a directorate or an outside body. Code: abbreviation-taken. */
export const addOrganisation = command({
  ...onCrisis,
  name: 'AddOrganisation',
  input: addOrganisationInput,
  decide({ crisis }: CrisisScope, { crisisId, ...input }, facts) {
    const organisationId = input.organisationId ?? facts.ids.next();
    if (crisis.organisations.has(organisationId) || sameAbbreviation(crisis.organisations, input.abbreviation)) {
      return reject('abbreviation-taken', 'abbreviation');
    }
    return [crisisEvent(crisisId, 'OrganisationAdded', { ...input, organisationId })];
  },
});

/** Changes an organisation. Codes: unknown-organisation, stale-version, abbreviation-taken. */
export const changeOrganisation = command({
  ...onCrisis,
  name: 'ChangeOrganisation',
  input: changeOrganisationInput,
  decide({ crisis }: CrisisScope, { crisisId, entryVersion, ...input }) {
    const known = crisis.organisations.get(input.organisationId);
    if (!known) return reject('unknown-organisation', 'organisationId');
    const stale = checkVersion(known, entryVersion);
    if (stale) return stale;
    if (sameAbbreviation(crisis.organisations, input.abbreviation, input.organisationId)) return reject('abbreviation-taken', 'abbreviation');
    return [crisisEvent(crisisId, 'OrganisationChanged', input)];
  },
});

/** Adds a person to the crisis. Codes: person-exists, unknown-organisation. */
export const addPerson = command({
  ...onCrisis,
  name: 'AddPerson',
  input: addPersonInput,
  decide({ crisis }: CrisisScope, { crisisId, ...input }, facts) {
    const personId = input.personId ?? facts.ids.next();
    if (crisis.people.has(personId)) return reject('person-exists', 'personId');
    return checkOrganisation(crisis, input.organisationId) ?? [crisisEvent(crisisId, 'PersonAdded', { ...input, personId })];
  },
});

/** Changes what is known of a person; old documents keep the name of their day. Codes: unknown-person, stale-version, unknown-organisation. */
export const changePerson = command({
  ...onCrisis,
  name: 'ChangePerson',
  input: changePersonInput,
  decide({ crisis }: CrisisScope, { crisisId, entryVersion, ...input }) {
    const known = crisis.people.get(input.personId);
    if (!known) return reject('unknown-person', 'personId');
    const refused = firstOf(checkVersion(known, entryVersion), checkOrganisation(crisis, input.organisationId));
    return refused ?? [crisisEvent(crisisId, 'PersonChanged', input)];
  },
});

/** Adds a function (dPG, hoofd CI). Codes: abbreviation-taken, unknown-organisation. */
export const addFunction = command({
  ...onCrisis,
  name: 'AddFunction',
  input: addFunctionInput,
  decide({ crisis }: CrisisScope, { crisisId, ...input }, facts) {
    const functionId = input.functionId ?? facts.ids.next();
    if (crisis.functions.has(functionId) || sameAbbreviation(crisis.functions, input.abbreviation)) {
      return reject('abbreviation-taken', 'abbreviation');
    }
    return checkOrganisation(crisis, input.organisationId) ?? [crisisEvent(crisisId, 'FunctionAdded', { ...input, functionId })];
  },
});

/** Gives a function a holder or a deputy from a day; two can hold it equally. Codes: unknown-function, unknown-person, already-holder. */
export const setFunctionHolder = command({
  ...onCrisis,
  name: 'SetFunctionHolder',
  input: setFunctionHolderInput,
  decide({ crisis }: CrisisScope, { crisisId, functionId, personId, deputy, ...input }, facts) {
    const known = functionIn(crisis, functionId);
    if (isRejection(known)) return known;
    const refused = checkPerson(crisis, personId);
    if (refused) return refused;
    if (known.holders.some((holder) => holder.personId === personId && holder.until === null)) return reject('already-holder', 'personId');
    return [crisisEvent(crisisId, 'FunctionHolderSet', { functionId, personId, from: fromDate(input.from, facts), deputy })];
  },
});

/**
 * Ends someone's holding of a function; without a day at once. One that was ended already is refused: nobody overwrites
 * a day that another set. Codes: unknown-function, not-a-holder, until-before-from.
 */
export const endFunctionHolder = command({
  ...onCrisis,
  name: 'EndFunctionHolder',
  input: endFunctionHolderInput,
  decide({ crisis }: CrisisScope, { crisisId, functionId, personId, until }, facts) {
    const known = functionIn(crisis, functionId);
    if (isRejection(known)) return known;
    const holder = known.holders.find((held) => held.personId === personId && held.until === null);
    if (!holder) return reject('not-a-holder', 'personId');
    if (until !== null && until < holder.from) return reject('until-before-from', 'until');
    return [crisisEvent(crisisId, 'FunctionHolderEnded', { functionId, personId, until: until ?? dayBefore(facts.today) })];
  },
});

function sameAbbreviation(known: ReadonlyMap<string, { id: string; abbreviation: string }>, abbreviation: string, except?: string): boolean {
  const wanted = abbreviation.toLowerCase();
  return [...known.values()].some((one) => one.id !== except && one.abbreviation.toLowerCase() === wanted);
}

export const PEOPLE_COMMANDS = [
  addOrganisation,
  changeOrganisation,
  addPerson,
  changePerson,
  addFunction,
  setFunctionHolder,
  endFunctionHolder,
] as const;
