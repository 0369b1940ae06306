// One area per file; a large area has a folder of parts. `errors` holds the sentences for refusals; its parts come from the areas they belong to.
import { apiErrors } from './api-errors.js';
import { errors as general } from './errors.js';
import { bringInErrors } from './bring-in.js';
import { crisisErrors } from './crisis-errors.js';
import { meetingErrors } from './meeting-errors.js';
import { passingErrors } from './passing.js';
import { seatErrors } from './seat.js';
import { minutesErrors } from './minutes-errors.js';
import { wooErrors } from './woo.js';

export { apiTokens } from './api-tokens.js';
export { accounts } from './accounts.js';
export { bringIn } from './bring-in.js';
export { carry } from './carry.js';
export { cli } from './cli.js';
export { common } from './common.js';
export { compare } from './compare.js';
export { crisis } from './crisis.js';
export { documents } from './documents.js';
export { home } from './home.js';
export { journal } from './journal.js';
export { life } from './life.js';
export { live } from './live.js';
export { meeting } from './meeting.js';
export { minutes } from './minutes.js';
export { passing } from './passing.js';
export { pictureat } from './pictureat.js';
export { preparing } from './preparing.js';
export { registers } from './registers.js';
export { seat } from './seat.js';
export { securitylog } from './securitylog.js';
export { signin } from './signin.js';
export { woo } from './woo.js';

export const errors = { ...general, ...apiErrors, ...bringInErrors, ...crisisErrors, ...meetingErrors, ...passingErrors, ...seatErrors, ...minutesErrors, ...wooErrors };
