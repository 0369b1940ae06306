/** Reads a table of statuses: a line for each route, a column for each walker in the order of its head. */
export function statusesIn(table: string): ReadonlyMap<string, readonly number[]> {
  const [, ...lines] = table.trim().split('\n');
  return new Map(lines.map((line) => {
    const [route = '', ...statuses] = line.trim().split(/\s+/);
    return [route, statuses.map(Number)] as const;
  }));
}
