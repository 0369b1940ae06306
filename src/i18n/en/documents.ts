import { actions } from './documents/actions.js';
import { attendance } from './documents/attendance.js';
import { decisions } from './documents/decisions.js';
import { document } from './documents/document.js';
import { entries } from './documents/entries.js';
import { facts } from './documents/facts.js';
import { history } from './documents/history.js';
import { agenda } from './documents/agenda.js';
import { note } from './documents/note.js';
import { layout } from './documents/layout.js';
import { official } from './documents/official.js';
import { topics } from './documents/topics.js';

export const documents = { ...document, ...decisions, ...actions, ...entries, ...topics, ...history, ...facts, ...attendance, ...official, ...layout, ...note, ...agenda };
