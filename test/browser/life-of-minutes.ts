import { asSeen } from '../support/minutes.js';
import type { TestServer } from '../support/server.js';
import { otcbInBeeld, type Cast } from './cast.js';

/** An OTCb that closed with two statements, a decision and an action that nobody owns; answers the address of its minutes. */
export async function closedOtcb(server: TestServer, table: Cast): Promise<{ readonly meetingId: string; readonly minutes: string }> {
  const { here, meetingId } = await otcbInBeeld(server, table);
  const { secretary } = table.people;
  const run = (name: string, input: object = {}) => server.run(secretary, name, { meetingId, ...input });
  await run('AddStatement', { text: 'Eén laboratorium is vol.', certainty: 'feit' });
  await run('AddStatement', { text: 'Het ROAZ komt vanavond bijeen.' });
  await run('Decide', { urgent: true, outcome: 'taken', words: 'Verpleeghuizen beperken het bezoek.' });
  await run('AssignAction', { what: 'Koepels bellen' });
  for (const phase of ['oordeel', 'besluit', 'sluiting']) await run('MoveToPhase', { phase });
  await run('CloseMeeting');
  return { meetingId, minutes: `${here}/minutes` };
}

/** What can be looked at of minutes with comments; `adopt` adopts them with something changed since they were distributed, and an erratum. */
export interface Commented {
  readonly minutes: string;
  readonly commentId: string;
  /** The anchor of a passage that can be commented on. */
  readonly passage: string;
  adopt(): Promise<void>;
}

/** An OTCb whose minutes were distributed as a draft and have a comment on a statement that was mended since. */
export async function commentedOtcb(server: TestServer, table: Cast): Promise<Commented> {
  const { meetingId, minutes } = await closedOtcb(server, table);
  const { secretary, expert, chair } = table.people;
  const run = (who: typeof chair, name: string, input: object) => server.run(who, name, { meetingId, ...input });
  const until = server.clock.now().slice(0, 10);
  await run(secretary, 'OpenComments', { until, entryVersion: 1 });
  const scope = async () => {
    const found = await server.core.reader.meeting(meetingId);
    if (found === null) throw new Error('no meeting');
    return found;
  };
  const statement = [...(await scope()).picture.statements.values()].find((one) => one.meetingId === meetingId);
  const decision = [...(await scope()).meeting.besluit.decisions.values()][0];
  if (!statement || !decision) throw new Error('too little in this meeting');
  const made = await run(expert, 'CommentMinutes', { passage: { kind: 'statement', id: statement.id }, entryVersion: statement.entryVersion, text: 'Het zijn er twee.' });
  await run(expert, 'CommentMinutes', { passage: { kind: 'decision', id: decision.id }, entryVersion: decision.entryVersion, text: 'De einddatum ontbreekt.' });
  await run(secretary, 'DistributeMinutes', { personIds: [expert.personId], ...(await asSeen(server.core, meetingId, { personId: secretary.personId, columns: new Set(['secretary']) })) });
  await run(secretary, 'CorrectEntry', { kind: 'statement', id: statement.id, entryVersion: statement.entryVersion, texts: { text: 'Twee laboratoria zijn vol.', statedSource: null, asOf: null, theme: null } });
  return {
    minutes,
    commentId: String((made.events[0]?.payload as { readonly commentId?: unknown }).commentId),
    passage: `decision-${decision.id}`,
    async adopt() {
      const { basedOn } = await asSeen(server.core, meetingId, { personId: chair.personId, columns: new Set(['chair', 'decider']) });
      await run(chair, 'AdoptMinutes', { basedOn, inMeetingId: null, note: null });
      await run(chair, 'IssueErratum', { text: 'Tot en met 31 maart.', passage: { kind: 'decision', id: decision.id } });
    },
  };
}
