import type { Messages } from '../message.js';

export const archive = {
  // Names of folders and documents in a package.
  folderMinutes: 'verslag',
  folderVersion: 'versie-{number}',
  folderOpen: 'zonder-besloten-delen',
  folderDraft: 'concept',
  folderImported: 'overgenomen',
  folderPapers: 'stukken',
  folderDecisions: 'besluitenregister',
  folderActions: 'actieregister',
  folderOrganisation: 'organisatie',
  folderPicture: 'beeld',
  bagName: 'archief-{name}',
  minutesVersion: 'Verslag, versie {number}',
  minutesVersionOpen: 'Verslag, versie {number}, zonder besloten delen',
  minutesDraft: 'Verslag, concept',
  minutesImported: 'Verslag, overgenomen uit bron',
  sentTo: 'versie {number} aan {names}',
  cancelled: 'afgelast',
  oriTopic: 'Onderwerp: {text}',
  oriReason: 'Reden: {text}',
  oriForwarded: 'Doorgeleid naar: {text}',
  oriConfirmed: 'Bevestigd door: {name}',
  oriOnline: 'online',

  // The index and the text beside a package.
  indexTitle: 'Archiefpakket {name}',
  indexSub: '{organisation}. Gemaakt op {at}.',
  indexVersion: 'archiefpakket',
  indexLead: 'Elk bestand staat hieronder met zijn grootte en zijn SHA-512. Naast elk bestand en in elke map staat een MDTO-beschrijving. LEESMIJ.txt zegt hoe u het pakket controleert.',
  indexFile: 'Bestand',
  indexOrigin: 'Herkomst',
  indexSize: 'Grootte',
  indexHash: 'SHA-512',
  indexKept: 'bewaard zoals het was; SHA-256 {sha256}',
  indexMade: 'gemaakt voor dit pakket',
  indexBrought: 'stuk, zoals het is ingebracht; SHA-256 {sha256}',
  indexContents: 'Inhoud',
  indexFiles: { one: '{count} bestand', other: '{count} bestanden' },
  indexLeft: 'Niet in dit pakket, want nog niet gesloten: {names}',
  readme: `ARCHIEFPAKKET {name}

{organisation}
Gemaakt op {at}.

WAT IS DIT
Dit pakket bevat alles van {title}, ook wat tijdens de crisis alleen voor een
besloten kring was. Open index.html in een browser voor een overzicht.

WAAR STAAT WAT
data/                  de stukken
  verslag/versie-N/    elke bewaarde versie van het verslag, byte voor byte
                       zoals vastgesteld of verzonden
  verslag/concept/     het verslag zoals het was toen dit pakket werd gemaakt,
                       als het nog niet was vastgesteld
  *lijst/              besluiten, acties en aanwezigen
  stukken/             vergaderstukken
  geanonimiseerd-N/    versies die openbaar mogen (Woo), zoals ze zijn gemaakt
  ori-a.xml            het overleg volgens ORI-A 1.0.1
  journaal.jsonl       de gebeurtenissen van het overleg, één per regel
  MAP/MAP.mdto.xml     beschrijving van de map volgens MDTO-XML 1.0.1
  *.bestand.mdto.xml   beschrijving van het bestand ernaast
manifest-sha512.txt    de SHA-512 van elk bestand in data/
tagmanifest-sha512.txt de SHA-512 van de bestanden naast data/

HOE CONTROLEERT U HET
Dit is een BagIt-pakket (RFC 8493, versie 1.0); elk programma voor BagIt kan het
controleren. Met dit programma: bob verify-archive BESTAND. Zonder iets anders,
in de map van het pakket: sha512sum -c manifest-sha512.txt

HOE HET JOURNAAL IS BEVEILIGD
Elke regel van journaal.jsonl is een gebeurtenis. payload_hash is de SHA-256
van payload zoals het er staat. hash is de SHA-256 van deze velden, met | ertussen:
previous_hash, stream, version, type, schema, happened_at, recorded_at, actor,
seat (niets als het leeg is), command_id, payload_hash. previous_hash is de hash
van de gebeurtenis met de vorige position; die kan in een ander overleg staan.
Is payload null, dan is de inhoud verwijderd en verzegeld. Tijden zijn UTC.
`,

  // Pages.
  title: 'Archiefpakket',
  help: 'Alle stukken, het journaal en de metagegevens in één ZIP-bestand, voor het archief',
  lede: 'Eén ZIP-bestand met alles van {name}, ook wat alleen voor een besloten kring is. Dat u het ophaalt, staat in het beveiligingslogboek.',
  contains: 'Wat erin komt',
  containsVersions: { one: '{count} bewaarde versie van het verslag, byte voor byte', other: '{count} bewaarde versies van het verslag, byte voor byte' },
  containsDraft: 'Het verslag in concept: het is nog niet vastgesteld',
  containsMeetings: { one: '{count} overleg dat gesloten, vastgesteld of afgelast is, elk met zijn verslag, lijsten en stukken', other: '{count} overleggen die gesloten, vastgesteld of afgelast zijn, elk met zijn verslag, lijsten en stukken' },
  containsNone: 'Nog geen overleg: er is er geen gesloten, vastgesteld of afgelast',
  containsLists: 'De lijsten van besluiten, acties en aanwezigen, in elke vorm',
  containsRegisters: 'Het besluitenregister en het actieregister over alle overleggen, de organisatie en het beeld',
  containsJournal: 'Het journaal ervan, met de controlegetallen',
  containsMetadata: 'MDTO-beschrijvingen van elke map en elk bestand, en ORI-A van elk overleg',
  containsManifest: 'Een lijst met de SHA-512 van elk bestand (BagIt), en een overzicht om te lezen',
  leftOut: { one: '{count} overleg komt er niet in, want het is nog niet gesloten: {names}', other: '{count} overleggen komen er niet in, want ze zijn nog niet gesloten: {names}' },
  size: 'Bewaarde bestanden: {size}. Het pakket wordt gemaakt terwijl u het ophaalt; een grote crisis kan enkele minuten duren.',
  sizeSmall: 'Het pakket wordt gemaakt terwijl u het ophaalt.',
  check: 'Controleer het bestand daarna: LEESMIJ.txt zegt hoe u nagaat of elke byte er is. Breekt het ophalen af, begin dan opnieuw.',
  download: 'Archiefpakket ophalen',
  toMeeting: 'Naar het verslag',
  toCrisis: 'Naar de crisis',
} as const satisfies Messages;
