import { load } from 'cheerio';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { minutesHtml } from '../../src/documents/html/html.js';
import { minutesJson } from '../../src/documents/text/json.js';
import { minutesMarkdown } from '../../src/documents/text/md.js';
import { minutesOf } from '../../src/documents/minutes/minutes.build.js';
import type { MinutesModel } from '../../src/documents/minutes/minutes.model.js';
import { minutesView } from '../../src/documents/minutes/minutes.view.js';
import { cleanText } from '../../src/domain/kernel/text.js';
import type { Column } from '../../src/domain/kernel/rights.js';
import { redact } from '../../src/domain/meeting/visible.js';
import { expert, MEETING, secretary, startedSteps } from '../support/crisis.js';
import { given } from '../support/given.js';
import { eventfulMeeting, freeMeeting } from './eventful-meeting.js';
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

  it('counts struck and dropped actions apart, and gives a struck one no state that it had', () => {
    const action = model.actions.find(({ mark, state }) => mark.struck === null && state === 'open');
    if (!action) throw new Error('no open action');
    const struck = { ...action, mark: { ...action.mark, struck: { at: action.mark.recordedAt, by: 'Maaike de Wit', byPersonId: null, reason: 'dubbel' } } } as typeof action;
    const view = minutesView({ ...model, actions: [action, struck, { ...action, state: 'dropped' as const }] });
    expect(view.actions.map(({ state, open }) => [state, open])).toEqual([['open', true], ['doorgehaald', false], ['vervallen', false]]);
    expect(view.actionCount).toBe('1, 2 vervallen of doorgehaald');
    expect(minutesView({ ...model, actions: [action] }).actionCount).toBe('1');
  });

  it('give the year of a due date in another year, and say that it had passed', () => {
    const [action] = model.actions;
    const row = (language: string, due: string | null) => minutesView({ ...model, language, actions: action ? [{ ...action, due }] : [] }).actions[0];
    expect(row('nl', '2019-01-01')).toMatchObject({ due: 'di 1 januari 2019', state: 'open', late: 'te laat' });
    expect(row('en', '2019-01-01')).toMatchObject({ due: 'Tue 1 January 2019', late: 'overdue' });
    expect(row('nl', '2020-03-27')).toMatchObject({ due: 'vr 27 maart', late: null });
    expect(minutesMarkdown({ ...model, actions: action ? [{ ...action, due: '2019-01-01' }] : [] })).toContain('Stand: open, te laat');
  });

  it('say who moved to each phase and when', () => {
    const { phases } = minutesView(model).attendance;
    const moves = model.opening.phases.map(({ by }) => `gestart door ${by}`);
    expect(new Set(moves).size).toBeGreaterThan(1);
    for (const [place, words] of moves.entries()) {
      expect(phases[place]?.text).toMatch(/^\d\d:\d\d tot \d\d:\d\d; gestart door /);
      expect(phases[place]?.text).toContain(words);
      expect(text('.facts')).toContain(words);
      expect(minutesMarkdown(model)).toContain(words);
    }
    expect(minutesView({ ...model, language: 'en' }).attendance.phases[0]?.text).toContain('; started by ');
  });

  it('keep each stretch of presence on one line', () => {
    const stretches = $('.stretch').toArray().map((one) => $(one).text());
    expect(stretches).toHaveLength(minutesView(model).attendance.seats.reduce((sum, { times }) => sum + times.length, 0));
    expect($('style').text()).toMatch(/\.stretch \{ white-space: nowrap/);
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
    expect(shown.attendance.seats[0]?.times).toEqual(['09:43 tot 09:51 online']);
    const subject = (title: string) => minutesView({ ...model, meeting: { ...model.meeting, title } }).facts.find(({ label }) => label === 'Onderwerp')?.text;
    expect([subject(model.team.name), subject('Zuurstof')]).toEqual([undefined, 'Zuurstof']);
  });

  it('say which topic was made of what was parked', () => {
    const [topic] = model.oordeel.topics;
    const parked = model.oordeel.parked.map((one) => ({ ...one, dropped: false, droppedReason: null, topicId: topic?.id ?? null }));
    const tags = (language: string) => minutesView({ ...model, language, oordeel: { ...model.oordeel, parked } }).chapters.find(({ id }) => id === 'oordeel')?.parked[0]?.tags;
    expect([tags('nl'), tags('en')]).toEqual([['werd onderwerp 1'], ['became topic 1']]);
  });

  it('put decisions and actions first', () => {
    const headings = $('h2').toArray().map((heading) => $(heading).text());
    expect(headings).toEqual(['Besluiten', 'Acties', 'Opening', 'Beeld', 'Oordeel', 'Opmerkingen bij het overleg', 'Volgend overleg', 'Vaststelling', 'Bijlage: gegevens en aanwezigheid']);
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

  it('let an entry break over two sheets of paper only where it fills half of one by itself', () => {
    const [decision] = model.decisions;
    const long = load(minutesHtml({ ...model, decisions: decision ? [decision, { ...decision, id: 'long', words: 'Lang. '.repeat(300) }] : [] }));
    expect(long('.dec').toArray().map((element) => long(element).hasClass('tall'))).toEqual([false, true]);
  });

  it('speak English to whoever reads English', () => {
    const english = minutesView({ ...model, language: 'en' });
    expect(english.title).toBe('Minutes of OT 1, Corona');
    expect(english.sub).toMatch(/^Tuesday 24 March 2020, \d\d:\d\d to \d\d:\d\d\. Chair Vera Voorzitter, secretary Sam Secretaris\.$/);
  });
});

describe('the minutes of a consultation with an ordinary agenda', () => {
  const view = minutesView(minutesOf(freeMeeting().scope, OPTIONS));

  it('go by the items of the agenda, then what belongs to none', () => {
    expect(view.chapters.map(({ heading }) => heading)).toEqual(['Zuurstof', 'Water & zout', 'Buiten de agenda']);
    const $ = load(minutesHtml(minutesOf(freeMeeting().scope, OPTIONS)));
    const headings = $('h2').toArray().map((heading) => $(heading).text());
    expect(headings).toEqual(['Besluiten', 'Acties', 'Zuurstof', 'Water & zout', 'Buiten de agenda', 'Vaststelling', 'Bijlage: gegevens en aanwezigheid']);
  });

  it('have under each item all that was entered under it', () => {
    const [salt, water, rest] = view.chapters;
    expect(salt?.statements.map(({ text }) => text)).toEqual(['Melding over zuurstof.']);
    expect(water?.topics.map(({ title, sides }) => [title, sides[0]?.arguments[0]?.text])).toEqual([['Onderwerp water', 'Argument over water.']]);
    expect(salt?.decisions.map(({ label, text, about }) => [label, text, about])).toEqual([['B2', 'Besluit over zuurstof.', 'genomen']]);
    expect(water?.actions.map(({ label, text, about }) => [label, text, about])).toEqual([['A1', 'Actie over water', 'geen houder']]);
    expect(water?.remarks.map(({ text }) => text)).toEqual(['Opmerking over water.']);
    expect([rest?.statements, rest?.remarks].map((list) => list?.map(({ text }) => text))).toEqual([['Buiten de agenda gemeld.'], ['Opmerking buiten de agenda.']]);
    expect([rest?.topics, rest?.decisions, rest?.actions]).toEqual([[], [], []]);
  });

  it('are in that order in Markdown too', () => {
    const markdown = minutesMarkdown(minutesOf(freeMeeting().scope, OPTIONS));
    const order = ['## Besluiten', '## Acties', '## Zuurstof', 'Melding over zuurstof.', 'Argument over zuurstof.', '### Besluiten', '**B2** Besluit over zuurstof. (genomen)', '### Opmerkingen', '## Water \\& zout', '## Buiten de agenda'];
    expect(order.map((part) => markdown.indexOf(part)).every((place, index, all) => place > (all[index - 1] ?? -1)), markdown).toBe(true);
  });

  it('go by kind when nothing is on the agenda', () => {
    const { agenda: _, ...rest } = minutesOf(given(...startedSteps({ method: 'free' })).world.meetingScope(MEETING), OPTIONS);
    expect(minutesView({ ...rest, agenda: [] }).chapters.map(({ heading, empty }) => [heading, empty])).toEqual([
      ['Meldingen', 'Er zijn geen meldingen vastgelegd.'],
      ['Onderwerpen', 'Er zijn geen onderwerpen vastgelegd.'],
    ]);
  });
});

describe('the minutes of a meeting in which everything happens', () => {
  const eventful = eventfulMeeting();
  const made = minutesOf(eventful.scope, OPTIONS);
  const formats = { html: load(minutesHtml(made))('.minutes').text().replace(/\s+/g, ' '), md: plainTexts(new MarkdownIt(), minutesMarkdown(made)).join(' ').replace(/\s+/g, ' ') };

  it('have the own items at their places', () => {
    const headings = minutesView(made).chapters.map(({ heading }) => heading);
    expect(headings).toEqual(['Opening', 'Mededelingen en verslag', 'Beeld', 'Besloten punt', 'Oordeel', 'Rondvraag']);
    const shut = minutesView(made).chapters.find(({ heading }) => heading === 'Besloten punt');
    expect([shut?.tags, shut?.statements.map(({ text }) => text)]).toEqual([['besloten: Vera Voorzitter, Sam Secretaris'], ['Alleen voor de kring gemeld.']]);
    expect(formats.html.match(/Alleen voor de kring gemeld/g)).toHaveLength(1);
    expect(shut?.details.map(({ label }) => label)).toContainEqual(expect.stringMatching(/^Kring gewijzigd \d\d:\d\d door Sam Secretaris$/));
    for (const text of Object.values(formats)) expect(text).toMatch(/Kring gewijzigd \d\d:\d\d door Sam Secretaris/);
  });

  it.each(Object.entries(formats))('say who changed what, when, and what stood there (%s)', (_, text) => {
    const time = '\\d\\d:\\d\\d';
    for (const [name, field, before] of [
      ['Sam Secretaris', 'Titel', 'Eerste titel'],
      ['Sam Secretaris', 'Plaats', 'Eerste zaal'],
      ['Sam Secretaris', 'Verbinding', 'https://een.example/a_b'],
      ['Sam Secretaris', 'Rubricering', 'Ongerubriceerd'],
      ['Vera Voorzitter', 'Werkwijze', 'Ieder komt aan de beurt.'],
      ['Vera Voorzitter', 'Werkwijze aangekondigd door', 'Vera Voorzitter'],
      ['Sam Secretaris', 'Volgend overleg', 'Zelfde zaal.'],
      ['Sam Secretaris', 'Tijd van het volgende overleg', '25 maart 2020, 09:00'],
      ['Sam Secretaris', 'Titel', 'Mededelingen'],
      ['Sam Secretaris', 'Toelichting', 'Noot bij Mededelingen'],
      ['Sam Secretaris', 'Stand', '24 maart 2020, 08:00'],
    ]) expect(text).toMatch(new RegExp(`Verbeterd ${time} door ${name}, er stond \\(${field}\\):? ?(\\w\\w )?${before}`));
  });

  it.each(Object.entries(formats))('say what seldom happens (%s)', (_, text) => {
    for (const part of [
      /Verplaatst \d\d:\d\d door Sam Secretaris; was:? ?(\w\w )?24 maart 2020, 10:00 tot 11:00; Zaal was bezet\./,
      /zonder presentielijst; zonder aangekondigde werkwijze; Haast\./,
      /Beeld:? ?\d\d:\d\d tot \d\d:\d\d; gestart door Vera Voorzitter; Nieuw bericht van het RIVM\./,
      /Later vastgelegd: gebeurd 09:10, vastgelegd \d\d:\d\d/,
      /ingetrokken.*Ingetrokken \d\d:\d\d door Sam Secretaris: Bleek een gerucht\./,
      /Niet opgepakt \d\d:\d\d door Sam Secretaris: Geen zaak van dit team\./,
      /werd onderwerp 1/,
      /Vervallen \d\d:\d\d door Ad Viseur: Komt in het volgende overleg\./,
      /later toegevoegd/,
      /Van de agenda gehaald \d\d:\d\d door Sam Secretaris:? ?Toch niet nodig: Noot bij Toch niet nodig/,
      /Inge Inhoud: niets toe te voegen/,
      /niet gehoord/,
      /Informatiecoördinator van Ina Informatie naar Inge Inhoud/,
      /aangehouden.*Reden: Eerst de cijfers\./,
      /afgewezen.*Reden: Te zwaar\./,
      /doorgeleid.*Doorgeleid naar: ICCb en MCCb/,
      /in beraad.*In beraad: Het voortgezet onderwijs.*Met: OCW.*Tot: (\w\w )?27 maart 2020/,
      /Meteen de telefoonlijn openen\..*spoed, bevestigd door Vera Voorzitter \d\d:\d\d/,
      /Vastgelegd door:? ?Sam Secretaris/,
    ]) expect(text).toMatch(part);
  });

  it('show nobody the earlier words of what was restricted when they were written', () => {
    const viewer = (personId: string, column: Column) => minutesHtml(minutesOf(redact(eventful.scope, { personId, columns: new Set([column]) } as never), OPTIONS));
    const [inside, outside] = [viewer(secretary.personId, 'secretary'), viewer(expert.personId, 'participant')];
    for (const words of ['Besloten punt', 'Besloten zaak', 'Personele zaak', 'Alleen voor de kring']) {
      expect(inside).toContain(words);
      expect(outside).not.toContain(words);
    }
    expect(outside).toContain('Eerste zaal');
  });
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
