import { expect, it } from 'vitest';
import { callOtcb, cast, otcbInBeeld } from './cast.js';
import { button, link, PHONE, shot, stage, unfold } from './stage.js';

it('the agenda is changed at the table by two people, wide and on a phone, also with scripts off', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { here, meetingId } = await otcbInBeeld(server, table);
  const { secretary, chair } = table.people;
  for (const [title, place] of [['Testcapaciteit', 'beeld'], ['Brief aan de Kamer', 'oordeel'], ['Rondvraag', 'sluiting']]) {
    await server.run(secretary, 'AddAgendaItem', { meetingId, title, place, minutes: 10, note: 'Kort toelichten wat er sinds gisteren is veranderd.' });
  }
  const titles = async () => (await server.core.reader.meeting(meetingId))?.meeting.agenda.filter((item) => !item.removed).map((item) => item.title);

  const wide = await enter(secretary);
  await wide.goto(`${here}?phase=opening`);
  await link(wide, 'Wijzig agenda');
  await shot(wide, 'agenda-wide');
  await button(wide, 'Rondvraag omhoog');
  expect(await titles()).toEqual(['Testcapaciteit', 'Rondvraag', 'Brief aan de Kamer']);

  const phone = await enter(chair, { viewport: PHONE, colorScheme: 'dark', javaScriptEnabled: false });
  await phone.goto(`${here}?dialog=agenda`);
  await shot(phone, 'agenda-phone');
  await link(phone, 'Rondvraag wijzigen');
  await link(wide, 'Rondvraag wijzigen');
  await wide.getByLabel('Punt', { exact: true }).fill('Rondvraag & sluiting');
  await button(wide, 'Opslaan');

  await phone.getByLabel('Punt', { exact: true }).fill('Rondje langs allen');
  await button(phone, 'Opslaan');
  const both = await phone.locator('#two-versions').innerText();
  for (const words of ['Rondvraag & sluiting', 'Rondje langs allen']) expect(both).toContain(words);
  await shot(phone, 'agenda-phone-both');
  await button(phone, 'Opslaan');
  expect(await titles()).toEqual(['Testcapaciteit', 'Rondje langs allen', 'Brief aan de Kamer']);

  // The wide page follows by itself: there is no button with the words of before.
  await wide.getByRole('button', { name: 'Rondje langs allen verwijderen' }).waitFor();
  expect(await wide.getByText('Rondvraag & sluiting').count()).toBe(0);
  await button(wide, 'Rondje langs allen verwijderen');
  expect(await titles()).toEqual(['Testcapaciteit', 'Brief aan de Kamer']);
  for (const page of [wide, phone]) expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(complaints).toEqual([]);
});

it('a meeting in preparation is changed by two people, and the second sees both versions', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const here = await callOtcb(server, table);
  const meetingId = here.split('/').at(-1) ?? '';
  const { secretary, chair } = table.people;
  await server.run(secretary, 'AddAgendaItem', { meetingId, title: 'Testcapaciteit', place: 'beeld', restrictedTo: [secretary.personId, chair.personId] });
  const item = (await server.core.reader.meeting(meetingId))?.meeting.agenda[0];
  await server.run(secretary, 'ProposeTopic', { meetingId, title: 'Wie testen we eerst?', itemId: item?.id });

  const wide = await enter(secretary, { colorScheme: 'dark' });
  const phone = await enter(secretary, { viewport: PHONE, javaScriptEnabled: false });
  await wide.goto(`${here}/prepare/agenda/${item?.id}`);
  await phone.goto(`${here}/prepare/details`);
  await server.run(chair, 'ChangeAgendaItem', { meetingId, itemId: item?.id, entryVersion: 1, title: 'Tests en laboratoria', place: 'beeld', minutes: 20 });
  await server.run(chair, 'ChangeMeeting', { meetingId, detailsVersion: 1, title: 'Scholen', place: 'Zaal 9', classification: 'dep-vertrouwelijk' });

  await wide.getByLabel(/^Toelichting/).fill('Wat kan er per dag?');
  await button(wide, 'Opslaan');
  expect(await wide.locator('#two-versions').innerText()).toContain('Tests en laboratoria');
  await shot(wide, 'prepare-wide-both');
  await phone.getByLabel(/^Onderwerp/).fill('Zorg');
  await button(phone, 'Opslaan');
  const details = await phone.locator('#two-versions').innerText();
  for (const words of ['Scholen', 'Zorg']) expect(details).toContain(words);
  // The place was left alone here: it follows the colleague and is nobody's to choose.
  expect(details).toContain('Zaal 9');
  await shot(phone, 'prepare-phone-both');
  await button(phone, 'Opslaan');
  await phone.goto(`${here}/prepare/agenda`);
  await shot(phone, 'prepare-phone-agenda');
  await wide.goto(`${here}/prepare/agenda/${item?.id}`);
  await unfold(wide, 'Besloten punt');
  await shot(wide, 'prepare-wide-circle');
  expect((await server.core.reader.meeting(meetingId))?.meeting).toMatchObject({ title: 'Zorg', place: 'Zaal 9', classification: 'dep-vertrouwelijk' });
  for (const page of [wide, phone]) expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(complaints).toEqual([]);
});
