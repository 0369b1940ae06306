import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify';
import type { Config } from '../config.js';
import type { Clock, IdSource } from '../domain/kernel/ids.js';
import { LONGEST_PART, soundAddress } from './plugins/address.js';
import { addAssets } from './plugins/assets.js';
import { addCsrf } from './plugins/csrf.js';
import { addErrors } from './plugins/errors.js';
import { addFlash } from './plugins/flash.js';
import { addHeaders } from './plugins/headers.js';
import { addRefusals, type NoteRefusal } from './plugins/refusals.js';
import { addHealth } from './plugins/health.js';
import { loggerOptions } from './plugins/log.js';
import { addSessions, type SessionSource } from './plugins/session.js';
import { addViews, type NavigationItem } from './plugins/view.js';
import { parseForm } from './plugins/form-body.js';

/** The largest body: the largest form has a few texts of 10,000 characters, each up to 4 bytes and 3 signs a byte. */
const BODY_LIMIT = 1024 * 1024;

export interface AppDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly accounts: SessionSource;
  /** True when the database answers; for `/readyz`. */
  readonly ready: () => Promise<boolean>;
  /** Writes refused pages in the security log; absent in tests of single pages. */
  readonly noteRefusal?: NoteRefusal;
  /** The pages, in the order in which they are registered. */
  readonly features: readonly FastifyPluginAsync[];
  /** The entries of the main menu. */
  readonly navigation: readonly NavigationItem[];
  /** Where log lines go instead of standard output. */
  readonly logTo?: NodeJS.WritableStream;
}

/** Builds the web server without listening: plugins in order, then the features. Tests call it with `inject`. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { config } = deps;
  const app = Fastify({
    logger: loggerOptions(config.LOG_LEVEL, deps.logTo),
    // A number of hops: trusting every X-Forwarded-For would let anyone choose their address.
    trustProxy: (_address, hop) => hop < config.TRUST_PROXY,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: LONGEST_PART },
    rewriteUrl: soundAddress,
    genReqId: () => deps.ids.next(),
  });
  await app.register(cookie);
  await app.register(formbody, { parser: parseForm });
  await addHeaders(app, deps);
  addSessions(app, { config, sessions: deps.accounts });
  addFlash(app);
  addCsrf(app, deps);
  const assets = addAssets(app, deps);
  await addViews(app, { ...deps, assets });
  addErrors(app);
  if (deps.noteRefusal) addRefusals(app, deps.noteRefusal);
  addHealth(app, deps.ready);
  for (const feature of deps.features) await app.register(feature);
  return app;
}
