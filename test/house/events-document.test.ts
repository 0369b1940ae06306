import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVENTS } from '../../src/domain/meeting/registry.js';
import { eventsDocument } from '../support/events-document.js';

test('docs/events.md says what the schemas say', () => {
  const document = eventsDocument(EVENTS);
  if (process.env.UPDATE_DOCS === '1') writeFileSync('docs/events.md', document);
  expect(readFileSync('docs/events.md', 'utf8')).toBe(document);
});
