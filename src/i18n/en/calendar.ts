import type { Translation } from '../message.js';
import type { calendar as dutch } from '../nl/calendar.js';

export const calendar: Translation<typeof dutch> = {
  title: 'Your calendar',
  lede: 'With a secret address your meetings and the days on which your actions are due stand in your own calendar. Meetings that are moved or cancelled follow by themselves.',
  secret: 'Whoever has this address sees when you meet. Give it to nobody. Of confidential meetings it says only which team it is and when.',
  none: 'You have no address.',
  since: 'You have an address since {at}. It is not shown again.',
  make: 'Make an address',
  renew: 'Make a new address; the old one no longer works then',
  end: 'End the address',
  ended: 'The address no longer works.',
  made: 'Your new address',
  shown: 'Take it over now: in Outlook with Add calendar, From the internet. It is shown only now.',
  open: 'Meetings in your own calendar',
  feedName: 'Crisisoverleg',
  action: 'Action {number}: {what}',
  actionDue: 'Action {number} is due',
  toCalendar: 'Put it in your calendar',
};
