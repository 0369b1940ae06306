import { load } from 'cheerio';
import { isRejection } from '../../../src/domain/kernel/rejection.js';
import type { House } from '../../support/house.js';
import { Browser } from '../../support/app.js';

/** A guest with a seat at a meeting: who it is. */
export async function guestAt(house: House, meetingId: string, name = 'Gast van het RIVM', role = 'observer'): Promise<string> {
  return house.make('personId', 'AddGuest', { meetingId, name, organisation: 'RIVM', role });
}

/** A code for a seat, made as the secretary's page makes it. */
export async function codeFor(house: House, meetingId: string, personId: string, name = 'Gast van het RIVM'): Promise<string> {
  const made = await house.server.core.accounts.makeSeatCode({ meetingId, personId, name }, { actor: house.people.secretary.accountId, origin: null });
  if (isRejection(made)) throw new Error(made.code);
  return made.code;
}

/** A browser of whoever sits down with a code, and the cookie and form token for requests by hand. */
export async function sitDown(house: House, code: string): Promise<{ browser: Browser; cookie: string; csrf: string }> {
  const browser = new Browser(house.server.app);
  await browser.open('/seat');
  await browser.submit('/seat', { code });
  return { browser, cookie: `session=${browser.cookie('session')}`, csrf: String(load(browser.page.html())('meta[name=csrf-token]').attr('content')) };
}
