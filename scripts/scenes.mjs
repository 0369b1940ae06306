// What stands on each picture: who looks, on what screen, and what was done first. They are made in this order, in one demo.

const MAAIKE = 'Maaike de Wit';

/** Presses it and waits for what comes: another page, or what an open page makes of it. */
async function settle(place, what) {
  const page = place.page?.() ?? place;
  const before = await page.locator('html').getAttribute('data-acts');
  const here = page.locator(`html[data-acts]:not([data-acts="${before ?? ''}"])`).waitFor({ state: 'attached' });
  await Promise.all([Promise.any([page.waitForEvent('domcontentloaded'), here]), what.click()]);
}

/** Presses the button with this name. */
const press = (place, name) => settle(place, place.getByRole('button', { name, exact: true }).first());

/** Follows the link with this name. */
const follow = (place, name) => settle(place, place.getByRole('link', { name }).first());

/** To the table of the meeting that runs; `search` chooses what is shown there. */
async function toTable(page, search = '') {
  await follow(page, 'Naar de tafel');
  if (search) await page.goto(`${new URL(page.url()).pathname}?${search}`);
}

async function toCrisis(page, path = '') {
  await follow(page, 'COVID-19');
  if (path) await page.goto(`${new URL(page.url()).pathname}${path}`);
}

export const SCENES = [
  {
    name: 'table',
    who: MAAIKE,
    show: async (page, enter) => {
      // Someone else looks on, so that the page says that it is live.
      await toTable(await enter('Ilse Terpstra'));
      await toTable(page);
      await page.locator('#f-entry-text').pressSequentially('GMT: nog voor negen dagen schorten !aanname #bron leveranciers');
      await page.locator('html[data-line="live"]').waitFor();
    },
  },
  {
    name: 'scherm',
    who: MAAIKE,
    show: async (page) => {
      await toTable(page);
      await page.goto(`${new URL(page.url()).pathname}/screen`);
    },
  },
  {
    name: 'verslag',
    who: MAAIKE,
    show: async (page) => {
      await toCrisis(page);
      await follow(page, 'OTCb 2');
      await page.goto(`${new URL(page.url()).pathname}/minutes`);
    },
  },
  { name: 'informatiecoordinator', who: 'Joost Hendriks', show: (page) => toCrisis(page, '/picture') },
  { name: 'adviseur', who: 'Samira Bouzid', show: (page) => toTable(page, 'phase=oordeel') },
  {
    name: 'deelnemer',
    who: 'Pieter Oosterhuis',
    phone: true,
    show: async (page, enter) => {
      const secretary = await enter(MAAIKE);
      await toTable(secretary);
      await press(secretary, 'Niets toe te voegen');
      await toTable(page);
    },
  },
  {
    name: 'voorzitter',
    who: 'Ilse Terpstra',
    phone: true,
    show: async (page, enter) => {
      const secretary = await enter(MAAIKE);
      await toTable(secretary, 'phase=besluit&dialog=urgent');
      await secretary.locator('textarea[name=words]').first().fill('Ziekenhuizen in Noord-Brabant stellen niet-dringende operaties uit.');
      await press(secretary, 'Besluit vastleggen');
      await toTable(page, 'view=confirm');
    },
  },
  {
    name: 'gast',
    who: null,
    phone: true,
    show: async (page, enter) => {
      const secretary = await enter(MAAIKE);
      await toTable(secretary, 'dialog=guest');
      const guest = secretary.locator('form', { has: secretary.locator('[name=name]') });
      await guest.locator('[name=name]').fill('Femke Kok');
      await press(guest, 'Toevoegen');
      await secretary.goto(`${new URL(secretary.url()).pathname}/seat-codes`);
      await settle(secretary, secretary.getByRole('button', { name: 'Maak een code' }).first());
      const code = await secretary.locator('.seat-code__signs').innerText();
      await page.goto('/seat');
      await page.getByLabel('Code').fill(code.split(':').at(-1).trim());
    },
  },
  {
    name: 'lezer',
    who: 'Daan Kuipers',
    show: async (page, enter) => {
      const secretary = await enter(MAAIKE);
      await toCrisis(secretary);
      await follow(secretary, 'OTCb 1');
      await page.goto(`${new URL(secretary.url()).pathname}/minutes`);
    },
  },
  { name: 'coordinator', who: 'Karin Vos', show: (page) => toCrisis(page, '/organise/access') },
  { name: 'archivaris', who: 'Ellen Smit', show: (page) => toCrisis(page, '/journal') },
  { name: 'beheerder', who: 'Robin de Graaf', show: (page) => follow(page, 'Accounts') },
];
