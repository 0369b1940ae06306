import type { EntryMark } from '../../domain/kernel/entry.js';
import { translator, type Language } from '../../i18n/index.js';
import type { MinutesModel, MinutesOptions } from '../minutes/minutes.model.js';

const DAY = '2026-03-11';
const CHAIR = { personId: 'example-chair' };
const SECRETARY = { personId: 'example-secretary' };
const at = (time: string): string => `${DAY}T${time}:00.000Z`;

/** An invented meeting with a little of everything, to see what a template makes of it. Marked as an exercise, so that nobody takes it for real. */
export function exampleMinutes({ language, timeZone, organisation }: MinutesOptions & { readonly language: Language }): MinutesModel {
  const t = translator(language);
  const [chair, secretary] = [t('template.chair'), t('template.secretary')];
  const mark = (time: string): EntryMark & { readonly source: null } => ({
    ...{ happenedAt: at(time), recordedAt: at(time), late: false, by: secretary, byPersonId: SECRETARY.personId },
    ...{ entryVersion: 1, corrections: [], struck: null, source: null },
  });
  const statement = (number: number, time: string, text: string, certainty: 'feit' | 'aanname' | 'onzeker', source: string | null) => ({
    ...{ id: `example-s${number}`, number, meetingId: 'example', itemId: null, phase: 'beeld' as const, text, speaker: null, statedSource: source, asOf: null },
    ...{ certainty, theme: null, state: 'current' as const, replaces: null, replacedBy: null, withdrawnReason: null, restrictedTo: null, mark: mark(time) },
  });
  const seat = (personId: string, name: string, roles: MinutesModel['attendance']['seats'][number]['roles']) => ({
    ...{ personId, name, organisation: organisation, functionName: null, roles, guest: false, presence: 'present' as const },
    ...{ intervals: [{ from: at('08:00'), until: at('09:04'), online: false }], entryVersion: 1, corrections: [], deputisesFor: null, borrowed: [] },
  });
  const noFields = {
    ...{ otherSide: null, dissent: null, mandate: null, effectiveFrom: null, reviewDate: null, intendedEffect: null, replaces: null, publicLine: null },
    ...{ spokesperson: null, releaseAt: null, considerPart: null, considerWith: null, considerUntil: null, forwardedTo: null },
  };
  return {
    ...{ document: 'minutes', schema: 1, language, timeZone, organisation, version: { state: 'concept', pictureVersion: 4 } },
    crisis: { id: 'example', code: 'VBD', name: t('template.crisis'), kind: 'exercise' },
    team: { id: 'example', abbreviation: 'OTCb', name: t('template.team') },
    meeting: {
      ...{ id: 'example', number: 1, reference: 'VBD-OTCb-2026-01', title: 'OTCb', method: 'bob', state: 'closed', phase: null, classification: 'unclassified' },
      ...{ plannedStart: at('08:00'), plannedEnd: at('09:00'), startedAt: at('08:00'), closedAt: at('09:04'), place: t('template.place'), link: null, moves: [], cancelled: null, imported: null },
    },
    roles: [{ role: 'chair', people: [{ ...CHAIR, name: chair }] }, { role: 'secretary', people: [{ ...SECRETARY, name: secretary }] }],
    decisions: [{
      ...{ id: 'example-b1', label: 'B1', number: 1, reference: 'VBD-OTCb-2026-01-B1', topicId: 'example-t1', provisionalId: null, itemId: null, urgent: false },
      ...{ words: t('template.decision'), wordsBefore: null, outcome: 'taken', fields: { ...noFields, reason: t('template.reason'), endDate: '2026-04-01' } },
      confirmation: { state: 'in-person', by: chair, byPersonId: CHAIR.personId, at: at('08:52'), readBackBy: null, asSuccessor: false },
      ...{ typedBy: secretary, objections: [], present: [{ ...CHAIR, name: chair }, { ...SECRETARY, name: secretary }], pictureVersion: 4, restrictedTo: null, mark: mark('08:50'), actions: [{ id: 'example-a1', label: 'A1' }] },
    }],
    actions: [{
      ...{ id: 'example-a1', label: 'A1', crisisId: 'example', teamId: 'example', meetingId: 'example', topicId: null, decisionId: 'example-b1', itemId: null, number: 1, reference: 'VBD-OTCb-2026-01-A1' },
      ...{ what: t('template.action'), owner: { kind: 'text', id: null, text: t('template.owner') }, due: '2026-03-13', state: 'open', remarks: [], steps: [], restrictedTo: null, mark: mark('08:54'), decision: { id: 'example-b1', label: 'B1' } },
    }],
    opening: { procedure: { at: at('08:02'), by: chair, text: null }, phases: [] },
    agenda: [],
    beeld: {
      summaries: [{ id: 'example-sum', text: t('template.summary'), mark: mark('08:04') }],
      statements: [statement(1, '08:06', t('template.statementOne'), 'feit', t('template.source')), statement(2, '08:09', t('template.statementTwo'), 'onzeker', null), statement(3, '08:12', t('template.longWords'), 'aanname', null)],
    },
    oordeel: {
      agreed: { at: at('08:20'), by: chair },
      topics: [{
        ...{ id: 'example-t1', place: 1, title: t('template.topic'), kind: 'prioriteit', horizon: 'acute', text: null, itemId: null, dilemma: t('template.dilemma'), uncertainties: null },
        ...{ state: 'discussed', droppedReason: null, later: false, discussedAt: at('08:25'), arguments: [], options: [], feasibility: [], provisional: [] },
        ...{ decisions: [{ id: 'example-b1', label: 'B1' }], restrictedTo: null, mark: mark('08:21') },
      }],
      parked: [],
    },
    remarks: [],
    attendance: { seats: [seat(CHAIR.personId, chair, ['chair']), seat(SECRETARY.personId, secretary, ['secretary'])], handovers: [], rounds: [], contradictions: [] },
    nextMeeting: { at: '2026-03-13T08:00:00.000Z', note: null },
  };
}
