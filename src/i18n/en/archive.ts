import type { Translation } from '../message.js';
import type { archive as nl } from '../nl/archive.js';

export const archive: Translation<typeof nl> = {
  folderMinutes: 'minutes',
  folderVersion: 'version-{number}',
  folderOpen: 'without-restricted-parts',
  folderDraft: 'draft',
  folderImported: 'taken-over',
  folderPapers: 'papers',
  folderDecisions: 'decision-register',
  folderActions: 'action-register',
  folderOrganisation: 'organisation',
  folderPicture: 'picture',
  bagName: 'archive-{name}',
  minutesVersion: 'Minutes, version {number}',
  minutesVersionOpen: 'Minutes, version {number}, without restricted parts',
  minutesDraft: 'Minutes, draft',
  minutesImported: 'Minutes, taken over from a source',
  sentTo: 'version {number} to {names}',
  cancelled: 'cancelled',
  oriTopic: 'Topic: {text}',
  oriReason: 'Reason: {text}',
  oriForwarded: 'Passed on to: {text}',
  oriConfirmed: 'Confirmed by: {name}',
  oriOnline: 'online',

  indexTitle: 'Archive package {name}',
  indexSub: '{organisation}. Made on {at}.',
  indexVersion: 'archive package',
  indexLead: 'Every file is listed below with its size and its SHA-512. Beside every file and in every folder there is an MDTO description. LEESMIJ.txt says how to check the package.',
  indexFile: 'File',
  indexOrigin: 'Origin',
  indexSize: 'Size',
  indexHash: 'SHA-512',
  indexKept: 'kept as it was; SHA-256 {sha256}',
  indexMade: 'made for this package',
  indexBrought: 'paper, as it was brought in; SHA-256 {sha256}',
  indexContents: 'Contents',
  indexFiles: { one: '{count} file', other: '{count} files' },
  indexLeft: 'Not in this package, because not closed yet: {names}',
  readme: `ARCHIVE PACKAGE {name}

{organisation}
Made on {at}.

WHAT THIS IS
This package holds everything of {title}, also what was for a restricted
circle during the crisis. Open index.html in a browser for an overview.

WHERE IS WHAT
data/                  the records
  minutes/version-N/   every kept version of the minutes, byte for byte as it
                       was adopted or distributed
  minutes/draft/       the minutes as they were when this package was made,
                       where they were not adopted yet
  *-list/              decisions, actions and attendance
  papers/              papers of the meeting
  anonymised-N/        variants that may be public (Woo), as they were made
  ori-a.xml            the meeting in ORI-A 1.0.1
  journaal.jsonl       the events of the meeting, one a line
  FOLDER/FOLDER.mdto.xml  description of the folder in MDTO-XML 1.0.1
  *.bestand.mdto.xml   description of the file beside it
manifest-sha512.txt    the SHA-512 of every file in data/
tagmanifest-sha512.txt the SHA-512 of the files beside data/

HOW TO CHECK IT
This is a BagIt package (RFC 8493, version 1.0); any BagIt program can check it.
With this program: bob verify-archive FILE. Without anything else, in the folder
of the package: sha512sum -c manifest-sha512.txt

HOW THE JOURNAL IS SECURED
Every line of journaal.jsonl is an event. payload_hash is the SHA-256 of payload
as it stands there. hash is the SHA-256 of these fields, with | between them:
previous_hash, stream, version, type, schema, happened_at, recorded_at, actor,
seat (nothing where it is empty), command_id, payload_hash. previous_hash is the
hash of the event at the position before; that may stand in another meeting.
Where payload is null the content was removed and sealed. Times are UTC.
`,

  title: 'Archive package',
  help: 'All documents, the journal and the metadata in one ZIP file, for the archive',
  lede: 'One ZIP file with everything of {name}, also what is only for a restricted circle. That you fetch it is written in the security log.',
  contains: 'What goes in',
  containsVersions: { one: '{count} kept version of the minutes, byte for byte', other: '{count} kept versions of the minutes, byte for byte' },
  containsDraft: 'The minutes as a draft: they are not adopted yet',
  containsMeetings: { one: '{count} meeting that is closed, adopted or cancelled, each with its minutes, lists and papers', other: '{count} meetings that are closed, adopted or cancelled, each with its minutes, lists and papers' },
  containsNone: 'No meeting yet: none is closed, adopted or cancelled',
  containsLists: 'The lists of decisions, actions and attendance, in every form',
  containsRegisters: 'The decision register and the action register of all meetings, the organisation and the picture',
  containsJournal: 'Its journal, with the hashes',
  containsMetadata: 'MDTO descriptions of every folder and every file, and ORI-A of every meeting',
  containsManifest: 'A list with the SHA-512 of every file (BagIt), and an overview to read',
  leftOut: { one: '{count} meeting does not go in, because it is not closed yet: {names}', other: '{count} meetings do not go in, because they are not closed yet: {names}' },
  size: 'Kept files: {size}. The package is made while you fetch it; a large crisis may take some minutes.',
  sizeSmall: 'The package is made while you fetch it.',
  check: 'Check the file afterwards: LEESMIJ.txt says how to see that every byte is there. If fetching breaks off, start again.',
  download: 'Fetch the archive package',
  toMeeting: 'To the minutes',
  toCrisis: 'To the crisis',
};
