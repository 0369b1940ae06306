import type { ActionState } from '../domain/actions/state.js';
import type { PictureState } from '../domain/beeld/state.js';
import type { CrisisState } from '../domain/crisis/state.js';
import { partsOf, type StreamId } from '../domain/kernel/event.js';
import type { MeetingState } from '../domain/meeting/state.js';
import { projectAction } from './action.projection.js';
import { projectCrisis } from './crisis.projection.js';
import { projectMeeting } from './meeting.projection.js';
import { projectPicture } from './picture.projection.js';
import type { RowChange } from './rows.js';

/**
 * The rows that a stream's change from one folded state to the next asks for.
 * Pure: event data only, no clock, so that `rebuild` gives the tables that live commands gave.
 */
export function project(stream: StreamId, before: unknown, after: unknown): RowChange[] {
  switch (partsOf(stream).kind) {
    case 'crisis':
      return projectCrisis(before as CrisisState | null, after as CrisisState);
    case 'meeting':
      return projectMeeting(before as MeetingState | null, after as MeetingState);
    case 'picture':
      return projectPicture(before as PictureState | null, after as PictureState);
    case 'action':
      return projectAction(before as ActionState | null, after as ActionState);
    case 'question':
      return [];
  }
}
