import type { Play } from './play.js';
import { demoEmail, ORGANISATIONS, PEOPLE, type DemoPerson, type PersonKey } from './people.js';

export interface Teams {
  readonly otcb: string;
  readonly btcb: string;
  /** The core team of the first weeks; at rest since the OTCb took over. */
  readonly kernteam: string;
}

/** The crisis with its people, functions and the standing members of OTCb and BTCb. */
export async function organise(play: Play): Promise<Teams> {
  play.at('2020-03-04T16:00');
  const coordinator = { personId: play.person('karin'), name: PEOPLE.karin.name };
  const made = await play.does('robin', 'CreateCrisis', { code: 'COV', name: 'COVID-19', kind: 'crisis', classification: 'dep-vertrouwelijk', coordinator });
  const teamOf = (abbreviation: string): string => {
    const team = made.events.map(({ payload }) => payload as { abbreviation?: string; teamId?: string }).find((payload) => payload.abbreviation === abbreviation);
    if (!team?.teamId) throw new Error(`demo: the crisis has no ${abbreviation}`);
    return team.teamId;
  };
  const teams = { otcb: teamOf('OTCb'), btcb: teamOf('BTCb'), kernteam: play.newId() };
  await play.does('karin', 'MakeTeam', { teamId: teams.kernteam, abbreviation: 'KT', name: 'Kernteam corona', level: 'other', method: 'free' });

  for (const [abbreviation, name, party] of ORGANISATIONS) {
    await play.does('karin', 'AddOrganisation', { organisationId: play.organisation(abbreviation), abbreviation, name, party });
  }
  const everyone = Object.entries(PEOPLE) as [PersonKey, DemoPerson][];
  for (const [key, person] of everyone) if (!person.admin) await addPerson(play, key, person);
  await addFunction(play, 'dPG', 'directeur Publieke Gezondheid', 'PG', ['ilse']);
  await addFunction(play, 'hoofd DCC', 'hoofd Departementaal Coördinatiecentrum', 'DCC', ['karin']);
  // A duo, and a vacancy.
  await addFunction(play, 'dGMT', 'directeur Geneesmiddelen en Medische Technologie', 'GMT', ['ruth', 'olaf']);
  await addFunction(play, 'hoofd CI', 'hoofd Crisisinformatie', 'DCC', []);
  for (const [key, person] of everyone) await seat(play, teams, key, person);
  await play.does('karin', 'SetDistribution', { teamId: teams.otcb, entryVersion: 1, personIds: [play.person('daan')] });
  return teams;
}

async function addPerson(play: Play, key: PersonKey, person: DemoPerson): Promise<void> {
  const known = { personId: play.person(key), name: person.name, organisationId: play.organisation(person.organisation), staff: person.staff, email: demoEmail(key) };
  if (key === 'karin') await play.does('karin', 'ChangePerson', { ...known, entryVersion: 1 });
  else await play.does('karin', 'AddPerson', known);
  if (person.crisisRole && key !== 'karin') await play.does('karin', 'GiveCrisisRole', { personId: known.personId, role: person.crisisRole });
}

async function addFunction(play: Play, abbreviation: string, name: string, organisation: string, holders: readonly PersonKey[]): Promise<void> {
  const functionId = play.function(abbreviation);
  await play.does('karin', 'AddFunction', { functionId, abbreviation, name, organisationId: play.organisation(organisation) });
  for (const holder of holders) await play.does('karin', 'SetFunctionHolder', { functionId, personId: play.person(holder), deputy: false });
}

async function seat(play: Play, teams: Teams, key: PersonKey, person: DemoPerson): Promise<void> {
  const deputies = key === 'yasemin' ? [play.person('lukasz')] : [];
  for (const team of ['otcb', 'btcb', 'kernteam'] as const) {
    for (const role of person[team] ?? []) await play.does('karin', 'SeatMember', { teamId: teams[team], personId: play.person(key), role, deputies });
  }
}
