import type { Messages } from '../message.js';

/** De open pagina van een overleg: verbinding, wat nog niet is opgeslagen, wie meekijkt. */
export const live = {
  live: 'live',
  online: { one: '{count} online', other: '{count} online' },
  lost: 'Geen verbinding. U kunt doorgaan: wat u in de invoerregel typt, wordt op dit apparaat bewaard en straks vanzelf verzonden.',
  notSent: 'Geen verbinding: dit is niet verzonden. Uw tekst staat er nog.',
  notKept: 'Deze browser kan niets bewaren. Wacht met sluiten tot alles is opgeslagen.',
  signedOut: 'Uw aanmelding is afgelopen. Wat nog niet is opgeslagen, blijft op dit apparaat staan en wordt verzonden als u weer bent aangemeld.',
  signIn: 'Aanmelden',
  gone: 'U kunt dit overleg niet meer inzien.',
  unsaved: 'nog niet opgeslagen',
  unsavedList: 'Nog niet opgeslagen',
  edit: 'Aanpassen',
  discard: 'Weggooien',
  stillWaiting: 'Er is nog tekst die niet is opgeslagen',
  stillWaitingHelp: 'Die blijft op dit apparaat staan en wordt pas verzonden als u zich hier weer aanmeldt.',
  stay: 'Aangemeld blijven',
  signOutTyped: 'U typte iets wat nog niet is opgeslagen. Bij afmelden wordt die tekst gewist. Toch afmelden?',
  signOutStill: 'Toch afmelden',
} satisfies Messages;
