import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { meetingArchive, type ArchiveOptions } from '../../src/archive/archive.js';
import type { Core } from '../../src/composition.js';
import { buildHouse, type House } from '../support/house.js';
import { digestOf, distributes, reviewed } from '../support/minutes.js';
import { addsPaper, pdf, sends } from '../support/papers.js';
import { testServer } from '../support/server.js';

export const OPTIONS: ArchiveOptions = { language: 'nl', timeZone: 'Europe/Amsterdam', organisation: 'Ministerie van Water & Lucht', appraisal: 'B', at: '2026-11-30T10:00:00.000Z' };
export const RESTRICTED = 'Alleen voor twee paar ogen.';
export const PAPER = pdf('een stuk');

/** A meeting that was closed, distributed as a draft, adopted and corrected; a statement in a circle, a paper, someone who left and came back. */
export interface Archived {
  readonly house: House;
  readonly meetingId: string;
  /** Its package, made now. */
  zip(options?: Partial<ArchiveOptions>): Promise<Buffer>;
}

export async function archived(): Promise<Archived> {
  const server = await testServer();
  const house = await buildHouse(server, 'COV');
  const { secretary, chair, expert } = house.people;
  const meetingId = await house.meeting('beeld');
  const run = (name: Parameters<House['run']>[0], input: object, by?: Parameters<House['run']>[2]) => house.run(name, { meetingId, ...input }, by);
  await run('AddStatement', { text: 'Eén laboratorium is vol.\u2028Regel twee \u0007 <b>&</b> عربي 漢字' });
  await run('AddStatement', { text: RESTRICTED, restrictedTo: [secretary.personId, chair.personId] });
  const paperId = await addsPaper(house, meetingId, { title: 'Notitie', restrictedTo: [secretary.personId] }, { name: 'Notitie één.pdf', bytes: PAPER });
  await run('AddPaperVersion', { paperId, entryVersion: 1, uploadId: (await sends(house, 'secretary', 'Notitie één.pdf', pdf('een stuk, opnieuw'))).id });
  await run('WithdrawPaper', { paperId: await addsPaper(house, meetingId, { title: 'Vergissing' }), entryVersion: 1, reason: 'Verkeerd bestand.' });
  await run('RecordPresence', { personId: expert.personId, presence: 'left' });
  await run('RecordPresence', { personId: expert.personId, presence: 'online' });
  await run('MoveToPhase', { phase: 'oordeel' });
  const topicId = await house.make('topicId', 'ProposeTopic', { meetingId, title: 'Testcapaciteit' });
  await run('AgreeTopics', {});
  await run('DiscussTopic', { topicId });
  await run('MoveToPhase', { phase: 'besluit' });
  await run('Decide', { topicId, outcome: 'taken', words: 'Meer testen.', fields: { reason: 'Nodig.' } });
  await run('AssignAction', { what: 'Koepels bellen' });
  await run('MoveToPhase', { phase: 'sluiting' });
  await run('CloseMeeting', {});
  await distributes(house, meetingId, [expert.personId]);
  await run('AdoptMinutes', { basedOn: await digestOf(house, meetingId) }, 'chair');
  await run('IssueErratum', { text: 'Lees: twee laboratoria.', passage: null }, 'chair');
  await house.run('GiveCrisisRole', { crisisId: house.crisisId, personId: secretary.personId, role: 'archivist' }, 'coordinator');
  await run('MakeAnonymised', { ...(await reviewed(server.core, meetingId)) });
  await house.run('AddPictureStatement', { crisisId: house.crisisId, text: 'Tussen twee overleggen' });
  return { house, meetingId, zip: async (options) => buffer(meetingArchive(await scopeOf(server.core, meetingId), server.core.archive, { ...OPTIONS, ...options }).stream()) };
}

export async function scopeOf({ reader }: Pick<Core, 'reader'>, meetingId: string) {
  const scope = await reader.meeting(meetingId);
  if (scope === null) throw new Error(`no meeting ${meetingId}`);
  return scope;
}

/** The files of a package by their path, without its folder. */
export function filesIn(zip: Uint8Array): Map<string, Buffer> {
  return new Map(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path.slice(path.indexOf('/') + 1), Buffer.from(bytes)]));
}
