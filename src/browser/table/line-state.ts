// The calm bar that says what is the matter with the connection, and nothing when nothing is.

export type State = 'live' | 'lost' | 'signed-out' | 'gone' | 'not-sent' | 'not-kept';

/** Real losses show after this; a blink does not. */
const PATIENCE_MS = 4_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let state: State = 'live';

export const lineState = (): State => state;

function show(): void {
  const bar = document.getElementById('line-state');
  if (bar === null) return;
  bar.hidden = state === 'live';
  for (const sentence of bar.querySelectorAll<HTMLElement>('[data-say]')) sentence.hidden = sentence.dataset.say !== state;
}

/** Says how it is: at once, but a lost line only when it stays away. */
export function say(now: State): void {
  document.documentElement.dataset.line = now;
  if (now === state) return;
  // Who was told that the session is over, or that nothing was sent, is not told less.
  if (now === 'lost' && state !== 'live') return;
  state = now;
  clearTimeout(timer);
  if (now === 'lost') timer = setTimeout(show, PATIENCE_MS);
  else show();
}

document.addEventListener('page:changed', show);
