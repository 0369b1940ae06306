import { onTestFinished } from 'vitest';
import { Browser } from '../../support/app.js';
import { buildHouse, type House, type Input, type Role } from '../../support/house.js';
import { testServer, type Person } from '../../support/server.js';
import type { CommandName } from '../../../src/domain/meeting/registry.js';

/** Minutes of a meeting that closed: two statements, a decision that waits for its confirmation, an action that nobody owns. */
export interface Draft {
  readonly house: House;
  readonly meetingId: string;
  /** The address of the minutes. */
  readonly here: string;
  readonly statementId: string;
  readonly decisionId: string;
  readonly actionId: string;
  run(name: CommandName, input: Input, by?: Role): ReturnType<House['run']>;
  /** Corrects the statement; answers its new version. */
  correct(text: string, entryVersion: number): Promise<void>;
  browser(who: Role | Person): Promise<Browser>;
  /** A comment by a command; answers its id. */
  comment(text: string, passage: { readonly kind: string; readonly id: string } | null, by?: Role): Promise<string>;
}

export const UNTIL = '2026-12-31';

/** A house of its own with draft minutes on which comments are asked. */
export async function draft(): Promise<Draft> {
  const server = await testServer();
  onTestFinished(() => server.close());
  const house = await buildHouse(server, 'COV');
  const meetingId = await house.meeting('beeld');
  const run = (name: CommandName, input: Input, by: Role = 'secretary') => house.run(name, { meetingId, ...input }, by);
  const make = (field: string, name: CommandName, input: Input) => house.make(field, name, { meetingId, ...input });
  const statementId = await make('statementId', 'AddStatement', { text: 'Eén laboratorium is vol.' });
  await make('statementId', 'AddStatement', { text: 'Het ROAZ komt vanavond bijeen.' });
  const decisionId = await make('decisionId', 'Decide', { urgent: true, outcome: 'taken', words: 'Bezoek wordt beperkt.' });
  const actionId = await make('actionId', 'AssignAction', { what: 'Koepels bellen' });
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await run('MoveToPhase', { phase });
  await run('CloseMeeting', {});
  await run('OpenComments', { until: UNTIL, entryVersion: 1 });
  return {
    ...{ house, meetingId, here: `/meetings/${meetingId}/minutes`, statementId, decisionId, actionId, run },
    async correct(text, entryVersion) {
      await run('CorrectEntry', { kind: 'statement', id: statementId, entryVersion, texts: { text, statedSource: null, asOf: null, theme: null } });
    },
    async browser(who) {
      const { cookie } = await server.session(typeof who === 'string' ? house.people[who] : who);
      return new Browser(server.app).withCookie('session', cookie.slice('session='.length));
    },
    comment: (text, passage, by = 'expert') => house.make('commentId', 'CommentMinutes', { meetingId, passage, text }, by),
  };
}
