import type { Accounts } from '../accounts/accounts.js';
import { isRejection } from '../domain/kernel/rejection.js';
import { fridayKernteam } from './friday-kernteam.js';
import { adoptFirst, commentOnMonday, tuesdayActions } from './minutes.js';
import { mondayOtcb } from './monday-otcb.js';
import { organise } from './organisation.js';
import { demoEmail, PEOPLE, type DemoPerson, type PersonKey } from './people.js';
import { Play, type PlayParts } from './play.js';
import { thursdayOtcb } from './thursday-otcb.js';
import { tuesdayBtcb } from './tuesday-btcb.js';
import { callOtcb, nextBtcb, NOW, runningOtcb, tuesdayEvening } from './wednesday.js';

const BY = { actor: 'operator', origin: null };

/**
 * Tells the whole story into an empty database: accounts, a crisis, three OTCbs, two BTCbs and the last meeting of a team that rests since. Everything goes by
 * commands, in the order in which it happened; afterwards the clock stands at 09:24 on Wednesday.
 */
export async function tellStory(parts: PlayParts & { readonly accounts: Pick<Accounts, 'addUser'> }): Promise<void> {
  const play = new Play(parts);
  play.at('2020-03-04T15:00');
  for (const [key, person] of Object.entries(PEOPLE) as [PersonKey, DemoPerson][]) {
    const account = { name: person.name, email: demoEmail(key), admin: person.admin ?? false, personId: play.person(key) };
    const added = await parts.accounts.addUser(account, BY);
    if (isRejection(added)) throw new Error(`demo: no account for ${key}: ${added.code}`);
  }
  const teams = await organise(play);
  const first = await thursdayOtcb(play, teams);
  await fridayKernteam(play, teams);
  const monday = await mondayOtcb(play, teams);
  await adoptFirst(play, first, monday.meetingId);
  await commentOnMonday(play, monday);
  await tuesdayBtcb(play, teams);
  await tuesdayActions(play, first);
  const wednesday = await callOtcb(play, teams);
  await nextBtcb(play, teams);
  await tuesdayEvening(play, monday.overview);
  await runningOtcb(wednesday);
  play.at(NOW);
}
