// What goes to the server from an open page, and what its answers mean.

import { formToken } from './page.js';

/** What the server answers to a form of an open page that was carried out. */
export interface Saved {
  readonly next: string;
  readonly said: readonly string[];
  /** The journal position of what was done. */
  readonly position: number;
}

/** What a form holds, as it is sent. */
export type Fields = [name: string, value: string][];

/** What a form holds; `submitter` is the button that was pressed. */
export function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): Fields {
  return [...new FormData(form, submitter)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));
}

/** Sends what a form holds, with the token that the page has now. Rejects when there is no line. */
export function post(action: string, fields: readonly (readonly [string, string])[]): Promise<Response> {
  const body = new URLSearchParams(fields.filter(([name]) => name !== 'csrf') as [string, string][]);
  body.set('csrf', formToken());
  return fetch(action, { method: 'POST', body, headers: { 'x-page': '1', accept: 'text/html' }, redirect: 'follow', cache: 'no-store' });
}

/** Whether the session of this page is over: it was ended, or another one began. */
export const sessionIsOver = (answer: Response) => ['signed-out', 'form-expired', 'seat-ended'].includes(answer.headers.get('x-problem') ?? '');
/** A form that was carried out is answered in JSON; everything else is a page. */
export const isJson = (answer: Response) => answer.headers.get('content-type')?.includes('json') === true;
/** Whether the answer is the page on which one signs in. */
export const onSignIn = (answer: Response) => new URL(answer.url).pathname === '/sign-in' || new URL(answer.url).pathname === '/seat';
