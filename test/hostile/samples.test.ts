import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { COMMANDS, COMMANDS_BY_NAME } from '../../src/domain/meeting/registry.js';
import { expectSound, twoHouses, type House } from '../support/house.js';
import { ALL_SAMPLES } from './samples.js';

let house: House;
beforeAll(async () => {
  ({ house } = await twoHouses());
});
afterAll(() => house.server.close());

describe('every command', () => {
  it('has a sample of valid input', () => {
    expect(new Set(ALL_SAMPLES.map(({ name }) => name))).toEqual(new Set(COMMANDS.map(({ name }) => name)));
  });

  it.each(ALL_SAMPLES)('$title: the sample fills in every field, and is accepted', async ({ name, sample }) => {
    const { input, by } = await sample(house);
    const { shape } = COMMANDS_BY_NAME.get(name)?.input as z.ZodObject;
    expect(Object.keys(input).sort()).toEqual(Object.keys(shape).sort());
    const outcome = await house.tries(name, input, by);
    expect(isRejection(outcome) ? outcome : null).toBeNull();
  });

  it('leaves a journal that is sound', () => expectSound(house.server));
});
