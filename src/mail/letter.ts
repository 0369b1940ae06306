/** A part of a calendar (iCalendar, RFC 5545) that mail programs show as an invitation. */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly content: string;
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** A mail as it goes out, made at the moment of sending. Headers are for the kind's own; those of every mail come by themselves. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly Attachment[];
  readonly calendar?: CalendarPart;
  readonly headers?: Readonly<Record<string, string>>;
}
