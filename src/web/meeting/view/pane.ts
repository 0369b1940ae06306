import { PHASES, type Phase } from '../../../domain/kernel/words.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import type { Translate } from '../../../i18n/index.js';
import { hrefOf, settled, type At, type Dialog } from '../at.js';
import { mayCorrectPresence } from './presence.js';
import type { Who } from './who.js';

/** What the page looks at: a phase, or in a free meeting an agenda item. */
export interface Looked {
  readonly phase: Phase;
  readonly itemId: string | null;
}

/** Where the form of an entry stands. An open one stays there when the meeting goes on, or what is typed in it would have no place any more. */
const PHASE_OF: Readonly<Record<string, Phase>> = { statement: 'beeld', summary: 'beeld', topic: 'oordeel', argument: 'oordeel', option: 'oordeel', provisional: 'oordeel' };

/** Works out what the address asks to see; without a wish it is where the meeting is. */
export function lookedAt(meeting: MeetingState, at: At): Looked {
  const phase = at.phase ?? (at.edit && PHASE_OF[at.edit.kind]) ?? meeting.phase ?? (meeting.state === 'closed' || meeting.state === 'adopted' ? 'sluiting' : 'opening');
  if (meeting.method === 'bob') return { phase, itemId: null };
  const items = meeting.agenda.filter((item) => !item.removed);
  if (at.phase !== null) return { phase: at.phase === 'sluiting' ? 'sluiting' : 'opening', itemId: null };
  const asked = items.find((item) => item.id === at.item) ?? (meeting.phase === 'sluiting' ? undefined : items.find((item) => item.id === meeting.currentItem));
  return { phase: meeting.phase === 'sluiting' ? 'sluiting' : 'opening', itemId: asked?.id ?? null };
}

const DIALOG_TITLES = {
  attendance: 'meeting.attendance',
  'hand-over': 'meeting.handOver',
  guest: 'meeting.guest',
  deputise: 'meeting.deputise',
  agenda: 'documents.agenda',
  summary: 'documents.summary',
  action: 'meeting.assignAction',
  'check-in': 'meeting.checkInByPhone',
} as const satisfies Partial<Record<Dialog, string>>;

type Opened = keyof typeof DIALOG_TITLES;

/** What one needs to be able to do for a dialog to open. */
const DIALOG_RIGHTS: Readonly<Record<Dialog, string>> = {
  attendance: 'RecordPresence',
  'hand-over': 'HandOverRole',
  guest: 'AddGuest',
  deputise: 'Deputise',
  agenda: 'AddAgendaItem',
  summary: 'RecordSummary',
  action: 'AssignAction',
  urgent: 'Decide',
  'check-in': 'RecordPresence',
};

const isOpened = (dialog: Dialog | null): dialog is Opened => dialog !== null && dialog in DIALOG_TITLES;

/** Whether the middle holds the check before closing, and with it what still waits in the tray. */
export function holdsCheck({ dialog }: Pick<At, 'dialog'>, { phase, itemId }: Looked): boolean {
  return phase === 'sluiting' && itemId === null && !isOpened(dialog);
}

/** What someone looks at, without a dialog in which they may do nothing. */
export function allowedAt(at: At, who: Who): At {
  const may = at.dialog === null || who.can[DIALOG_RIGHTS[at.dialog]] === true || (at.dialog === 'attendance' && mayCorrectPresence(who));
  return may ? at : { ...at, dialog: null };
}

/** The middle of the page: which view stands there, its title, and the way back. */
export function paneView(meeting: MeetingState, at: At, looked: Looked, who: Who, t: Translate) {
  const item = meeting.agenda.find((one) => one.id === looked.itemId);
  const phaseTitle = item?.title ?? t(`documents.phase-${looked.phase}`);
  const current = meeting.method === 'free' && meeting.phase !== 'sluiting' ? meeting.agenda.find((one) => one.id === meeting.currentItem)?.title : null;
  const running = meeting.state === 'running';
  const elsewhere = running && (looked.itemId === null ? meeting.phase !== looked.phase || (meeting.method === 'free' && current != null) : looked.itemId !== meeting.currentItem);
  const earlier = meeting.phase !== null && PHASES.indexOf(looked.phase) < PHASES.indexOf(meeting.phase);
  const dialog = isOpened(at.dialog) ? at.dialog : null;
  return {
    view: dialog ? `meeting/dialog-${dialog}` : looked.itemId !== null ? 'meeting/item' : `meeting/${looked.phase}`,
    title: dialog ? t(DIALOG_TITLES[dialog]) : phaseTitle,
    phase: looked.phase,
    phaseTitle,
    back: dialog ? hrefOf(meeting.id, running ? settled(at) : {}) : null,
    backTitle: running ? phaseTitle : null,
    elsewhere: dialog === null && elsewhere,
    currentTitle: current ?? (meeting.phase ? t(`documents.phase-${meeting.phase}`) : ''),
    canReturn: dialog === null && elsewhere && earlier && who.can.MoveToPhase === true,
    withTimes: dialog === 'attendance',
    // What is added in Opening comes later in the meeting: Beeld is the first phase in which it can be dealt with.
    itemPlace: looked.phase === 'opening' ? 'beeld' : looked.phase,
    // In Opening and under Aanwezigheid the middle has these buttons.
    asidePeople: dialog !== 'attendance' && (dialog !== null || looked.itemId !== null || looked.phase !== 'opening'),
  };
}
