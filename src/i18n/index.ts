export { CATALOGUES, isLanguage, isMessageKey, LANGUAGES, type Area, type Language, type MessageKey } from './catalogues.js';
export { formatsFor, type Formats } from './formats.js';
export type { Message, Messages, Params, Translation } from './message.js';
export { languageFor, localeOf, rejectionText, translator, type Translate } from './translator.js';
