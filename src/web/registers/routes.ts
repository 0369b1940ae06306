import type { FastifyPluginAsync } from 'fastify';
import { addActionRegister } from './actions.js';
import { addAssignPage } from './assign.js';
import { addDecisionPage } from './decision-page.js';
import { addDecisionRegister } from './decisions.js';
import { addRegisterFiles, type DownloadDeps } from './downloads.js';

/** The registers of actions and decisions over all meetings. */
export function registersFeature(deps: DownloadDeps): FastifyPluginAsync {
  return async (app) => {
    addActionRegister(app, deps);
    addAssignPage(app, deps);
    addDecisionRegister(app, deps);
    addDecisionPage(app, deps);
    addRegisterFiles(app, deps);
  };
}
