import { Browser } from '../../support/app.js';
import { buildHouse, type House, type Role } from '../../support/house.js';
import { testServer, type Person } from '../../support/server.js';

/** A house in whose registers pages are tried. */
export interface Office {
  readonly house: House;
  /** A signed-in browser. */
  browser(who: Role | Person): Promise<Browser>;
  /** A meeting of the team that is over, with what was decided and assigned in it. */
  meetingThat(decides: { readonly outcome: string; readonly words: string; readonly fields?: object; readonly by?: Role }): Promise<{ meetingId: string; topicId: string; decisionId: string }>;
  /** An action outside a meeting, of the expert. */
  action(what: string, more?: object): Promise<string>;
}

export async function office(code: string): Promise<Office> {
  const server = await testServer();
  const house = await buildHouse(server, code);
  const personOf = (who: Role | Person) => (typeof who === 'string' ? house.people[who] : who);
  return {
    house,
    async browser(who) {
      const browser = new Browser(server.app);
      const path = await server.signInPath(personOf(who));
      await browser.open(path);
      await browser.submit(path);
      return browser;
    },
    async meetingThat({ outcome, words, fields = {}, by = 'chair' }) {
      const { meetingId, topicId } = await house.discussion('besluit');
      const decisionId = await house.make('decisionId', 'Decide', { meetingId, topicId, outcome, words, fields }, by);
      await house.run('MoveToPhase', { meetingId, phase: 'sluiting' });
      return { meetingId, topicId, decisionId };
    },
    action: (what, more = {}) => {
      const { personId, actor } = house.people.expert;
      return house.make('actionId', 'AssignCrisisAction', { crisisId: house.crisisId, teamId: house.teamId, what, owner: { kind: 'person', id: personId, text: actor.name }, ...more });
    },
  };
}

/** The numbers in the first column of a register. */
export const numbersIn = ({ page }: Browser): string[] => page('.register tbody .nr a').toArray().map((one) => page(one).text());
