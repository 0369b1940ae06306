import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { beside } from '../crisis/office.js';
import { desk } from './desk.js';

const FOREIGN = '0170c000-0000-7000-8000-000000009999';
const PAGES = ['agenda', 'people', 'topics', 'details', 'move', 'cancel'];
const texts = (html: string, selector: string) => load(html)(selector).toArray().map((node) => load(html)(node).text().trim());

describe('the preparation', () => {
  test('is there for who is invited, its pages for who prepares, and for nobody else', async () => {
    const all = await desk();
    const [secretary, expert, stranger] = [await all.open('secretary'), await all.open('expert'), await all.open('stranger')];
    expect(secretary.page(`form[action="${all.here}/prepare/start"]`).length).toBe(1);
    expect(expert.page('main').text()).toContain('Zaal 4');
    expect(expert.page('main form').length).toBe(0);
    expect(stranger.page('h1').text()).toBe('Deze pagina is er niet');
    for (const page of PAGES) {
      expect((await secretary.open(`${all.here}/prepare/${page}`)).statusCode, page).toBe(200);
      expect((await stranger.open(`${all.here}/prepare/${page}`)).statusCode, page).toBe(404);
      if (page !== 'topics') expect((await expert.open(`${all.here}/prepare/${page}`)).statusCode, page).toBe(403);
    }
    expect((await all.send('stranger', `${all.here}/prepare/start`, {})).status).toBe(404);
    expect((await all.send('expert', `${all.here}/prepare/start`, {})).status).toBe(403);
  });

  test('shows the gaps in the Rollenhuis and one\'s own task card open', async () => {
    const all = await desk();
    await all.run('coordinator', 'AddOrganisation', { crisisId: all.crisisId, abbreviation: 'RIVM', name: 'RIVM', party: true });
    const secretary = await all.open('secretary');
    const gaps = secretary.page('.gaps').text();
    for (const gap of ['voorzitter', 'informatiecoördinator', 'adviseur crisisbeheersing', 'Niemand van RIVM']) expect(gaps).toContain(gap);
    expect(gaps).not.toContain('secretaris');
    expect(secretary.page('details.card[open] summary').text()).toContain('secretaris');
    expect(secretary.page('details.card').length).toBe(8);
  });

  test('marks in the picture what came since the team met last', async () => {
    const all = await desk();
    const before = await all.run('secretary', 'CallMeeting', { crisisId: all.crisisId, teamId: all.teamId, plannedStart: '2020-03-10T12:00:00Z' });
    const meetingId = before.events[0]?.stream.slice('meeting:'.length);
    await all.run('secretary', 'StartMeeting', { meetingId });
    await all.run('secretary', 'RecordAllPresent', { meetingId });
    await all.run('secretary', 'AnnounceProcedure', { meetingId });
    await all.run('secretary', 'MoveToPhase', { meetingId, phase: 'beeld' });
    await all.run('secretary', 'AddStatement', { meetingId, text: 'Oud nieuws', certainty: 'feit' });
    for (const phase of ['oordeel', 'besluit', 'sluiting']) await all.run('secretary', 'MoveToPhase', { meetingId, phase });
    await all.run('secretary', 'CloseMeeting', { meetingId });
    all.server.clock.forward(60);
    await all.run('secretary', 'AddPictureStatement', { crisisId: all.crisisId, text: 'Vers <i>nieuws</i>', certainty: 'onzeker' });
    const secretary = await all.open('secretary');
    const says = secretary.page('.says li');
    expect(says.eq(0).text()).toContain('Vers <i>nieuws</i>');
    expect(says.eq(0).text()).toContain('nieuw');
    expect(says.eq(1).find('.tag').length).toBe(0);
  });
});

describe('a consultation with an agenda of its own', () => {
  test('has items without phases, and no topics for Oordeel', async () => {
    const all = await desk();
    const made = await all.run('coordinator', 'MakeTeam', { crisisId: all.crisisId, abbreviation: 'BR', name: 'Bestuursraad', level: 'policy', method: 'free' });
    const { teamId } = made.events[0]?.payload as { teamId: string };
    const called = await all.run('coordinator', 'CallMeeting', { crisisId: all.crisisId, teamId, plannedStart: '2020-03-11T09:00:00Z' });
    const here = `/meetings/${called.events[0]?.stream.slice('meeting:'.length)}`;
    const coordinator = await all.browser('coordinator');
    await coordinator.open(`${here}/prepare/agenda`);
    expect(coordinator.page('select[name=place]').length).toBe(0);
    await coordinator.submit(`${here}/prepare/agenda`, { title: 'Stand van zaken' });
    await coordinator.open(here);
    expect(coordinator.page('.agenda').text()).toContain('Stand van zaken');
    expect(coordinator.page('.agenda').text()).not.toContain('Oordeel');
    expect(coordinator.page('#h-topics').length).toBe(0);
  });
});

describe('what comes in from earlier meetings', () => {
  test('is the team\'s open actions by due date, without those restricted to others', async () => {
    const all = await desk();
    const before = await all.run('secretary', 'CallMeeting', { crisisId: all.crisisId, teamId: all.teamId, plannedStart: '2020-03-10T12:00:00Z' });
    const meetingId = before.events[0]?.stream.slice('meeting:'.length);
    const item = await all.run('secretary', 'AddAgendaItem', { meetingId, title: 'Besloten', place: 'beeld', restrictedTo: [all.people.secretary.personId] });
    const { itemId } = item.events[0]?.payload as { itemId: string };
    await all.run('secretary', 'StartMeeting', { meetingId });
    await all.run('secretary', 'AssignAction', { meetingId, what: 'Zonder houder of datum' });
    await all.run('secretary', 'AssignAction', { meetingId, what: 'Gisteren', due: '2020-03-09' });
    await all.run('secretary', 'AssignAction', { meetingId, what: 'Geheime actie', itemId });
    const expert = await all.open('expert');
    const rows = expert.page('section:has(#h-carried) .reg li');
    expect(rows.toArray().map((row) => expert.page(row).find('.typed').text())).toEqual(['Gisteren', 'Zonder houder of datum']);
    expect(rows.eq(0).text()).toContain('te laat');
    expect(rows.eq(1).text()).toContain('geen houder');
    expect(expert.page('section:has(#h-carried) h3').toArray().map((node) => expert.page(node).text())).toEqual(['Over tijd (1)', 'Open actiepunt (1)']);
    expect((await all.open('secretary')).page('main').text()).toContain('Geheime actie');
  });
});

describe('the agenda', () => {
  test('takes items, changes them, orders them and lets them go, without scripts', async () => {
    const all = await desk();
    const secretary = await all.open('secretary', 'agenda');
    const page = `${all.here}/prepare/agenda`;
    await secretary.submit(page, { title: 'Testcapaciteit', place: 'beeld', minutes: '15' });
    await secretary.submit(page, { title: 'Brief <Kamer> {{x}}', place: 'oordeel' });
    const titles = () => secretary.page('.sorted b').toArray().map((node) => secretary.page(node).text());
    expect(titles()).toEqual(['Testcapaciteit', 'Brief <Kamer> {{x}}']);
    const itemId = String(secretary.page('.sorted li').eq(1).find('[name=itemId]').val());
    await all.send('secretary', `${page}/order`, { itemId, direction: 'up', order: String(secretary.page('[name=order]').first().val()) });
    await secretary.open(`${page}/${itemId}`);
    expect(secretary.page('[name=title]').val()).toBe('Brief <Kamer> {{x}}');
    await secretary.submit(`${page}/${itemId}`, { title: 'Kamerbrief', minutes: '10' });
    expect(titles()).toEqual(['Kamerbrief', 'Testcapaciteit']);
    await secretary.open(all.here);
    expect(secretary.page('.agenda').text()).toContain('Kamerbrief');
    expect(secretary.page('#h-agenda').parent().text()).toContain('25 min');
    await all.send('secretary', `${page}/remove`, { itemId, entryVersion: '2' });
    await secretary.open(page);
    expect(titles()).toEqual(['Testcapaciteit']);
    expect((await secretary.open(`${page}/${itemId}`)).statusCode).toBe(404);
  });

  test('refuses what is wrong beside the field and keeps what was typed', async () => {
    const all = await desk();
    const secretary = await all.open('secretary', 'agenda');
    const page = `${all.here}/prepare/agenda`;
    const answer = await secretary.submit(page, { title: '', note: 'lange uitleg', minutes: 'kwartier', place: 'sluiting' });
    expect(answer.statusCode).toBe(422);
    expect(beside(secretary, 'title')).toBe('Vul dit veld in.');
    expect(beside(secretary, 'minutes')).toBe('Vul een getal in.');
    expect(secretary.page('[name=note]').val()).toBe('lange uitleg');
    expect(secretary.page('[name=place]').val()).toBe('sluiting');
    for (const [field, values] of [['place', { place: 'pauze' }], ['note', { note: 'x'.repeat(10_001) }], ['restrictedTo', { restrictedTo: FOREIGN }], ['minutes', { minutes: '481' }]] as const) {
      const refused = await all.send('secretary', page, { title: 'Punt', place: 'beeld', ...values });
      expect(load(refused.body)(`#f-${field}-error`).text(), field).not.toBe('');
    }
    const gone = await all.send('secretary', `${page}/remove`, { itemId: FOREIGN, entryVersion: '1' });
    expect(load(gone.body)('#problems').text()).toContain('agendapunt is er niet');
  });

  test('10,000 characters come out as typed; control characters go and are named', async () => {
    const all = await desk();
    const note = `${'ü🦠'.repeat(4_997)}\n  ja`;
    const secretary = await all.open('secretary', 'agenda');
    await secretary.submit(`${all.here}/prepare/agenda`, { title: 'Lang\u0007 punt', note, place: 'beeld' });
    expect(secretary.page('[role=status]').text()).toContain('stuurteken');
    await secretary.open(all.here);
    expect(secretary.page('.point .typed').text()).toBe(note);
    expect(secretary.page('.point b').text()).toBe('Lang punt');
  });

  test('a restricted item is seen only in its circle, on every page', async () => {
    const all = await desk();
    await all.send('secretary', `${all.here}/prepare/agenda`, { title: 'Geheim punt', place: 'beeld', restrictedTo: all.people.secretary.personId });
    expect((await all.open('secretary')).page('main').text()).toContain('Geheim punt');
    expect((await all.open('expert')).page('main').text()).not.toContain('Geheim punt');
    const coordinator = await all.open('coordinator', 'agenda');
    expect(coordinator.page('main').text()).not.toContain('Geheim punt');
    const secretary = await all.open('secretary', 'agenda');
    const itemId = String(secretary.page('[name=itemId]').val());
    expect((await coordinator.open(`${all.here}/prepare/agenda/${itemId}`)).statusCode).toBe(404);
    const removed = await all.send('coordinator', `${all.here}/prepare/agenda/remove`, { itemId, entryVersion: '1' });
    expect(removed.status).toBe(404);
  });

  test('typed while someone starts the meeting is taken, and the table is next', async () => {
    const all = await desk();
    const secretary = await all.open('secretary', 'agenda');
    await all.run('coordinator', 'StartMeeting', { meetingId: all.meetingId });
    await secretary.submit(`${all.here}/prepare/agenda`, { title: 'Net op tijd', place: 'beeld' });
    expect(secretary.path).toBe(all.here);
    expect((await all.server.core.reader.meeting(all.meetingId))?.meeting.agenda.map((item) => item.title)).toEqual(['Net op tijd']);
  });

  test('the same command id twice adds one item', async () => {
    const all = await desk();
    const values = { title: 'Eén keer', place: 'beeld', commandId: '0170c000-0000-7000-8000-eeeeeeeeeeee' };
    await Promise.all([1, 2, 3].map(() => all.send('secretary', `${all.here}/prepare/agenda`, values)));
    expect((await all.server.core.reader.meeting(all.meetingId))?.meeting.agenda.length).toBe(1);
    const reused = await all.send('coordinator', `${all.here}/prepare/agenda`, values);
    expect(load(reused.body)('#problems').text()).toContain('al eens verstuurd');
  });
});

describe('people, topics and times', () => {
  test('someone of the crisis is invited in a role, in place of another, and not twice', async () => {
    const all = await desk();
    const secretary = await all.open('secretary', 'people');
    const page = `${all.here}/prepare/people`;
    await secretary.submit(page, { personId: all.people.reader.personId, roles: 'chair', deputisesFor: all.people.expert.personId });
    const line = secretary.page('.sorted li:contains("Lee Smit")').text();
    expect(line).toContain('voorzitter');
    expect(line).toContain('vervangt Els Kok');
    const twice = await all.send('secretary', page, { personId: all.people.reader.personId, roles: 'chair' });
    expect(load(twice.body)('#f-personId-error').text()).toBe('Deze persoon is al uitgenodigd.');
    const foreign = await all.send('secretary', page, { personId: all.people.stranger.personId, roles: 'chair' });
    expect(load(foreign.body)('#f-personId-error').text()).toContain('hoort niet bij deze crisis');
    const role = await all.send('secretary', page, { personId: all.people.coordinator.personId, roles: 'baas' });
    expect(load(role.body)('#f-roles-error').text()).toBe('Kies een van de mogelijkheden.');
    await all.send('secretary', `${page}/remove`, { personId: all.people.reader.personId });
    await secretary.open(page);
    expect(secretary.page('.sorted').text()).not.toContain('Lee Smit');
  });

  test('topics are proposed, ordered, and dropped with a reason', async () => {
    const all = await desk();
    const secretary = await all.open('secretary', 'topics');
    const page = `${all.here}/prepare/topics`;
    await secretary.submit(page, { title: 'Wie testen we eerst?', kind: 'knelpunt' });
    await secretary.submit(page, { title: 'Voorraad' });
    const titles = (html: string) => texts(html, '.sorted b');
    const second = String(secretary.page('.sorted li').eq(1).find('[name=topicId]').first().val());
    await all.send('secretary', `${page}/order`, { topicId: second, direction: 'up', order: String(secretary.page('[name=order]').first().val()) });
    expect(titles((await secretary.open(page)).body)).toEqual(['Voorraad', 'Wie testen we eerst?']);
    const dropped = await all.send('secretary', `${page}/drop`, { topicId: second, reason: '' });
    expect(load(dropped.body)('#problems').text()).toContain('Vul dit veld in.');
    await all.send('secretary', `${page}/drop`, { topicId: second, reason: 'al geregeld' });
    expect(titles((await secretary.open(page)).body)).toEqual(['Wie testen we eerst?']);
    const wrong = await all.send('secretary', page, { title: 'x'.repeat(301), kind: 'gedoe' });
    expect(load(wrong.body)('#f-title-error').text()).toContain('300');
    expect(load(wrong.body)('#f-kind-error').text()).not.toBe('');
    expect(load(wrong.body)('[name=title]').val()).toBe('x'.repeat(301));
  });

  test('a participant offers a topic; the secretary takes it over or sets it aside', async () => {
    const all = await desk();
    const page = `${all.here}/prepare/topics`;
    const expert = await all.open('expert');
    await expert.open(expert.page('a[href$="/topics/offer"]').attr('href') ?? '');
    for (const text of ['Thuiszorg', 'Bezoek']) await expert.submit(`${page}/offer`, { text });
    expect(expert.page('.sorted').text()).toContain('Thuiszorg');
    expect((await expert.submit(`${page}/offer`, { text: 'x'.repeat(301) })).statusCode).toBe(422);
    expect(beside(expert, 'text')).toContain('300');
    expect((await all.open('secretary')).page('.warn').text()).toContain('2 onderwerpen aangedragen');
    const secretary = await all.open('secretary', 'topics');
    await secretary.submit(`${page}/accept`);
    await secretary.submit(`${page}/decline`);
    expect(texts((await secretary.open(page)).body, '.sorted b')).toEqual(['Thuiszorg']);
    const gone = await all.send('secretary', `${page}/accept`, { offerId: FOREIGN });
    expect(load(gone.body)('#problems').length).toBe(1);
  });

  test('a meeting is moved with the old time kept, changed, and cancelled with a reason', async () => {
    const all = await desk();
    const secretary = await all.open('secretary', 'move');
    expect(secretary.page('[name=from]').val()).toBe('10:00');
    await secretary.submit(`${all.here}/prepare/move`, { day: '2020-03-29', from: '02:30' });
    expect(beside(secretary, 'from')).toContain('bestaat niet');
    await secretary.submit(`${all.here}/prepare/move`, { day: '2020-03-12', from: '14:00', to: '15:00', reason: 'Kamerdebat' });
    expect(secretary.page('main').text()).toContain('donderdag 12 maart 2020, 14:00');
    expect(secretary.page('main').text()).toContain('Kamerdebat');
    await secretary.open(`${all.here}/prepare/details`);
    await secretary.submit(`${all.here}/prepare/details`, { title: 'Scholen', classification: 'unclassified' });
    expect(secretary.page('h1').text()).toBe('OTCb: Scholen');
    expect(secretary.page('.bar__class').text()).toContain('Ongerubriceerd');
    await secretary.open(`${all.here}/prepare/cancel`);
    expect((await secretary.submit(`${all.here}/prepare/cancel`)).statusCode).toBe(422);
    await secretary.submit(`${all.here}/prepare/cancel`, { reason: 'Geen nieuws' });
    expect(secretary.page('.now__mark').text()).toBe('Afgelast');
    expect(secretary.page('main').text()).toContain('Geen nieuws');
    expect(secretary.page('main form').length).toBe(0);
    const late = await all.send('secretary', `${all.here}/prepare/start`, {});
    expect(load(late.body)('#problems').length).toBe(1);
    expect((await secretary.open(`${all.here}/prepare/agenda`)).statusCode).toBe(200);
    expect(secretary.path).toBe(all.here);
  });

  test('starting opens the table, and starting again says that it began', async () => {
    const all = await desk();
    const secretary = await all.open('secretary');
    await secretary.submit(`${all.here}/prepare/start`);
    expect(secretary.path).toBe(all.here);
    expect((await all.server.core.reader.meeting(all.meetingId))?.meeting.reference).toBe('COV-OTCb-2020-01');
    const again = await all.send('secretary', `${all.here}/prepare/start`, {});
    expect(load(again.body)('#problems').text()).toContain('al begonnen');
  });
});
