export { commandsMeant, LINE_COMMAND_LIST, type LineCommand } from './commands.js';
export { ACTS, ENTRIES, type ActWhat, type Choice, type Decidable, type EntryWhat, type LineContext, type LineDue, type LineParty, type NamedParty, type ParsedLine, type Part, type Question, type What } from './model.js';
export { folded } from './names.js';
export { parseLine } from './parse.js';
export { unpacked, type PackedContext, type PackedParty } from './packed.js';
export { asked, choiceIn, plainly, SAYINGS, understood, type Listed, type Sayer } from './say.js';
