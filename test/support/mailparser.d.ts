// mailparser brings no types of its own; what the tests read of a mail.
declare module 'mailparser' {
  interface ParsedMail {
    readonly subject?: string;
    readonly text?: string;
    readonly html?: string | false;
    readonly messageId?: string;
    readonly to?: { readonly text: string; readonly value: readonly { readonly address?: string; readonly name: string }[] };
    readonly from?: { readonly text: string };
    readonly headers: ReadonlyMap<string, unknown>;
    readonly headerLines: readonly { readonly key: string; readonly line: string }[];
    readonly attachments: readonly { readonly filename?: string; readonly contentType: string; readonly content: Buffer }[];
  }
  export function simpleParser(source: Buffer): Promise<ParsedMail>;
}
