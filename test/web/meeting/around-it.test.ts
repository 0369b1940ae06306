import { describe, expect, it } from 'vitest';
import { atTheTable } from './at-the-table.js';

describe('what came before and what waits', () => {
  it('folds what was in the picture already when the team last met', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    await table.run('information', 'AddStatement', { text: 'Van de vorige keer' });
    await table.run('secretary', 'MoveToPhase', { phase: 'oordeel' });
    await table.run('secretary', 'MoveToPhase', { phase: 'besluit' });
    await table.run('secretary', 'MoveToPhase', { phase: 'sluiting' });
    await table.run('secretary', 'CloseMeeting');
    table.server.clock.set('2020-03-12T08:00:00.000Z');
    const called = await table.server.run(table.people.coordinator, 'CallMeeting', { crisisId: table.crisisId, teamId: table.teamId, plannedStart: '2020-03-12T08:00:00.000Z' });
    const meetingId = String(called.events[0]?.stream.split(':')[1]);
    for (const [name, input] of [['StartMeeting', {}], ['RecordAllPresent', {}], ['AnnounceProcedure', {}], ['MoveToPhase', { phase: 'beeld' }], ['AddStatement', { text: 'Nieuw vandaag' }]] as const) {
      await table.server.run(table.people.secretary, name, { meetingId, ...input });
    }
    const sec = await table.browser('secretary');
    await sec.open(`/meetings/${meetingId}`);
    expect(sec.text('h1')).toBe('OTX 2');
    expect(sec.page('.m__scroll ol').attr('aria-label')).toBe('Nieuw sinds OTX 1');
    expect(sec.text('.m__scroll')).toContain('Nieuw vandaag');
    expect(sec.text('.m__scroll')).not.toContain('Van de vorige keer');
    expect(sec.text('.folds')).toContain('Al langer in het beeld (1)');
    expect(sec.text('.folds')).toContain('Van de vorige keer');
  });

  it('shows at most two warnings, the most urgent first, with where to mend them', async () => {
    const table = await atTheTable();
    await table.server.run(table.people.coordinator, 'ChangeTeam', {
      ...{ crisisId: table.crisisId, teamId: table.teamId, entryVersion: 1, method: 'bob', decides: 'chair', passesOnTo: [] },
      requiredRoles: ['communication-adviser', 'crisis-manager', 'chair'],
    });
    table.server.clock.set('2020-03-11T09:30:00.000Z');
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    const shown = sec.page('.z .warn').map((_, warning) => sec.page(warning).text().replace(/\s+/g, ' ').trim()).get();
    expect(shown).toEqual(['Het geplande einde is 30 min voorbij.', 'Niemand is communicatieadviseur.Bekijken']);
    expect(sec.page('.z .warn a').attr('href')).toBe(`${table.here}?dialog=hand-over`);
    expect(sec.text('.z .pane__head')).toContain('nog 1 bij sluiting');
  });

  it('tells a question of the check that was answered with unknown from one that was not answered', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    const topicId = await table.discussed();
    await table.run('adviser', 'CheckFeasibility', { topicId, test: 'practicable', answer: 'yes' });
    await table.run('adviser', 'CheckFeasibility', { topicId, test: 'enforceable', answer: 'unknown' });
    await table.run('secretary', 'WordProvisional', { topicId, words: 'Eén bezoeker.', measure: true });
    await table.run('secretary', 'MoveToPhase', { phase: 'besluit' });
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    expect(sec.text('.m .warn')).toContain('zonder antwoord op: Financiële haalbaarheid. Bij deze maatregel is onbekend: Handhaafbaarheid. Naar de toets');
  });

  it('says in the list of presence only once who is away', async () => {
    const table = await atTheTable();
    await table.run('secretary', 'RecordPresence', { personId: table.people.expert.personId, presence: 'excused' });
    const sec = await table.browser('secretary');
    await sec.open(`${table.here}?dialog=attendance`);
    expect(sec.page(`#p-${table.people.expert.personId} [aria-pressed]`).text()).toBe('met bericht');
    expect(sec.text(`#p-${table.people.expert.personId} .meta`)).not.toContain('afwezig');
    expect(sec.text('.people')).toContain('afwezig met bericht');
  });

  it('says when a meeting that this team passes on to waits', async () => {
    const table = await atTheTable();
    const crisis = await table.server.core.reader.crisis(table.crisisId);
    const btcb = [...(crisis?.teams.values() ?? [])].find((team) => team.names.at(-1)?.abbreviation === 'BTCb');
    await table.server.run(table.people.coordinator, 'CallMeeting', { crisisId: table.crisisId, teamId: btcb?.id, plannedStart: '2020-03-11T08:10:00.000Z' });
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    expect(sec.text('.z .warn')).toContain('BTCb begint over 10 min en wacht op dit overleg.');
  });

  it('says what was parked, shows it in Beeld, and makes the next line a statement again', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    await sec.submit(`${table.here}/entries`, { kind: 'parked', text: 'Mondkapjes verdelen' });
    expect(sec.text('[role=status]')).toContain('Geparkeerd voor Oordeel.');
    expect(sec.text('.folds')).toContain('Geparkeerd (1)');
    expect(sec.text('.folds')).toContain('Mondkapjes verdelen');
    expect(sec.page('#f-entry-kind option[selected]').attr('value') ?? 'statement').toBe('statement');
  });

  it('keeps the number of what was parked when another is taken up', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    const parkedId = await table.run('secretary', 'ParkSolution', { text: 'Eerste' });
    await table.run('secretary', 'ParkSolution', { text: 'Tweede' });
    await table.run('secretary', 'MakeTopicOfParked', { parkedId });
    const sec = await table.browser('secretary');
    await sec.open(`${table.here}?phase=oordeel`);
    expect(sec.page('.nr').map((_, nr) => sec.page(nr).text()).get().filter((nr) => nr.startsWith('P'))).toEqual(['P2']);
  });

  it('calls a topic in discussion during Oordeel only', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    await table.discussed();
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    expect(sec.text('.topics')).toContain('nu in bespreking');
    await table.run('secretary', 'MoveToPhase', { phase: 'besluit' });
    await sec.open(table.here);
    expect(sec.text('.topics')).not.toContain('nu in bespreking');
  });

  it('points in Besluit at the topic that is decided on, and hangs no action on the one discussed last', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    const topics: string[] = [];
    for (const title of ['Bezoek', 'Testen']) topics.push(await table.run('adviser', 'ProposeTopic', { title }));
    await table.run('chair', 'AgreeTopics');
    await table.run('secretary', 'MoveToPhase', { phase: 'oordeel' });
    for (const topicId of topics) {
      await table.run('chair', 'DiscussTopic', { topicId });
      await table.run('secretary', 'WordProvisional', { topicId, words: 'Doen.', measure: false });
    }
    await table.run('secretary', 'MoveToPhase', { phase: 'besluit' });
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    expect(sec.text('.topics [aria-current] a')).toBe('Bezoek');
    await sec.submit(`${table.here}/entries`, { kind: 'action', text: 'Brief sturen' });
    const { actions } = (await table.server.core.reader.meeting(table.meetingId)) ?? {};
    expect([...(actions?.values() ?? [])].map(({ what, topicId }) => ({ what, topicId }))).toEqual([{ what: 'Brief sturen', topicId: null }]);
  });

  it('says of each decision that is read back what its outcome is', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    await table.run('secretary', 'Decide', { urgent: true, outcome: 'deferred', words: 'Scholen dicht.' });
    const sec = await table.browser('secretary');
    await sec.open(`${table.here}?phase=besluit`);
    expect(sec.text('[aria-labelledby=h-oral] .choice')).toContain('B1 aangehouden Scholen dicht.');
    await sec.open(table.here);
    expect(sec.page('.z a:contains("Spoedbesluit")').attr('href')).toBe(`${table.here}?phase=besluit&dialog=urgent`);
  });

  it('leads from a closed meeting to the plan of the next one that was agreed', async () => {
    const table = await atTheTable();
    await table.to('sluiting');
    await table.run('secretary', 'SetNextMeeting', { at: '2020-03-13T08:30:00.000Z' });
    await table.run('secretary', 'CloseMeeting');
    const sec = await table.browser('secretary');
    await sec.open(table.here);
    await sec.open(sec.page('a:contains("Plan dit overleg")').attr('href') ?? '');
    expect(sec.page('[name=teamId] option[selected], [name=teamId][checked]').attr('value')).toBe(table.teamId);
    expect(sec.page('[name=from]').attr('value')).toBe('09:30');
  });

  it('speaks of no phases where there are none', async () => {
    const table = await atTheTable({ method: 'free' });
    const sec = await table.browser('secretary');
    await sec.open(`${table.here}?dialog=agenda`);
    expect(sec.page('input[name=title]').length).toBe(1);
    expect(sec.page('select[name=place]').length).toBe(0);
    await sec.submit(`${table.here}/agenda-items?dialog=agenda`, { title: 'Vaccins' });
    await sec.open(table.here);
    expect(sec.text('main')).toContain('Vaccins');
  });

  it('keeps the clock of the phase for the crisis adviser', async () => {
    const table = await atTheTable();
    await table.to('beeld');
    table.server.clock.forward(5);
    const [sec, adviser] = [await table.browser('secretary'), await table.browser('adviser')];
    await sec.open(table.here);
    await adviser.open(table.here);
    expect(sec.text('.status')).toBe('09:12 12 van 60 min');
    expect(adviser.text('.status')).toBe('09:12 12 van 60 min in deze fase 5 min');
  });
});
