import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headOf } from '../../support/house.js';
import { statusesIn } from './table.js';
import { buildStage, WALKERS, type Stage } from './stage.js';

/**
 * What every page answers to whom. 404: that it is there is not for this person to know. 403: this person knows that it is there and has
 * no right to it. 303, 302: goes on elsewhere; who did not sign in is asked to. Pages before a meeting are asked of one in preparation,
 * those of its minutes and what it left of one that closed and whose draft the reader received, all others of one that runs.
 */
const PAGES = `
page                                                               adm coo cha dec sec inf adv par obs rea arc str nob
/healthz                                                           200 200 200 200 200 200 200 200 200 200 200 200 200
/readyz                                                            200 200 200 200 200 200 200 200 200 200 200 200 200
/sign-in                                                           303 303 303 303 303 303 303 303 303 303 303 303 200
/lost-password                                                     200 200 200 200 200 200 200 200 200 200 200 200 200
/start/:token                                                      404 404 404 404 404 404 404 404 404 404 404 404 404
/link/:token                                                       404 404 404 404 404 404 404 404 404 404 404 404 404
/account                                                           200 200 200 200 200 200 200 200 200 200 200 200 303
/account/calendar                                                  200 200 200 200 200 200 200 200 200 200 200 200 303
/calendar/:secret.ics                                              404 404 404 404 404 404 404 404 404 404 404 404 404
/account/tokens                                                    200 200 200 200 200 200 200 200 200 200 200 200 303
/admin/accounts                                                    200 403 403 403 403 403 403 403 403 403 403 403 303
/admin/template                                                    200 403 403 403 403 403 403 403 403 403 403 403 303
/admin/template/example.html                                       200 403 403 403 403 403 403 403 403 403 403 403 303
/admin/template/example.docx                                       200 403 403 403 403 403 403 403 403 403 403 403 303
/admin/template/example.odt                                        200 403 403 403 403 403 403 403 403 403 403 403 303
/admin/template/example.pdf                                        200 403 403 403 403 403 403 403 403 403 403 403 303
/admin/template/example.md                                         200 403 403 403 403 403 403 403 403 403 403 403 303
/admin/template/example.json                                       200 403 403 403 403 403 403 403 403 403 403 403 303
/admin/mail                                                        200 403 403 403 403 403 403 403 403 403 403 403 303
/received/:token                                                   404 404 404 404 404 404 404 404 404 404 404 404 404
/received/:token/files/:format                                     404 404 404 404 404 404 404 404 404 404 404 404 404
/admin/security-log                                                200 403 403 403 403 403 403 403 403 403 403 403 303
/admin/security-log.csv                                            200 403 403 403 403 403 403 403 403 403 403 403 303
/                                                                  200 200 200 200 200 200 200 200 200 200 200 200 303
/crises                                                            200 200 200 200 200 200 200 200 200 200 200 200 303
/crises/new                                                        200 403 403 403 403 403 403 403 403 403 403 403 303
/crises/:crisisId                                                  404 200 200 200 200 200 200 200 200 200 200 404 303
/crises/:crisisId/meetings                                         404 200 200 200 200 200 200 200 200 403 200 404 303
/crises/:crisisId/structure                                        404 200 200 200 200 200 200 200 200 403 200 404 303
/crises/:crisisId/organise                                         404 302 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/picture                                          404 200 200 200 200 200 200 200 200 200 200 404 303
/crises/:crisisId/picture/:statementId/replace                     404 403 403 403 200 200 200 403 403 403 403 404 303
/crises/:crisisId/picture/:statementId/correct                     404 403 200 403 200 403 403 403 403 403 403 404 303
/crises/:crisisId/picture/:statementId/withdraw                    404 403 403 403 200 200 200 403 403 403 403 404 303
/crises/:crisisId/sitraps                                          404 200 200 200 200 200 200 200 200 403 200 404 303
/crises/:crisisId/sitraps/:number                                  404 200 200 200 200 200 200 200 200 403 200 404 303
/crises/:crisisId/sitraps/:number/sitrap.html                      404 200 200 200 200 200 200 200 200 403 200 404 303
/crises/:crisisId/sitraps/:number/sitrap.pdf                       404 200 200 200 200 200 200 200 200 403 200 404 303
/crises/:crisisId/sitraps/:number/sitrap.docx                      404 200 200 200 200 200 200 200 200 403 200 404 303
/crises/:crisisId/sitraps/:number/sitrap.odt                       404 200 200 200 200 200 200 200 200 403 200 404 303
/crises/:crisisId/timeline                                         404 200 200 200 200 200 200 200 200 200 200 404 303
/crises/:crisisId/timeline/timeline.html                           404 200 200 200 200 200 200 200 200 200 200 404 303
/crises/:crisisId/timeline/timeline.pdf                            404 200 200 200 200 200 200 200 200 200 200 404 303
/crises/:crisisId/timeline/timeline.docx                           404 200 200 200 200 200 200 200 200 200 200 404 303
/crises/:crisisId/timeline/timeline.odt                            404 200 200 200 200 200 200 200 200 200 200 404 303
/crises/:crisisId/turning-points                                   404 200 200 200 200 200 200 200 200 403 200 404 303
/crises/:crisisId/turning-points/:turningPointId/strike            404 200 200 403 200 403 200 403 403 403 403 404 303
/crises/:crisisId/journal                                          404 403 403 403 403 403 403 403 403 403 200 404 303
/crises/:crisisId/archive                                          404 403 403 403 403 403 403 403 403 403 200 404 303
/crises/:crisisId/archive.zip                                      404 403 403 403 403 403 403 403 403 403 200 404 303
/meetings/:meetingId/archive                                       404 403 403 403 403 403 403 403 403 404 200 404 303
/meetings/:meetingId/archive.zip                                   404 403 403 403 403 403 403 403 403 404 200 404 303
/crises/:crisisId/organise/access                                  404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/organisations                           404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/organisations/:organisationId           404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/people                                  404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/people/:personId                        404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/functions                               404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/functions/:functionId                   404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/teams                                   404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/teams/new                               404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/teams/:teamId                           404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/teams/:teamId/rules                     404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/teams/:teamId/name                      404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/teams/:teamId/state                     404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/teams/:teamId/members                   404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/teams/:teamId/distribution              404 200 403 403 200 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/teams/:teamId/mail                      404 200 403 403 200 403 403 403 403 403 403 404 303
/meetings/:meetingId/mail                                          404 200 200 403 200 403 403 403 403 404 403 404 303
/crises/:crisisId/organise/roles                                   404 200 403 403 403 403 403 403 403 403 403 404 303
/crises/:crisisId/organise/teams/:teamId/left                      404 200 200 403 200 403 200 403 403 403 403 404 303
/crises/:crisisId/meetings/new                                     404 200 200 403 200 403 200 403 403 403 403 404 303
/crises/:crisisId/meetings/now                                     404 200 200 403 200 403 200 403 403 403 403 404 303
/crises/:crisisId/actions/new                                      404 403 200 403 200 403 200 403 403 403 403 404 303
/actions                                                           200 200 200 200 200 200 200 200 200 200 200 200 303
/actions.html                                                      200 200 200 200 200 200 200 200 200 200 200 200 303
/actions.pdf                                                       200 200 200 200 200 200 200 200 200 200 200 200 303
/actions.docx                                                      200 200 200 200 200 200 200 200 200 200 200 200 303
/actions.odt                                                       200 200 200 200 200 200 200 200 200 200 200 200 303
/actions.csv                                                       200 200 200 200 200 200 200 200 200 200 200 200 303
/actions/:actionId                                                 404 200 200 200 200 200 200 200 200 200 200 404 303
/decisions                                                         200 200 200 200 200 200 200 200 200 200 200 200 303
/decisions.html                                                    200 200 200 200 200 200 200 200 200 200 200 200 303
/decisions.pdf                                                     200 200 200 200 200 200 200 200 200 200 200 200 303
/decisions.docx                                                    200 200 200 200 200 200 200 200 200 200 200 200 303
/decisions.odt                                                     200 200 200 200 200 200 200 200 200 200 200 200 303
/decisions.csv                                                     200 200 200 200 200 200 200 200 200 200 200 200 303
/decisions/:decisionId                                             404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:id                                                      404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/live                                                 404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/screen                                               404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/check-in                                             404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/note                                                 404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/note/edit                                            404 200 200 403 200 403 200 403 403 404 403 404 303
/meetings/:id/agenda.html                                          404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/agenda.docx                                          404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/agenda.odt                                           404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/agenda.pdf                                           404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/note.html                                            404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/note.docx                                            404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/note.odt                                             404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/note.pdf                                             404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:id/prepare/agenda                                       404 200 200 403 200 403 200 403 403 404 403 404 303
/meetings/:id/prepare/agenda/:itemId                               404 200 200 403 200 403 200 403 403 404 403 404 303
/meetings/:id/prepare/people                                       404 200 200 403 200 403 200 403 403 404 403 404 303
/meetings/:id/prepare/topics                                       404 403 200 403 200 200 200 403 403 404 403 404 303
/meetings/:id/prepare/topics/offer                                 404 403 200 200 200 200 200 200 403 404 403 404 303
/meetings/:id/prepare/details                                      404 200 200 403 200 403 200 403 403 404 403 404 303
/meetings/:id/prepare/move                                         404 200 200 403 200 403 200 403 403 404 403 404 303
/meetings/:id/prepare/cancel                                       404 200 200 403 200 403 200 403 403 404 403 404 303
/meetings/:id/seat-codes                                           404 403 200 403 200 403 403 403 403 404 403 404 303
/meetings/:meetingId/meeting.ics                                   404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/papers                                        404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/papers/:paperId                               404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/papers/:paperId/v/:version                    404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:meetingId/papers/offers/:offerId/file                   404 404 404 404 200 404 404 404 404 404 404 404 303
/meetings/:meetingId/minutes                                       404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:meetingId/minutes/adopt                                 404 403 200 403 403 403 403 403 403 403 403 404 303
/meetings/:meetingId/minutes/erratum                               404 403 403 403 403 403 403 403 403 403 403 404 303
/meetings/:meetingId/minutes/distribute                            404 403 200 403 200 403 403 403 403 403 403 404 303
/meetings/:meetingId/minutes/compare                               404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:meetingId/minutes/versions/:version/:format             404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:meetingId/minutes.html                                  404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:meetingId/minutes.pdf                                   404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:meetingId/minutes.docx                                  404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:meetingId/minutes.odt                                   404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:meetingId/minutes.md                                    404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:meetingId/minutes.json                                  404 200 200 200 200 200 200 200 200 200 200 404 303
/meetings/:meetingId/decisions.html                                404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/decisions.pdf                                 404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/decisions.docx                                404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/decisions.odt                                 404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/decisions.csv                                 404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/actions.html                                  404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/actions.pdf                                   404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/actions.docx                                  404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/actions.odt                                   404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/actions.csv                                   404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/attendance.html                               404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/attendance.pdf                                404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/attendance.docx                               404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/attendance.odt                                404 200 200 200 200 200 200 200 200 404 200 404 303
/meetings/:meetingId/attendance.csv                                404 200 200 200 200 200 200 200 200 404 200 404 303
/seat                                                              200 200 200 200 200 200 200 200 200 200 200 200 200
/seat/:code                                                        404 404 404 404 404 404 404 404 404 404 404 404 404
`;

const expected = statusesIn(PAGES);
let stage: Stage;
beforeAll(async () => {
  stage = await buildStage();
});
afterAll(() => stage.house.server.close());

describe('every page, by someone of each column, a stranger and nobody', () => {
  it('stands in the table above, and nothing else does', () => {
    expect([...expected.keys()].sort()).toEqual(stage.routes.flatMap(({ method, url }) => (method === 'GET' ? [url] : [])).sort());
  });

  it.each([...expected.keys()])('%s', async (url) => {
    const before = await headOf(stage.house.server);
    const statuses: number[] = [];
    for (const walker of WALKERS) {
      const { cookie } = stage.sessionOf(walker);
      const response = await stage.house.server.app.inject({ url: stage.addressOf({ method: 'GET', url }), headers: { cookie, accept: 'text/html' } });
      statuses.push(response.statusCode);
      if (walker === 'nobody' && response.statusCode === 303) expect(response.headers.location, url).toMatch(/^\/sign-in/);
    }
    expect(statuses).toEqual(expected.get(url));
    expect(await headOf(stage.house.server)).toBe(before);
  });
});
