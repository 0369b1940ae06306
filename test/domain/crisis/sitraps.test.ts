import { describe, expect, it } from 'vitest';
import { evolveCrisis } from '../../../src/domain/crisis/index.js';
import type { CrisisEvent } from '../../../src/domain/crisis/index.js';
import { adviser, archivist, chair, coordinator, CRISIS, crisisSteps, expert, information, observer, reader, secretary } from '../../support/crisis.js';
import { does, given, type Step } from '../../support/given.js';

const issue = (by: Step['by'], input: object = {}, at?: string) => does(by, 'IssueSitrap', { crisisId: CRISIS, summary: 'Rustig', ...input }, at === undefined ? {} : { at });

describe('issuing a sitrap', () => {
  it.each([coordinator, chair, secretary, information, adviser])('is for who spreads or leads: $name', (by) => {
    given(...crisisSteps()).when(issue(by)).then('SitrapIssued');
  });

  it.each([expert, observer, reader, archivist])('and for nobody else: $name', (by) => {
    given(...crisisSteps()).when(issue(by)).rejects('not-allowed');
  });

  it('counts per crisis, and tells from the one before it or from when it was asked', () => {
    const { world } = given(
      ...crisisSteps(),
      issue(information, {}, '2020-03-24T10:00:00.000Z'),
      issue(information, {}, '2020-03-24T16:00:00.000Z'),
      issue(chair, { since: '2020-03-20T08:00:00Z' }, '2020-03-25T10:00:00.000Z'),
    );
    expect(world.crisis(CRISIS).sitraps).toMatchObject([
      { number: 1, asOf: '2020-03-24T10:00:00.000Z', since: null, by: information.name },
      { number: 2, asOf: '2020-03-24T16:00:00.000Z', since: '2020-03-24T10:00:00.000Z' },
      { number: 3, asOf: '2020-03-25T10:00:00.000Z', since: '2020-03-20T08:00:00.000Z', by: chair.name },
    ]);
  });

  it('wants a summary, a period that has begun, and what was looked at', () => {
    const { when } = given(...crisisSteps());
    when(issue(secretary, { summary: ' ' })).rejects('invalid-input');
    when(issue(secretary, { since: '2031-01-01T00:00:00Z' })).rejects('in-the-future', 'since');
    when(issue(secretary, { basedOn: 'something-else' })).rejects('sitrap-changed');
    when(issue(secretary, { basedOn: 'looked-at' })).then('SitrapIssued');
  });

  it('keeps its number when what it says is destroyed', () => {
    const { world } = given(...crisisSteps(), issue(secretary));
    const last = world.events.at(-1) as CrisisEvent;
    const again = evolveCrisis(world.crisis(CRISIS), { ...last, version: last.version + 1, payload: null } as CrisisEvent);
    expect(again?.sitraps).toMatchObject([{ number: 1 }, { number: 2, file: null }]);
  });
});
