import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addStatement, withdrawStatement } from '../../../src/domain/beeld/decide.js';
import { looksLikeDecision, similar } from '../../../src/domain/beeld/index.js';
import { table } from '../../support/slices.js';

const REAL = new URL('../../../../shared/data/overleggen-2020-q1.json', import.meta.url);

function pictureWith(...texts: string[]) {
  const at = table();
  for (const text of texts) at.does(addStatement, { text });
  return at;
}
const looksLike = (known: string, text: string) => similar(pictureWith(known).picture, text).length === 1;

describe('similar statements (R12)', () => {
  it('sees the same fact with another number, other capitals, accents and small words', () => {
    expect(looksLike('RIVM meldt 44 patiënten op de IC in Brabant', 'RIVM: 51 patienten op de IC in brabant')).toBe(true);
    expect(looksLike('Er is een tekort aan mondkapjes in de verpleeghuizen', 'Tekort aan mondkapjes verpleeghuizen neemt toe')).toBe(true);
    expect(looksLike('44 besmettingen', '51 besmettingen')).toBe(true);
  });

  it('does not see it where only a few words are shared', () => {
    expect(looksLike('Er is een tekort aan mondkapjes in de verpleeghuizen', 'Er is een tekort aan zuurstof in de ziekenhuizen')).toBe(false);
    expect(looksLike('De IGJ gaat opschalen vanwege de drukte', 'De GGD gaat opschalen')).toBe(false);
    expect(looksLike('de het een', 'de het een')).toBe(false);
    expect(looksLike('zorg', `zorg ${'over heel andere dingen dan gisteren besproken '.repeat(3)}`)).toBe(false);
  });

  it('names the most alike first, only current ones, three at most', () => {
    const at = pictureWith('tekort mondkapjes verpleeghuizen Brabant', 'tekort mondkapjes verpleeghuizen', 'testlocaties open', 'tekort mondkapjes verpleeghuizen thuiszorg', 'tekort mondkapjes verpleeghuizen Limburg');
    const numbers = () => similar(at.picture, 'Tekort mondkapjes verpleeghuizen').map(({ number }) => number);
    expect(numbers()).toEqual([2, 5, 4]);
    const second = [...at.picture.statements.values()][1]!;
    at.does(withdrawStatement, { statementId: second.id, entryVersion: 1, reason: 'opgelost' });
    expect(numbers()).toEqual([5, 4, 1]);
  });
});

describe('a decision or solution in Beeld (R13)', () => {
  it.each([
    'Besloten wordt dat er dagelijks een mail uitgaat',
    'Er wordt besloten om de scholen te sluiten',
    'Voorstel: extra testlocaties openen',
    'We moeten het crisisteam opschalen',
    'Laten we de GGD vragen om mee te doen',
    'Ik stel voor dat we dagelijks bellen',
    'Afgesproken is het advies te volgen',
    'Dit moet worden opgeschaald',
    'We should open more test sites',
    'The team agreed to postpone',
  ])('recognises %j', (text) => expect(looksLikeDecision(text)).toBe(true));

  it.each([
    'GGD’en kunnen nu zelf besluiten of ze personen testen.',
    'Vanmiddag wordt er een beslissing genomen bij het ECDC.',
    'De casusdefinitie is vastgesteld.',
    'Het OMT heeft geadviseerd om thuis te werken',
    'Moeten we opschalen?',
    'De WHO zal vandaag waarschijnlijk een PHEIC uitroepen.',
    '',
  ])('lets %j pass as a fact', (text) => expect(looksLikeDecision(text)).toBe(false));

  it('cries wolf over hardly any statement of the real meetings', () => {
    if (!existsSync(REAL)) {
      process.stderr.write(`\nNOT CHECKED against real meetings: ${REAL.pathname} is absent\n`);
      return;
    }
    const meetings = JSON.parse(readFileSync(REAL, 'utf8')) as { points: { phase: string; text: string }[] }[];
    const statements = meetings.flatMap(({ points }) => points).filter(({ phase }) => phase === 'beeld');
    expect(statements.length).toBeGreaterThan(50);
    expect(statements.filter(({ text }) => looksLikeDecision(text)).length).toBeLessThanOrEqual(statements.length / 20);
  });
});
