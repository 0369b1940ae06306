import type { FastifyInstance } from 'fastify';
import { reportError, type Core } from './composition.js';
import { ENDINGS } from './files/kinds.js';
import { journalPage } from './journal/pages.js';
import { createAttention } from './projections/attention.queries.js';
import { createSent } from './projections/minutes.queries.js';
import { accountAdministration } from './web/accounts/routes.js';
import { ownAccount } from './web/accounts/own.js';
import { securityLog } from './web/accounts/security-log.js';
import { ownTokens } from './web/accounts/tokens.js';
import { apiFeature } from './web/api/routes.js';
import { buildApp } from './web/app.js';
import { archiveFeature } from './web/archive/routes.js';
import { calendarFeature } from './web/calendar/routes.js';
import { crisisFeature } from './web/crisis/routes.js';
import { houseFeature } from './web/house/routes.js';
import { homeFeature } from './web/home/routes.js';
import { createHub, type Glance } from './web/live/hub.js';
import { liveFeature } from './web/live/routes.js';
import { glanceAt } from './web/meeting/live-page.js';
import { briefingFeature } from './web/briefing/routes.js';
import { meetingFeature } from './web/meeting/routes.js';
import { mailFeature } from './web/mail/routes.js';
import { createPreparationPage, preparationFeature } from './web/meeting-preparation/routes.js';
import { minutesFeature } from './web/minutes/routes.js';
import { papersFeature } from './web/papers/routes.js';
import { registersFeature } from './web/registers/routes.js';
import { createPostCommand } from './web/plugins/commands.js';
import { ownOf } from './web/plugins/view.js';
import { receivedFeature } from './web/received/routes.js';
import { seatFeature } from './web/seat/routes.js';
import { signInFeature } from './web/sign-in/routes.js';

/** The web server on a core: every feature with the parts it needs, and the main menu. */
export async function composeWeb(core: Core): Promise<FastifyInstance> {
  const { config, clock, ids, reader, registers, press, accounts } = core;
  const post = createPostCommand(core.execute);
  const sent = createSent(core.database.prisma);
  const pages = { reader, post, clock, ids, timeZone: config.TIME_ZONE, sent, mailIsOn: core.mail.isOn };
  const attention = createAttention(core.database.prisma);
  const hub = createHub({ glance: (meetingId) => pagesIn(meetingId), position: core.feed.position, own: (viewer, language) => ownOf(viewer.personId, language), onError: reportError });
  const meetings = { ...pages, baseUrl: config.BASE_URL, online: hub.online, position: core.feed.position };
  core.feed.subscribe((events) => hub.published(events));
  await core.mail.begin();
  core.feed.subscribe(() => core.mail.wake());
  accounts.watchSessions((accountId) => void hub.recheck(accountId).catch(reportError));
  const paperFiles = { files: core.papers.files, sendFile: core.papers.sendFile, maxMegabytes: config.PAPER_MAX_MB, noted: accounts };
  const inUse = async () => (await accounts.list()).filter((account) => account.state !== 'disabled');
  const app: FastifyInstance = await buildApp({
    config,
    clock,
    ids,
    accounts,
    noteRefusal: (by, refused) => accounts.note(by, refused),
    ready: () => core.database.sqlite.read((sql) => sql.get('SELECT 1') !== undefined),
    navigation: [
      { id: 'home', href: '/', label: 'common.navHome' },
      { id: 'crises', href: '/crises', label: 'common.navCrises' },
      { id: 'actions', href: '/actions', label: 'registers.actions' },
      { id: 'decisions', href: '/decisions', label: 'registers.decisions' },
      { id: 'accounts', href: '/admin/accounts', label: 'common.navAccounts', adminOnly: true },
      { id: 'template', href: '/admin/template', label: 'template.nav', adminOnly: true },
      { id: 'mail', href: '/admin/mail', label: 'mail.queueTitle', adminOnly: true },
      { id: 'security-log', href: '/admin/security-log', label: 'securitylog.title', adminOnly: true },
    ],
    features: [
      signInFeature({ accounts, clock }),
      ownAccount({ accounts, clock, mailIsOn: core.mail.isOn }),
      ownTokens({ accounts }),
      accountAdministration({ accounts, baseUrl: config.BASE_URL }),
      houseFeature({ house: core.house, press, timeZone: config.TIME_ZONE, organisation: config.ORGANISATION }),
      securityLog({ accounts, timeZone: config.TIME_ZONE }),
      homeFeature({ ...pages, attention }),
      calendarFeature({ ...pages, attention, accounts, baseUrl: config.BASE_URL }),
      crisisFeature({ ...pages, press, organisation: config.ORGANISATION, accounts: inUse, accountWith: accounts.inUseWith, handOver: accounts, baseUrl: config.BASE_URL, noted: accounts, journal: (...asked) => core.database.sqlite.read((sql) => journalPage(sql, ...asked)) }),
      preparationFeature({ ...pages, execute: core.execute }),
      briefingFeature({ ...pages, press, organisation: config.ORGANISATION, noted: accounts }),
      seatFeature({ reader, accounts, clock, timeZone: config.TIME_ZONE, baseUrl: config.BASE_URL }),
      meetingFeature({ ...meetings, renderPreparation: createPreparationPage(pages) }),
      liveFeature({ hub, sessions: accounts, onError: reportError }),
      registersFeature({ ...pages, registers, press, organisation: config.ORGANISATION, noted: accounts }),
      mailFeature({ ...pages, mail: core.mail }),
      receivedFeature({ ...pages, organisation: config.ORGANISATION, accounts, mail: core.mail }),
      minutesFeature({ ...pages, press, organisation: config.ORGANISATION, language: config.LANGUAGE, noted: accounts }),
      archiveFeature({ ...pages, archive: core.archive, options: { language: config.LANGUAGE, timeZone: config.TIME_ZONE, organisation: config.ORGANISATION, appraisal: config.ARCHIVE_APPRAISAL }, noted: accounts }),
      papersFeature({ ...pages, ...paperFiles, endings: ENDINGS }),
      apiFeature({ ...pages, ...paperFiles, accounts, execute: core.execute, registers, organisation: config.ORGANISATION, requestsPerMinute: config.API_REQUESTS_PER_MINUTE, baseUrl: config.BASE_URL }),
    ],
  });
  return app;

  /** The pages of a meeting as the live stream follows them: made by the meeting's own feature, in blocks. */
  function pagesIn(meetingId: string): Glance {
    const look = glanceAt(meetings, meetingId, ({ template, model, options }, language, viewer) => app.blockPage(template, model, options, { language, viewer }, ''));
    return (viewer, { query, language }) => look(viewer, query, language);
  }
}
