import type { RecordedEvent } from '../../src/domain/kernel/event.js';
import type { MeetingScope } from '../../src/domain/meeting/state.js';
import { evolvePapers, noPapers } from '../../src/domain/papers/index.js';
import { secretary } from '../support/crisis.js';

const FILE = { sha256: 'ab'.repeat(32), size: 123_456, mediaType: 'application/pdf', fileName: 'Raming_<1> & co.pdf' };

/** The same meeting with a paper of each kind: on an item, on a topic, on a decision and on none; in versions, renamed, restricted, offered, withdrawn. */
export function withPapers(scope: MeetingScope): MeetingScope {
  const { meeting } = scope;
  const [topicId] = meeting.oordeel.topics.keys();
  const [decisionId] = meeting.besluit.decisions.keys();
  const placed = { about: null, shareable: true, restrictedTo: null };
  const steps: readonly (readonly [string, object])[] = [
    ['PaperAdded', { ...placed, paperId: 'p1', number: 1, title: 'Raming *kosten*', about: { kind: 'item', id: meeting.agenda[0]?.id ?? '' }, ...FILE, note: 'Eerste raming' }],
    ['PaperVersionAdded', { paperId: 'p1', ...FILE, sha256: 'cd'.repeat(32), fileName: 'Raming 2.pdf', note: 'Cijfers | bijgewerkt' }],
    ['PaperChanged', { ...placed, paperId: 'p1', title: 'Raming herzien', shareable: false }],
    ['PaperAdded', { ...placed, paperId: 'p2', number: 2, title: 'Nota voor de kring', about: { kind: 'topic', id: topicId }, restrictedTo: [secretary.personId], ...FILE, fileName: 'Nota.docx', note: null }],
    ['PaperAdded', { ...placed, paperId: 'p3', number: 3, title: 'Kaart', about: { kind: 'decision', id: decisionId }, ...FILE, fileName: 'Kaart.png', size: 3_000_000, note: null, offeredBy: 'Inbrenger' }],
    ['PaperWithdrawn', { paperId: 'p3', reason: 'Was de verkeerde kaart.' }],
  ];
  const at = meeting.closedAt ?? meeting.plannedStart;
  const papers = steps.reduce((state, [type, payload], place) => {
    const event: RecordedEvent = { position: place, stream: `meeting:${meeting.id}`, version: place + 1, type, schema: 1, happenedAt: at, recordedAt: at, actor: secretary, seat: null, commandId: '', payload };
    return evolvePapers(state, event);
  }, noPapers);
  return { ...scope, meeting: { ...meeting, papers } };
}
