import { xmlEscaped } from '../layout/xml-text.js';
import type { FileFacts } from '../layout/blocks.js';

/** What a PDF says of itself. */
export interface Said extends FileFacts {
  readonly title: string;
  readonly language: string;
  readonly keywords: string;
  readonly producer: string;
}

/**
 * The metadata of a PDF as XMP: what its information dictionary says, and that it is PDF/UA-1. PDF/A-2 does not know that mark, so its
 * schema is described here too (ISO 19005-2, 6.6.2.3.2). pdfkit adds the mark of PDF/A.
 */
export function xmpOf({ title, creator, subject, identifier, language, keywords, producer, moment, changed }: Said): string {
  return [
    described('dc', 'http://purl.org/dc/elements/1.1/', [
      `<dc:title>${alternative(title)}</dc:title>`,
      `<dc:creator><rdf:Seq><rdf:li>${xmlEscaped(creator)}</rdf:li></rdf:Seq></dc:creator>`,
      `<dc:description>${alternative(subject)}</dc:description>`,
      `<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>`,
      `<dc:identifier>${xmlEscaped(identifier)}</dc:identifier>`,
    ]),
    described('xmp', 'http://ns.adobe.com/xap/1.0/', [
      `<xmp:CreateDate>${secondsOf(moment)}</xmp:CreateDate>`,
      `<xmp:ModifyDate>${secondsOf(changed)}</xmp:ModifyDate>`,
      `<xmp:CreatorTool>${xmlEscaped(creator)}</xmp:CreatorTool>`,
    ]),
    described('pdf', 'http://ns.adobe.com/pdf/1.3/', [`<pdf:Producer>${producer}</pdf:Producer>`, `<pdf:Keywords>${xmlEscaped(keywords)}</pdf:Keywords>`]),
    described('pdfuaid', 'http://www.aiim.org/pdfua/ns/id/', ['<pdfuaid:part>1</pdfuaid:part>']),
    UA_SCHEMA,
  ].join('\n');
}

function described(prefix: string, namespace: string, parts: readonly string[]): string {
  return `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">${parts.join('')}</rdf:Description>`;
}

/** Text for whoever reads it, in whatever language. */
const alternative = (text: string): string => `<rdf:Alt><rdf:li ${FOR_ALL}>${xmlEscaped(text)}</rdf:li></rdf:Alt>`;
const FOR_ALL = 'xml:lang="x-default"';

/** The date as the information dictionary has it: to the second. */
const secondsOf = (time: string): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

const UA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
