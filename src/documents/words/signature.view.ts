import type { Role } from '../../domain/kernel/words.js';
import type { MinutesModel } from '../minutes/minutes.model.js';
import type { Words } from './entry.view.js';
import { capital } from './head.view.js';

/** A place to sign: in which role, by whom, and when it was done; empty while it waits. */
export interface SignatureView {
  readonly role: string;
  readonly name: string;
  readonly done: string;
}

const SIGNERS: readonly Role[] = ['chair', 'secretary'];

/** Where chair and secretary sign when the minutes are adopted; adopted ones say by whom and when instead. None while the meeting runs, nor where it was brought over from a source. */
export function signatureViews({ meeting, roles, official, anonymised }: MinutesModel, { t, f }: Words): SignatureView[] {
  if (meeting.imported !== null || (meeting.state !== 'closed' && meeting.state !== 'adopted')) return [];
  if (official !== undefined) return [{ role: t('documents.signatureAdopted'), name: official.adopted.by, done: f.dateTime(official.adopted.at) }];
  // A copy for the public is not signed.
  if (anonymised !== undefined) return [];
  return SIGNERS.map((role) => ({
    role: capital(t(`documents.role-${role}`)),
    name: (roles.find((entry) => entry.role === role)?.people ?? []).map(({ name }) => name).join(', '),
    done: '',
  }));
}
