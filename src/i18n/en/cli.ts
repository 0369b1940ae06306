import type { Translation } from '../message.js';
import type { cli as dutch } from '../nl/cli.js';

export const cli = {
  listening: 'The crisis meetings are ready at {url}',
  'first-administrator': 'There are no users yet. Make the administrator with this link (once, valid for 24 hours): {url}',

  done: 'Done.',

  'no-database': 'There is no database: {file}.',
  'data-in-use': 'Not possible while the server runs (process {pid}). Stop it first.',
  'database-damaged': 'The file {file} is damaged: {problem}',

  'backup-usage': 'Usage: bob backup FILE',
  'backup-exists': 'The file {file} exists already; choose another name.',
  'backup-done': 'Backup made and checked: {file}.',

  'restore-usage': 'Usage: bob restore FILE',
  'restore-not-ours': '{file} is not a backup of this program.',
  'restore-done': 'Restored: {file}.',
  'restore-done-kept': 'Restored: {file}. The old database is kept as {kept}.',

  'rebuild-usage': 'Usage: bob rebuild',
  'rebuild-done': {
    one: 'The views were made anew from {count} event.',
    other: 'The views were made anew from {count} events.',
  },

  'verify-usage': 'Usage: bob verify',
  'verify-done': {
    one: 'In order: {count} event, chain and views are right. Last hash: {head}',
    other: 'In order: {count} events, chain and views are right. Last hash: {head}',
  },
  'verify-projection': {
    one: 'The views are not what the journal says: table {table}, row {key}. Run: bob rebuild',
    other: 'The views are not what the journal says: {count} rows, beginning in table {table}, row {key}. Run: bob rebuild',
  },
  'chain-position-gap': 'The journal is not whole: an event is missing before position {position}.',
  'chain-version-gap': 'The journal is not whole: at position {position} the version does not follow the one before.',
  'chain-payload-changed': 'The journal is not whole: the content of the event at position {position} was changed.',
  'chain-chain-broken': 'The journal is not whole: the event at position {position} does not follow the one before.',
  'chain-event-changed': 'The journal is not whole: the particulars of the event at position {position} were changed.',
  'chain-payload-missing': 'The journal is not whole: the content at position {position} is gone without a sealed removal.',
  'chain-seal-without-removal': 'The journal is not whole: position {position} seals what is still there or was something else.',
  'chain-end-missing': 'The journal is not whole: from position {position} events are missing at the end.',
} as const satisfies Translation<typeof dutch>;
