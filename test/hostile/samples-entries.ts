import type { House, Input } from '../support/house.js';
import type { Sample } from './samples.js';

const speaker = (house: House) => ({ kind: 'person', id: house.people.expert.personId, text: 'Deskundige' });
const circle = (house: House) => [house.people.secretary.personId, house.people.chair.personId];
const said = (house: House) => ({
  ...{ text: 'Er zijn twaalf bedden vrij', speaker: speaker(house), statedSource: 'LCPS', asOf: '2026-03-24' },
  ...{ certainty: 'feit', theme: 'Zorg', happenedAt: house.now() },
});
const FIELDS = {
  ...{ reason: 'Dit is nodig', otherSide: 'Het kost veel', dissent: 'GMT had bezwaar', mandate: 'namens de minister', intendedEffect: 'Minder druk' },
  ...{ effectiveFrom: '2026-03-25', endDate: '2026-04-25', reviewDate: '2026-04-01', replaces: 'COV-OTCb-2020-07-B3', publicLine: 'Wij helpen' },
  ...{ spokesperson: 'De woordvoerder', releaseAt: '2026-03-25T12:00:00.000Z', considerPart: 'Het geld', considerWith: 'Financiën' },
  ...{ considerUntil: '2026-03-30', forwardedTo: 'BTCb' },
};

async function withItem(house: House, meetingId: string): Promise<string> {
  return house.make('itemId', 'AddAgendaItem', { meetingId, title: 'Stand van zaken', place: 'opening' });
}

async function withStatement(house: House, restrictedTo: readonly string[] | null = null) {
  const meetingId = await house.meeting('beeld');
  return { meetingId, statementId: await house.make('statementId', 'AddStatement', { meetingId, text: 'Er is een melding', certainty: 'onzeker', restrictedTo }) };
}

async function withProvisional(house: House, phase: 'oordeel' | 'besluit' = 'oordeel') {
  const made = await house.discussion();
  const provisionalId = await house.make('provisionalId', 'WordProvisional', { ...made, words: 'Zo doen wij het' });
  if (phase === 'besluit') await house.run('MoveToPhase', { meetingId: made.meetingId, phase });
  return { ...made, provisionalId };
}

async function withOption(house: House) {
  const made = await house.discussion();
  return { ...made, optionId: await house.make('optionId', 'AddOption', { ...made, text: 'Meer bedden', pros: 'Snel', cons: 'Duur' }) };
}

async function withParked(house: House) {
  const meetingId = await house.meeting('beeld');
  return { meetingId, parkedId: await house.make('parkedId', 'ParkSolution', { meetingId, text: 'Huur een hal' }) };
}

async function withDecision(house: House) {
  const { meetingId, topicId } = await house.discussion('besluit');
  return { meetingId, decisionId: await house.make('decisionId', 'Decide', { meetingId, topicId, outcome: 'taken', words: 'Wij huren een hal' }) };
}

async function withAction(house: House, owner: unknown = null) {
  const meetingId = await house.meeting('beeld');
  return { meetingId, actionId: await house.make('actionId', 'AssignAction', { meetingId, what: 'Bel de GGD', owner }) };
}

async function withOffer(house: House, kind = 'statement') {
  const meetingId = await house.meeting('beeld');
  return { meetingId, offerId: await house.make('offerId', 'OfferEntry', { meetingId, kind, text: 'Aangeboden woorden' }, 'expert') };
}

/** A statement that the expert offered and the secretary accepted: the expert's own. */
async function withOwnEntry(house: House) {
  const { meetingId, offerId } = await withOffer(house);
  return { meetingId, id: await house.make('statementId', 'AcceptOffer', { meetingId, offerId }), parentId: null };
}

/** One entry of each kind, and the texts that a correction gives it. */
const ENTRIES: Readonly<Record<string, (house: House) => Promise<Input>>> = {
  statement: async (house) => {
    const { meetingId, statementId } = await withStatement(house);
    return { meetingId, id: statementId, parentId: null, texts: { text: 'Beter gezegd', statedSource: 'NVIC', asOf: '2026-03-23', theme: 'Bedden' } };
  },
  topic: async (house) => {
    const { meetingId, topicId } = await house.discussion();
    return { meetingId, id: topicId, parentId: null, texts: { title: 'Betere titel', text: 'Toelichting', dilemma: 'Dilemma', uncertainties: 'Wat wij niet weten' } };
  },
  argument: async (house) => {
    const { meetingId, topicId } = await house.discussion();
    const id = await house.make('argumentId', 'AddArgument', { meetingId, topicId, side: 'for', text: 'Omdat' });
    return { meetingId, id, parentId: topicId, texts: { text: 'Daarom' } };
  },
  option: async (house) => {
    const { meetingId, topicId, optionId } = await withOption(house);
    return { meetingId, id: optionId, parentId: topicId, texts: { text: 'Andere optie', pros: 'Goedkoop', cons: 'Traag' } };
  },
  provisional: async (house) => {
    const { meetingId, topicId, provisionalId } = await withProvisional(house);
    return { meetingId, id: provisionalId, parentId: topicId, texts: { words: 'Andere woorden' } };
  },
  decision: async (house) => {
    const { meetingId, decisionId } = await withDecision(house);
    return { meetingId, id: decisionId, parentId: null, texts: { words: 'Anders besloten', ...FIELDS } };
  },
  remark: async (house) => {
    const meetingId = await house.meeting('beeld');
    return { meetingId, id: await house.make('remarkId', 'AddRemark', { meetingId, text: 'Opmerking' }), parentId: null, texts: { text: 'Betere opmerking' } };
  },
  summary: async (house) => {
    const meetingId = await house.meeting('beeld');
    return { meetingId, id: await house.make('summaryId', 'RecordSummary', { meetingId, text: 'Samenvatting' }), parentId: null, texts: { text: 'Betere samenvatting' } };
  },
};

const ofEachKind = (sample: (kind: string, entry: Input) => Input): Record<string, Sample> =>
  Object.fromEntries(
    Object.entries(ENTRIES).map(([kind, make]) => [kind, async (house: House) => ({ by: kind === 'decision' ? 'chair' : 'secretary', input: sample(kind, await make(house)) })]),
  );

/** A statement of no meeting. */
async function betweenMeetings(house: House): Promise<Input> {
  const statementId = await house.make('statementId', 'AddPictureStatement', { crisisId: house.crisisId, text: 'Per post' });
  return { crisisId: house.crisisId, statementId, entryVersion: 1 };
}

export const ENTRY_SAMPLES = {
  AddStatement: async (house) => {
    const { meetingId, statementId } = await withStatement(house, circle(house));
    return { input: { meetingId, ...said(house), itemId: await withItem(house, meetingId), replaces: statementId, restrictedTo: circle(house) } };
  },
  AddPictureStatement: async (house) => {
    const { statementId } = await withStatement(house, circle(house));
    return { input: { crisisId: house.crisisId, ...said(house), replaces: statementId, restrictedTo: circle(house) } };
  },
  ReplacePictureStatement: async (house) => ({ input: { ...(await betweenMeetings(house)), ...said(house) } }),
  WithdrawPictureStatement: async (house) => ({ input: { ...(await betweenMeetings(house)), reason: 'Klopt niet meer' } }),
  CorrectPictureStatement: async (house) => ({ input: { ...(await betweenMeetings(house)), texts: { text: 'Beter', statedSource: 'Telefoon', theme: 'Zorg' } } }),
  ReplaceStatement: async (house) => {
    const made = await withStatement(house);
    return { input: { ...made, entryVersion: 1, ...said(house), itemId: await withItem(house, made.meetingId) } };
  },
  ChangeCertainty: async (house) => ({ input: { ...(await withStatement(house)), entryVersion: 1, certainty: 'feit' } }),
  WithdrawStatement: async (house) => ({ input: { ...(await withStatement(house)), entryVersion: 1, reason: 'Klopt niet meer' } }),
  ProposeTopic: async (house) => {
    const meetingId = await house.meeting('beeld');
    const itemId = await withItem(house, meetingId);
    const told = { title: 'Testcapaciteit', kind: 'knelpunt', horizon: 'acute', text: 'Er is te weinig' };
    return { input: { meetingId, ...told, itemId, restrictedTo: circle(house), happenedAt: house.now() } };
  },
  ChangeTopic: async (house) => ({
    input: { ...(await house.discussion()), entryVersion: 1, title: 'Andere titel', kind: 'thema', horizon: 'long-term', dilemma: 'Geld of tijd', uncertainties: 'De levertijd' },
  }),
  OrderTopics: async (house) => {
    const { meetingId, topicId } = await house.discussion();
    const second = await house.make('topicId', 'ProposeTopic', { meetingId, title: 'Mondkapjes' });
    return { input: { meetingId, topicIds: [second, topicId], basedOn: [topicId, second] } };
  },
  DropTopic: async (house) => ({ input: { ...(await house.discussion()), reason: 'Hoort elders' } }),
  AgreeTopics: async (house) => ({ input: { meetingId: (await house.discussion()).meetingId, happenedAt: house.now() } }),
  DiscussTopic: async (house) => {
    const { meetingId } = await house.discussion();
    return { input: { meetingId, topicId: await house.make('topicId', 'ProposeTopic', { meetingId, title: 'Mondkapjes' }) } };
  },
  AddArgument: async (house) => ({ input: { ...(await house.discussion()), side: 'against', text: 'Dat kan niet', speaker: speaker(house), happenedAt: house.now() } }),
  AddOption: async (house) => ({ input: { ...(await house.discussion()), text: 'Huur een hal', pros: 'Snel', cons: 'Duur', happenedAt: house.now() } }),
  ChangeOption: async (house) => ({ input: { ...(await withOption(house)), entryVersion: 1, text: 'Koop een hal', pros: 'Blijvend', cons: 'Duurder' } }),
  CheckFeasibility: async (house) => ({ input: { ...(await house.discussion()), entryVersion: 0, test: 'affordable', answer: 'no', remark: 'Er is geen dekking' } }),
  WordProvisional: async (house) => {
    const { meetingId, topicId, optionId } = await withOption(house);
    return { input: { meetingId, topicId, optionId, words: 'Wij huren een hal', measure: true, happenedAt: house.now() } };
  },
  ReviseProvisional: async (house) => ({ input: { ...(await withProvisional(house)), entryVersion: 1, words: 'Wij huren twee hallen', measure: true } }),
  ParkSolution: async (house) => ({ input: { meetingId: await house.meeting('beeld'), text: 'Huur een hal', happenedAt: house.now() } }),
  MakeTopicOfParked: async (house) => ({ input: { ...(await withParked(house)), kind: 'prioriteit' } }),
  DropParked: async (house) => ({ input: { ...(await withParked(house)), reason: 'Was al besproken' } }),
  OfferEntry: {
    statement: async (house) => ({ by: 'expert', input: { meetingId: await house.meeting('beeld'), kind: 'statement', text: 'Er is nieuws', topicId: null } }),
    topic: async (house) => ({ by: 'expert', input: { meetingId: await house.meeting('beeld'), kind: 'topic', text: 'Vervoer', topicId: null } }),
    argument: async (house) => ({ by: 'expert', input: { ...(await house.discussion()), kind: 'argument', text: 'Dat is te duur' } }),
    provisional: async (house) => ({ by: 'expert', input: { ...(await house.discussion()), kind: 'provisional', text: 'Wij wachten' } }),
  },
  AcceptOffer: {
    statement: async (house) => ({ input: { ...(await withOffer(house)), text: 'Aangepaste woorden', certainty: 'aanname', topicKind: 'thema', entryVersion: 1 } }),
    topic: async (house) => ({ input: { ...(await withOffer(house, 'topic')), text: 'Aangepaste titel', certainty: 'aanname', topicKind: 'thema', entryVersion: 1 } }),
  },
  OfferCorrection: async (house) => ({ by: 'expert', input: { kind: 'statement', entryVersion: 1, ...(await withOwnEntry(house)), texts: { text: 'Beter gezegd', theme: 'Bedden' } } }),
  OfferStrike: async (house) => ({ by: 'expert', input: { kind: 'statement', entryVersion: 1, ...(await withOwnEntry(house)), reason: 'Dit was een vergissing' } }),
  DropOffer: async (house) => ({ input: { ...(await withOffer(house)), reason: 'Was al gezegd' } }),
  CorrectEntry: ofEachKind((kind, entry) => ({ kind, entryVersion: 1, ...entry })),
  StrikeEntry: ofEachKind((kind, { texts: _, ...entry }) => ({ kind, entryVersion: 1, ...entry, reason: 'Dit was een vergissing' })),
  Decide: async (house) => {
    const made = await withProvisional(house, 'besluit');
    const itemId = await withItem(house, made.meetingId);
    return { by: 'chair', input: { ...made, itemId, urgent: false, outcome: 'amended', words: 'Wij huren drie hallen', fields: FIELDS, restrictedTo: circle(house), happenedAt: house.now() } };
  },
  ConfirmDecision: async (house) => ({ by: 'chair', input: { ...(await withDecision(house)), entryVersion: 1 } }),
  ConfirmOrally: async (house) => {
    const { meetingId, decisionId } = await withDecision(house);
    return { input: { meetingId, decisions: [{ decisionId, entryVersion: 1 }], readBackBy: 'De secretaris', at: house.now() } };
  },
  ObjectToDecision: async (house) => ({ by: 'chair', input: { ...(await withDecision(house)), words: 'Zo heb ik het niet gezegd' } }),
  CompleteDecision: async (house) => ({ input: { ...(await withDecision(house)), entryVersion: 1, fields: FIELDS } }),
  AssignAction: async (house) => {
    const { meetingId, decisionId } = await withDecision(house);
    const topicId = await house.make('topicId', 'ProposeTopic', { meetingId, title: 'Vervoer' });
    const from = { topicId, decisionId, itemId: await withItem(house, meetingId) };
    return { input: { meetingId, what: 'Regel vervoer', owner: speaker(house), due: '2026-03-30', ...from, restrictedTo: circle(house), happenedAt: house.now() } };
  },
  CloseReportedActions: async (house) => {
    const { meetingId, actionId } = await withAction(house);
    await house.run('ReportActionDone', { actionId });
    return { input: { meetingId } };
  },
  ChangeAction: async (house) => ({
    input: { actionId: (await withAction(house)).actionId, entryVersion: 1, what: 'Bel de GGD nog eens', owner: speaker(house), due: '2026-03-31', reason: 'Geen gehoor' },
  }),
  DropAction: async (house) => ({ input: { actionId: (await withAction(house)).actionId, reason: 'Niet meer nodig' } }),
  CloseAction: async (house) => ({ input: { actionId: (await withAction(house)).actionId } }),
  ReopenAction: async (house) => {
    const { actionId } = await withAction(house);
    await house.run('CloseAction', { actionId });
    return { input: { actionId, reason: 'Toch niet klaar' } };
  },
  RemarkAction: async (house) => {
    const { actionId } = await withAction(house, speaker(house));
    await house.run('ReportActionDone', { actionId }, 'expert');
    return { by: 'expert', input: { actionId, text: 'Ik ben ermee bezig', objects: true } };
  },
  ReportActionDone: async (house) => ({ by: 'expert', input: { actionId: (await withAction(house, speaker(house))).actionId, text: 'Gedaan' } }),
  AcknowledgeAction: async (house) => ({ by: 'expert', input: { actionId: (await withAction(house, speaker(house))).actionId } }),
  CorrectAction: async (house) => ({ input: { actionId: (await withAction(house)).actionId, entryVersion: 1, texts: { what: 'Bel de GGD Brabant' } } }),
  StrikeAction: async (house) => ({ input: { actionId: (await withAction(house)).actionId, entryVersion: 1, reason: 'Dubbel' } }),
} as const satisfies Record<string, Sample | Record<string, Sample>>;
