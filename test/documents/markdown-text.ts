interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
}

export interface MarkdownParser {
  parse(markdown: string, environment: object): readonly Token[];
}

/** The text of every paragraph, heading and cell of Markdown, as a reader of the parsed document sees it. */
export function plainTexts(parser: MarkdownParser, markdown: string): string[] {
  return parser
    .parse(markdown, {})
    .filter(({ type }) => type === 'inline')
    .map(({ children }) =>
      (children ?? [])
        .map((token) => {
          if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
          return token.type === 'text' || token.type === 'text_special' || token.type === 'code_inline' ? token.content : '';
        })
        .join(''),
    );
}
