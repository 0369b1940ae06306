// The commands of the crash tests: a crisis, a meeting, and statements that several people type at once.
// Fixed ids, so that the same script can be repeated after a crash.
const id = (kind, number) => `00000000-0000-7000-8${kind.toString().padStart(3, '0')}-${number.toString(16).padStart(12, '0')}`;
const ids = { crisis: id(1, 1), secretary: id(2, 1), chair: id(2, 2), meeting: id(3, 1) };

const secretary = { kind: 'person', personId: ids.secretary, name: 'Maaike de Wit' };

/** Rounds of commands; those of one round are sent at the same time. */
export function crashScript() {
  let number = 0;
  const envelope = (name, input) => ({ name, commandId: id(9, ++number), input, actor: secretary, admin: true });
  const organise = (name, input) => envelope(name, { crisisId: ids.crisis, ...input });
  const meet = (name, input) => envelope(name, { meetingId: ids.meeting, ...input });
  const team = id(4, 1);
  const rounds = [
    [
      envelope('CreateCrisis', {
        crisisId: ids.crisis,
        code: 'COV',
        name: 'COVID-19',
        kind: 'crisis',
        classification: 'dep-vertrouwelijk',
        coordinator: { personId: ids.secretary, name: secretary.name, email: 'secretaris@voorbeeld.example' },
      }),
    ],
    [organise('AddPerson', { personId: ids.chair, name: 'Ilse Terpstra', staff: true })],
    [organise('MakeTeam', { teamId: team, abbreviation: 'TST', name: 'Testteam', level: 'operational', method: 'bob' })],
    [organise('SeatMember', { teamId: team, personId: ids.secretary, role: 'secretary', from: '2026-01-01' })],
    [organise('SeatMember', { teamId: team, personId: ids.chair, role: 'chair', from: '2026-01-01' })],
    [organise('CallMeeting', { meetingId: ids.meeting, teamId: team, plannedStart: '2026-01-05T09:00:00.000Z' })],
    [meet('StartMeeting', {})],
    [meet('MoveToPhase', { phase: 'beeld', skip: true })],
  ];
  for (let round = 0; round < 8; round += 1) {
    rounds.push(
      [0, 1, 2, 3].map((person) =>
        meet('AddStatement', { text: `Melding ${round * 4 + person + 1}, met \u{1F6A8} en \u200Frechts-naar-links.`, certainty: 'feit' }),
      ),
    );
  }
  rounds.push([meet('AssignAction', { what: 'Bel de GGD', due: '2026-01-06' })]);
  return rounds;
}
