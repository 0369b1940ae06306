import type { Translation } from '../../message.js';
import type { table as dutch } from '../../nl/meeting/table.js';

export const table = {
  phases: 'Phases',
  stepDone: 'Done:',
  fromUntil: '{from} to {until}',
  sinceTime: 'since {at}',
  'step-topics': { one: '{count} topic', other: '{count} topics' },
  'step-provisional': { one: '{count} provisional', other: '{count} provisional' },
  'step-until': 'until {at}',
  'step-minutes': { one: '{count} min', other: '{count} min' },
  to: 'To',
  nextItem: 'next item',
  minutesOf: '{used} of {planned} min',
  phaseMinutes: '{minutes} in this phase',
  paneContent: '{pane}, contents',
  onThisPage: 'On this page',
  allTopics: { one: '{count} topic', other: 'All {count}' },
  tableCount: 'Table {there}/{of}',
  outcomes: 'Decisions, actions',
  attention: 'Attention',
  attentionCount: { one: 'Attention {count}', other: 'Attention {count}' },
  moreAtClosing: { one: '{count} more at closing', other: '{count} more at closing' },
  look: 'Look',
  skipToEntry: 'To the entry line',
} as const satisfies Translation<typeof dutch>;
