import type { MeetingScope } from '../domain/meeting/state.js';
import { minutesHtml } from './html.js';
import { minutesJson } from './json.js';
import { minutesMarkdown } from './md.js';
import { minutesOf } from './minutes.build.js';
import type { MinutesModel, MinutesOptions } from './minutes.model.js';

export const MINUTES_FORMATS = ['html', 'md', 'json'] as const;
export type MinutesFormat = (typeof MINUTES_FORMATS)[number];

const RENDERERS: Readonly<Record<MinutesFormat, (model: MinutesModel) => string>> = {
  html: minutesHtml,
  md: minutesMarkdown,
  json: minutesJson,
};

export const MEDIA_TYPES: Readonly<Record<MinutesFormat, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The minutes of a scope that is redacted for its reader, as the content of a file. */
export function minutesFile(scope: MeetingScope, format: MinutesFormat, options: MinutesOptions): string {
  return RENDERERS[format](minutesOf(scope, options));
}
