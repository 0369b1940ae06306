import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headOf } from '../../support/house.js';
import { statusesIn } from './table.js';
import { buildStage, type Stage, type Walker } from './stage.js';

/** Who may do next to nothing of this; the columns of those who may are held against every command in test/web/api/columns.test.ts. */
const WITHOUT = ['admin', 'observer', 'reader', 'archivist', 'stranger', 'nobody'] as const satisfies readonly Walker[];

/**
 * What every form answers to those without a right to it, while the journal stays as it is. 404: that it is there is not for this person
 * to know. 403: no right; of nobody: no token of a session. 422: what was sent is wrong before rights are looked at.
 */
const FORMS = `
form                                                               adm obs rea arc str nob
/admin/accounts                                                    200 403 403 403 403 403
/admin/accounts/:id/link                                           200 403 403 403 403 403
/admin/accounts/:id/enable                                         303 403 403 403 403 403
/home/actions/:actionId/done                                       403 403 403 403 403 403
/crises/:crisisId/coordinators/:personId/link                      404 403 403 403 403 403
/crises/new                                                        422 403 403 403 403 403
/crises/:crisisId/picture                                          404 403 403 403 404 403
/crises/:crisisId/picture/:statementId/replace                     404 403 403 403 404 403
/crises/:crisisId/picture/:statementId/correct                     404 403 403 403 404 403
/crises/:crisisId/picture/:statementId/withdraw                    404 403 403 403 404 403
/crises/:crisisId/sitraps                                          404 403 403 403 404 403
/crises/:crisisId/sitraps/preview                                  404 403 403 403 404 403
/crises/:crisisId/turning-points                                   404 403 403 403 404 403
/crises/:crisisId/turning-points/:turningPointId/strike            404 403 403 403 404 403
/crises/:crisisId/organise/access/:personId/link                   404 403 403 403 404 403
/crises/:crisisId/organise/access/links                            404 403 403 403 404 403
/crises/:crisisId/organise/access/:personId/revoke                 404 403 403 403 404 403
/crises/:crisisId/organise/organisations                           404 403 403 403 404 403
/crises/:crisisId/organise/organisations/:organisationId           404 403 403 403 404 403
/crises/:crisisId/organise/people                                  404 403 403 403 404 403
/crises/:crisisId/organise/people/:personId                        404 403 403 403 404 403
/crises/:crisisId/organise/functions                               404 403 403 403 404 403
/crises/:crisisId/organise/functions/:functionId                   404 403 403 403 404 403
/crises/:crisisId/organise/teams/new                               404 403 403 403 404 403
/crises/:crisisId/organise/teams/:teamId/rules                     404 403 403 403 404 403
/crises/:crisisId/organise/teams/:teamId/name                      404 403 403 403 404 403
/crises/:crisisId/organise/teams/:teamId/state                     404 403 403 403 404 403
/crises/:crisisId/organise/teams/:teamId/members                   404 403 403 403 404 403
/crises/:crisisId/organise/teams/:teamId/distribution              404 403 403 403 404 403
/crises/:crisisId/organise/teams/:teamId/mail                      404 403 403 403 404 403
/meetings/:meetingId/mail/again                                    404 403 404 403 404 403
/crises/:crisisId/organise/roles                                   404 403 403 403 404 403
/crises/:crisisId/organise/teams/:teamId/left                      404 403 403 403 404 403
/crises/:crisisId/meetings/new                                     404 403 403 403 404 403
/crises/:crisisId/meetings/now                                     404 403 403 403 404 403
/meetings/:id/note/edit                                            404 422 404 422 404 403
/meetings/:id/prepare/agenda                                       404 422 404 422 404 403
/meetings/:id/prepare/agenda/order                                 404 403 404 403 404 403
/meetings/:id/prepare/agenda/remove                                404 403 404 403 404 403
/meetings/:id/prepare/agenda/:itemId                               404 422 404 422 404 403
/meetings/:id/prepare/people                                       404 403 404 403 404 403
/meetings/:id/prepare/people/remove                                404 403 404 403 404 403
/meetings/:id/prepare/topics/offer                                 404 403 404 403 404 403
/meetings/:id/prepare/topics/accept                                404 403 404 403 404 403
/meetings/:id/prepare/topics/decline                               404 403 404 403 404 403
/meetings/:id/prepare/topics                                       404 422 404 422 404 403
/meetings/:id/prepare/topics/order                                 404 422 404 422 404 403
/meetings/:id/prepare/topics/drop                                  404 403 404 403 404 403
/meetings/:id/prepare/details                                      404 403 404 403 404 403
/meetings/:id/prepare/move                                         404 422 404 422 404 403
/meetings/:id/seat-codes                                           404 403 404 403 404 403
/meetings/:id/summaries                                            404 403 404 403 404 403
/meetings/:id/next-meeting                                         404 403 404 403 404 403
/meetings/:id/presence                                             404 403 404 403 404 403
/meetings/:id/presence/correct                                     404 403 404 403 404 403
/meetings/:id/check-in                                             404 422 404 403 404 403
/meetings/:id/deputies                                             404 422 404 422 404 403
/meetings/:id/roles                                                404 422 404 422 404 403
/meetings/:id/succession                                           404 422 404 422 404 403
/meetings/:id/table-guests                                         404 403 404 403 404 403
/meetings/:id/round/turn                                           404 422 404 422 404 403
/meetings/:id/agenda-items                                         404 422 404 422 404 403
/meetings/:id/agenda-items/order                                   404 403 404 403 404 403
/meetings/:id/agenda-items/remove                                  404 403 404 403 404 403
/meetings/:id/agenda-items/:itemId                                 404 422 404 422 404 403
/meetings/:id/entries                                              404 403 404 403 404 403
/meetings/:id/statements/:statementId/certainty                    404 403 404 403 404 403
/meetings/:id/statements/:statementId/replace                      404 403 404 403 404 403
/meetings/:id/statements/:statementId/withdraw                     404 403 404 403 404 403
/meetings/:id/entries/:kind/:entryId/correct                       404 403 404 403 404 403
/meetings/:id/entries/:kind/:entryId/strike                        404 403 404 403 404 403
/meetings/:id/entries/:kind/:entryId/undo                          404 403 404 403 404 403
/meetings/:id/entries/:kind/:entryId/offer-correction              404 403 404 403 404 403
/meetings/:id/entries/:kind/:entryId/offer-strike                  404 403 404 403 404 403
/meetings/:id/offers                                               404 403 404 403 404 403
/meetings/:id/offers/:offerId/accept                               404 403 404 403 404 403
/meetings/:id/offers/:offerId/drop                                 404 403 404 403 404 403
/meetings/:id/topics                                               404 422 404 422 404 403
/meetings/:id/topics/order                                         404 422 404 422 404 403
/meetings/:id/topics/:topicId/change                               404 422 404 422 404 403
/meetings/:id/topics/:topicId/discuss                              404 422 404 422 404 403
/meetings/:id/topics/:topicId/drop                                 404 403 404 403 404 403
/meetings/:id/topics/:topicId/arguments                            404 403 404 403 404 403
/meetings/:id/topics/:topicId/options                              404 403 404 403 404 403
/meetings/:id/topics/:topicId/options/:optionId                    404 403 404 403 404 403
/meetings/:id/topics/:topicId/feasibility                          404 403 404 403 404 403
/meetings/:id/topics/:topicId/provisional                          404 403 404 403 404 403
/meetings/:id/topics/:topicId/provisional/:provisionalId           404 403 404 403 404 403
/meetings/:id/parked/:parkedId/topic                               404 422 404 422 404 403
/meetings/:id/parked/:parkedId/drop                                404 403 404 403 404 403
/meetings/:id/decisions                                            404 403 404 403 404 403
/meetings/:id/decisions/confirm-orally                             404 422 404 422 404 403
/meetings/:id/decisions/:decisionId/confirm                        404 403 404 403 404 403
/meetings/:id/decisions/:decisionId/object                         404 403 404 403 404 403
/meetings/:id/decisions/:decisionId/complete                       404 403 404 403 404 403
/meetings/:id/actions                                              404 403 404 403 404 403
/meetings/:id/actions/close-reported                               404 403 404 403 404 403
/meetings/:id/actions/:actionId/change                             404 403 404 403 404 403
/meetings/:id/actions/:actionId/drop                               404 403 404 403 404 403
/meetings/:id/actions/:actionId/reopen                             404 403 404 403 404 403
/meetings/:id/actions/:actionId/remark                             404 403 404 403 404 403
/meetings/:id/actions/:actionId/seen                               404 403 404 403 404 403
/meetings/:id/actions/:actionId/done                               404 403 404 403 404 403
/meetings/:id/actions/:actionId/correct                            404 403 404 403 404 403
/meetings/:id/actions/:actionId/undo                               404 403 404 403 404 403
/meetings/:id/actions/:actionId/strike                             404 403 404 403 404 403
/meetings/:id/matters/:decisionId                                  404 403 404 403 404 403
/meetings/:id/undecided/:topicId                                   404 403 404 403 404 403
/meetings/:id/carried/settle                                       404 422 404 422 404 403
/actions/:actionId/change                                          404 403 403 403 404 403
/actions/:actionId/drop                                            404 403 403 403 404 403
/actions/:actionId/reopen                                          404 403 403 403 404 403
/actions/:actionId/remark                                          404 403 403 403 404 403
/actions/:actionId/seen                                            404 403 403 403 404 403
/actions/:actionId/done                                            404 403 403 403 404 403
/actions/:actionId/correct                                         404 403 403 403 404 403
/actions/:actionId/strike                                          404 403 403 403 404 403
/actions/close-reported                                            404 422 422 422 404 403
/crises/:crisisId/actions                                          404 403 403 403 404 403
/decisions/:decisionId/confirm                                     404 403 403 403 404 403
/decisions/:decisionId/object                                      404 403 403 403 404 403
/decisions/:decisionId/follow-up                                   404 403 403 403 404 403
/meetings/:meetingId/papers                                        404 422 404 422 404 403
/meetings/:meetingId/papers/:paperId                               404 403 404 403 404 403
/meetings/:meetingId/papers/:paperId/versions                      404 422 404 422 404 403
/meetings/:meetingId/papers/:paperId/withdraw                      404 403 404 403 404 403
/meetings/:meetingId/papers/offers/:offerId/accept                 404 403 404 403 404 403
/meetings/:meetingId/papers/offers/:offerId/drop                   404 403 404 403 404 403
/meetings/:meetingId/minutes/comments/open                         404 403 403 403 404 403
/meetings/:meetingId/minutes/comments                              404 403 403 403 404 403
/meetings/:meetingId/minutes/comments/:commentId/answer            404 422 422 422 404 403
/meetings/:meetingId/minutes/comments/:commentId/withdraw          404 403 403 403 404 403
/meetings/:meetingId/minutes/adopt                                 404 422 422 422 404 403
/meetings/:meetingId/minutes/erratum                               404 403 403 403 404 403
/meetings/:meetingId/minutes/distribute                            404 422 422 422 404 403
/admin/accounts/:id/disable                                        303 403 403 403 403 403
/crises/:crisisId/organise/functions/:functionId/end               404 403 403 403 404 403
/crises/:crisisId/organise/teams/:teamId/members/:memberId/end     404 403 403 403 404 403
/crises/:crisisId/organise/roles/end                               404 403 403 403 404 403
/meetings/:id/prepare/cancel                                       404 403 404 403 404 403
/meetings/:id/prepare/start                                        404 403 404 403 404 403
/meetings/:id/seat-codes/:personId/end                             404 403 404 403 404 403
/meetings/:id/phase                                                404 403 404 403 404 403
/meetings/:id/current-item                                         404 403 404 403 404 403
/meetings/:id/procedure                                            404 403 404 403 404 403
/meetings/:id/close                                                404 403 404 403 404 403
/meetings/:id/all-present                                          404 403 404 403 404 403
/meetings/:id/round                                                404 403 404 403 404 403
/meetings/:id/round/end                                            404 403 404 403 404 403
/meetings/:id/topics/agree                                         404 403 404 403 404 403
/meetings/:id/actions/:actionId/close                              404 403 404 403 404 403
/actions/:actionId/close                                           404 403 403 403 404 403
`;

/** Forms for whoever comes in, and of one's own account. */
const OWN = /^\/(sign-in|sign-out|start|link|seat|account|received)(\/|$)/;

/** Enough for most forms to be understood. */
const FIELDS = {
  ...{ text: 'Tekst', title: 'Titel', words: 'Woorden', what: 'Wat', reason: 'Reden', note: 'Noot', name: 'Naam', abbreviation: 'NM', entryVersion: '1', detailsVersion: '1' },
  ...{ phase: 'oordeel', side: 'for', kind: 'statement', certainty: 'feit', presence: 'present', outcome: 'taken', urgent: '1', how: 'settled', answer: 'yes', direction: 'up', role: 'observer', rest: 'nothing' },
  ...{ until: '2026-12-30', day: '2026-12-30', clock: '10:00', date: '2026-12-30', email: 'iemand@voorbeeld.example', level: 'other', method: 'bob', state: 'active', decides: 'chair', test: 'practicable' },
};

const expected = statusesIn(FORMS);
let stage: Stage;
beforeAll(async () => {
  stage = await buildStage();
});
afterAll(() => stage.house.server.close());

describe('every form, by whoever has no right to it', () => {
  it('stands in the table above, and nothing else does', () => {
    expect([...expected.keys()].sort()).toEqual(stage.routes.flatMap(({ method, url }) => (method === 'POST' && !OWN.test(url) ? [url] : [])).sort());
  });

  it.each([...expected.keys()])('%s', async (url) => {
    const statuses: number[] = [];
    for (const walker of WITHOUT) {
      const { cookie, csrf } = stage.sessionOf(walker);
      const before = await headOf(stage.house.server);
      const payload = new URLSearchParams({ ...FIELDS, ...stage.ids(url), csrf, commandId: stage.house.id() }).toString();
      const headers = { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
      const { statusCode } = await stage.house.server.app.inject({ method: 'POST', url: stage.addressOf({ method: 'POST', url }), headers, payload });
      statuses.push(statusCode);
      if (statusCode >= 400) expect(await headOf(stage.house.server), walker).toBe(before);
    }
    expect(statuses).toEqual(expected.get(url));
  });
});

it('an administrator who sends a form with nothing in it hears what is missing', async () => {
  const { cookie, csrf } = await stage.house.server.session(await stage.house.server.person('Bea Beheer', { admin: true }));
  for (const url of expected.keys()) {
    const payload = new URLSearchParams({ csrf, commandId: stage.house.id() }).toString();
    const headers = { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const { statusCode } = await stage.house.server.app.inject({ method: 'POST', url: stage.addressOf({ method: 'POST', url }), headers, payload });
    expect(statusCode, url).toBeLessThan(500);
    if (url === '/admin/accounts') expect(statusCode).toBe(422);
  }
});
