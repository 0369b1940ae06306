/** Whether a text has these words in it, as the database looks for them: capitals of ASCII count as small letters. */
export function says(text: string | null, words: string): boolean {
  const small = (one: string) => one.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return text !== null && small(text).includes(small(words));
}

/** An order of rows by columns that hold text, each `[column, descending]`: as the database sorts, by bytes, and what is empty last. */
export function byColumns<Row>(...columns: readonly (readonly [column: keyof Row, descending: boolean])[]): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const [column, descending] of columns) {
      const [one, other] = [a[column] as string | null, b[column] as string | null];
      if (one === other) continue;
      if (one === null || other === null) return one === null ? 1 : -1;
      return Buffer.compare(Buffer.from(one), Buffer.from(other)) * (descending ? -1 : 1);
    }
    return 0;
  };
}
