// The papers (stukken) of a meeting: numbered, in versions, each a file whose bytes lie outside the journal under their SHA-256.
//
// State: MeetingState.papers (state.ts). A file is sent first; the command then names it (kernel/files.ts, Upload). A paper has at least
// the circle of what it hangs on. Nothing vanishes: a withdrawn paper stays, struck, and so do earlier versions (R7).
export { PAPER_COMMANDS, newPaper } from './decide.js';
export { offerPaper as offerPaperInput } from './commands.js';
export { paperSaid, papersOfSaid } from './document.js';
export { FILE_EVENTS, PAPER_EVENTS, paperAbout, paperFile } from './events.js';
export { evolvePapers, noPapers } from './evolve.js';
export { checkSees, circleOfPaper, circleOfPlace, titleOf, uploadBy } from './scope.js';
