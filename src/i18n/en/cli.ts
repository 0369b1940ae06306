import type { Translation } from '../message.js';
import type { cli as dutch } from '../nl/cli.js';

export const cli = {
  listening: 'The crisis meetings are ready at {url}',
  'first-administrator': 'There are no users yet. Make the administrator with this link (once, valid for 24 hours): {url}',


  'no-database': 'There is no database: {file}.',
  'data-in-use': 'Not possible while the server runs (process {pid}). Stop it first.',
  'database-damaged': 'The file {file} is damaged: {problem}',

  'backup-usage': 'Usage: bob backup FILE',
  'backup-exists': 'The file {file} exists already; choose another name.',
  'backup-done': 'Backup made and checked: {file}.',

  'not-in-security-log': 'Note: this could not be written in the security log.',
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
  'paper-missing': 'A paper that the journal names is missing: SHA-256 {sha256}.',
  'paper-changed': 'A paper is no longer what it was: SHA-256 {sha256}.',
  'file-missing': 'A file of minutes that the journal names is missing: SHA-256 {sha256}.',
  'file-changed': 'A file of minutes is no longer what it was: SHA-256 {sha256}.',
  'file-extra': 'There is a file of minutes that no event names: SHA-256 {sha256}.',
  'chain-position-gap': 'The journal is not whole: an event is missing before position {position}.',
  'chain-version-gap': 'The journal is not whole: at position {position} the version does not follow the one before.',
  'chain-payload-changed': 'The journal is not whole: the content of the event at position {position} was changed.',
  'chain-chain-broken': 'The journal is not whole: the event at position {position} does not follow the one before.',
  'chain-event-changed': 'The journal is not whole: the particulars of the event at position {position} were changed.',
  'chain-payload-missing': 'The journal is not whole: the content at position {position} is gone without a sealed removal.',
  'chain-seal-without-removal': 'The journal is not whole: position {position} seals what is still there or was something else.',
  'chain-end-missing': 'The journal is not whole: from position {position} events are missing at the end.',

  usage: `Usage: bob VERB

  import FILE [--crisis CODE] [--name NAME] [--coordinator EMAIL] [--json]
                        takes over meetings from a file; makes the crisis when it is missing; also brings the JSON
                        of minutes (a file, or a folder that export made) back in
  export (--meeting ID | --crisis CODE [--whole | --team ABBREVIATION]) [--document minutes|decisions|actions|attendance|agenda|note] --format html|pdf|docx|odt|md|json|csv --out PATH [--force]
                        writes minutes; for a crisis PATH is a folder
  archive (--meeting REFERENCE | --crisis CODE) --out FILE.zip [--appraisal B|V] [--force]
                        makes an archive package: all documents, journal, MDTO and ORI-A
  verify-archive FILE   reads an archive package back and checks every byte
  verify                checks journal and projections
  rebuild               makes the projections anew from the journal
  backup FILE           makes a checked copy, also while the server runs
  restore FILE          puts a copy back
  template FOLDER --out FOLDER
                        checks a house style and writes an example in it, in every form
  user add --email EMAIL --name NAME [--admin] --password-stdin
                        adds an account; the password comes from standard input
  mail bounced NUMBER-OR-ADDRESS [REASON] [--json]
                        marks a sent mail as one that came back
  token add --email EMAIL [--name NAME] [--json]
                        makes an API token for an account and shows it once`,
  'unknown-verb': 'There is no such verb: {verb}.',

  'template-usage': 'Usage: bob template FOLDER --out FOLDER',
  'template-wrong': 'The house style is not right. {problem}',
  'template-done': 'The house style is right. There are {count} examples in {path}.',
  'import-usage': 'Usage: bob import FILE [--crisis CODE] [--name NAME] [--coordinator EMAIL] [--json]',
  'import-unreadable': 'The file {file} is not there, or is not text in UTF-8.',
  'import-which-crisis': 'Name the crisis: bob import FILE --crisis CODE',
  'import-wrong': {
    one: 'Nothing was taken over: one field is wrong.',
    other: 'Nothing was taken over: {count} fields are wrong.',
  },
  'import-field': 'line {line}: {field}: {problem}',
  'import-done': 'Taken over: {newMeetings} meetings and {newPoints} points. In the file: {meetings} meetings of {teams} teams, {points} points.',
  'import-removed': { one: '{count} control character was taken out of the texts.', other: '{count} control characters were taken out of the texts.' },
  'json-value': 'Nothing was taken over: line {line} holds no valid JSON value.',
  'json-name': 'Nothing was taken over: on line {line} a field name in quotes is missing.',
  'json-colon': 'Nothing was taken over: on line {line} a colon after a field name is missing.',
  'json-comma': 'Nothing was taken over: on line {line} a comma or a closing bracket is missing.',
  'json-twice': 'Nothing was taken over: on line {line} a field comes for the second time.',
  'json-deep': 'Nothing was taken over: on line {line} values are nested too deeply.',
  'json-end': 'Nothing was taken over: on line {line} there is something after the end.',
  'no-account': 'There is no account with the address {email}.',

  'export-usage': 'Usage: bob export (--meeting ID | --crisis CODE [--whole | --team ABBREVIATION]) [--document minutes|decisions|actions|attendance|agenda|note] --format html|pdf|docx|odt|md|json|csv --out PATH [--force]',
  'export-no-meeting': 'There is no meeting {id}.',
  'export-no-crisis': 'There is no crisis {code}.',
  'export-no-team': 'There is no team {team} in this crisis.',
  'export-not-yet': 'This meeting has not begun or was cancelled: there are no minutes.',
  'export-no-note': 'No briefing note was written for this meeting.',
  'export-exists': '{file} exists; use --force to replace it.',
  'export-unwritable': '{file} cannot be written: {problem}',
  'export-done': { one: 'Wrote {count} minutes to {path}.', other: 'Wrote {count} minutes to {path}.' },
  'export-done-list': { one: 'Wrote {count} list to {path}.', other: 'Wrote {count} lists to {path}.' },
  'export-done-agenda': { one: '{count} agenda written to {path}.', other: '{count} agendas written to {path}.' },
  'export-done-note': { one: '{count} briefing note written to {path}.', other: '{count} briefing notes written to {path}.' },
  'export-other-format': 'This document does not come as {format}. Minutes come as {minutes}, a list as {lists}, an agenda or briefing note as {preparation}.',

  'archive-usage': 'Usage: bob archive (--meeting REFERENCE | --crisis CODE) --out FILE.zip [--appraisal B|V] [--force]',
  'archive-not-yet': 'This meeting is not closed yet, or was cancelled: there is nothing to archive yet.',
  'archive-done': 'Archive package written to {file}. Check it with: bob verify-archive {file}',
  'archive-damaged': 'No package was made: a kept file (of minutes, or a paper) is missing or was changed (SHA-256 {sha256}). Run: bob verify',
  'verify-archive-usage': 'Usage: bob verify-archive FILE.zip',
  'verify-archive-unreadable': '{file} cannot be read: {problem}',
  'verify-archive-done': 'In order: {file}, {files} files.',
  'verify-archive-done-journal': 'In order: {file}, {files} files and {events} events. Last event: no. {position}, hash {hash}',
  'verify-archive-more': { one: 'And {count} more.', other: 'And {count} more.' },
  'verify-archive-wrong': { one: '{file} is not in order: {count} thing is wrong.', other: '{file} is not in order: {count} things are wrong.' },
  'package-not-a-zip': 'not a whole ZIP file: {where}',
  'package-unsafe-name': 'a name that does not belong in a package: {where}',
  'package-twice': 'is in it twice: {where}',
  'package-not-a-bag': 'not a BagIt package: {where} is missing or cannot be read',
  'package-missing': 'is missing: {where}',
  'package-extra': 'is not in the list: {where}',
  'package-changed': 'was changed: {where}',
  'package-oxum': 'the number of bytes or files is wrong: {where}',
  'package-xml': 'not well-formed XML: {where}',
  'package-journal-line': 'not an event: {where}',
  'package-journal-payload': 'the content of an event was changed: {where}',
  'package-journal-event': 'the columns of an event were changed: {where}',
  'package-journal-chain': 'an event does not follow from the one before: {where}',
  'package-kept-missing': 'the journal names a file that is not in it: SHA-256 {where}',

  'mail-usage': 'Usage: bob mail bounced NUMBER-OR-ADDRESS [REASON] [--json]',
  'mail-unknown': 'There is no sent mail with number or address {mail}.',
  'mail-bounced': 'The last mail to {address} is marked as one that came back.',
  'token-usage': 'Usage: bob token add --email EMAIL [--name NAME] [--json]',
  'token-added': 'Token for {email}, valid until {until}. It is shown only now:\n{token}',
  'user-usage': 'Usage: bob user add --email EMAIL --name NAME [--admin] --password-stdin',
  'user-no-password': 'No password came from standard input.',
  'user-added': 'Account made for {name} ({email}).',

  'demo-clock': 'The demo plays in March 2020. Its clock stands at {now} and goes on from now.',
  'demo-links': 'Sign in without a password by these links; each works once:',
  'demo-kept': 'The demo in {folder} goes on where it was left. Remove that folder for a new demo.',
  'demo-not-ours': 'There is something else in {folder}; remove that folder for a new demo.',
  'part-secretary': 'secretary',
  'part-chair': 'chair of the OTCb',
  'part-information-coordinator': 'information coordinator',
  'part-crisis-adviser': 'crisis adviser',
  'part-participant': 'participant',
  'part-observer': 'observer',
  'part-crisis-manager': 'chair of the BTCb (crisis manager)',
  'part-coordinator': 'crisis coordinator',
  'part-reader': 'reader',
  'part-archivist': 'archivist',
  'part-administrator': 'administrator',
} as const satisfies Translation<typeof dutch>;
