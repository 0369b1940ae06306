import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { teamNameOn, standingOn } from '../../domain/crisis/teams.js';
import type { Receipt } from '../../domain/kernel/command.js';
import { id } from '../../domain/kernel/input.js';
import { CLASSIFICATIONS, CRISIS_KINDS } from '../../domain/kernel/words.js';
import { localDate } from '../../domain/kernel/time.js';
import { columnsOf } from '../../domain/meeting/columns.js';
import { crisisReading } from '../../domain/meeting/minutes-read.js';
import { forbidden, notFound } from '../plugins/errors.js';
import { besideFields, bodyOf } from '../plugins/form-fields.js';
import { formState, type FormState } from '../plugins/form-state.js';
import { receivedIn } from '../plugins/seen-crisis.js';
import { requireViewer, viewerOf } from '../plugins/session.js';
import { actorOf, type Viewer } from '../plugins/viewer.js';
import type { AccountChoice, CrisisDeps } from './access.js';
import { addCoordinatorPages, answerWithLink, problemsOfNewCoordinator, withoutAccount } from './first-coordinator.js';
import { createCrisisForm } from './forms.js';
import type { HandingOverDeps } from './organise/access.js';
import type { ListedCrisis } from './view-model.js';

/** What making a crisis needs beside: the administrator chooses its coordinator among the accounts in use, by name. */
export interface MakingDeps {
  readonly accounts: () => Promise<readonly AccountChoice[]>;
}

type Deps = CrisisDeps & MakingDeps & HandingOverDeps;

const FIELDS = ['code', 'name', 'kind', 'classification', 'coordinator', 'coordinatorName', 'coordinatorEmail'];
const NAMES = {
  'coordinator.personId': 'coordinator',
  'coordinator.name': 'coordinatorName',
  'coordinator.email': 'coordinatorEmail',
};

/** The list of crises, and the form with which the administrator makes one. */
export function addListPages(app: FastifyInstance, deps: Deps): void {
  const options = { preHandler: requireViewer };
  addCoordinatorPages(app, deps);
  app.get('/crises', options, async (request, reply) => {
    const viewer = viewerOf(request);
    const model = { crises: await listed(deps, viewer), admin: viewer.admin };
    return reply.page('crisis/list', model, { nav: 'crises', title: request.t('crisis.title') });
  });
  app.get('/crises/new', options, async (request, reply) => {
    if (!viewerOf(request).admin) throw forbidden();
    return showNew(deps, request, reply, formState({ values: { kind: 'crisis', classification: 'dep-vertrouwelijk' } }));
  });
  app.post('/crises/new', options, async (request, reply) => {
    if (!viewerOf(request).admin) throw forbidden();
    // A new coordinator has the form's own id, so that pressing twice asks for the same.
    const newPersonId = id().safeParse(bodyOf(request.body).commandId).data ?? deps.ids.next();
    const input = createCrisisForm(request.body, await deps.accounts(), newPersonId);
    // An administrator who does not coordinate it may not look inside, and is led to the list.
    const coordinates = input.coordinator.personId === viewerOf(request).personId;
    const problems = await problemsOfNewCoordinator(deps, request, input, input.coordinator.personId === newPersonId);
    if (problems) {
      void reply.code(422);
      return showNew(deps, request, reply, besideFields(formState({ values: request.body, errors: problems }), FIELDS, NAMES));
    }
    const show = async ({ events }: Receipt) => {
      const crisis = await deps.reader.crisis(madeCrisis(events));
      if (!crisis) throw notFound();
      return answerWithLink(deps, request, reply, crisis, input.coordinator.personId);
    };
    return deps.post(request, reply, {
      name: 'CreateCrisis',
      input,
      then: ({ events }) => {
        reply.flash('crisis.made');
        return coordinates ? `/crises/${madeCrisis(events)}` : '/crises';
      },
      ...(coordinates ? {} : { show }),
      again: (form) => showNew(deps, request, reply, besideFields(form, FIELDS, NAMES)),
    });
  });
}

function madeCrisis(events: Receipt['events']): string {
  const stream = events.find((event) => event.type === 'CrisisStarted')?.stream ?? '';
  return stream.slice('crisis:'.length);
}

async function listed(deps: Deps, viewer: Viewer): Promise<ListedCrisis[]> {
  const today = localDate(deps.clock.now(), deps.timeZone);
  const received = await receivedIn(deps.sent, viewer);
  const lines: ListedCrisis[] = [];
  for (const row of await deps.reader.crisesOf(viewer.admin ? null : viewer.personId)) {
    const crisis = await deps.reader.crisis(row.id);
    if (!crisis) continue;
    const open = crisisReading(columnsOf({ actor: actorOf(viewer), admin: viewer.admin, crisis, meeting: null, today }), received.has(row.id)) !== null;
    if (!open && !viewer.admin) continue;
    const mine = [...crisis.teams.values()].filter((team) => standingOn(crisis, team, today).some((standing) => standing.personId === viewer.personId));
    const uninvited = viewer.admin ? await withoutAccount(deps, crisis) : [];
    lines.push({ crisis: row, open, uninvited, teams: mine.map((team) => teamNameOn(team, today).abbreviation) });
  }
  return lines;
}

async function showNew(deps: Deps, request: FastifyRequest, reply: FastifyReply, form: FormState) {
  const { t } = request;
  const accounts = await deps.accounts();
  const model = {
    form,
    kinds: CRISIS_KINDS.map((kind) => ({ value: kind, label: t(`crisis.${kind}`), hint: t(`crisis.${kind}-help`) })),
    classifications: CLASSIFICATIONS.map((code) => ({ value: code, label: t(`common.class-${code}`) })),
    accounts: accounts.map((account) => ({ value: account.personId, label: `${account.name} (${account.email})` })),
  };
  return reply.page('crisis/new', model, { nav: 'crises', title: t('crisis.new') });
}
