import { actions } from './meeting/actions.js';
import { agenda } from './meeting/agenda.js';
import { beeld } from './meeting/beeld.js';
import { besluit } from './meeting/besluit.js';
import { closing } from './meeting/closing.js';
import { language } from './meeting/language.js';
import { line } from './meeting/line.js';
import { mending } from './meeting/mending.js';
import { oordeel } from './meeting/oordeel.js';
import { people } from './meeting/people.js';
import { room } from './meeting/room.js';
import { table } from './meeting/table.js';
import { tray } from './meeting/tray.js';
import { warnings } from './meeting/warnings.js';

export const meeting = { ...table, ...line, ...language, ...tray, ...people, ...agenda, ...beeld, ...mending, ...oordeel, ...besluit, ...actions, ...closing, ...warnings, ...room };
