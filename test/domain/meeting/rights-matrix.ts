import { COLUMNS, type Act, type Column, type Grant } from '../../../src/domain/kernel/rights.js';
import { MEETING_STATES, type MeetingLife } from '../../../src/domain/kernel/words.js';
import type { CommandName } from '../../../src/domain/meeting/registry.js';

/**
 * The two tables of rights.md and details.md as people read them, written apart from the code's table.
 * Y yes - own - tray - typed (to be confirmed) - oral - bld / ord: only offers of Beeld / Oordeel -
 * circ: in the circle - dist: what was distributed - soon: comes later, denied. Dot: nothing.
 * States: Preparation, Running, Closed, Adopted, X cancelled.
 */
const TABLE = `
act                 states | adm  coo  cha  dec   sec   inf  adv  par  obs  rea  arc
accounts            PRCAX  | Y    .    .    .     .     .    .    .    .    .    .
make-crisis         PRCAX  | Y    .    .    .     .     .    .    .    .    .    .
hand-over-links     PRCAX  | Y    Y    .    .     .     .    .    .    .    .    .
organise            PRCAX  | .    Y    .    .     .     .    .    .    .    .    .
distribution-lists  PRCAX  | .    Y    .    .     Y     .    .    .    .    .    .
scale               PRCAX  | .    soon soon .     soon  .    soon .    .    .    .
turning-points      PRCAX  | .    Y    Y    .     Y     .    Y    .    .    .    .
issue-sitrap        PRCAX  | .    Y    Y    .     Y     Y    Y    .    .    .    .
prepare-meeting     PR     | .    Y    Y    .     Y     .    Y    .    .    .    .
papers              PR     | .    Y    Y    .     Y     Y    Y    tray .    .    .
offer-paper         PR     | .    .    .    .     .     .    .    Y    .    .    .
papers-after-closing C     | .    .    Y    .     Y     .    .    .    .    .    .
call-up             P      | .    soon soon soon  soon  soon soon soon soon .    .
attendance-others   R      | .    .    Y    .     Y     .    .    .    .    .    .
seat-guest          PR     | .    .    Y    .     Y     .    .    .    .    .    .
attendance-own      R      | .    .    Y    own   Y     own  own  own  own  .    .
hand-over-role      PR     | .    Y    Y    .     Y     own  own  .    .    .    .
lead-phases         R      | .    .    Y    .     Y     .    Y    .    .    .    .
turn                R      | .    .    Y    Y     Y     own  own  own  .    .    .
statement           PR     | .    .    tray tray  Y     Y    Y    tray .    .    .
settle-offer        PRC    | .    .    .    .     Y     bld  ord  .    .    .    .
topic               PR     | .    .    Y    tray  Y     Y    Y    tray .    .    .
agree-topics        R      | .    .    Y    .     Y     .    Y    .    .    .    .
word-provisional    R      | .    .    Y    Y     Y     .    Y    tray .    .    .
decide              R      | .    .    .    Y     typed .    .    .    .    .    .
confirm             RC     | .    .    .    Y     oral  .    .    .    .    .    .
assign-action       PRCA   | .    .    Y    .     Y     .    Y    .    .    .    .
answer-action       PRCAX  | .    .    own  own   own   own  own  own  own  own  .
correct-entry       PRC    | .    .    Y    .     Y     own  own  tray .    .    .
close-meeting       R      | .    .    Y    .     Y     .    .    .    .    .    .
comment             C      | .    .    Y    Y     Y     Y    Y    Y    .    .    .
adopt               CA     | .    .    Y    .     .     .    .    .    .    .    .
distribute          CA     | .    .    Y    .     Y     .    .    .    .    .    .
sealed-removal      PRCAX  | .    .    .    .     soon  .    .    .    .    .    soon
offer-entry         PR     | .    .    Y    Y     Y     Y    Y    Y    .    .    .
see-meeting         PRCAX  | .    Y    Y    Y     Y     Y    Y    Y    Y    .    Y
see-restricted      PRCAX  | .    circ circ circ  circ  circ circ circ circ circ Y
see-minutes         RCA    | .    Y    Y    Y     Y     Y    Y    Y    Y    dist Y
see-own-actions     PRCAX  | .    own  own  own   own   own  own  own  own  own  .
see-crisis          PRCAX  | .    Y    Y    Y     Y     Y    Y    Y    Y    dist Y
export              RCA    | .    Y    Y    Y     Y     Y    Y    Y    Y    dist Y
export-preparation  PRCA   | .    Y    Y    Y     Y     Y    Y    Y    Y    .    Y
archive             CA     | .    .    .    .     .     .    .    .    .    .    Y
see-journal         PRCAX  | .    .    .    .     .     .    .    .    .    .    Y
see-security-log    PRCAX  | Y    .    .    .     .     .    .    .    .    .    .
`;

const GRANTS: Readonly<Record<string, Grant | null>> = {
  Y: 'yes',
  own: 'own',
  tray: 'tray',
  typed: 'typed',
  oral: 'oral',
  bld: 'beeld',
  ord: 'oordeel',
  circ: 'circle',
  dist: 'distributed',
  soon: 'not-yet',
  '.': null,
};

export interface MatrixRow {
  readonly act: string;
  readonly states: readonly MeetingLife[];
  readonly cells: ReadonlyMap<Column, Grant | null>;
}

/** The matrix, one row for each act. */
export const MATRIX: ReadonlyMap<string, MatrixRow> = new Map(
  TABLE.trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [left = '', right = ''] = line.split('|');
      const [act = '', letters = ''] = left.trim().split(/\s+/);
      const cells = right.trim().split(/\s+/).map(grantOf);
      const states = MEETING_STATES.filter((_, index) => letters.includes('PRCAX'.charAt(index)));
      return [act, { act, states, cells: new Map(COLUMNS.map((column, index) => [column, cells[index] ?? null])) }];
    }),
);

function grantOf(cell: string): Grant | null {
  const grant = GRANTS[cell];
  if (grant === undefined) throw new Error(`no such cell: ${cell}`);
  return grant;
}

/** The act of every command, and the second act that allows it just as well. A command without a row does not compile. */
export const ACT_OF: Readonly<Record<CommandName, readonly [Act, Act?]>> = {
  CreateCrisis: ['make-crisis'],
  ImportMeetings: ['organise'],
  BringInMeeting: ['make-crisis'],
  IssueSitrap: ['issue-sitrap'],
  MarkTurningPoint: ['turning-points'],
  StrikeTurningPoint: ['turning-points'],
  FollowUpTopic: ['assign-action'],
  FollowUpDecision: ['assign-action'],
  SettleImportedActions: ['assign-action'],
  AssignCrisisAction: ['assign-action'],
  CloseReportedOfTeam: ['assign-action'],
  FollowUpCrisisDecision: ['assign-action'],
  SeatSuccessor: ['hand-over-role'],
  PassOnLeftovers: ['assign-action', 'organise'],
  AddOrganisation: ['organise'],
  ChangeOrganisation: ['organise'],
  AddPerson: ['organise'],
  ChangePerson: ['organise'],
  AddFunction: ['organise'],
  SetFunctionHolder: ['organise'],
  EndFunctionHolder: ['organise'],
  MakeTeam: ['organise'],
  RenameTeam: ['organise'],
  ChangeTeam: ['organise'],
  SetTeamState: ['organise'],
  SetTeamMail: ['distribution-lists'],
  SetDistribution: ['distribution-lists'],
  SeatMember: ['organise'],
  UnseatMember: ['organise'],
  GiveCrisisRole: ['organise'],
  EndCrisisRole: ['organise'],
  CallMeeting: ['prepare-meeting'],
  ChangeMeeting: ['prepare-meeting'],
  MoveMeeting: ['prepare-meeting'],
  CancelMeeting: ['prepare-meeting'],
  AddAgendaItem: ['prepare-meeting'],
  ChangeAgendaItem: ['prepare-meeting'],
  RemoveAgendaItem: ['prepare-meeting'],
  OrderAgenda: ['prepare-meeting'],
  WriteBriefingNote: ['prepare-meeting'],
  OpenItem: ['lead-phases'],
  InvitePerson: ['prepare-meeting'],
  UninvitePerson: ['prepare-meeting'],
  AddGuest: ['prepare-meeting'],
  Deputise: ['attendance-others'],
  StartMeeting: ['prepare-meeting'],
  AnnounceProcedure: ['lead-phases'],
  MoveToPhase: ['lead-phases'],
  SetNextMeeting: ['close-meeting'],
  CloseMeeting: ['close-meeting'],
  RecordSummary: ['statement'],
  AddRemark: ['statement'],
  OfferEntry: ['offer-entry'],
  OfferCorrection: ['offer-entry'],
  AddPaper: ['papers', 'papers-after-closing'],
  AddPaperVersion: ['papers', 'papers-after-closing'],
  ChangePaper: ['papers', 'papers-after-closing'],
  WithdrawPaper: ['papers', 'papers-after-closing'],
  OfferPaper: ['offer-paper'],
  OfferStrike: ['offer-entry'],
  AcceptOffer: ['settle-offer'],
  DropOffer: ['settle-offer'],
  CorrectEntry: ['correct-entry'],
  StrikeEntry: ['correct-entry'],
  RecordPresence: ['attendance-others'],
  CorrectPresence: ['correct-entry'],
  CheckIn: ['attendance-own'],
  RecordAllPresent: ['attendance-others'],
  HandOverRole: ['hand-over-role'],
  StartRound: ['lead-phases'],
  TakeTurn: ['turn'],
  EndRound: ['lead-phases'],
  AddStatement: ['statement'],
  AddPictureStatement: ['statement'],
  ReplacePictureStatement: ['statement'],
  WithdrawPictureStatement: ['statement'],
  CorrectPictureStatement: ['correct-entry'],
  ReplaceStatement: ['statement'],
  ChangeCertainty: ['statement'],
  WithdrawStatement: ['statement'],
  ProposeTopic: ['topic'],
  ChangeTopic: ['topic'],
  OrderTopics: ['topic'],
  DropTopic: ['topic'],
  AgreeTopics: ['agree-topics'],
  DiscussTopic: ['topic'],
  AddArgument: ['topic'],
  AddOption: ['topic'],
  ChangeOption: ['topic'],
  CheckFeasibility: ['topic'],
  WordProvisional: ['word-provisional'],
  ReviseProvisional: ['word-provisional'],
  ParkSolution: ['topic'],
  MakeTopicOfParked: ['topic'],
  DropParked: ['topic'],
  Decide: ['decide'],
  ConfirmDecision: ['confirm'],
  ConfirmOrally: ['confirm'],
  ObjectToDecision: ['confirm'],
  CompleteDecision: ['correct-entry'],
  AssignAction: ['assign-action'],
  CloseReportedActions: ['assign-action'],
  ChangeAction: ['assign-action'],
  DropAction: ['assign-action'],
  CloseAction: ['assign-action'],
  ReopenAction: ['assign-action'],
  AcknowledgeAction: ['answer-action'],
  RemarkAction: ['answer-action', 'assign-action'],
  ReportActionDone: ['answer-action', 'assign-action'],
  CorrectAction: ['correct-entry'],
  OpenComments: ['distribute'],
  CommentMinutes: ['comment'],
  AnswerComment: ['correct-entry'],
  WithdrawComment: ['comment'],
  AdoptMinutes: ['adopt'],
  IssueErratum: ['adopt'],
  DistributeMinutes: ['distribute'],
  StrikeAction: ['correct-entry'],
};

/** What nobody can offer instead, though the row says tray: offers are about words of the meeting, not about presence or actions. */
export const WITHOUT_OFFER: ReadonlySet<CommandName> = new Set<CommandName>(['CorrectPresence', 'CorrectAction', 'StrikeAction', 'AnswerComment', 'AddPaperVersion', 'ChangePaper', 'WithdrawPaper']);
