import type { Translation } from '../message.js';
import type { apiErrors as dutch } from '../nl/api-errors.js';

export const apiErrors = {
  'token-missing': 'Send a token along: Authorization: Bearer TOKEN.',
  'token-refused': 'This token does not exist, has expired or was revoked, or the account is disabled.',
  'unknown-token': 'This token is not there, or was revoked already.',
  'too-many-tokens': '{max} tokens work for this account already. Revoke one first.',
  'too-many-requests': 'This token asked too much in one minute. Try again in {minutes} min.',
  'unreadable-body': 'The body of the request is no valid JSON.',
  'file-name-missing': 'Give the name of the file as fileName in the address, and the file itself as the body.',
  'body-not-an-object': 'The body of the request is no JSON object.',
  'body-too-large': 'The body of the request is too large.',
  'not-json': 'Send the body as application/json.',
  'no-such-path': 'This does not exist in the API, or you have no access to it.',
  'command-id-missing': 'Give the command an id of its own (a UUID): header Idempotency-Key or field commandId.',
  'command-id-differs': 'Idempotency-Key and commandId each name another id.',
  'bad-cursor': 'This cursor does not come from an earlier answer.',
  'bad-limit': 'Ask for a number from {min} to {max}.',
  'bad-request': 'The request could not be understood.',
  failed: 'This is due to the system and not to you. Nothing was half done. Send the same command with the same id again.',
} as const satisfies Translation<typeof dutch>;
