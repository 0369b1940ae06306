import type { Page } from 'playwright-core';
import { shot } from './stage.js';

interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly forced?: boolean;
  readonly printed?: boolean;
}

const WIDE_LIGHT: Look = { name: 'wide', width: 1440, height: 900 };
const PHONE_LIGHT: Look = { name: 'phone', width: 390, height: 844 };
const LOOKS: readonly Look[] = [
  WIDE_LIGHT,
  { ...WIDE_LIGHT, name: 'wide-dark', dark: true },
  PHONE_LIGHT,
  { ...PHONE_LIGHT, name: 'phone-dark', dark: true },
  { name: 'zoomed', width: 720, height: 450 },
  { name: 'desk', width: 1024, height: 768 },
  { name: 'tablet', width: 768, height: 1024 },
  { name: 'small', width: 320, height: 640 },
  { name: 'forced', width: 1440, height: 900, forced: true },
  { name: 'printed', width: 718, height: 1000, printed: true },
];

/**
 * Looks at the page as it stands in every width and colour scheme: 1440, 1024, 768 and 390 px, light and dark, 200 % zoom (half of
 * 1440), 320 px (400 % zoom of 1280), forced colours, printed on A4. Keeps pictures where SCREENSHOTS says, and answers what is cut off or sticks out.
 */
export async function lookAround(page: Page, name: string): Promise<string[]> {
  // Colours change nothing of what fits where: they are for the pictures.
  const looks = process.env.SCREENSHOTS ? LOOKS : LOOKS.filter(({ dark, forced }) => !dark && !forced);
  const before = page.viewportSize();
  const wrong: string[] = [];
  for (const { name: look, width, height, dark = false, forced = false, printed = false } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', forcedColors: forced ? 'active' : 'none', media: printed ? 'print' : 'screen' });
    wrong.push(...(await cutOff(page)).map((what) => `${name} ${look}: ${what}`));
    await shot(page, `${name}-${look}`);
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null, media: null });
  if (before) await page.setViewportSize(before);
  return wrong;
}

interface Tellable {
  readonly tagName: string;
  readonly className: string;
  readonly textContent: string | null;
}

/** What is cut off, sticks out of the window, or scrolls sideways. Words only for who hears the page, and fields, are left out. */
function cutOff(page: Page): Promise<string[]> {
  return page.locator('html').evaluate((root) => {
    const tell = (one: Tellable) => `${one.tagName.toLowerCase()}.${one.className} "${(one.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 50)}"`;
    const found: string[] = [];
    if (root.scrollWidth > root.clientWidth) found.push(`the page scrolls ${root.scrollWidth - root.clientWidth} px sideways`);
    for (const one of root.querySelectorAll('body *')) {
      if (one.closest('.sr, datalist, svg, [hidden]') || one.matches('input, select, option, textarea')) continue;
      const { width, height, right, left } = one.getBoundingClientRect();
      if (width <= 1 || height <= 1) continue;
      const { overflowX, overflowY, display } = one.ownerDocument.defaultView!.getComputedStyle(one);
      if (display === 'inline') continue;
      if (right > root.clientWidth + 1 || left < -1) found.push(`sticks out: ${tell(one)}`);
      if (overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1) found.push(`${one.scrollWidth - one.clientWidth} px too wide: ${tell(one)}`);
      if ((overflowY === 'hidden' || overflowY === 'clip') && one.scrollHeight > one.clientHeight + 2) found.push(`${one.scrollHeight - one.clientHeight} px too high: ${tell(one)}`);
    }
    return found;
  });
}
