import { entry, heading, list, paragraph, table, type Layout } from '../../src/documents/layout/blocks.js';

const SENTENCE = 'De locaties melden dat de voorraad tot en met vrijdag reikt; daarna is er een tekort, tenzij de levering uit het buitenland doorgaat. ';
/** A word of 80 letters. */
export const LONG_WORD = 'crisisbeheersingsorganisatievoorzieningenverantwoordelijkheidstoedelingsafspraken';

/** What a long meeting says: statements, people in a table, words of 80 letters everywhere, notes, a row of more than a page. */
export function longLayout(head: Layout['head'], facts: Layout['facts'], statements: number, people: number): Layout {
  const said = Array.from({ length: statements }, (_, index) =>
    entry({ lead: [`${index + 1} (feit)`, `${index % 7 === 0 ? LONG_WORD : 'RIVM'}:`], text: SENTENCE.repeat(1 + (index % 3)) + (index % 5 === 0 ? LONG_WORD : ''), struck: index % 11 === 0, tags: index % 6 === 0 ? ['nagekomen'] : [], details: index % 2 === 0 ? [{ label: 'Bron', text: `${LONG_WORD} ${index}` }] : [], notes: index % 20 === 0 ? [`Noot bij ${index + 1}. ${SENTENCE}`] : [] }),
  );
  const rows = Array.from({ length: people }, (_, index) => [{ text: `Naam ${index}` }, { text: index === 3 ? SENTENCE.repeat(60) : LONG_WORD }, { text: index % 9 === 0 ? '' : 'aanwezig', tags: ['online'] }]);
  const chapters = said.flatMap((one, index) => (index % 25 === 0 ? [heading(2, `Hoofdstuk ${index} ${index % 50 === 0 ? LONG_WORD : ''}`), heading(4, 'Onderdeel'), one] : [one]));
  return { head, facts, sheet: 'upright', blocks: [heading(1, `${head.title} ${LONG_WORD}`), paragraph(SENTENCE, 'plain', { notes: ['Eerste noot.'] }), list([SENTENCE, LONG_WORD], true), list(['los', 'punt']), ...chapters, table(['Naam', LONG_WORD, 'Aanwezig'], [1, 2, 1], rows)] };
}
