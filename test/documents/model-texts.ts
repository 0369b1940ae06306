export interface FoundText {
  /** Where in the JSON: `beeld.statements.0.text`. */
  readonly place: string;
  readonly text: string;
}

// What a reader gets in words of the catalogue or not at all: ids, codes of the fixed lists, versions.
const CODES = new Set([
  'document', 'language', 'timeZone', 'kind', 'method', 'state', 'phase', 'classification', 'role', 'roles', 'borrowed', 'presence', 'outcome', 'certainty',
  'horizon', 'side', 'test', 'answer', 'what:step', 'place:item', 'skipped', 'restrictedTo', 'present.personId', 'sha256', 'mediaType', 'shareable', 'id', 'number', 'measure',
]);
const MOMENT = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/;
const IDENTITY = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Every text that people typed or that names someone, in the JSON of minutes. */
export function textsOf(json: string): FoundText[] {
  const found: FoundText[] = [];
  walk(JSON.parse(json), [], found);
  return found;
}

function walk(value: unknown, path: readonly string[], found: FoundText[]): void {
  if (typeof value === 'string') {
    if (value.trim() !== '' && !isCode(path, value)) found.push({ place: path.join('.'), text: value });
    return;
  }
  if (typeof value === 'object' && value !== null) for (const [key, part] of Object.entries(value)) walk(part, [...path, key], found);
}

function isCode(path: readonly string[], value: string): boolean {
  const [area, ...rest] = path;
  const key = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (MOMENT.test(value) || IDENTITY.test(value)) return true;
  if (key === 'what' && path.includes('steps')) return true;
  if (key === 'place' && area === 'agenda' && rest.length === 2) return true;
  return CODES.has(key) || (key === 'struck' && value === 'sealed');
}
