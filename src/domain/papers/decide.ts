import { checkCircle, chooseCircle, circleOfMeeting, sameCircle, type Circle } from '../kernel/circle.js';
import { command, type Facts } from '../kernel/command.js';
import type { Draft } from '../kernel/event.js';
import type { StoredFile } from '../kernel/files.js';
import { isRejection, reject, type Rejection } from '../kernel/rejection.js';
import * as input from './commands.js';
import { checkSees, circleOfPlace, ofMeeting, paperEvent, paperIn, titleOf, uploadBy, type PapersScope } from './scope.js';
import type { Paper, PaperAbout } from './state.js';

// After closing the secretary and the chair still add what lay on the table and correct what was said of it (details.md: corrections).
const papers = { ...ofMeeting, act: 'papers', alsoBy: 'papers-after-closing' } as const;

/** What is said of a new paper, with its file. */
export interface Placing {
  readonly title: string | null;
  readonly note: string | null;
  readonly about: PaperAbout | null;
  readonly shareable: boolean;
  readonly restrictedTo: Circle;
}

/**
 * Adds a paper: a file that was sent before. It has at least the circle of what it hangs on. Codes: unknown-upload, unknown-item,
 * unknown-topic, unknown-decision, unknown-person, empty-circle, not-in-circle, already-a-paper (the same bytes hang there already).
 */
export const addPaper = command({
  ...papers,
  name: 'AddPaper',
  input: input.addPaper,
  decide(scope: PapersScope, { meetingId: _, uploadId, ...placing }, facts) {
    const file = uploadBy(scope, uploadId, facts.actor);
    return isRejection(file) ? file : newPaper(scope, file, placing, facts);
  },
});

/** The event of a new paper of these bytes; codes as AddPaper. */
export function newPaper(scope: PapersScope, file: StoredFile, { title, note, about, shareable, restrictedTo }: Placing, facts: Facts): readonly Draft[] | Rejection {
  const { meeting } = scope;
  const circle = circleFor(scope, about, restrictedTo, facts);
  if (isRejection(circle)) return circle;
  const twice = [...meeting.papers.values()].some((paper) => isSame(paper, about, circle.circle, file));
  if (twice) return reject('already-a-paper', 'uploadId');
  const placed = { title: titleOf(title, file), about, shareable, restrictedTo: circle.circle };
  return [paperEvent(meeting, 'PaperAdded', { paperId: facts.ids.next(), number: meeting.papers.size + 1, ...placed, ...file, note })];
}

/** The same bytes at the same place for the same people: someone pressed twice, or did not see that it was there. */
function isSame({ about, restrictedTo, versions, struck }: Paper, at: PaperAbout | null, circle: Circle, { sha256 }: StoredFile): boolean {
  return struck === null && about?.id === at?.id && sameCircle(restrictedTo, circle) && versions.at(-1)?.sha256 === sha256;
}

/** Adds a version; earlier ones stay. Codes: unknown-paper, stale-version, struck, unknown-upload, nothing-changes (the same bytes). */
export const addPaperVersion = command({
  ...papers,
  name: 'AddPaperVersion',
  offered: false,
  input: input.addPaperVersion,
  decide(scope: PapersScope, { paperId, entryVersion, uploadId, note }, facts) {
    const paper = paperIn(scope.meeting, { paperId, entryVersion }, facts);
    if (isRejection(paper)) return paper;
    const file = uploadBy(scope, uploadId, facts.actor);
    if (isRejection(file)) return file;
    if (paper.versions.at(-1)?.sha256 === file.sha256) return reject('nothing-changes', 'uploadId');
    return [paperEvent(scope.meeting, 'PaperVersionAdded', { paperId, ...file, note })];
  },
});

/** Changes what is said of a paper and where it hangs; its number stays. Codes: unknown-paper, stale-version, struck, nothing-changes and those of AddPaper. */
export const changePaper = command({
  ...papers,
  name: 'ChangePaper',
  offered: false,
  input: input.changePaper,
  decide(scope: PapersScope, { meetingId: _, paperId, entryVersion, title, about, shareable, restrictedTo }, facts) {
    const paper = paperIn(scope.meeting, { paperId, entryVersion }, facts);
    if (isRejection(paper)) return paper;
    const circle = circleFor(scope, about, restrictedTo, facts);
    if (isRejection(circle)) return circle;
    const same = paper.title === title && paper.about?.id === about?.id && paper.shareable === shareable && sameCircle(paper.restrictedTo, circle.circle);
    return same ? reject('nothing-changes') : [paperEvent(scope.meeting, 'PaperChanged', { paperId, title, about, shareable, restrictedTo: circle.circle })];
  },
});

/** Withdraws a paper with a reason; it stays, struck, and its number with it (R7). Codes: unknown-paper, stale-version, struck. */
export const withdrawPaper = command({
  ...papers,
  name: 'WithdrawPaper',
  offered: false,
  input: input.withdrawPaper,
  decide({ meeting }: PapersScope, { paperId, entryVersion, reason }, facts) {
    const paper = paperIn(meeting, { paperId, entryVersion }, facts);
    return isRejection(paper) ? paper : [paperEvent(meeting, 'PaperWithdrawn', { paperId, reason })];
  },
});

/** The circle that a paper gets: the chosen one, within that of what it hangs on. */
function circleFor({ crisis, meeting }: PapersScope, about: PaperAbout | null, chosen: Circle, facts: Facts): { readonly circle: Circle } | Rejection {
  const { seats } = meeting.attendance;
  const ofTeam = circleOfMeeting(meeting, crisis.teams);
  const refused = checkSees(ofTeam, facts) ?? checkCircle(chosen, crisis.people, seats);
  if (refused) return refused;
  const place = circleOfPlace(meeting, about, facts);
  return isRejection(place) ? place : chooseCircle(chosen, { actor: facts.actor, seats, restricted: ofTeam !== null }, place.circle);
}

export const PAPER_COMMANDS = [addPaper, addPaperVersion, changePaper, withdrawPaper] as const;
