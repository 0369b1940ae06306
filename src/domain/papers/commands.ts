import { z } from 'zod';
import { circle, entryVersion, id, orNull, ticked } from '../kernel/input.js';
import { name, optionalName, optionalText, text } from '../kernel/text.js';
import { PAPER_PLACES } from './state.js';

const ofMeeting = { meetingId: id() };
const ofPaper = { ...ofMeeting, paperId: id(), entryVersion: entryVersion() };
const about = orNull(z.object({ kind: z.enum(PAPER_PLACES, { error: 'not-a-place' }), id: id() }));
const placed = { about, shareable: ticked(), restrictedTo: circle() };
/** `uploadId`: the file that was sent before. Without a title a paper is called as its file. */
const sent = { uploadId: id(), note: optionalText() };

export const addPaper = z.object({ ...ofMeeting, ...sent, title: optionalName(), ...placed });
export const offerPaper = z.object({ ...ofMeeting, ...sent, title: optionalName(), about });
export const addPaperVersion = z.object({ ...ofPaper, ...sent });
export const changePaper = z.object({ ...ofPaper, title: name(), ...placed });
export const withdrawPaper = z.object({ ...ofPaper, reason: text() });
export type NewPaper = z.output<typeof addPaper>;
