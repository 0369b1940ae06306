import type { Person, TestServer } from '../support/server.js';
import { callOtcb, cast, type Seat } from './cast.js';
import { crowdedTable } from './crowded-table.js';
import { fullTable } from './full-table.js';
import { commentedOtcb } from './life-of-minutes.js';

/** Who looks: someone of the cast, the coordinator, an administrator, someone who belongs nowhere, or nobody who is signed in. */
export type Who = Seat | 'coordinator' | 'admin' | 'newcomer' | 'nobody';

/** A page in a state, as someone sees it. */
export interface Scene {
  readonly who: Who;
  readonly path: string;
  /** What the page answers, when it is an error. */
  readonly status?: number;
}

/** The product from nothing to adopted minutes: each act is a state of it, with the pages to look at while it lasts. */
export interface Play {
  person(who: Exclude<Who, 'nobody'>): Person;
  acts(): AsyncGenerator<readonly Scene[]>;
}

const as = (who: Who, ...paths: readonly string[]): Scene[] => paths.map((path) => ({ who, path }));

/** Every page and state of the product. What is `acts` is only true until the next one is asked for. */
export async function play(server: TestServer): Promise<Play> {
  const table = await cast(server);
  const { crisisId, teamId, coordinator, people } = table;
  const others = { coordinator, admin: await server.person('Anna Admin', { admin: true }), newcomer: await server.person('Nieuw Hier') };

  async function* emptyMeeting(): AsyncGenerator<readonly Scene[]> {
    const here = await callOtcb(server, table);
    const run = (seat: Seat, name: string, input: object = {}) => server.run(people[seat], name, { meetingId: here.split('/').at(-1), ...input });
    await run('secretary', 'StartMeeting');
    yield as('secretary', here);
    await run('secretary', 'RecordAllPresent');
    await run('chair', 'AnnounceProcedure');
    for (const phase of ['beeld', 'oordeel', 'besluit', 'sluiting']) {
      await run('secretary', 'MoveToPhase', { phase });
      yield as('secretary', here);
    }
    await run('secretary', 'CloseMeeting');
    yield as('secretary', here, `${here}/minutes`);
  }

  async function* fullMeeting(): AsyncGenerator<readonly Scene[]> {
    const full = await fullTable(server, table);
    const { here, called } = full;
    const crisis = `/crises/${crisisId}`;
    const team = `${crisis}/organise/teams/${teamId}`;
    yield [
      ...as('coordinator', crisis, team, ...['/structure', '/meetings', '/meetings/new', '/meetings/now', '/organise/people', '/organise/functions', '/organise/organisations', '/organise/roles', '/organise/teams', '/picture', '/sitraps', '/timeline', '/turning-points'].map((path) => crisis + path)),
      ...as('coordinator', ...['members', 'rules', 'state', 'name', 'distribution', 'left', 'mail'].map((page) => `${team}/${page}`)),
      ...as('secretary', '/', called, here, `${here}?${full.statementForm}`, `${here}?${full.actionForm}#outcomes`, `${here}#aside`, `${here}/seat-codes`),
      ...as('secretary', ...['agenda', 'people', 'topics', 'move', 'details', 'cancel'].map((page) => `${called}/prepare/${page}`)),
      ...as('secretary', ...['attendance', 'guest', 'hand-over', 'deputise', 'agenda', 'summary', 'action', 'check-in'].map((dialog) => `${here}?dialog=${dialog}`)),
      ...as('secretary', '/crises', '/account', '/account/tokens', '/account/calendar'),
      ...as('secretary', `${here}/papers`, `${called}/note`, `${called}/note/edit`, `${here}/mail`),
      ...as('expert', here, `${here}/check-in`),
      ...as('secretary', `${here}/screen`),
    ];
    await full.to.oordeel();
    yield as('secretary', here, `${here}#outcomes`);
    await full.to.besluit();
    yield [...as('secretary', here, `${here}?dialog=urgent`), ...as('chair', '/', here, `${here}?view=confirm`)];
    await full.to.sluiting();
    yield as('secretary', here);
    await full.to.closed();
    const [decided] = await server.core.database.prisma.decision.findMany({ take: 1 });
    yield [...as('secretary', '/actions?owner=all', '/decisions', `${crisis}/actions/new`, here, `${here}?phase=oordeel`, `${here}/minutes`), ...as('chair', `/decisions/${decided?.id}`)];
  }

  async function* minutes(): AsyncGenerator<readonly Scene[]> {
    const asked = await commentedOtcb(server, table);
    const at = asked.minutes;
    yield [...as('secretary', at, `${at}?answer=${asked.commentId}`, `${at}?comment=${asked.passage}`, `${at}/distribute`, `${at}/grounds`), ...as('chair', `${at}/adopt`)];
    await asked.adopt();
    await server.run(coordinator, 'GiveCrisisRole', { crisisId, personId: people.information.personId, role: 'archivist' });
    yield [...as('chair', at, `${at}/compare?from=1&to=2`, `${at}/erratum`), ...as('information', `${at}/anonymise`, at.replace(/minutes$/, 'archive'), `/crises/${crisisId}/archive`)];
  }

  return {
    person: (who) => (who in others ? others[who as keyof typeof others] : people[who as Seat]),
    async *acts() {
      yield [
        ...as('nobody', '/sign-in', '/seat', '/lost-password'),
        ...as('newcomer', '/', '/crises', '/actions', '/decisions'),
        { who: 'newcomer', path: '/nergens', status: 404 },
        { who: 'newcomer', path: '/admin/accounts', status: 403 },
        ...as('admin', '/admin/accounts', '/admin/security-log', '/admin/template', '/admin/mail', '/crises', '/crises/new'),
      ];
      yield* emptyMeeting();
      yield* fullMeeting();
      yield* minutes();
      yield as('secretary', await crowdedTable(server, table, { people: 12, entries: 30 }));
    },
  };
}
