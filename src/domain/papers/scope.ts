import type { Agenda } from '../kernel/agenda.js';
import { knownTo, type Circle } from '../kernel/circle.js';
import type { Facts } from '../kernel/command.js';
import { streamOf, type Actor, type Draft } from '../kernel/event.js';
import type { StoredFile, Upload } from '../kernel/files.js';
import { reject, type Rejection } from '../kernel/rejection.js';
import { checkVersion } from '../kernel/amend.js';
import type { PaperEventType, PaperPayload } from './events.js';
import type { Paper, PaperAbout, PapersState } from './state.js';

type Placed = { readonly restrictedTo: Circle };

/** What a command on papers looks at. */
export interface PapersScope {
  readonly crisis: { readonly people: ReadonlyMap<string, unknown>; readonly teams: ReadonlyMap<string, { readonly restricted: boolean }> };
  readonly meeting: Pick<Agenda, 'agenda'> & {
    readonly id: string;
    readonly teamId: string;
    readonly restricted: boolean;
    readonly attendance: { readonly seats: ReadonlyMap<string, unknown> };
    readonly oordeel: { readonly topics: ReadonlyMap<string, Placed & { readonly itemId: string | null }> };
    readonly besluit: { readonly decisions: ReadonlyMap<string, Placed & { readonly itemId: string | null }> };
    readonly papers: PapersState;
  };
  /** A file that was sent; null when it is not there, or no more. */
  readonly uploadWith?: (id: string) => Upload | null;
}

export type PapersMeeting = PapersScope['meeting'];

/** The target of every command here: the meeting. */
export const ofMeeting = { scope: 'meeting', target: (read: { meetingId: string }) => read.meetingId } as const;

/** The paper, if the actor may know of it. Codes: unknown-paper, stale-version (R16), struck (it was withdrawn). */
export function paperIn(meeting: PapersMeeting, { paperId, entryVersion }: { readonly paperId: string; readonly entryVersion: number }, { actor, inside }: Facts): Paper | Rejection {
  const paper = meeting.papers.get(paperId);
  if (paper === undefined || !knownTo(actor, circleOfPaper(meeting, paper), inside)) return reject('unknown-paper', 'paperId');
  return checkVersion(paper.entryVersion, entryVersion) ?? (paper.struck ? reject('struck') : paper);
}

/** Who may know of a paper: its own circle, or else that of what it hangs on, which may have been narrowed since. */
export function circleOfPaper(meeting: PapersMeeting, { restrictedTo, about }: Pick<Paper, 'restrictedTo' | 'about'>): Circle {
  return restrictedTo ?? placeIn(meeting, about)?.restrictedTo ?? null;
}

/** The circle of what a paper is to hang on. Codes: unknown-item, unknown-topic, unknown-decision. */
export function circleOfPlace(meeting: PapersMeeting, about: PaperAbout | null, { actor, inside }: Pick<Facts, 'actor' | 'inside'>): { readonly circle: Circle } | Rejection {
  if (about === null) return { circle: null };
  const place = placeIn(meeting, about);
  return place && knownTo(actor, place.restrictedTo, inside) ? { circle: place.restrictedTo } : reject(`unknown-${about.kind}`, 'about');
}

function placeIn({ agenda, oordeel, besluit }: PapersMeeting, about: PaperAbout | null): Placed | null {
  if (about === null) return null;
  if (about.kind === 'item') return agenda.find(({ id }) => id === about.id) ?? null;
  const entry = (about.kind === 'topic' ? oordeel.topics : besluit.decisions).get(about.id);
  // A topic or decision without a circle of its own has that of its item.
  return entry === undefined ? null : { restrictedTo: entry.restrictedTo ?? agenda.find(({ id }) => id === entry.itemId)?.restrictedTo ?? null };
}

/** The file that the actor sent; of others it is not there. Code: unknown-upload. */
export function uploadBy({ uploadWith }: PapersScope, uploadId: string, actor: Actor): StoredFile | Rejection {
  const upload = uploadWith?.(uploadId) ?? null;
  if (upload === null || upload.personId !== actor.personId) return reject('unknown-upload', 'uploadId');
  const { sha256, size, mediaType, fileName } = upload;
  return { sha256, size, mediaType, fileName };
}

/** What a paper is called: as was typed, or as its file without the ending. */
export function titleOf(title: string | null, { fileName }: Pick<StoredFile, 'fileName'>): string {
  return title ?? fileName.replace(/\.[^.]+$/, '');
}

/** Whether the actor sees what is entered in this meeting; what one enters must not vanish from one's own sight. Code: not-in-circle. */
export function checkSees(circle: Circle, { actor, inside }: Facts): Rejection | null {
  return knownTo(actor, circle, inside) ? null : reject('not-in-circle');
}

/** An event of papers in the stream of the meeting. */
export function paperEvent<T extends PaperEventType>(meeting: { readonly id: string }, type: T, payload: PaperPayload<T>): Draft {
  return { stream: streamOf('meeting', meeting.id), type, payload };
}

