import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { checkView } from '../../../src/web/meeting/view/feasibility.js';
import type { Topic } from '../../../src/domain/oordeel/state.js';
import { testApp } from '../../support/app.js';

it('what was answered before to a question of the feasibility check stays on the table', async () => {
  const earlier = [{ answer: 'no' as const, remark: 'Te <b>weinig</b> mensen', at: '2020-03-24T08:10:00Z', by: 'Ad Viseur' }];
  const feasibility = { practicable: { answer: 'yes' as const, remark: null, at: '2020-03-24T08:20:00Z', by: 'Ad Viseur', earlier } };
  const check = checkView({ feasibility } as unknown as Topic);
  expect(check.map((one) => one.earlier.length)).toEqual([1, 0, 0]);

  const app = await testApp();
  await app.ready();
  const topic = { check, checked: true, canCheck: false, sides: [], options: [], provisional: [], mark: {} };
  const $ = load(await app.renderFragment('meeting/topic-body', { topic, here: '', q: '', forms: {} }, { language: 'nl', csrf: '', viewer: null }));
  const was = $('.checks .was').text().replace(/\s+/g, ' ');
  expect(was).toContain('Ad Viseur, er stond: nee Te <b>weinig</b> mensen');
  expect($('.checks .was').length).toBe(1);
});
