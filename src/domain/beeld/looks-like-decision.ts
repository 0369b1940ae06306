/**
 * Words by which a decision or a solution gives itself away (R13). Each must read as someone at this table
 * deciding or proposing: 'er wordt besloten', 'we gaan ...', 'voorstel: ...'; not 'GGD'en kunnen zelf besluiten'.
 */
const CUES: readonly RegExp[] = [
  // Decided here and now.
  /^\W*(besluit|besloten|voorstel|decision|decided|proposal)\b\s*(is|wordt)?\s*[:\-–]/,
  /\b(wordt|is|hebben|we|wij)\s+(tevens\s+|ook\s+|hierbij\s+|dan\s+)?(besloten|overeengekomen|vastgelegd dat)\b/,
  /^\W*(besloten|afgesproken|overeengekomen)\s+(is|wordt|om|dat)\b/,
  /\b(er|daarom|dus)\s+(is|wordt)\s+(\w+\s+)?(besloten|afgesproken)\b/,
  /\bis afgesproken\s+(om|dat|het|de)\b/,
  /\b(wij|we|het team|de bestuursraad|het btcb|het otcb|de minister|de crisismanager|de voorzitter)\s+(besluit|besluiten|kiest|kiezen)\b/,
  /\bstelt de \w+ vast dat\b/,
  /\b(stemmen|stemt|gaan|gaat) (hiermee|daarmee|ermee|er mee) (in|akkoord)\b/,
  // Proposed: what should be done.
  /\b(ik|wij|we) (stel|stellen) voor\b/,
  /\b(wij|we) (moeten|gaan|zouden|kunnen beter|willen)\s+(?!uit van\b|ervan uit\b|er van uit\b)\S+/,
  /\b(laten|kunnen|zullen) we\s+(?!zien\b|weten\b)\S+/,
  /\b(mijn|ons|het) (voorstel|advies) is (om|dat)\b/,
  /\b(dat|er|het|hier|dit) (moet|moeten) (er |we |wij )?(dan |nu |zo snel mogelijk |direct |meteen )*(worden|komen|gebeuren|via)\b/,
  /\bin acht te nemen\b|\bte handhaven tot\b|\bgeen [\p{L}]+ meer (?:geven|schudden|doen|toelaten|uitgaan)\b/u,
  // The same in English.
  /\b(we|the team|the chair|it (is|was|has been)) (have |has )?(hereby )?(decided?|agreed?|resolved?)\b/,
  /\b(we|i) (propose|suggest|recommend)\b/,
  /\b(we|they) (should|must|need to|ought to)\b/,
  /\blet's\b|\blet us\b/,
];

/** What was decided or is done elsewhere, or only asked, is a fact of the picture. */
const ELSEWHERE: readonly RegExp[] = [
  /\?\s*$/,
  /\b(zelf|nog niet|of (er|we|ze|zij)) besl(uit|oten|issen)\b/,
  /\b(omt|bao|iccb|mccb|ecdc|who|rivm|kabinet|europese commissie) (heeft|hebben|had) (\w+ )?(besloten|geadviseerd|afgesproken)\b/,
];

/**
 * Whether a text reads like a decision or a solution rather than a fact (R13): it warns, in Beeld, that it may
 * be parked for Oordeel. Cheap and deterministic; Dutch and English.
 */
export function looksLikeDecision(text: string): boolean {
  const plain = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  return !ELSEWHERE.some((cue) => cue.test(plain)) && CUES.some((cue) => cue.test(plain));
}
