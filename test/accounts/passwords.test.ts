import { describe, expect, it } from 'vitest';
import { checkPassword, createPasswordHasher } from '../../src/accounts/passwords.js';

const ILSE = { name: 'Ilse van der Zuiderdünen', email: 'i.terpstra-smit@example.org' };
const codeOf = (password: string) => checkPassword(password, ILSE)?.code ?? null;

describe('checkPassword', () => {
  it.each([
    ['', 'required'],
    ['elf tekens!', 'password-too-short'],
    ['👍'.repeat(11), 'password-too-short'],
    ['x'.repeat(501), 'password-too-long'],
    ['Welkom2020!!!', 'password-common'],
    ['welkomwelkom', 'password-common'],
    ['123456789012', 'password-common'],
    ['987654321098', 'password-common'],
    ['aaaaaaaaaaaaaaaa', 'password-common'],
    ['Wâchtwoord12345', 'password-common'],
    ['correcthorsebatterystaple', 'password-common'],
    ['mooie zuiderdunen', 'password-own-name'],
    ['TERPSTRA op de fiets', 'password-own-name'],
  ])('%s: %s', (password, code) => {
    expect(codeOf(password)).toBe(code);
  });

  it.each(['vier paarse fietsen', '   spaties   mogen   ', '👩‍🚒👍🎈🚲🌍🌈🍏🍎🍐🍊', 'van der op zee 9', '\u0000control\u0007characters'])(
    'takes any characters: %j',
    (password) => {
      expect(codeOf(password)).toBeNull();
    },
  );
});

describe('the hasher', () => {
  const passwords = createPasswordHasher({ memoryCost: 64, timeCost: 1 });

  it('makes argon2id hashes that match the same text, however it was composed', async () => {
    const made = await passwords.hash('caf\u00e9 aan de gracht');
    expect(made).toMatch(/^\$argon2id\$/);
    expect(await passwords.matches(made, 'cafe\u0301 aan de gracht')).toBe(true);
    expect(await passwords.matches(made, 'cafe aan de gracht')).toBe(false);
  });

  it('matches nothing where there is no hash', async () => {
    expect(await passwords.matches(null, 'nobody has this password')).toBe(false);
  });
});
