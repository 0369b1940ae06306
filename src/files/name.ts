// What turns a name around or hides part of it (gpj.exe shown as exe.jpg), and what shows nothing at all.
const HIDING = /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]|\p{Surrogate}/gu;
/** In characters (code points), the ending with them. */
const LONGEST = 150;

/** The name of a file as we keep it: its last part, without characters that hide what it is; otherwise as it was given. Empty when nothing is left. */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const cleaned = last.replace(CONTROL, '').replace(HIDING, '').normalize('NFC').replace(/^[\s.]+|[\s.]+$/gu, '');
  const characters = [...cleaned];
  if (characters.length <= LONGEST) return cleaned;
  const ending = endingOf(cleaned);
  return `${characters.slice(0, LONGEST - ending.length - 1).join('')}.${ending}`;
}

/** The ending of a name in lower case, without the dot; empty when it has none. */
export function endingOf(name: string): string {
  return /[^.]\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
