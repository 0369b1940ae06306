/** Makes internal ids: UUIDv7, so that they sort by time. Injected, so that tests know what comes. */
export interface IdSource {
  next(): string;
}

/** Tells the time as UTC ISO 8601 with milliseconds (`2020-03-24T08:00:00.000Z`). Injected. */
export interface Clock {
  now(): string;
}
