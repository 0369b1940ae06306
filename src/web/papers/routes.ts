import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { CommandName } from '../../domain/meeting/registry.js';
import { rejectionText, type MessageKey } from '../../i18n/index.js';
import { forbidden } from '../plugins/errors.js';
import { bodyOf } from '../plugins/form-fields.js';
import { papersUrl } from '../plugins/papers-view.js';
import { requireViewer } from '../plugins/session.js';
import { addUploads, takesFile } from '../plugins/uploads.js';
import { addDownloads } from './downloads.js';
import { fileOf, fileRefused, placedForm, withFile } from './forms.js';
import { beside, paperOf, showPaper, showPapers, type PaperForm } from './pages.js';
import { papersPlace, type PapersDeps, type PapersPlace } from './place.js';

export type { PapersDeps } from './place.js';

/** A form on the page of one paper. */
interface PaperPost {
  readonly path: string;
  readonly form: PaperForm;
  readonly command: CommandName;
  readonly said: MessageKey;
  input(body: Record<string, unknown>, request: FastifyRequest): object;
}

const POSTS: readonly PaperPost[] = [
  { path: '', form: 'change', command: 'ChangePaper', said: 'common.saved', input: placedForm },
  { path: '/versions', form: 'version', command: 'AddPaperVersion', said: 'papers.versionAdded', input: ({ note }, request) => ({ note, uploadId: fileOf(request).uploadId }) },
  { path: '/withdraw', form: 'withdraw', command: 'WithdrawPaper', said: 'papers.withdrawn', input: ({ reason }) => ({ reason }) },
];

/** The papers of a meeting: listed, sent, changed, withdrawn, and taken along. */
export function papersFeature(deps: PapersDeps): FastifyPluginAsync {
  return async (app) => {
    await addUploads(app);
    const page = { preHandler: requireViewer, config: { guests: true } };
    const check = async (request: FastifyRequest, reply: FastifyReply) => {
      const { can } = await papersPlace(deps, request, reply);
      if (!can.AddPaper && !can.OfferPaper) throw forbidden();
    };
    const withUpload = { ...page, preValidation: takesFile({ sendFile: deps.sendFile, maxMegabytes: deps.maxMegabytes, check }) };

    app.get(papersUrl(':meetingId'), page, async (request, reply) => showPapers(deps, await papersPlace(deps, request, reply)));
    app.get(papersUrl(':meetingId', ':paperId'), page, async (request, reply) => {
      const place = await papersPlace(deps, request, reply);
      return showPaper(deps, place, paperOf(place));
    });
    app.post(papersUrl(':meetingId'), withUpload, (request, reply) => sendNew(deps, request, reply));
    for (const post of POSTS) {
      app.post(`${papersUrl(':meetingId', ':paperId')}${post.path}`, post.form === 'version' ? withUpload : page, (request, reply) => changeOne(deps, post, request, reply));
    }
    for (const [path, command, said] of [['accept', 'AcceptOffer', 'papers.accepted'], ['drop', 'DropOffer', 'papers.dropped']] as const) {
      app.post(papersUrl(':meetingId', `offers/:offerId/${path}`), page, async (request, reply) => {
        const { meetingId } = await papersPlace(deps, request, reply);
        const { offerId } = request.params as { readonly offerId: string };
        const again = async (form: Parameters<typeof beside>[0]) => showPapers(deps, await papersPlace(deps, request, reply), beside(form));
        return deps.post(request, reply, { name: command, input: { meetingId, offerId }, then: done(reply, said, papersUrl(meetingId)), again });
      });
    }
    addDownloads(app, deps);
  };
}

/** Adds a paper, or offers it, by what this person may. */
async function sendNew(deps: PapersDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const place = await papersPlace(deps, request, reply);
  const { meetingId, can } = place;
  const refused = refusedFile(request, reply);
  if (refused !== null) return showPapers(deps, place, refused);
  const body = bodyOf(request.body);
  const { note } = body;
  const offers = can.OfferPaper;
  const { shareable, restrictedTo, ...placed } = placedForm(body);
  return deps.post(request, reply, {
    name: offers ? 'OfferPaper' : 'AddPaper',
    input: { meetingId, uploadId: fileOf(request).uploadId, note, ...placed, ...(offers ? {} : { shareable, restrictedTo }) },
    then: done(reply, offers ? 'papers.offered' : 'papers.added', papersUrl(meetingId)),
    again: async (form) => showPapers(deps, await papersPlace(deps, request, reply), beside(withFile(form, request))),
  });
}

async function changeOne(deps: PapersDeps, post: PaperPost, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const place = await papersPlace(deps, request, reply);
  const { meetingId } = place;
  const paper = paperOf(place);
  const refused = post.form === 'version' ? refusedFile(request, reply) : null;
  if (refused !== null) return showPaper(deps, place, paper, { form: 'version', state: refused });
  const body = bodyOf(request.body);
  return deps.post(request, reply, {
    name: post.command,
    input: { meetingId, paperId: paper.id, entryVersion: body.entryVersion, ...post.input(body, request) },
    then: done(reply, post.said, papersUrl(meetingId, paper.id)),
    // Read again: what is shown beside the form is what stands there now.
    async again(form, { code }) {
      const now: PapersPlace = await papersPlace(deps, request, reply);
      return showPaper(deps, now, paperOf(now), { form: post.form, state: beside(post.form === 'version' ? withFile(form, request) : form), stale: code === 'stale-version' });
    },
  });
}

/** The form again when the file itself was refused. */
function refusedFile(request: FastifyRequest, reply: FastifyReply) {
  const { upload } = request;
  if (upload === null || !('refused' in upload)) return null;
  void reply.code(upload.refused === 'paper-no-room' ? 507 : 422);
  return fileRefused(request, rejectionText(request.t, { code: upload.refused, ...(upload.details ? { details: upload.details } : {}) }));
}

function done(reply: FastifyReply, said: MessageKey, next: string): () => string {
  return () => {
    reply.flash(said);
    return next;
  };
}
