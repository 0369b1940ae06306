import type { Translation } from '../message.js';
import type { passing as dutch, passingErrors as dutchErrors } from '../nl/passing.js';

export const passing = {
  title: 'What is open at {team}',
  lede: 'Choose where it goes. It comes into the preparation of that team’s next meeting.',
  bySuccessor: 'What you leave here, {team} takes over as soon as {own} is at rest or closed.',
  noSuccessor: 'There is no successor: what you leave here comes back nowhere once {own} is at rest or closed.',
  restrictedStays: 'What is restricted is not listed: it stays with those who may see it.',
  open: 'What is open',
  none: 'Nothing is open at this team.',
  what: 'What goes over?',
  to: 'To which team?',
  pass: 'Pass on',
  passed: 'Passed on. It comes back in the preparation of that team.',
  by: 'Who: {owner}',
  due: 'due {due}',
  succession: '{held} is no longer held by {name}, but by {successor}.',
  handPlace: 'Hand over the place',
  seatSuccessor: 'Hand over the place to {successor}',
  'why-action': 'action',
  'why-deferred': 'deferred',
  'why-considered': 'under consideration',
  'why-review': 'review',
  'why-end': 'end date',
  'why-forwarded': 'waits for an answer',
  'why-undecided': 'topic without a decision',
} as const satisfies Translation<typeof dutch>;

export const passingErrors = {
  'still-holds': 'This person does not sit here through a function, or holds it still.',
  'restricted-stays': 'What is restricted cannot go to another team: that team would not see it.',
} as const satisfies Translation<typeof dutchErrors>;
