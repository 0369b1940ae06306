import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { documentFile, documentOf, type DocumentModel } from '../../../src/documents/document.file.js';
import { NEUTRAL_HOUSE } from '../../../src/documents/layout/house.js';
import type { createPress } from '../../../src/documents/press/press.js';
import { fullMeeting } from '../full-meeting.js';

// Threads run what is built; the test command builds first.
const built = resolve('dist/documents/press/press.js');
const model = documentOf('minutes', fullMeeting().scope, { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'VWS' });
const { createPress: create } = (await import(pathToFileURL(built).href)) as { createPress: typeof createPress };
const press = create(NEUTRAL_HOUSE);
afterAll(() => press.close());

describe('the press', () => {
  it('prints in a thread of its own what is printed here', async () => {
    expect(existsSync(built)).toBe(true);
    const [json, docx, html] = await Promise.all((['json', 'docx', 'html'] as const).map((format) => press.print(model, format)));
    expect(json).toEqual(await documentFile(model, 'json'));
    expect(docx).toEqual(await documentFile(model, 'docx'));
    expect(html).toEqual(await documentFile(model, 'html'));
  });

  it('says what went wrong, and goes on with the next', async () => {
    await expect(press.print(model, 'csv')).rejects.toThrow('does not come as csv');
    await expect(press.print({ document: 'minutes' } as DocumentModel, 'html')).rejects.toThrow(TypeError.name);
    expect((await press.print(model, 'md')).length).toBeGreaterThan(100);
  });

  it('refuses who waits when it is closed', async () => {
    const other = create(NEUTRAL_HOUSE);
    const waiting = other.print(model, 'docx');
    const refused = expect(waiting).rejects.toThrow('the press was closed');
    await other.close();
    await refused;
  });
});
