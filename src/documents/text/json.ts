import type { MinutesModel } from '../minutes/minutes.model.js';

/** The whole content model with ids, times and marks; keys sorted, so that the same minutes give the same bytes. */
export function minutesJson({ broughtIn: _, ...model }: MinutesModel): string {
  return jsonText(model);
}

/** Plain data as the text of a JSON file, keys sorted. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}
