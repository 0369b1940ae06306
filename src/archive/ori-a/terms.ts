import type { Outcome } from '../../domain/kernel/words.js';
import type { MeetingLife } from '../../domain/kernel/words.js';

/** The results that ORI-A knows (besluitResultaat). */
export type OriResult = 'Aangenomen' | 'Geamendeerd aangenomen' | 'Onder voorbehoud aangenomen' | 'Verworpen' | 'Aangehouden';

/** What an outcome is called there. What is under consideration or passed on was not decided here: kept for later, the words say which. */
export const RESULT: Readonly<Record<Outcome, OriResult>> = {
  taken: 'Aangenomen',
  amended: 'Geamendeerd aangenomen',
  deferred: 'Aangehouden',
  'under-consideration': 'Aangehouden',
  rejected: 'Verworpen',
  forwarded: 'Aangehouden',
};
/** Taken, and never confirmed by who decides. */
export const UNCONFIRMED: OriResult = 'Onder voorbehoud aangenomen';

export const STATUS: Readonly<Record<MeetingLife, 'Gepland' | 'Gehouden' | 'Geannuleerd'>> = {
  preparation: 'Gepland',
  running: 'Gehouden',
  closed: 'Gehouden',
  adopted: 'Gehouden',
  cancelled: 'Geannuleerd',
};

/** Lists that terms come from: an id and a name. */
export const ORGANISATIONS = { id: 'https://organisaties.overheid.nl', name: 'Register van Overheidsorganisaties' };
export const KINDS = { id: 'crisisoverleg:soorten', name: 'Begrippenlijst Crisisoverleg: soorten overleg' };
export const ROLES = { id: 'crisisoverleg:rollen', name: 'Begrippenlijst Crisisoverleg: rollen aan tafel' };
export const FUNCTIONS = { id: 'crisisoverleg:functies', name: 'Begrippenlijst Crisisoverleg: functies' };

/** The kind of a meeting by its method. */
export const KIND = { bob: 'Crisisoverleg volgens BOB', free: 'Crisisoverleg met agenda' } as const;
