import type { FastifyReply } from 'fastify';
import type { Accounts } from '../../accounts/accounts.js';
import { layoutOf, type CrisisDocumentModel } from '../../documents/document.file.js';
import { layoutView } from '../../documents/html/layout.view.js';
import type { Press } from '../../documents/press/press.js';
import type { CrisisDeps, Place } from './access.js';

export interface CrisisDocumentDeps extends CrisisDeps {
  readonly organisation: string;
  readonly press: Pick<Press, 'print'>;
  /** The security log: who took documents along. */
  readonly noted: Pick<Accounts, 'note'>;
}

/** A document as a page shows it: the page itself says its title. */
export function onScreen(model: CrisisDocumentModel) {
  const layout = layoutOf(model);
  return layoutView({ ...layout, blocks: layout.blocks.filter((block) => block.kind !== 'heading' || block.level !== 1) });
}

/** Says in the security log who takes a document of a crisis along. */
export function noteExport({ noted }: CrisisDocumentDeps, { viewer, request, crisis }: Place, what: string): Promise<void> {
  return noted.note({ actor: viewer.accountId, origin: request.ip }, { act: 'crisis-document-exported', subject: `crisis:${crisis.id} ${what}`, result: 'done' });
}

export function send(reply: FastifyReply, file: Buffer, name: string, type: string) {
  return reply.type(type).header('content-disposition', `attachment; filename="${name.replace(/[^A-Za-z0-9.-]/g, '_')}"`).header('cache-control', 'no-store').send(file);
}
