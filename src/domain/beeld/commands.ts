import { z } from 'zod';
import { circle, dateOrTime, entryVersion, happenedAt, id, optionalId, orNull, party } from '../kernel/input.js';
import { line, optionalLine, text } from '../kernel/text.js';
import { CERTAINTIES } from '../kernel/words.js';

const certainty = () => orNull(z.enum(CERTAINTIES, { error: 'not-a-certainty' }));

const said = {
  text: text(),
  speaker: orNull(party()),
  statedSource: optionalLine(),
  asOf: orNull(dateOrTime()),
  certainty: certainty(),
  theme: optionalLine(),
  happenedAt: happenedAt(),
};

export const addStatement = z.object({ meetingId: id(), ...said, itemId: optionalId(), replaces: optionalId(), restrictedTo: circle() });
export const addPictureStatement = z.object({ crisisId: id(), ...said, replaces: optionalId(), restrictedTo: circle() });

const existing = { meetingId: id(), statementId: id(), entryVersion: entryVersion() };

export const replaceStatement = z.object({ ...existing, ...said, itemId: optionalId() });
export const changeCertainty = z.object({ ...existing, certainty: certainty() });
export const withdrawStatement = z.object({ ...existing, reason: line() });

const between = { crisisId: id(), statementId: id(), entryVersion: entryVersion() };

export const replacePictureStatement = z.object({ ...between, ...said });
export const correctPictureStatement = z.object({ ...between, texts: z.record(z.string(), z.string().nullable()) });
export const withdrawPictureStatement = z.object({ ...between, reason: line() });

/** The texts of a statement that a correction may change. */
export const STATEMENT_TEXTS = { text: text(), statedSource: optionalLine(), asOf: orNull(dateOrTime()), theme: optionalLine() };

export type AddStatement = z.output<typeof addStatement>;
export type AddPictureStatement = z.output<typeof addPictureStatement>;
export type ReplaceStatement = z.output<typeof replaceStatement>;
export type ChangeCertainty = z.output<typeof changeCertainty>;
export type WithdrawStatement = z.output<typeof withdrawStatement>;
