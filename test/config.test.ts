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

test.each([
  [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM: must be set too'],
  [{ MAIL_FROM: 'crisis@ministerie.example' }, 'SMTP_URL: must be set too'],
  [{ SMTP_URL: 'https://crisis:geheim@mail.example', MAIL_FROM: 'crisis@ministerie.example' }, 'SMTP_URL: must be smtp'],
  [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'crisis@ministerie.example\r\nBcc: dief@voorbeeld.example' }, 'MAIL_FROM: must be an address'],
  [{ MAIL_DIGEST_AT: '7 uur' }, 'MAIL_DIGEST_AT'],
])('mail is set up whole or not at all: %j', (environment, named) => {
  expect(() => readConfig(environment as Record<string, string>)).toThrow(named);
  expect(() => readConfig(environment as Record<string, string>)).not.toThrow('geheim');
});

test.each(['crisis@ministerie.example', 'Crisiscentrum VWS <crisis@ministerie.example>'])('mail comes from %s', (MAIL_FROM) => {
  expect(readConfig({ SMTP_URL: 'smtps://crisis:geheim@mail.example', MAIL_FROM }).MAIL_FROM).toBe(MAIL_FROM);
});
