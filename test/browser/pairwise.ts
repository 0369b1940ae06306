/** What can differ, each with its values. */
export type Factors<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] };

/**
 * Rows in which every value of each factor meets every value of every other factor at least once. Greedy and always the same: each row
 * begins with the pair that was missing first, and takes for the other factors what covers most that is missing.
 */
export function pairwise<Row extends object>(factors: Factors<Row>): Row[] {
  const names = Object.keys(factors) as (keyof Row & string)[];
  const places = names.map((name) => factors[name].map((_, at) => at));
  const missing = new Map<string, readonly [number, number, number, number]>();
  for (const [f, ones] of places.entries()) for (const [g, others] of places.entries()) if (f < g) for (const a of ones) for (const b of others) missing.set(keyOf(f, a, g, b), [f, a, g, b]);
  const rows: Row[] = [];
  for (let [first] = missing.values(); first; [first] = missing.values()) {
    const [f, a, g, b] = first;
    const row: (number | undefined)[] = names.map((_, at) => (at === f ? a : at === g ? b : undefined));
    for (const [at, values] of places.entries()) {
      if (row[at] !== undefined) continue;
      const gain = (value: number) => row.filter((other, place) => other !== undefined && missing.has(keyOf(place, other, at, value))).length;
      // Of what covers as much, each has its turn, so that rows do not all look alike.
      const order = values.map((_, turn) => values[(turn + rows.length) % values.length] as number);
      row[at] = order.reduce((best, value) => (gain(value) > gain(best) ? value : best));
    }
    const full = row as number[];
    for (const [one, x] of full.entries()) for (const [other, y] of full.entries()) missing.delete(keyOf(one, x, other, y));
    rows.push(Object.fromEntries(names.map((name, at) => [name, factors[name][full[at] as number]])) as Row);
  }
  return rows;
}

/** Every row there is. */
export function everyRow<Row extends object>(factors: Factors<Row>): Row[] {
  const names = Object.keys(factors) as (keyof Row & string)[];
  return names.reduce<Partial<Row>[]>((rows, name) => rows.flatMap((row) => factors[name].map((value) => ({ ...row, [name]: value }))), [{}]) as Row[];
}

const keyOf = (f: number, a: number, g: number, b: number): string => (f < g ? `${f}.${a} ${g}.${b}` : `${g}.${b} ${f}.${a}`);
