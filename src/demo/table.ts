import type { CommandName } from '../domain/meeting/registry.js';
import type { Certainty } from '../domain/kernel/words.js';
import type { Play, Speaker } from './play.js';
import type { PersonKey } from './people.js';

export interface Said {
  readonly speaker?: Speaker;
  readonly certainty?: Certainty;
  readonly statedSource?: string;
  /** Local time of the fact. */
  readonly asOf?: string;
  readonly theme?: string;
}

/** One meeting in the story: its day, its id, and the steps that most meetings have. */
export class Table {
  constructor(
    readonly play: Play,
    readonly meetingId: string,
    private readonly day: string,
  ) {}

  /** Puts the clock to a time of the meeting's day. */
  at(time: string): void {
    this.play.at(`${this.day}T${time}`);
  }

  does(who: PersonKey, name: CommandName, input: Readonly<Record<string, unknown>> = {}) {
    return this.play.does(who, name, { meetingId: this.meetingId, ...input });
  }

  makes(who: PersonKey, name: CommandName, field: string, input: Readonly<Record<string, unknown>>): Promise<string> {
    return this.play.makes(who, name, { meetingId: this.meetingId, ...input }, field);
  }

  /** Starts the meeting; gives the topics that came along from earlier meetings, in order. */
  async starts(who: PersonKey): Promise<readonly string[]> {
    const { events } = await this.does(who, 'StartMeeting');
    return events.flatMap(({ type, payload }) => (type === 'TopicProposed' ? [(payload as { topicId: string }).topicId] : []));
  }

  /** A statement, typed by the secretary. */
  statement(text: string, said: Said = {}, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const asOf = said.asOf === undefined ? undefined : this.play.utc(said.asOf);
    return this.makes('maaike', 'AddStatement', 'statementId', { text, ...said, asOf, ...more });
  }

  /** The secretary moves to the next phase. */
  phase(phase: string) {
    return this.does('maaike', 'MoveToPhase', { phase });
  }

  action(what: string, owner: string, due: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    return this.makes('maaike', 'AssignAction', 'actionId', { what, owner: this.play.says(owner), due, ...more });
  }

  /** A topic under discussion, with the arguments for and against. */
  async argued(topicId: string, sides: readonly (readonly ['for' | 'against', string])[]): Promise<void> {
    await this.does('maaike', 'DiscussTopic', { topicId });
    for (const [side, text] of sides) await this.does('maaike', 'AddArgument', { topicId, side, text });
  }
}

/** A meeting that the coordinator calls; `start` and `end` are local times of `day`. */
export async function callMeeting(play: Play, teamId: string, day: string, start: string, end: string, place: string): Promise<Table> {
  const meetingId = play.newId();
  const times = { plannedStart: play.utc(`${day}T${start}`), plannedEnd: play.utc(`${day}T${end}`) };
  await play.does('karin', 'CallMeeting', { meetingId, teamId, place, ...times });
  return new Table(play, meetingId, day);
}
