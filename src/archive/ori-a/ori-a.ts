import type { Seat } from '../../domain/attendance/state.js';
import type { DecisionModel, MinutesModel } from '../../documents/minutes/minutes.model.js';
import { translator, type Language, type Translate } from '../../i18n/index.js';
import { dayOf } from '../../domain/kernel/time.js';
import { xmlTime } from '../moments.js';
import type { ObjectRef } from '../mdto/mdto.js';
import { each, element, text, xmlFile, type XmlElement } from '../xml.js';
import { agendaOf, type OriPoint } from './agenda.js';
import { FUNCTIONS, KIND, KINDS, ORGANISATIONS, RESULT, ROLES, STATUS, UNCONFIRMED } from './terms.js';

const NAMESPACE = 'https://ori-a.nl';
/** Whoever was not there, for whatever reason. */
const AWAY: readonly Seat['presence'][] = ['expected', 'excused', 'absent'];

export interface OriFacts {
  readonly model: MinutesModel;
  readonly language: Language;
  readonly timeZone: string;
  /** The minutes and the other documents as they are known in MDTO. */
  readonly minutes: ObjectRef | null;
  readonly attachments: readonly ObjectRef[];
}

/** A meeting in ORI-A 1.0.1, its elements in the order of the schema (docs/adr/0033 says what stands where). */
export function oriXml(facts: OriFacts): Buffer {
  const { model } = facts;
  const t = translator(facts.language);
  const seats = model.attendance.seats;
  return xmlFile(
    element(
      'ORI-A',
      meetingElement(facts),
      agendaOf(model, t).map((point) => pointElement(point, facts, 'agendapunt')),
      each(model.decisions.filter(({ mark }) => mark.struck === null), (decision) => decisionElement(decision, model, t)),
      each(seats.filter(({ presence }) => AWAY.includes(presence)), (seat) => personElement('persoonBuitenVergadering', seat, seat.personId)),
      each(seats.filter(({ presence }) => !AWAY.includes(presence)), (seat) => participantElements(seat, facts, t)),
    ),
    NAMESPACE,
  );
}

function meetingElement({ model, timeZone, minutes, attachments }: OriFacts): XmlElement {
  const { meeting, team, organisation } = model;
  const time = (moment: string | null) => xmlTime(moment, timeZone);
  return element(
    'vergadering',
    ids(meeting.id, meeting.reference),
    text('naam', meeting.title),
    text('geplandeDatum', dayOf(meeting.plannedStart, timeZone)),
    text('datum', dayOf(meeting.startedAt ?? meeting.plannedStart, timeZone)),
    text('geplandeAanvang', time(meeting.plannedStart)),
    text('geplandEinde', time(meeting.plannedEnd)),
    text('aanvang', time(meeting.startedAt)),
    text('einde', time(meeting.closedAt)),
    term('type', KIND[meeting.method], KINDS),
    text('toelichting', meeting.cancelled?.reason ?? null),
    element('georganiseerdDoorGremium', text('naam', team.name), text('identificatie', team.abbreviation)),
    text('locatie', meeting.place),
    text('status', STATUS[meeting.state]),
    term('overheidsorgaan', organisation, ORGANISATIONS),
    minutes === null ? null : objectElement('isGenotuleerdIn', minutes),
    each(attachments, (one) => objectElement('heeftAlsBijlage', one)),
  );
}

function pointElement(point: OriPoint, facts: OriFacts, name: 'agendapunt' | 'heeftAlsSubagendapunt'): XmlElement {
  const { meeting } = facts.model;
  return element(
    name,
    text('ID', point.id),
    text('naam', point.name),
    text('volgnummer', point.number),
    text('omschrijving', point.note),
    text('starttijd', xmlTime(point.from, facts.timeZone)),
    text('eindtijd', xmlTime(point.until, facts.timeZone)),
    text('indicatieBehandeld', point.done),
    text('indicatieBesloten', point.restricted),
    element('wordtBehandeldTijdens', text('verwijzingID', meeting.id), text('verwijzingNaam', meeting.title)),
    point.below.map((below) => pointElement(below, facts, 'heeftAlsSubagendapunt')),
  );
}

/** ORI-A has no place for the words of a decision but its explanation; which topic it came of stands there too. */
function decisionElement(decision: DecisionModel, { oordeel }: MinutesModel, t: Translate): XmlElement {
  const { id, reference, words, outcome, fields, confirmation, topicId } = decision;
  const unconfirmed = confirmation.state === 'to-confirm' && (outcome === 'taken' || outcome === 'amended');
  const topic = oordeel.topics.find((one) => one.id === topicId);
  const said = [
    words,
    topic === undefined ? null : t('archive.oriTopic', { text: topic.title }),
    fields.reason === null ? null : t('archive.oriReason', { text: fields.reason }),
    fields.forwardedTo === null ? null : t('archive.oriForwarded', { text: fields.forwardedTo }),
    confirmation.by === null ? null : t('archive.oriConfirmed', { name: confirmation.by }),
  ];
  return element('besluit', ids(id, reference), text('resultaat', unconfirmed ? UNCONFIRMED : RESULT[outcome]), text('toelichting', said.filter((line) => line !== null).join('\n')));
}

/** One element for each stretch that someone was there: an interval is of the participant, and ids may not come twice. */
function participantElements(seat: Seat, { model, timeZone }: OriFacts, t: Translate): XmlElement[] {
  const { personId, organisation, roles, intervals } = seat;
  const stretches = intervals.length > 0 ? intervals : [{ from: null, until: null, online: seat.presence === 'online' }];
  return stretches.map(({ from, until, online }, index) => {
    const again = index === 0 ? '' : `-${index + 1}`;
    return element(
      'aanwezigeDeelnemer',
      text('ID', `${personId}-aanwezig${again}`),
      roles.length === 0 ? null : term('rolnaam', roles.map((role) => t(`documents.role-${role}`)).join(', '), ROLES),
      text('organisatie', organisation),
      text('deelnemerspositie', online ? t('archive.oriOnline') : null),
      text('aanvangAanwezigheid', xmlTime(from, timeZone)),
      text('eindeAanwezigheid', xmlTime(until, timeZone)),
      element('neemtDeelAanVergadering', text('verwijzingID', model.meeting.id), text('verwijzingNaam', model.meeting.title)),
      personElement('isNatuurlijkPersoon', seat, `${personId}${again}`),
    );
  });
}

/** A name is kept whole: which part of it is the family's name is not known here, and guessing would be wrong for some. */
function personElement(name: string, { name: person, functionName }: Seat, id: string): XmlElement {
  return element(name, text('ID', id), element('naam', text('achternaam', person), text('volledigeNaam', person)), functionName === null ? null : term('functie', functionName, FUNCTIONS));
}

function ids(id: string, reference: string | null): XmlElement[] {
  return [id, ...(reference === null || reference === '' || reference === id ? [] : [reference])].map((value) => ({ name: 'ID', content: value }));
}

function term(name: string, label: string, list: { readonly id: string; readonly name: string }): XmlElement {
  return element(name, text('begripLabel', label), element('verwijzingBegrippenlijst', text('verwijzingID', list.id), text('verwijzingNaam', list.name)));
}

function objectElement(name: string, { id, name: title }: ObjectRef): XmlElement {
  return element(name, element('verwijzingInformatieobject', text('verwijzingID', id), text('verwijzingNaam', title)));
}
