import { load } from 'cheerio';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { line, text } from '../../../src/domain/kernel/text.js';
import { translator } from '../../../src/i18n/index.js';
import { fieldErrors, formState, rejectionErrors } from '../../../src/web/plugins/form-state.js';
import { makeHandlebars } from '../../../src/web/plugins/view-helpers.js';
import { testApp } from '../../support/app.js';

const t = translator('nl');
const AWKWARD = '<b>{{x}}</b> "quotes" \u200f\n\n  👩‍🚒';

describe('fieldErrors', () => {
  it('gives one sentence per field, with its limits', () => {
    const schema = z.object({ title: line(5), words: text(), kind: z.enum(['a', 'b']), list: z.array(line()) });
    const parsed = schema.safeParse({ title: '123456', words: ' ', kind: 'c', list: ['x', ''] });
    expect(fieldErrors(t, parsed.error ?? new z.ZodError([]))).toEqual({
      title: 'Dit is te lang: hoogstens 5 tekens.',
      words: 'Vul dit veld in.',
      kind: 'Kies een van de mogelijkheden.',
      'list.1': 'Vul dit veld in.',
    });
  });

  it('puts a refusal beside its field, or above the form', () => {
    expect(rejectionErrors(t, { rejected: true, code: 'email-taken', field: 'email' })).toEqual({
      email: 'Er is al een account met dit e-mailadres.',
    });
    const form = formState({ errors: rejectionErrors(t, { rejected: true, code: 'conflict' }) });
    expect(form.general).toHaveLength(1);
    expect(form.wrong).toBe(1);
  });
});

describe('the form partials', () => {
  const show = async (template: string, model: object) => {
    const app = await testApp({
      features: [async (plugin) => void plugin.get('/try', async (_request, reply) => reply.fragment(template, model))],
    });
    return load((await app.inject('/try')).body);
  };

  it('keep what was typed and describe the field by hint, limit and error', async () => {
    const form = formState({ values: { words: AWKWARD }, errors: { words: 'Te lang.' } });
    const page = await show('form/textarea', { form, name: 'words', label: 'Woorden', hint: 'Kort', max: 10_000 });
    const field = page('textarea');
    expect(field.val()).toBe(AWKWARD);
    expect(field.attr('aria-invalid')).toBe('true');
    const described = String(field.attr('aria-describedby')).split(' ').map((id) => page(`#${id}`).text());
    expect(described).toEqual(['Kort', 'Hoogstens 10.000 tekens', 'Te lang.']);
    expect(page(`label[for="${field.attr('id')}"]`).text()).toBe('Woorden');
    expect(field.attr('maxlength')).toBeUndefined();
  });

  it('leave lines as they are, also in a partial that stands indented in another', async () => {
    const page = await show('form/textarea', { form: formState(), name: 'words', label: 'Woorden', hint: 'een\n  twee\ndrie' });
    expect(page('.field__hint').text()).toBe('een\n  twee\ndrie');
  });

  it('keep a line, also with quotes, and fall back to the given value', async () => {
    const kept = await show('form/text', { form: formState({ values: { a: AWKWARD.replace(/\n/g, '') } }), name: 'a', label: 'A', value: 'b' });
    expect(kept('input').val()).toBe(AWKWARD.replace(/\n/g, ''));
    const fresh = await show('form/text', { form: formState(), name: 'a', label: 'A', value: 'b' });
    expect(fresh('input').val()).toBe('b');
    const emptied = await show('form/text', { form: formState({ values: { a: '' } }), name: 'a', label: 'A', value: 'b' });
    expect(emptied('input').val()).toBe('');
  });

  it('keep choices', async () => {
    const options = [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }];
    const model = { form: formState({ values: { pick: 'b', many: ['a', 'b'] } }), options, label: 'Kies' };
    expect((await show('form/radios', { ...model, name: 'pick' }))(':checked').val()).toBe('b');
    expect((await show('form/select', { ...model, name: 'pick' }))('select').val()).toBe('b');
    expect((await show('form/checkboxes', { ...model, name: 'many' }))(':checked')).toHaveLength(2);
  });

  it('never show a password again', async () => {
    const page = await show('form/password', { form: formState({ values: { p: 'geheim' } }), name: 'p', label: 'P', autocomplete: 'new-password' });
    expect(page('input').attr('value')).toBeUndefined();
  });

  it('link each problem to its field', async () => {
    const form = formState({ errors: { a: 'Leeg.', b: 'Te lang.' } });
    const page = await show('problems', { form, labels: { a: 'Naam' } });
    expect(page('li').map((_, item) => page(item).text()).get()).toEqual(['Naam: Leeg.', 'Te lang.']);
    expect(page('h2').text()).toBe('Er kloppen 2 velden niet');
    expect(page('a').map((_, link) => page(link).attr('href')).get()).toEqual(['#f-a', '#f-b']);
  });

  it('give every form its own command id', async () => {
    const [first, second] = [await show('form/hidden', {}), await show('form/hidden', {})];
    expect(first('[name=commandId]').val()).toMatch(/^[0-9a-f-]{36}$/);
    expect(second('[name=csrf]').val()).toMatch(/^[\w-]{43}$/);
  });
});

describe('the helpers', () => {
  it('refuse a key that no catalogue has', () => {
    expect(() => makeHandlebars().compile("{{t 'common.nonsense'}}")({ page: {} })).toThrow('common.nonsense');
  });
});
