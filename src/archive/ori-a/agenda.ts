import { PHASES, type Phase } from '../../domain/kernel/words.js';
import type { MinutesModel, TopicModel } from '../../documents/minutes/minutes.model.js';
import type { Translate } from '../../i18n/index.js';

/** A point of the agenda as ORI-A tells it: times are UTC. */
export interface OriPoint {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly note: string | null;
  readonly from: string | null;
  readonly until: string | null;
  /** Whether it was dealt with; null where that was not recorded. */
  readonly done: boolean | null;
  readonly restricted: boolean;
  readonly below: readonly OriPoint[];
}

/**
 * The agenda of a meeting: by BOB its five phases, with own items below the phase after which they come and topics below Oordeel;
 * otherwise its items with their topics below them. ORI-A asks for one point at least: a meeting without an agenda is one point itself.
 */
export function agendaOf(model: MinutesModel, t: Translate): OriPoint[] {
  const points = model.meeting.method === 'bob' ? phasePoints(model, t) : itemPoints(model);
  return points.length > 0 ? points : [{ ...plain(model, model.meeting.title), id: `${model.meeting.id}-1`, number: '1', from: model.meeting.startedAt, until: model.meeting.closedAt }];
}

function phasePoints(model: MinutesModel, t: Translate): OriPoint[] {
  const { phases } = model.opening;
  const { meeting } = model;
  return PHASES.map((phase, index) => {
    const number = String(index + 1);
    const stretches = phases.filter((stretch) => stretch.phase === phase);
    const items = model.agenda.filter(({ place, removed }) => place === phase && !removed).map((item): Below => ({ id: item.id, name: item.title, note: item.note, restricted: item.restrictedTo !== null }));
    const topics = phase === 'oordeel' ? topicsOf(model).map(topicPoint) : [];
    return {
      ...plain(model, t(`documents.phase-${phase satisfies Phase}`)),
      id: `${meeting.id}-${phase}`,
      number,
      from: stretches[0]?.from ?? null,
      until: stretches.at(-1)?.until ?? null,
      done: phases.length === 0 ? null : stretches.length > 0,
      below: numbered(model, [...topics, ...items], `${number}.`, 1),
    };
  });
}

/** Topics outside any item are points of their own, after the items. */
function itemPoints(model: MinutesModel): OriPoint[] {
  const items = model.agenda.filter(({ removed }) => !removed);
  const known = new Set(items.map(({ id }) => id));
  const loose = topicsOf(model).filter(({ itemId }) => itemId === null || !known.has(itemId)).map(topicPoint);
  const points = items.map((item, index): OriPoint => {
    const number = String(index + 1);
    const topics = topicsOf(model).filter(({ itemId }) => itemId === item.id).map(topicPoint);
    return {
      ...plain(model, item.title),
      id: item.id,
      number,
      note: item.note,
      restricted: item.restrictedTo !== null || isShut(model),
      below: numbered(model, topics, `${number}.`, 1),
    };
  });
  return [...points, ...numbered(model, loose, '', points.length + 1)];
}

const topicsOf = ({ oordeel }: MinutesModel): TopicModel[] => oordeel.topics.filter(({ mark }) => mark.struck === null);

type Below = Pick<OriPoint, 'id' | 'name' | 'note' | 'restricted'> & { readonly done?: boolean };

const topicPoint = ({ id, title, text, restrictedTo, state }: TopicModel): Below => ({ id, name: title, note: text, restricted: restrictedTo !== null, done: state === 'discussed' });

function numbered(model: MinutesModel, points: readonly Below[], before: string, first: number): OriPoint[] {
  return points.map((point, place) => ({ ...plain(model, point.name), ...point, restricted: point.restricted || isShut(model), number: `${before}${first + place}` }));
}

const isShut = ({ meeting }: MinutesModel): boolean => meeting.restricted === true;

function plain(model: MinutesModel, name: string): Omit<OriPoint, 'id' | 'number'> {
  return { name, note: null, from: null, until: null, done: null, restricted: isShut(model), below: [] };
}
