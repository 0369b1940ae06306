import { load } from 'cheerio';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { minutesHtml } from '../../src/documents/html.js';
import { minutesJson } from '../../src/documents/json.js';
import { minutesMarkdown } from '../../src/documents/md.js';
import { minutesOf, type MinutesModel } from '../../src/documents/minutes.model.js';
import { minutesView } from '../../src/documents/minutes.view.js';
import { cleanText } from '../../src/domain/kernel/text.js';
import { inMeeting, MEETING, secretary, startedSteps } from '../support/crisis.js';
import { does, given } from '../support/given.js';
import { fullMeeting } from './full-meeting.js';
import { plainTexts } from './markdown-text.js';

const OPTIONS = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Water & <b>Zout</b>' };
const full = fullMeeting().scope;
const model = minutesOf(full, OPTIONS);

/** Everything that someone typed, as the product keeps it; fields of one line are cut to fit, so they are left out. */
function typed(texts: (field: string) => string): string[] {
  const seen = new Set<string>();
  fullMeeting((field) => {
    if (!['source', 'theme', 'topic', 'parked dropped'].includes(field)) seen.add(cleanText(texts(field)).text);
    return texts(field);
  });
  return [...seen];
}

describe('the minutes', () => {
  it('say the same whenever they are made, and are plain JSON', () => {
    const json = minutesJson(model);
    expect(minutesJson(minutesOf(full, OPTIONS))).toBe(json);
    expect(minutesJson(JSON.parse(json) as MinutesModel)).toBe(json);
  });

  it('hold everything with ids, times and marks', () => {
    expect(model.decisions[0]).toMatchObject({ label: 'B1', reference: 'COV-OT-2020-01-B1', wordsBefore: 'De provisional.', actions: [{ label: 'A1' }] });
    expect(model.decisions[0]?.confirmation.state).toBe('to-confirm');
    expect(model.decisions[0]?.present.length).toBeGreaterThan(3);
    expect(model.beeld.statements.map(({ state, mark }) => [state, mark.struck !== null, mark.late, mark.corrections.length])).toEqual([
      ['replaced', false, false, 0],
      ['current', false, false, 1],
      ['current', true, false, 0],
      ['current', false, true, 0],
      ['current', false, false, 0],
    ]);
    expect(model.beeld.statements[4]?.mark.offeredBy).toBe('Inge Inhoud');
    expect(model.oordeel.topics[0]).toMatchObject({ place: 1, feasibility: [{ test: 'practicable', answer: 'unknown' }], decisions: [{ label: 'B1' }] });
    expect(model.attendance.rounds[0]?.turns.map(({ outcome }) => outcome)).toContain('not-heard');
    expect(model.opening.phases.map(({ phase }) => phase)).toEqual(['opening', 'beeld', 'oordeel', 'besluit', 'sluiting']);
  });

  it('do not hold what is not part of them: the tray', () => {
    expect(JSON.stringify(model)).not.toContain('offerId');
  });
});

describe('the minutes as a page', () => {
  const $ = load(minutesHtml(model));
  const text = (selector: string) => $(selector).text().replace(/\s+/g, ' ').trim();

  it('give the year of a due date in another year, and say that it had passed', () => {
    const [action] = model.actions;
    const row = (language: string, due: string | null) => minutesView({ ...model, language, actions: action ? [{ ...action, due }] : [] }).actions[0];
    expect(row('nl', '2019-01-01')).toMatchObject({ due: 'di 1 januari 2019', state: 'open', late: 'te laat' });
    expect(row('en', '2019-01-01')).toMatchObject({ due: 'Tue 1 January 2019', late: 'overdue' });
    expect(row('nl', '2020-03-27')).toMatchObject({ due: 'vr 27 maart', late: null });
    expect(minutesMarkdown({ ...model, actions: action ? [{ ...action, due: '2019-01-01' }] : [] })).toContain('Stand: open, te laat');
  });

  it('do not call a first filling in a correction', () => {
    expect(text('.minutes__topic')).toContain('De dilemma.');
    expect(text('.minutes__topic')).not.toContain('er stond');
    expect(text('.minutes')).not.toContain('(leeg)');
  });

  it('say once which decision a topic led to', () => {
    expect(text('.minutes__topic').match(/Leidde tot/g)).toHaveLength(1);
  });

  it('leave out the subject that is the name of the team, and times of no length', () => {
    const [seat] = model.attendance.seats;
    const at = '2020-03-24T08:43:';
    const intervals = [{ from: `${at}10.000Z`, until: `${at}50.000Z`, online: false }, { from: `${at}50.000Z`, until: '2020-03-24T08:51:00.000Z', online: true }];
    const shown = minutesView({ ...model, attendance: { ...model.attendance, seats: seat ? [{ ...seat, intervals }] : [] } });
    expect(shown.attendance.seats[0]?.times).toBe('09:43 tot 09:51 online');
    const subject = (title: string) => minutesView({ ...model, meeting: { ...model.meeting, title } }).facts.find(({ label }) => label === 'Onderwerp')?.text;
    expect([subject(model.team.name), subject('Zuurstof')]).toEqual([undefined, 'Zuurstof']);
  });

  it('say which topic was made of what was parked', () => {
    const [topic] = model.oordeel.topics;
    const parked = model.oordeel.parked.map((one) => ({ ...one, dropped: false, droppedReason: null, topicId: topic?.id ?? null }));
    const tags = (language: string) => minutesView({ ...model, language, oordeel: { ...model.oordeel, parked } }).oordeel.parked[0]?.tags;
    expect([tags('nl'), tags('en')]).toEqual([['werd onderwerp 1'], ['became topic 1']]);
  });

  it('put decisions and actions first', () => {
    const headings = $('h2').toArray().map((heading) => $(heading).text());
    expect(headings).toEqual(['Besluiten', 'Acties', 'Opening', 'Beeld', 'Oordeel', 'Opmerkingen bij het overleg', 'Volgend overleg', 'Bijlage: gegevens en aanwezigheid']);
  });

  it('show that a decision waits for its decider, with the objection', () => {
    expect(text('.dec .tag--care')).toMatch(/te bevestigen$/);
    expect(text('.dec')).toContain('Bezwaar van Vera Voorzitter');
    expect(text('.dec')).toContain('Voorgelegd als: De provisional.');
  });

  it('show struck and corrected entries with their history, and both times of a late one', () => {
    expect(text('.says del')).toBe('De mistake.');
    expect(text('.says')).toMatch(/Doorgehaald \d\d:\d\d door Sam Secretaris: De strike\./);
    expect(text('.says')).toMatch(/Verbeterd \d\d:\d\d door Sam Secretaris, er stond \(Tekst\): De replacement\./);
    expect(text('.says')).toMatch(/Later vastgelegd: gebeurd 02:00, vastgelegd \d\d:\d\d/);
  });

  it('carry the classification, page x of y and their styles in themselves', () => {
    const styles = $('style').text();
    expect(styles).toContain('@top-left { content: "Ongerubriceerd"');
    expect(styles).toContain('"Pagina " counter(page) " van " counter(pages)');
    expect($('link, script, img').length).toBe(0);
    expect(text('.facts')).toContain('Ministerie van Water & <b>Zout</b>');
  });

  it('say OEFENING on every page of an exercise', () => {
    const exercise = minutesHtml({ ...model, crisis: { ...model.crisis, kind: 'exercise', name: '"</style><script>x</script>' } });
    const page = load(exercise);
    expect(page('.minutes__exercise').text()).toBe('OEFENING');
    expect(page('style').text()).toContain('content: "OEFENING \\2d  Ongerubriceerd"');
    expect(page('script').length).toBe(0);
  });

  it('speak English to whoever reads English', () => {
    const english = minutesView({ ...model, language: 'en' });
    expect(english.title).toBe('Minutes of OT 1, Corona');
    expect(english.sub).toMatch(/^Tuesday 24 March 2020, \d\d:\d\d to \d\d:\d\d\. Chair Vera Voorzitter, secretary Sam Secretaris\.$/);
  });
});

it('the minutes of a consultation with an ordinary agenda say under which item each entry was made', () => {
  const { world } = given(...startedSteps({ method: 'free' }));
  const run = (name: Parameters<typeof does>[1], input: Record<string, unknown>) => world.must(does(secretary, name, { ...inMeeting, ...input }));
  run('AddAgendaItem', { title: 'Water & zout', place: 'opening' });
  const itemId = world.last('itemId');
  run('AddStatement', { text: 'Een melding.', itemId });
  run('AddRemark', { text: 'Een opmerking.', itemId });
  const $ = load(minutesHtml(minutesOf(world.meetingScope(MEETING), OPTIONS)));
  expect($('h2').toArray().map((heading) => $(heading).text())).toEqual(['Besluiten', 'Acties', 'Agenda', 'Meldingen', 'Onderwerpen', 'Opmerkingen bij het overleg', 'Bijlage: gegevens en aanwezigheid']);
  expect($('.minutes__agenda .typed').first().text()).toBe('Water & zout');
  expect($('.says').text()).toContain('Agendapunt: Water & zout');
});

const HARD: Record<string, (field: string) => string> = {
  'HTML and Handlebars': (field) => `${field} <script>alert(1)</script> {{view}} {{{x}}} {{#if}} &amp; "a" 'b' </p>`,
  'signs of Markdown': (field) => `# ${field}\n- *a* _b_ \`c\`\n\n1. | d | [e](f) ![g](h)\n    code\n---\n\\`,
  'emoji and right-to-left marks': (field) => `\u200f${field} \u05d0\u05d1 👩‍🚒🇳🇱 e\u0301 \u202eabc`,
  '10,000 characters': (field) => `${field} ${'x'.repeat(9_900 - field.length)}`,
};

describe.each(Object.entries(HARD))('minutes with %s in every field', (_, texts) => {
  const made = minutesOf(fullMeeting(texts).scope, OPTIONS);
  const expected = typed(texts);

  it('come out unchanged in JSON', () => {
    const found = new Set<string>();
    const walk = (value: unknown): void => {
      if (typeof value === 'string') found.add(value);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
    };
    walk(JSON.parse(minutesJson(made)));
    expect(expected.filter((text) => !found.has(text))).toEqual([]);
  });

  it('come out unchanged in HTML', () => {
    const $ = load(minutesHtml(made));
    const found = $('.typed').toArray().map((element) => $(element).text());
    expect(expected.filter((text) => !found.some((shown) => shown.includes(text)))).toEqual([]);
  });

  it('come out unchanged in Markdown', () => {
    const found = plainTexts(new MarkdownIt(), minutesMarkdown(made));
    expect(expected.filter((text) => !found.some((shown) => shown.includes(text)))).toEqual([]);
  });
});
