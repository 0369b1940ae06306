import { access } from './crisis/access.js';
import { dossier } from './crisis/dossier.js';
import { members } from './crisis/members.js';
import { overview } from './crisis/overview.js';
import { states } from './crisis/states.js';
import { teams } from './crisis/teams.js';

export const crisis = { ...dossier, ...access, ...overview, ...states, ...members, ...teams };
