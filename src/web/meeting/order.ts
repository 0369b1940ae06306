/** Ids with one of them moved: `up`, `down`, or `first`. What is not there leaves the order as it was. */
export function moved(ids: readonly string[], id: unknown, to: unknown): string[] {
  const place = ids.findIndex((one) => one === id);
  if (place < 0) return [...ids];
  const rest = ids.filter((one) => one !== id);
  const target = to === 'up' ? place - 1 : to === 'down' ? place + 1 : to === 'first' ? 0 : place;
  rest.splice(Math.max(0, target), 0, String(id));
  return rest;
}
