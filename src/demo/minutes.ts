import type { FirstOtcb } from './thursday-otcb.js';
import type { Play } from './play.js';

/** What the comments are about: a meeting, one of its decisions and one of its statements. */
export interface Commented {
  readonly meetingId: string;
  readonly decisionId: string;
  readonly statementId: string;
}

/** Monday noon: the minutes of the first OTCb are adopted in the second and sent to those who read along; an action of it is closed. */
export async function adoptFirst(play: Play, first: FirstOtcb, inMeetingId: string): Promise<void> {
  play.at('2020-03-09T10:20');
  const { meetingId } = first;
  await play.does('ilse', 'AdoptMinutes', { meetingId, inMeetingId, basedOn: await play.digestOf(meetingId), note: 'Vastgesteld zonder wijzigingen.' });
  await play.distributes('maaike', meetingId, [play.person('daan'), play.person('frans')]);
  play.at('2020-03-09T12:00');
  await play.does('karin', 'ReportActionDone', { actionId: first.roster, text: 'Staat in de map van het team.' });
}

/** The minutes of Monday go round: one comment is taken over, another waits. */
export async function commentOnMonday(play: Play, { meetingId, decisionId, statementId }: Commented): Promise<void> {
  play.at('2020-03-09T13:30');
  await play.does('maaike', 'OpenComments', { meetingId, until: '2020-03-12', entryVersion: 1 });
  await play.distributes('maaike', meetingId, [play.person('daan')]);
  play.at('2020-03-09T15:45');
  const taken = await play.makes('tjeerd', 'CommentMinutes', { meetingId, passage: { kind: 'statement', id: statementId }, text: 'Graag vermelden dat dit de stand van zondag 14.00 uur is.' }, 'commentId');
  play.at('2020-03-09T16:10');
  await play.does('pieter', 'CommentMinutes', { meetingId, passage: { kind: 'decision', id: decisionId }, text: 'Telt een verpleeghuis met een eigen inkoop ook mee in het overzicht?' });
  play.at('2020-03-09T16:30');
  await play.does('maaike', 'AnswerComment', { meetingId, commentId: taken, outcome: 'taken-over', answer: 'Staat bij de melding: stand van 8 maart, 14.00 uur.' });
}

/** Tuesday afternoon: an action that concerns the crisis as a whole, and one of the first OTCb is closed. */
export async function tuesdayActions(play: Play, first: FirstOtcb): Promise<void> {
  play.at('2020-03-10T15:10');
  await play.does('samira', 'AssignCrisisAction', { what: 'Contactpersonen van alle veiligheidsregio’s bijwerken', owner: play.holds('dPG'), due: '2020-03-13' });
  await play.does('maaike', 'CloseAction', { actionId: first.roster });
}
