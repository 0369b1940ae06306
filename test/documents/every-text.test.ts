import { load } from 'cheerio';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { documentFile } from '../../src/documents/document.file.js';
import { minutesHtml } from '../../src/documents/html/html.js';
import { minutesJson } from '../../src/documents/text/json.js';
import { minutesMarkdown } from '../../src/documents/text/md.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import { minutesView } from '../../src/documents/minutes/minutes.view.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { testApp } from '../support/app.js';
import { importedScopes } from './imported-scopes.js';
import { eventfulMeeting, freeMeeting } from './eventful-meeting.js';
import { fullMeeting } from './full-meeting.js';
import { textsOf } from './model-texts.js';
import { plainTexts } from './markdown-text.js';
import { heard } from './layout-texts.js';
import { checkedPdf, textIn } from './pdf-check.js';
import { docxTexts } from './read-back.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Water & <b>Zout</b>' };

const MEETINGS: Record<string, () => MeetingScope | Promise<MeetingScope[]>> = {
  'a full meeting': () => fullMeeting().scope,
  'a meeting in which everything happens': () => eventfulMeeting().scope,
  'a meeting with an ordinary agenda': () => freeMeeting().scope,
  'imported meetings': importedScopes,
};

/** The JSON is the source: whatever text stands in it stands in what people read. */
describe.each(Object.entries(MEETINGS))('every text in the JSON of %s', (_, scopes) => {
  const models = async () => [await scopes()].flat().map((scope) => minutesOf(scope, OPTIONS));

  it('stands in the HTML file', async () => {
    for (const model of await models()) {
      const shown = load(minutesHtml(model))('.minutes').text();
      expect(textsOf(minutesJson(model)).filter(({ text }) => !shown.includes(text))).toEqual([]);
    }
  });

  it('stands on the page', async () => {
    const app = await testApp();
    await app.ready();
    for (const model of await models()) {
      const html = await app.renderFragment('documents/minutes-page', { view: minutesView(model), meeting: { id: 'x' }, downloads: [], mine: null }, { language: 'nl', csrf: '', viewer: null });
      const shown = load(html)('.minutes').text();
      expect(textsOf(minutesJson(model)).filter(({ text }) => !shown.includes(text))).toEqual([]);
    }
  });

  it('stands in the Word file', async () => {
    for (const model of await models()) {
      const shown = docxTexts(await documentFile(model, 'docx')).join('\n');
      expect(textsOf(minutesJson(model)).filter(({ text }) => !shown.includes(text))).toEqual([]);
    }
  });

  it('stands in the PDF', async () => {
    for (const model of await models()) {
      const shown = heard([textIn(checkedPdf(await documentFile(model, 'pdf')).root)]);
      expect(textsOf(minutesJson(model)).filter(({ text }) => !shown.includes(heard([text])))).toEqual([]);
    }
  });

  it('stands in the Markdown', async () => {
    for (const model of await models()) {
      const shown = plainTexts(new MarkdownIt(), minutesMarkdown(model)).join('\n');
      expect(textsOf(minutesJson(model)).filter(({ text }) => !shown.includes(text))).toEqual([]);
    }
  });
});
