import { readFileSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { expect, test } from 'vitest';

// Who may import whom (architecture): the rules are in .dependency-cruiser.json.
test('the house keeps its import rules', async () => {
  const { options, forbidden } = JSON.parse(readFileSync('.dependency-cruiser.json', 'utf8'));
  const result = await cruise(['src'], { ...options, ruleSet: { forbidden }, validate: true });
  const { modules, summary } = result.output as ICruiseResult;

  expect(modules.filter((module) => module.source.startsWith('src/domain/')).length).toBeGreaterThan(20);
  const found = summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`);
  expect(found).toEqual([]);
});
