import type { Translation } from '../../message.js';
import type { document as dutch } from '../../nl/documents/document.js';

export const document = {
  minutesOf: 'Minutes of {meeting}, {crisis}',
  decisionListOf: 'Decision list of {meeting}, {crisis}',
  actionListOf: 'Action list of {meeting}, {crisis}',
  attendanceListOf: 'Attendance list of {meeting}, {crisis}',
  exercise: 'EXERCISE',
  'version-concept': 'concept',
  'version-imported': 'taken over',
  'version-adopted': 'adopted',
  'classification-unclassified': 'Unclassified',
  'classification-dep-vertrouwelijk': 'Dep. VERTROUWELIJK',
  importedFrom: 'Taken over from a source: {source}',
  broughtIn: 'Brought in',
  broughtInFrom: '{at}, from the file of {organisation}, crisis {crisis}',
  notAdopted: 'Concept, not yet adopted.',
  page: 'Page',
  pageOf: 'of',
  contents: 'In these minutes',
  forYou: 'for you',
  forYouActions: { one: '{count} action for you:', other: '{count} actions for you:' },
  version: 'Version',
  download: 'Download',
  untilTime: '{from} to {until}',
  fromTime: 'from {from}',
} as const satisfies Translation<typeof dutch>;
