import { expect, it } from 'vitest';
import { cast, otcbInBeeld } from './cast.js';
import { button, press, send, shot, stage } from './stage.js';
import { enterLine, entry, entryLine, hasFocus, line, main } from './table.js';

it('loses nothing that was typed when it is refused, too long, or the session is over', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { here } = await otcbInBeeld(server, table);
  const page = await enter(table.people.secretary);
  await page.goto(here);

  // Without words: said next to the field, the rest stays.
  const form = line(page);
  await form.getByLabel('Bron').fill('ROAZ, telefonisch');
  await form.getByRole('radio', { name: 'onzeker' }).check();
  await entryLine(page).focus();
  await press(page, 'Enter');
  expect(await entryLine(page).getAttribute('aria-invalid')).toBe('true');
  expect(await form.getByLabel('Bron').inputValue()).toBe('ROAZ, telefonisch');
  expect(await form.getByRole('radio', { name: 'onzeker' }).isChecked()).toBe(true);
  expect(await hasFocus(entryLine(page))).toBe(true);
  await shot(page, 'lost-required');

  // Too long: all of it is still there to be shortened.
  const long = `${'Te lang. '.repeat(1112)}`.slice(0, 10_001);
  await entryLine(page).fill(long);
  await button(form, /^Opslaan/);
  expect(await entryLine(page).inputValue()).toBe(long);
  expect(await form.innerText()).toContain('10.000');
  await entryLine(page).fill(long.slice(0, 10_000));
  await button(form, /^Opslaan/);
  expect(await entryLine(page).inputValue()).toBe('');
  await entry(main(page), 'Te lang.').waitFor();

  // Signs of HTML, Handlebars and other scripts come out as typed; control characters are taken out, and that is said.
  const hostile = '<script>alert(1)</script> {{page.csrf}} {{{x}}} &amp; 🙂 \u202Eomgekeerd';
  await enterLine(page, hostile);
  expect(await main(page).getByText('{{page.csrf}}').first().textContent()).toBe(hostile);
  await enterLine(page, 'Bel\u0007len met de koepel.');
  expect(await page.getByRole('status').innerText()).toMatch(/1 onzichtbaar stuurteken/);
  await entry(main(page), 'Bellen met de koepel.').waitFor();

  // No command: asked about with the line as it was typed; as a command it is saved, and nothing of it comes back in the line.
  await enterLine(page, '/etc/hosts staat open');
  expect(await entryLine(page).inputValue()).toBe('/etc/hosts staat open');
  await entryLine(page).fill('/actie Contact met de regio');
  await press(page, 'Enter');
  await entry(page.getByRole('region', { name: 'Besluiten, acties' }), 'Contact met de regio').waitFor();
  expect(await entryLine(page).inputValue()).toBe('');

  // Signed out elsewhere while typing: the words wait, and nothing was saved or lost in silence.
  await entryLine(page).fill('Net voor het afmelden getypt.');
  const other = await page.context().newPage();
  await other.goto('/account');
  // What is half typed in the first tab is asked about.
  other.once('dialog', (dialog) => void dialog.accept());
  await button(other, 'afmelden');
  await send(line(page).getByRole('button', { name: /^Opslaan/ }));
  for (const text of ['nog niet opgeslagen', 'Net voor het afmelden getypt.']) expect(await main(page).innerText()).toContain(text);
  await page.getByText('Uw aanmelding is afgelopen.').waitFor();
  await shot(page, 'lost-session');

  // Signed in again, one is back at the table and the words are sent by themselves, once.
  await page.getByRole('link', { name: 'Aanmelden', exact: true }).click();
  expect(new URL(page.url()).searchParams.get('next')).toContain(new URL(here, page.url()).pathname);
  await page.goto(await server.signInPath(table.people.secretary));
  await send(main(page).getByRole('button').first());
  await page.goto(here);
  await main(page).locator('.st').filter({ hasText: 'Net voor het afmelden getypt.' }).waitFor();
  expect(await main(page).getByText('nog niet opgeslagen').count()).toBe(0);
  expect(await entryLine(page).inputValue()).toBe('');
  await page.reload();
  expect(await entryLine(page).inputValue()).toBe('');
  expect(complaints).toEqual([]);
});

it('keeps what is half typed when another button or link comes between', async () => {
  const { server, enter, complaints } = await stage();
  const table = await cast(server);
  const { here } = await otcbInBeeld(server, table);
  const page = await enter(table.people.secretary);
  await page.goto(here);

  await entryLine(page).fill('Half getypte melding');
  await button(main(page), 'Rondje beginnen');
  expect(await entryLine(page).inputValue()).toBe('Half getypte melding');
  await page.goto('/');
  await page.goto(here);
  expect(await entryLine(page).inputValue()).toBe('Half getypte melding');

  // Not for whoever sits down at the same browser afterwards.
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'afmelden' }).click();
  await page.goto(await server.signInPath(table.people.secretary));
  await send(main(page).getByRole('button').first());
  await page.goto(here);
  expect(await entryLine(page).inputValue()).toBe('');
  expect(complaints).toEqual([]);
});
