/** Texts that are hard for a file of XML, for a field of an entry. */
export const HARD: Record<string, (field: string) => string> = {
  'markup': (field) => `${field} <w:p/> ]]> <![CDATA[x]]> &amp; &#8; "a" 'b' </w:t></w:r> {{x}} {{{y}}} <?xml?> <!-- z -->`,
  'fields of Word and formulas': (field) => `=${field} { HYPERLINK "https://x.example" } {PAGE} «veld» \\* MERGEFORMAT =1+1 @SUM`,
  'lines, tabs and spaces': (field) => `  ${field}  \n\n\tin\t\ten uit \n`,
  'emoji and right-to-left marks': (field) => `\u200f${field} \u05d0\u05d1 👩‍🚒🇳🇱 e\u0301 \u202eabc`,
  '10,000 characters': (field) => `${field} ${'x'.repeat(9_900 - field.length)}`,
};
