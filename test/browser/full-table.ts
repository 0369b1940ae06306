import type { TestServer } from '../support/server.js';
import { callOtcb, otcbInBeeld, type Cast, type Seat } from './cast.js';

const words = (text: string) => ({ kind: 'text', id: null, text });

/** Addresses of pages on which everything stands that a page can hold. */
export interface FullTable {
  /** A meeting in preparation. */
  readonly called: string;
  /** A meeting that runs; `to` takes it to the next phase with everything in it. */
  readonly here: string;
  readonly to: { oordeel(): Promise<void>; besluit(): Promise<void>; sluiting(): Promise<void>; closed(): Promise<void> };
  /** Queries that open forms. */
  readonly statementForm: string;
  readonly actionForm: string;
}

/** An OTCb with every kind of entry, mark and state, made by commands. */
export async function fullTable(server: TestServer, table: Cast): Promise<FullTable> {
  const { here, meetingId } = await otcbInBeeld(server, table);
  const run = (seat: Seat, name: string, input: object = {}) => server.run(table.people[seat], name, { meetingId, ...input });
  const made = async (key: string, ...step: Parameters<typeof run>) => {
    const receipt = await run(...step);
    return String((receipt.events[0]?.payload as Record<string, unknown>)[key] ?? receipt.events[0]?.stream.split(':')[1]);
  };
  const say = (text: string, more: object = {}) => made('statementId', 'information', 'AddStatement', { text, ...more });

  await run('information', 'RecordSummary', { text: 'Het aantal besmettingen loopt op, vooral in Noord-Brabant.' });
  const replaced = await say('321 personen positief getest.', { speaker: words('RIVM'), certainty: 'feit', statedSource: 'RIVM' });
  await run('secretary', 'ReplaceStatement', { statementId: replaced, entryVersion: 1, text: '382 personen positief getest.', certainty: 'feit', statedSource: 'RIVM', asOf: '2026-03-23' });
  await say('Een deel is niet meer te herleiden.', { certainty: 'aanname', happenedAt: '2026-03-24T07:00:00.000Z' });
  const struck = await say('Verpleeghuizen sluiten voor bezoek.', { certainty: 'onzeker', theme: 'ouderenzorg' });
  await run('secretary', 'StrikeEntry', { kind: 'statement', id: struck, entryVersion: 1, reason: 'het gaat om één huis' });
  const corrected = await say('Eén verpleeghuis laat sinds maandag geen bezoek meer toe.', { speaker: words('LZ'), certainty: 'feit' });
  await run('secretary', 'CorrectEntry', { kind: 'statement', id: corrected, entryVersion: 1, texts: { text: 'Eén verpleeghuis laat sinds dinsdag geen bezoek meer toe.', statedSource: null, asOf: null, theme: null } });
  await say(`Een lange melding. ${'Over de verdeling van beschermingsmiddelen in de regio is veel te doen. '.repeat(12)}`);
  await run('secretary', 'ParkSolution', { text: 'Losse verkoop van maskers beperken' });
  await run('secretary', 'AddRemark', { text: 'De verbinding viel twee keer weg.' });
  const action = await made('actionId', 'secretary', 'AssignAction', { what: 'Meldpunt voorraden inrichten', owner: words('GMT'), due: '2026-03-23' });
  await server.run(table.people.secretary, 'RemarkAction', { actionId: action, text: 'Het telefoonnummer volgt.' });
  await run('secretary', 'AssignAction', { what: 'Overzicht van ic-bedden', owner: null, due: null });
  await run('expert', 'OfferEntry', { kind: 'statement', text: 'Het publieksnummer kreeg tweemaal zoveel vragen.' });
  await run('chair', 'StartRound');

  return {
    called: await callOtcb(server, table),
    here,
    statementForm: `edit=statement:${corrected}`,
    actionForm: `edit=action:${action}`,
    to: {
      async oordeel() {
        await run('chair', 'EndRound', { rest: 'not-heard' });
        await run('secretary', 'MoveToPhase', { phase: 'oordeel' });
        const topics: string[] = [];
        for (const [title, kind] of [['Bezoek aan verpleeghuizen', 'knelpunt'], ['Testen van zorgpersoneel', 'thema']]) topics.push(await made('topicId', 'adviser', 'ProposeTopic', { title, kind, horizon: 'acute' }));
        await run('chair', 'AgreeTopics');
        const [topicId = '', other = ''] = topics;
        await run('chair', 'DiscussTopic', { topicId: other });
        await run('adviser', 'WordProvisional', { topicId: other, words: 'Zorgpersoneel met klachten wordt getest.', measure: false });
        await run('chair', 'DiscussTopic', { topicId });
        for (const [side, text] of [['for', 'Bewoners lopen het grootste risico.'], ['against', 'Naasten doen ook een deel van de zorg.'], ['neutral', 'Het seizoen loopt af.']]) await run('secretary', 'AddArgument', { topicId, side, text });
        await run('secretary', 'AddOption', { topicId, text: 'Eén vaste bezoeker', pros: 'contact blijft', cons: 'toezicht kost personeel' });
        await run('secretary', 'CheckFeasibility', { topicId, test: 'practicable', answer: 'yes', remark: 'Dit kan vandaag.' });
        await run('secretary', 'CheckFeasibility', { topicId, test: 'enforceable', answer: 'unknown', remark: 'De inspectie is er niet.' });
        await run('adviser', 'WordProvisional', { topicId, words: 'Verpleeghuizen beperken het bezoek tot één vaste bezoeker.', measure: true });
        await run('expert', 'OfferEntry', { kind: 'argument', topicId, text: 'De koepels vragen om één lijn.' });
      },
      async besluit() {
        await run('secretary', 'MoveToPhase', { phase: 'besluit' });
        await run('secretary', 'Decide', { urgent: true, outcome: 'taken', words: 'Instellingen melden dagelijks hun voorraad.' });
      },
      async sluiting() {
        await run('secretary', 'MoveToPhase', { phase: 'sluiting' });
      },
      async closed() {
        await run('secretary', 'CloseMeeting');
      },
    },
  };
}
