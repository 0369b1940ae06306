import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeCore, type Core } from '../../src/composition.js';
import { readConfig } from '../../src/config.js';
import type { Receipt } from '../../src/domain/kernel/command.js';
import type { Actor } from '../../src/domain/kernel/event.js';
import { isRejection } from '../../src/domain/kernel/rejection.js';
import { countedIds, FixedClock } from './time-and-ids.js';

export interface Seated {
  readonly personId: string;
  readonly actor: Actor;
}

/** A core without pages: one OTCb in Beeld, with a secretary and a chair. */
export interface LiveMeeting {
  readonly core: Core;
  readonly clock: FixedClock;
  readonly crisisId: string;
  readonly meetingId: string;
  readonly secretary: Seated;
  readonly chair: Seated;
  id(): string;
  /** Carries out a command on the meeting for someone; fails the test when it is refused. */
  run(who: Seated, name: string, input: object): Promise<Receipt>;
  /** Makes the next commit fail, as a full disk would. */
  failNextCommit(): void;
  close(): Promise<void>;
}

/** Starts it; `statesAtHand`: how many streams the core keeps in memory. */
export async function startLiveMeeting(statesAtHand?: number): Promise<LiveMeeting> {
  const folder = mkdtempSync(join(tmpdir(), 'table-'));
  const clock = new FixedClock();
  const ids = countedIds();
  let failing = false;
  const beforeCommit = () => {
    if (!failing) return;
    failing = false;
    throw new Error('disk full');
  };
  const core = await composeCore(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), { clock, ids, faults: { beforeCommit }, statesAtHand });

  const seated = (name: string): Seated => {
    const personId = ids.next();
    return { personId, actor: { kind: 'person', personId, name } };
  };
  const [secretary, chair] = [seated('Maaike de Wit'), seated('Ilse Terpstra')];
  const [crisisId, teamId, meetingId] = [ids.next(), ids.next(), ids.next()];

  async function run(who: Seated, name: string, input: object): Promise<Receipt> {
    const outcome = await core.execute({ name, commandId: ids.next(), input: { meetingId, ...input }, actor: who.actor, admin: true });
    if (isRejection(outcome)) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  const coordinator = { personId: secretary.personId, name: secretary.actor.name };
  await run(secretary, 'CreateCrisis', { crisisId, code: 'COV', name: 'COVID-19', kind: 'crisis', classification: 'dep-vertrouwelijk', coordinator });
  await run(secretary, 'AddPerson', { crisisId, personId: chair.personId, name: chair.actor.name, staff: true });
  await run(secretary, 'MakeTeam', { crisisId, teamId, abbreviation: 'TST', name: 'Testteam', level: 'operational', method: 'bob' });
  await run(secretary, 'SeatMember', { crisisId, teamId, personId: secretary.personId, role: 'secretary' });
  await run(secretary, 'SeatMember', { crisisId, teamId, personId: chair.personId, role: 'chair' });
  await run(secretary, 'CallMeeting', { crisisId, teamId, plannedStart: clock.now() });
  await run(secretary, 'StartMeeting', {});
  await run(secretary, 'MoveToPhase', { phase: 'beeld', skip: true });

  return {
    core,
    clock,
    crisisId,
    meetingId,
    secretary,
    chair,
    id: () => ids.next(),
    run,
    failNextCommit: () => {
      failing = true;
    },
    async close() {
      await core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
