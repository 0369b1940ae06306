import type { FastifyRequest } from 'fastify';
import { isPacked } from '../../archive/package/crisis.js';
import type { CrisisState } from '../../domain/crisis/state.js';
import { nameOf } from '../../domain/meeting/carry-over.js';
import type { MeetingScope } from '../../domain/meeting/state.js';
import type { MinutesState } from '../../domain/minutes/state.js';
import type { Reader } from '../../projections/reader.js';

/** The page before the package of a meeting. */
export function meetingModel({ crisis, meeting }: MeetingScope, { t }: FastifyRequest) {
  const { versions } = meeting.minutes;
  const title = `${nameOf(meeting)}, ${crisis.name}`;
  return {
    lede: t('archive.lede', { name: title }),
    contains: [
      ...(versions.length === 0 ? [] : [t('archive.containsVersions', { count: versions.length })]),
      ...(meeting.state === 'closed' && meeting.imported === null ? [t('archive.containsDraft')] : []),
      t('archive.containsLists'),
      ...usual(t),
    ],
    left: null,
    size: sizeOf([meeting.minutes], t),
    file: `/meetings/${meeting.id}/archive.zip`,
    trail: { href: `/crises/${crisis.id}`, label: crisis.name },
    back: { href: `/meetings/${meeting.id}/minutes`, label: t('archive.toMeeting') },
  };
}

/** The page before the package of a crisis. */
export async function crisisModel(reader: Pick<Reader, 'meetingsOfCrisis' | 'meetingAlone'>, crisis: CrisisState, { t }: FastifyRequest) {
  const rows = await reader.meetingsOfCrisis(crisis.id);
  const packed = rows.filter(isPacked);
  const left = rows.filter((row) => !isPacked(row)).map(({ reference, title }) => reference ?? title);
  const minutes: MinutesState[] = [];
  for (const { id } of packed) {
    const found = await reader.meetingAlone(id);
    if (found) minutes.push(found.meeting.minutes);
  }
  return {
    lede: t('archive.lede', { name: crisis.name }),
    contains: [packed.length === 0 ? t('archive.containsNone') : t('archive.containsMeetings', { count: packed.length }), t('archive.containsRegisters'), ...usual(t)],
    left: left.length === 0 ? null : t('archive.leftOut', { count: left.length, names: left.join(', ') }),
    size: sizeOf(minutes, t),
    file: `/crises/${crisis.id}/archive.zip`,
    trail: { href: `/crises/${crisis.id}`, label: crisis.name },
    back: { href: `/crises/${crisis.id}`, label: t('archive.toCrisis') },
  };
}

const usual = (t: FastifyRequest['t']): string[] => [t('archive.containsJournal'), t('archive.containsMetadata'), t('archive.containsManifest')];

/** What is kept is known; what is made for the package is not, before it is made. */
function sizeOf(minutes: readonly MinutesState[], t: FastifyRequest['t']): string {
  const kept = new Map(minutes.flatMap(({ versions }) => versions.flatMap(({ files }) => files.map(({ sha256, size }) => [sha256, size] as const))));
  const bytes = [...kept.values()].reduce((sum, size) => sum + size, 0);
  return bytes === 0 ? t('archive.sizeSmall') : t('archive.size', { size: t('life.bytes', { size: bytes }) });
}
