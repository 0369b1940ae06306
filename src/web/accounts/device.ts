import type { Translate } from '../../i18n/index.js';

/** What stands in what a browser says of itself, the first that fits: many say that they are Chrome and Safari too. */
const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['CrOS', 'ChromeOS'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** A browser and its device in words: `Firefox op Windows`. What says neither is a device unknown; nothing of its own words is shown. */
export function deviceText(device: string | null, t: Translate): string {
  const named = (names: typeof BROWSERS | typeof SYSTEMS) => names.find(([sign]) => device?.includes(sign) === true)?.[1];
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  if (browser !== undefined && system !== undefined) return t('accounts.device', { browser, system });
  return browser ?? system ?? t('accounts.deviceUnknown');
}
