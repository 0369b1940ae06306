import { expect, test } from 'vitest';
import { readConfig } from '../src/config.js';

test('without settings the server listens on this machine only', () => {
  expect(readConfig({})).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, BASE_URL: 'http://127.0.0.1:3000', DATA_DIR: './data', LANGUAGE: 'nl' });
});

test('an empty setting counts as unset', () => {
  expect(readConfig({ PORT: '', LANGUAGE: '' })).toMatchObject({ PORT: 3000, LANGUAGE: 'nl' });
});

test.each([
  [{ PORT: 'many' }, 'PORT'],
  [{ TIME_ZONE: 'Europe/Nowhere' }, 'TIME_ZONE'],
  [{ BASE_URL: '/' }, 'BASE_URL'],
  [{ BASE_URL: 'http://crisis.example' }, 'BASE_URL: must be https'],
  [{ HOST: '0.0.0.0' }, 'BASE_URL: must be https'],
  [{ TRUST_PROXY: 'yes' }, 'TRUST_PROXY'],
  [{ LANGUAGE: 'fy', SESSION_HOURS: '0' }, 'SESSION_HOURS'],
])('%j stops the start and names the setting', (environment, named) => {
  expect(() => readConfig(environment as Record<string, string>)).toThrow(named);
});

test.each([{ BASE_URL: 'https://crisis.example' }, { BASE_URL: 'http://localhost:8080' }, { BASE_URL: 'http://crisis.example', ALLOW_HTTP: '1' }])('%j is taken', (environment) => {
  expect(readConfig(environment).BASE_URL).toBe(environment.BASE_URL);
});
