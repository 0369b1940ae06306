import { COLUMNS } from '../../../src/domain/kernel/rights.js';
import { furnished } from '../../hostile/furnished.js';
import { buildHouse, type House } from '../../support/house.js';
import { distributes, reviewed } from '../../support/minutes.js';
import { oneAColumn } from '../../support/one-a-column.js';
import { addsPaper, sends } from '../../support/papers.js';
import { routesOf, type Route } from '../../support/routes.js';
import { testServer } from '../../support/server.js';

/** Who walks: someone of each column of the rights table, someone with an account and no crisis, and someone who did not sign in. */
export const WALKERS = [...COLUMNS, 'stranger', 'nobody'] as const;
export type Walker = (typeof WALKERS)[number];

/** The whole product with three meetings of one team: in preparation, running, and closed with minutes that its reader received. */
export interface Stage {
  readonly house: House;
  readonly routes: readonly Route[];
  readonly meetings: { readonly prepared: string; readonly running: string; readonly closed: string };
  /** The ids of what is there, by their names, as the forms of a route may send them. */
  ids(url: string): Readonly<Record<string, string>>;
  /** The address of a route, with something that is there for each name in it. */
  addressOf(route: Route): string;
  sessionOf(walker: Walker): { readonly cookie: string; readonly csrf: string };
}

export async function buildStage(): Promise<Stage> {
  const { built: server, routes } = await routesOf(() => testServer());
  const house = await buildHouse(server, 'EEN');
  const people = await oneAColumn(house);
  const closed = await closedMeeting(house, people.reader.personId);
  const made = await server.core.execute({ name: 'MakeAnonymised', commandId: house.id(), input: await reviewed(server.core, closed.meetingId), actor: { kind: 'person', personId: people.archivist.personId, name: 'Archivaris' }, admin: false });
  if ('rejected' in made) throw new Error(`no anonymised version: ${JSON.stringify(made)}`);
  const running = await furnished(house);
  await house.run('WriteBriefingNote', { meetingId: running.meetingId, entryVersion: 0, subject: 'Testcapaciteit' });
  const prepared = await house.meeting('preparation');
  const prepareItemId = await house.make('itemId', 'AddAgendaItem', { meetingId: prepared, title: 'Punt vooraf', place: 'opening' });
  const betweenId = await house.make('statementId', 'AddPictureStatement', { crisisId: house.crisisId, text: 'Tussendoor' });

  const turningPointId = await house.make('turningPointId', 'MarkTurningPoint', { crisisId: house.crisisId, text: 'Het keerde', at: '2020-01-01' });
  await house.run('IssueSitrap', { crisisId: house.crisisId, summary: 'Het gaat' });

  const sessions = new Map<Walker, { cookie: string; csrf: string }>();
  for (const column of COLUMNS) sessions.set(column, await server.session(people[column]));
  sessions.set('stranger', await server.session(await server.person('Bas Buiten')));

  const namesFor = (url: string): Record<string, string> => {
    if (url.startsWith('/meetings/:id/prepare')) return { ...running, id: prepared, meetingId: prepared, itemId: prepareItemId };
    if (url.startsWith('/meetings/:meetingId') || /^\/(actions|decisions|home)\//.test(url)) return { ...running, ...closed, id: closed.meetingId };
    if (url.startsWith('/crises/:crisisId/picture')) return { ...running, statementId: betweenId };
    if (url.startsWith('/crises/:crisisId/sitraps')) return { ...running, number: '1' };
    if (url.startsWith('/crises/:crisisId/turning-points')) return { ...running, turningPointId };
    if (url.startsWith('/admin/accounts')) return { ...running, id: people.participant.accountId };
    if (url.startsWith('/calendar/')) return { ...running, secret: 'x'.repeat(43) };
    return running;
  };
  return {
    house,
    routes: routes.filter(({ url }) => !url.startsWith('/api/') && !url.startsWith('/assets/')),
    meetings: { prepared, running: running.meetingId ?? '', closed: closed.meetingId },
    ids: (url) => Object.fromEntries(Object.entries(namesFor(url)).filter(([name]) => name.endsWith('Id'))),
    addressOf: ({ url }) => {
      const names = namesFor(url);
      return url.replace(/:(\w+)/g, (_, name: string) => {
        if (names[name] === undefined) throw new Error(`nothing stands for :${name} in ${url}`);
        return names[name];
      });
    },
    sessionOf: (walker) => sessions.get(walker) ?? { cookie: '', csrf: '' },
  };
}

async function closedMeeting(house: House, readerId: string): Promise<Record<'meetingId' | 'decisionId' | 'actionId' | 'commentId' | 'paperId' | 'offerId' | 'refusalId' | 'number' | 'file', string>> {
  const meetingId = await house.meeting('sluiting');
  const make = (field: string, name: Parameters<House['make']>[1], input: object) => house.make(field, name, { meetingId, ...input });
  const decisionId = await make('decisionId', 'Decide', { urgent: true, outcome: 'taken', words: 'Alle testlijnen open' });
  const actionId = await make('actionId', 'AssignAction', { what: 'Bel de GGD' });
  const paperId = await addsPaper(house, meetingId, { title: 'Deelbaar', shareable: true });
  const offerId = await house.make('offerId', 'OfferPaper', { meetingId, uploadId: (await sends(house, 'expert')).id }, 'expert');
  await house.run('CloseMeeting', { meetingId });
  await house.run('OpenComments', { meetingId, until: '2026-12-31', entryVersion: 1 });
  const commentId = await make('commentId', 'CommentMinutes', { passage: null, text: 'Opmerking' });
  await distributes(house, meetingId, [readerId]);
  const refusalId = await make('refusalId', 'SetRefusalGround', { passage: { kind: 'decision', id: decisionId }, ground: '5.2' });
  return { meetingId, decisionId, actionId, commentId, paperId, offerId, refusalId, number: '1', file: 'minutes.html' };
}
