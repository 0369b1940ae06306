import { beforeEach, describe, expect, it } from 'vitest';
import { atTheTable, type AtTheTable, type Who } from './at-the-table.js';

let table: AtTheTable;
const screen = async (who: Who = 'secretary') => {
  const browser = await table.browser(who);
  const answer = await browser.open(`${table.here}/screen`);
  return { browser, status: answer.statusCode, words: browser.text('body') };
};

describe('the screen in the room', () => {
  beforeEach(async () => {
    table = await atTheTable();
  });

  it('is opened by whoever may see the table, and is not there for others', async () => {
    const statuses: Partial<Record<Who, number>> = {};
    for (const who of ['chair', 'secretary', 'expert', 'guest', 'coordinator', 'stranger'] as const) statuses[who] = (await screen(who)).status;
    expect(statuses).toEqual({ chair: 200, secretary: 200, expert: 200, guest: 200, coordinator: 200, stranger: 404 });
  });

  it('has a link at the table for who leads, and for nobody else', async () => {
    const links: Partial<Record<Who, number>> = {};
    for (const who of ['chair', 'secretary', 'adviser', 'expert', 'guest'] as const) {
      const browser = await table.browser(who);
      await browser.open(table.here);
      links[who] = browser.page(`a[href="${table.here}/screen"]`).length;
    }
    expect(links).toEqual({ chair: 1, secretary: 1, adviser: 1, expert: 0, guest: 0 });
  });

  it('shows the phase, the time and its share, and keeps what changes in three blocks', async () => {
    await table.to('beeld');
    table.server.clock.forward(11);
    const { browser } = await screen();
    expect(browser.text('#room-top [aria-current]')).toBe('Beeld');
    expect(browser.text('#room-top')).toContain('18 van 60 min');
    expect(browser.text('#room-top')).toContain('Beeld 11 min');
    expect(browser.text('.room__clock')).toBe('09:18');
    expect(['#room-top', '#room-now', '#room-decisions'].map((id) => browser.page(id).length)).toEqual([1, 1, 1]);
    // What the open page says of its line is not shown until there is something to say.
    expect(browser.page('#room-top, #room-now, #room-decisions').find('form, button, nav a, .tray, .warn')).toHaveLength(0);
  });

  it('shows who has the turn and the newest statements, not what is offered', async () => {
    await table.to('beeld');
    for (const text of ['Eerste feit', 'Tweede feit']) await table.run('information', 'AddStatement', { text, certainty: 'feit' });
    await table.run('expert', 'OfferEntry', { kind: 'statement', text: 'Nog in het bakje' });
    await table.run('chair', 'StartRound');
    const { browser, words } = await screen('chair');
    expect(browser.text('.room__round')).toMatch(/^Rondje 1 van 4 Maaike de Wit \(DCC\) is aan de beurt daarna /);
    expect(browser.page('.room__said li').map((_, one) => browser.page(one).find('p.asis').text()).get()).toEqual(['Tweede feit', 'Eerste feit']);
    expect(words).not.toContain('bakje');
  });

  it('follows a topic from its options to its words, and what is decided', async () => {
    await table.to('beeld');
    const topicId = await table.discussed('Bezoek aan verpleeghuizen');
    await table.run('secretary', 'AddOption', { topicId, text: 'Eén vaste bezoeker', pros: null, cons: null });
    expect((await screen()).browser.text('#room-now')).toMatch(/Bezoek aan verpleeghuizen Nog geen voorlopig besluit A ?Eén vaste bezoeker/);
    await table.run('adviser', 'WordProvisional', { topicId, words: 'Bezoek wordt beperkt.', measure: false });
    const worded = (await screen()).browser;
    expect(worded.text('.room__words')).toBe('Bezoek wordt beperkt.');
    expect(worded.page('.room__words').hasClass('fit-1')).toBe(true);
    await table.run('secretary', 'MoveToPhase', { phase: 'besluit' });
    await table.run('secretary', 'Decide', { urgent: true, outcome: 'taken', words: 'Dagelijks melden.' });
    const deciding = (await screen()).browser;
    expect(deciding.text('#room-now')).toContain('Nu aan de orde');
    expect(deciding.text('#room-decisions')).toMatch(/1 te bevestigen B1 ?Dagelijks melden\. ?te bevestigen/);
    const decision = [...((await table.server.core.reader.meeting(table.meetingId))?.meeting.besluit.decisions.values() ?? [])][0];
    await table.run('chair', 'ConfirmDecision', { decisionId: decision?.id, entryVersion: decision?.entryVersion });
    expect((await screen()).browser.text('#room-decisions')).toMatch(/Dagelijks melden\. ?genomen/);
  });

  it('makes long words smaller, and shows the beginning of what no screen can hold', async () => {
    await table.to('beeld');
    const topicId = await table.discussed();
    await table.run('adviser', 'WordProvisional', { topicId, words: 'Het bezoek wordt beperkt. '.repeat(20), measure: false });
    const long = (await screen()).browser;
    expect(long.page('.room__words').attr('class')).toMatch(/fit-[345]/);
    expect(long.text('.room__words')).not.toContain('…');
    await table.run('adviser', 'WordProvisional', { topicId, words: 'Het bezoek wordt beperkt. '.repeat(300), measure: false });
    const endless = (await screen()).browser;
    expect(endless.page('.room__words').hasClass('fit-6')).toBe(true);
    expect(endless.text('.room__words')).toMatch(/ …$/);
    expect(endless.text('.room__state')).toContain('De hele tekst staat aan tafel');
  });

  it('shows nothing of what lies in a circle, whoever opens it, and not that there is something', async () => {
    const { personId } = table.people.expert;
    const circle = [personId, table.people.secretary.personId, table.people.chair.personId, table.people.adviser.personId];
    await table.to('beeld');
    await table.run('secretary', 'AddStatement', { text: 'Open feit', certainty: 'feit' });
    await table.run('secretary', 'AddStatement', { text: 'Geheim feit', certainty: 'feit', restrictedTo: circle });
    const hidden = await table.run('secretary', 'ProposeTopic', { title: 'Geheim onderwerp', restrictedTo: circle });
    await table.run('secretary', 'ProposeTopic', { title: 'Open onderwerp' });
    const beeld = await screen();
    expect(beeld.words).toContain('Open feit');
    expect(beeld.words).not.toContain('Geheim');
    await table.run('chair', 'AgreeTopics');
    await table.run('secretary', 'MoveToPhase', { phase: 'oordeel' });
    await table.run('chair', 'DiscussTopic', { topicId: hidden });
    await table.run('chair', 'WordProvisional', { topicId: hidden, words: 'Geheime woorden', measure: false });
    const secretary = await table.browser('secretary');
    await secretary.open(table.here);
    expect(secretary.text('body')).toContain('Geheime woorden');
    const oordeel = await screen();
    expect(oordeel.words).toContain('Open onderwerp');
    expect(oordeel.words).not.toMatch(/geheim|besloten|van 2/i);
    await table.run('secretary', 'MoveToPhase', { phase: 'besluit' });
    await table.run('secretary', 'Decide', { urgent: true, outcome: 'taken', words: 'Geheim besluit', restrictedTo: circle });
    for (const who of ['secretary', 'chair', 'expert'] as const) expect((await screen(who)).words).not.toMatch(/geheim|te bevestigen/i);
  });
});

describe('before, after and beside', () => {
  it('stands ready before the start, with the code to check in', async () => {
    table = await atTheTable({ start: false });
    const { browser } = await screen();
    expect(browser.text('#room-now')).toContain('Begint om 09:00');
    expect(browser.page('.room__code svg').attr('aria-label')).toContain(`${table.here}/check-in`);
    expect(browser.page('.room__time')).toHaveLength(0);
  });

  it('counts who checked in while Opening goes on', async () => {
    table = await atTheTable({ start: false });
    await table.run('secretary', 'StartMeeting');
    await table.run('expert', 'CheckIn', { presence: 'present' });
    expect((await screen()).browser.text('#room-now')).toContain('1 van 6 aangemeld');
  });

  it('says that it is an exercise, and how it is classified', async () => {
    table = await atTheTable({ kind: 'exercise' });
    const { browser } = await screen();
    expect(browser.text('.exercise p:first-of-type')).toBe('OEFENING');
    expect(browser.text('.bar__class')).toContain('Dep. VERTROUWELIJK');
  });

  it('shows the item of a free meeting, with what was said on it', async () => {
    table = await atTheTable({ method: 'free' });
    const items = (await table.server.core.reader.meeting(table.meetingId))?.meeting.agenda ?? [];
    await table.run('secretary', 'OpenItem', { itemId: items[0]?.id });
    await table.run('secretary', 'AddStatement', { text: 'De voorraad groeit.', itemId: items[0]?.id });
    const { browser } = await screen();
    expect(browser.text('.room__where')).toBe('1 van 1 Stand van zaken');
    expect(browser.text('.room__said')).toContain('De voorraad groeit.');
  });

  it('ends with the decisions and the next meeting, or with the word that there are none', async () => {
    table = await atTheTable();
    await table.to('sluiting');
    await table.run('secretary', 'SetNextMeeting', { at: '2020-03-12T08:00:00.000Z', note: null });
    expect((await screen()).browser.text('#room-now')).toMatch(/^Er zijn geen besluiten vastgelegd\. Volgend overleg/);
    await table.run('secretary', 'CloseMeeting');
    const { browser } = await screen();
    expect(browser.text('h1')).toContain('Gesloten');
    expect(browser.page('#room-top [aria-current]')).toHaveLength(0);
  });

  it('says of a meeting that was cancelled that it is not held', async () => {
    table = await atTheTable({ start: false });
    await table.run('secretary', 'CancelMeeting', { reason: 'Niet nodig' });
    expect((await screen()).browser.text('#room-now')).toContain('Dit overleg gaat niet door.');
  });
});

describe('the screen of a restricted team', () => {
  it('shows what every seat there sees, no circle within it, and sends who only organises to the page that says why', async () => {
    table = await atTheTable();
    const { server, crisisId, people } = table;
    const run = async (who: Who, name: string, input: object) => server.run(people[who], name, input);
    const made = await run('coordinator', 'MakeTeam', { crisisId, abbreviation: 'BSL', name: 'Besloten team', level: 'operational', method: 'bob', restricted: true });
    const { teamId } = made.events[0]?.payload as { teamId: string };
    for (const [who, role] of [['secretary', 'secretary'], ['chair', 'chair'], ['expert', 'content-adviser']] as const) await run('coordinator', 'SeatMember', { crisisId, teamId, personId: people[who].personId, role });
    const called = await run('secretary', 'CallMeeting', { crisisId, teamId, plannedStart: '2020-03-11T08:00:00.000Z' });
    const meetingId = String(called.events[0]?.stream.split(':')[1]);
    await run('secretary', 'StartMeeting', { meetingId });
    await run('secretary', 'MoveToPhase', { meetingId, phase: 'beeld', skip: true });
    await run('secretary', 'AddStatement', { meetingId, text: 'Van het team' });
    await run('secretary', 'AddStatement', { meetingId, text: 'Voor twee van hen', restrictedTo: [people.secretary.personId, people.chair.personId] });

    const secretary = await table.browser('secretary');
    await secretary.open(`/meetings/${meetingId}/screen`);
    expect(secretary.text('.room__said')).toContain('Van het team');
    expect(secretary.text('body')).not.toContain('Voor twee');
    const coordinator = await table.browser('coordinator');
    await coordinator.open(`/meetings/${meetingId}/screen`);
    expect(coordinator.path).toBe(`/meetings/${meetingId}`);
    expect(coordinator.text('body')).not.toContain('Van het team');
    expect((await (await table.browser('information')).open(`/meetings/${meetingId}/screen`)).statusCode).toBe(404);
    // The other team of the crisis has its own wall.
    await table.to('beeld');
    expect((await screen()).words).not.toContain('Van het team');
  });
});
