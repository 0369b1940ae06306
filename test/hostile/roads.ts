import { expect } from 'vitest';
import { PHASES } from '../../src/domain/kernel/words.js';
import { DIALOGS } from '../../src/web/meeting/at.js';
import type { House } from '../support/house.js';
import type { Route } from '../support/routes.js';
import type { Person } from '../support/server.js';

/** What can be asked for: the routes, the meeting to look at, and the ids of what was made, by the name of their field. */
export interface Roads {
  readonly house: House;
  readonly routes: readonly Route[];
  readonly meetingId: string;
  readonly made: Readonly<Record<string, string>>;
}

type Seen = readonly (readonly [url: string, all: string])[];

/** Every page that can be asked for, with every way of looking at the meeting. */
export function addresses({ house, routes, meetingId, made }: Roads): string[] {
  const names: Record<string, string> = { crisisId: house.crisisId, teamId: house.teamId, personId: house.people.chair.personId, organisationId: house.organisationId, functionId: house.functionId, ...made, id: meetingId, meetingId };
  const plain = routes
    .filter(({ method, url }) => method === 'GET' && !/^\/(api|assets|admin|start|link|seat|lost-password|healthz|readyz)/.test(url))
    .map(({ url }) => url.replace(/:(\w+)/g, (_, name: string) => names[name] ?? 'x'));
  const at = Object.entries({ phase: PHASES, dialog: DIALOGS, view: ['confirm'], topic: [made.topicId], item: [made.itemId], decide: [made.provisionalId, made.decisionId] });
  const edits = Object.entries(made).map(([field, id]) => `edit=${field.replace('Id', '')}:${id}`);
  const queries = [...at.flatMap(([name, values]) => values.map((value) => `${name}=${value}`)), ...edits];
  return [...plain, ...queries.map((query, place) => `/meetings/${meetingId}?${place % 2 === 0 ? '' : 'phase=oordeel&'}${query}`)];
}

/** All that someone gets to see on those roads: headers and pages. */
export async function seenOn(roads: Roads, person: Person): Promise<Seen> {
  const { cookie } = await roads.house.server.session(person);
  const seen: (readonly [string, string])[] = [];
  for (const url of addresses(roads)) {
    const { body, headers, statusCode } = await roads.house.server.app.inject({ url, headers: { cookie, accept: 'text/html' } });
    expect(statusCode, url).toBeLessThan(500);
    seen.push([url, `${JSON.stringify(headers)}${body}`]);
  }
  return seen;
}

/** Where a word stands that may not be seen, with what is around it. */
export const leaksOf = (seen: Seen, secret: string) => seen.filter(([, all]) => all.includes(secret)).map(([url, all]) => `${url}: ${all.slice(Math.max(0, all.indexOf(secret) - 60), all.indexOf(secret) + 40)}`);
