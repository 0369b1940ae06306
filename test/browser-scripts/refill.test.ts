import { describe, expect, it } from 'vitest';
import { refill, type Control } from '../../src/browser/table/refill.js';

/** The line, standing with a topic, with two persons to choose a circle from. */
const line = (topicId = 'topic-1'): Control[] => [
  { name: 'csrf', type: 'hidden', value: 'token' },
  { name: 'commandId', type: 'hidden', value: 'new-id' },
  { name: 'topicId', type: 'hidden', value: topicId },
  { name: 'text', type: 'text', value: '' },
  { name: 'kind', type: 'select-one', value: 'statement', options: [{ value: 'statement' }, { value: 'action' }] },
  { name: 'certainty', type: 'radio', value: 'feit', checked: true },
  { name: 'certainty', type: 'radio', value: 'onzeker', checked: false },
  { name: 'restrictedTo', type: 'checkbox', value: 'ann', checked: false },
  { name: 'restrictedTo', type: 'checkbox', value: 'ben', checked: false },
  { name: '', type: 'submit', value: '' },
];

const stateOf = (controls: readonly Control[]) => controls.map(({ name, value, checked }) => [name, value, checked]);
const FIELDS = [['topicId', 'topic-1'], ['text', 'Alleen voor ons'], ['kind', 'action'], ['certainty', 'onzeker'], ['restrictedTo', 'ann'], ['restrictedTo', 'ben']] as const;

describe('what was refused', () => {
  it('comes back in its form with everything: also the whole circle that may see it', () => {
    const form = line();
    expect(refill(form, FIELDS)).toBe(true);
    expect(stateOf(form)).toEqual([
      ['csrf', 'token', undefined], ['commandId', 'new-id', undefined], ['topicId', 'topic-1', undefined], ['text', 'Alleen voor ons', undefined], ['kind', 'action', undefined],
      ['certainty', 'feit', false], ['certainty', 'onzeker', true], ['restrictedTo', 'ann', true], ['restrictedTo', 'ben', true], ['', '', undefined],
    ]);
  });

  it.each([
    ['its circle cannot be chosen there', line().filter(({ name }) => name !== 'restrictedTo')],
    ['one of its circle cannot be chosen there', line().filter(({ value }) => value !== 'ben')],
    ['the form stands with another topic now', line('topic-2')],
    ['the form stands with a topic, and it was typed without', line('')],
    ['it can no longer become what it was', line().map((control) => (control.name === 'kind' ? { ...control, options: [{ value: 'statement' }] } : control))],
    ['a field is not there any more', line().filter(({ name }) => name !== 'kind')],
  ])('stays out of a form when %s, which is not touched', (_, form) => {
    const before = stateOf(form);
    expect(refill(form, FIELDS)).toBe(false);
    expect(stateOf(form)).toEqual(before);
  });

  it('unticks what was not ticked when it was typed', () => {
    const form = line();
    for (const control of form) if (control.name === 'restrictedTo') control.checked = true;
    expect(refill(form, FIELDS.filter(([name]) => name !== 'restrictedTo'))).toBe(true);
    expect(form.filter(({ name, checked }) => name === 'restrictedTo' && checked)).toEqual([]);
  });
});
