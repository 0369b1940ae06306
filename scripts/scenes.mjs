// What stands on each picture: who looks, on what screen, and what was done first. They are made in this order, in one demo.

const MAAIKE = 'Maaike de Wit';

/** Presses the button and waits for the page that comes. */
async function press(place, name) {
  const page = place.page?.() ?? place;
  await Promise.all([page.waitForEvent('domcontentloaded'), place.getByRole('button', { name, exact: true }).first().click()]);
}

/** Follows the link and waits for its page. */
async function follow(place, name) {
  const page = place.page?.() ?? place;
  await Promise.all([page.waitForEvent('domcontentloaded'), place.getByRole('link', { name }).first().click()]);
}

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
  { name: 'table', who: MAAIKE, show: (page) => toTable(page) },
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
      await Promise.all([secretary.waitForEvent('domcontentloaded'), secretary.getByRole('button', { name: 'Maak een code' }).first().click()]);
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
