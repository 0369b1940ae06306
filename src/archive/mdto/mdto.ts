import { each, element, text, xmlFile, type XmlElement } from '../xml.js';
import { APPRAISAL, HELD, keySourceOf, LEVEL, SHA_512, sourceOf, type Appraisal, type Level, type Term } from './terms.js';

const NAMESPACE = 'https://www.nationaalarchief.nl/mdto';
/** The longest name that MDTO asks receivers to show. */
const LONGEST_NAME = 80;

/** What is the same in all of a package. */
export interface MdtoSettings {
  readonly organisation: string;
  readonly language: string;
  readonly appraisal: Appraisal;
}

/** Another object or file: `id` is its reference. */
export interface ObjectRef {
  readonly id: string;
  readonly name: string;
}

/** What happened to an object. `at` is a time with its offset, or a local date. */
export interface ObjectEvent {
  readonly type: Term;
  readonly at: string;
  readonly by: string | null;
  readonly result: string | null;
}

/** An informatieobject: a crisis, a meeting or a document. */
export interface InformationObject extends ObjectRef {
  readonly level: Level;
  /** Our own key beside the reference; null where that is it. */
  readonly key: string | null;
  readonly keywords: readonly string[];
  readonly description: readonly string[];
  /** Local dates. */
  readonly period: { readonly from: string; readonly until: string } | null;
  readonly events: readonly ObjectEvent[];
  readonly partOf: ObjectRef | null;
  readonly parts: readonly ObjectRef[];
  readonly files: readonly ObjectRef[];
  /** Files that say more of it. */
  readonly also: readonly ObjectRef[];
  readonly involved: readonly { readonly as: Term; readonly name: string }[];
  readonly limits: readonly { readonly term: Term; readonly words: string | null }[];
}

/** A bestand. `at` is when its hash was taken (a time with its offset). */
export interface FileObject extends ObjectRef {
  readonly size: number;
  readonly format: Term;
  readonly sha512: string;
  readonly at: string;
  readonly of: ObjectRef;
}

/** The MDTO of an object, its elements in the order of the schema (MDTO-XML 1.0.1). */
export function objectXml(object: InformationObject, settings: MdtoSettings): Buffer {
  const { organisation, language, appraisal } = settings;
  const reference = (to: ObjectRef, name: string) => referenceTo(name, to, organisation);
  const shown = shortened(object.name);
  return xmlFile(
    element(
      'MDTO',
      element(
        'informatieobject',
        identification('identificatie', object.id, sourceOf(organisation)),
        object.key === null ? null : identification('identificatie', object.key, keySourceOf(organisation)),
        text('naam', shown),
        term('aggregatieniveau', LEVEL[object.level]),
        each(object.keywords, (keyword) => text('trefwoord', keyword)),
        each(shown === object.name ? object.description : [object.name, ...object.description], (line) => text('omschrijving', line)),
        object.period === null ? null : element('dekkingInTijd', term('dekkingInTijdType', HELD), text('dekkingInTijdBegindatum', object.period.from), text('dekkingInTijdEinddatum', object.period.until)),
        text('taal', language),
        each(object.events, eventElement),
        term('waardering', APPRAISAL[appraisal]),
        object.partOf === null ? null : reference(object.partOf, 'isOnderdeelVan'),
        each(object.parts, (part) => reference(part, 'bevatOnderdeel')),
        each(object.files, (file) => reference(file, 'heeftRepresentatie')),
        each(object.also, (file) => reference(file, 'aanvullendeMetagegevens')),
        element('archiefvormer', text('verwijzingNaam', organisation)),
        each(object.involved, ({ as, name }) => element('betrokkene', term('betrokkeneTypeRelatie', as), element('betrokkeneActor', text('verwijzingNaam', name)))),
        each(object.limits, ({ term: type, words }) => element('beperkingGebruik', term('beperkingGebruikType', type), text('beperkingGebruikNadereBeschrijving', words))),
      ),
    ),
    NAMESPACE,
  );
}

/** The MDTO of a file. */
export function fileXml(file: FileObject, { organisation }: Pick<MdtoSettings, 'organisation'>): Buffer {
  return xmlFile(
    element(
      'MDTO',
      element(
        'bestand',
        identification('identificatie', file.id, sourceOf(organisation)),
        text('naam', file.name),
        text('omvang', file.size),
        term('bestandsformaat', file.format),
        element('checksum', term('checksumAlgoritme', SHA_512), text('checksumWaarde', file.sha512), text('checksumDatum', file.at)),
        referenceTo('isRepresentatieVan', file.of, organisation),
      ),
    ),
    NAMESPACE,
  );
}

function eventElement({ type, at, by, result }: ObjectEvent): XmlElement {
  return element('event', term('eventType', type), text('eventTijd', at), by === null ? null : element('eventVerantwoordelijkeActor', text('verwijzingNaam', by)), text('eventResultaat', result));
}

function term(name: string, { label, code, list }: Term): XmlElement {
  return element(name, text('begripLabel', label), text('begripCode', code ?? null), element('begripBegrippenlijst', text('verwijzingNaam', list)));
}

function identification(name: string, id: string, source: string): XmlElement {
  return element(name, text('identificatieKenmerk', id), text('identificatieBron', source));
}

function referenceTo(name: string, { id, name: title }: ObjectRef, organisation: string): XmlElement {
  return element(name, text('verwijzingNaam', shortened(title)), identification('verwijzingIdentificatie', id, sourceOf(organisation)));
}

function shortened(name: string): string {
  const signs = [...name];
  return signs.length <= LONGEST_NAME ? name : `${signs.slice(0, LONGEST_NAME - 1).join('')}…`;
}
