import type { Messages } from '../message.js';

export const cli = {
  listening: 'Het crisisoverleg staat klaar op {url}',
  'first-administrator': 'Er zijn nog geen gebruikers. Maak de beheerder met deze link (eenmalig, 24 uur geldig): {url}',


  'no-database': 'Er is geen database: {file}.',
  'data-in-use': 'Dit kan niet terwijl de server draait (proces {pid}). Stop die eerst.',
  'database-damaged': 'Het bestand {file} is beschadigd: {problem}',

  'backup-usage': 'Gebruik: bob backup BESTAND',
  'backup-exists': 'Het bestand {file} bestaat al; kies een andere naam.',
  'backup-done': 'Reservekopie gemaakt en gecontroleerd: {file}.',

  'not-in-security-log': 'Let op: dit kon niet in het beveiligingslogboek worden geschreven.',
  'restore-usage': 'Gebruik: bob restore BESTAND',
  'restore-not-ours': '{file} is geen reservekopie van dit programma.',
  'restore-done': 'Teruggezet: {file}.',
  'restore-done-kept': 'Teruggezet: {file}. De oude database is bewaard als {kept}.',

  'rebuild-usage': 'Gebruik: bob rebuild',
  'rebuild-done': {
    one: 'De overzichten zijn opnieuw opgebouwd uit {count} gebeurtenis.',
    other: 'De overzichten zijn opnieuw opgebouwd uit {count} gebeurtenissen.',
  },

  'verify-usage': 'Gebruik: bob verify',
  'verify-done': {
    one: 'In orde: {count} gebeurtenis, keten en overzichten kloppen. Laatste hash: {head}',
    other: 'In orde: {count} gebeurtenissen, keten en overzichten kloppen. Laatste hash: {head}',
  },
  'verify-projection': {
    one: 'De overzichten kloppen niet met het journaal: tabel {table}, rij {key}. Draai: bob rebuild',
    other: 'De overzichten kloppen niet met het journaal: {count} rijen, te beginnen in tabel {table}, rij {key}. Draai: bob rebuild',
  },
  'paper-missing': 'Een stuk ontbreekt dat het journaal noemt: SHA-256 {sha256}.',
  'paper-changed': 'Een stuk is niet meer wat het was: SHA-256 {sha256}.',
  'file-missing': 'Een bestand van een verslag ontbreekt dat het journaal noemt: SHA-256 {sha256}.',
  'file-changed': 'Een bestand van een verslag is niet meer wat het was: SHA-256 {sha256}.',
  'file-extra': 'Er ligt een bestand van een verslag dat geen gebeurtenis noemt: SHA-256 {sha256}.',
  'chain-position-gap': 'Het journaal is niet heel: vóór positie {position} ontbreekt een gebeurtenis.',
  'chain-version-gap': 'Het journaal is niet heel: op positie {position} sluit de versie niet aan op die ervoor.',
  'chain-payload-changed': 'Het journaal is niet heel: de inhoud van de gebeurtenis op positie {position} is veranderd.',
  'chain-chain-broken': 'Het journaal is niet heel: de gebeurtenis op positie {position} volgt niet op die ervoor.',
  'chain-event-changed': 'Het journaal is niet heel: de gegevens van de gebeurtenis op positie {position} zijn veranderd.',
  'chain-payload-missing': 'Het journaal is niet heel: de inhoud op positie {position} is weg zonder verzegelde verwijdering.',
  'chain-seal-without-removal': 'Het journaal is niet heel: positie {position} verzegelt iets dat er nog is of iets anders was.',
  'chain-end-missing': 'Het journaal is niet heel: vanaf positie {position} ontbreken gebeurtenissen aan het eind.',

  usage: `Gebruik: bob WERKWOORD

  import BESTAND [--crisis CODE] [--name NAAM] [--coordinator E-MAIL] [--json]
                        neemt overleggen over uit een bestand; maakt de crisis als die er niet is; leest ook de
                        JSON van verslagen (een bestand of een map van export) weer in
  export (--meeting ID | --crisis CODE [--whole | --team AFKORTING]) [--document minutes|decisions|actions|attendance|agenda|note] --format html|pdf|docx|odt|md|json|csv --out PAD [--force]
                        schrijft verslagen; bij een crisis is PAD een map
  archive (--meeting KENMERK | --crisis CODE) --out BESTAND.zip [--appraisal B|V] [--force]
                        maakt een archiefpakket: alle stukken, journaal, MDTO en ORI-A
  verify-archive BESTAND
                        leest een archiefpakket terug en controleert elke byte
  verify                controleert journaal en overzichten
  rebuild               bouwt de overzichten opnieuw op uit het journaal
  backup BESTAND        maakt een gecontroleerde reservekopie, ook terwijl de server draait
  restore BESTAND       zet een reservekopie terug
  template MAP --out MAP
                        controleert een huisstijl en schrijft er een voorbeeld in, in elke vorm
  user add --email E-MAIL --name NAAM [--admin] --password-stdin
                        voegt een account toe; het wachtwoord komt van de standaardinvoer
  mail bounced NUMMER-OF-ADRES [REDEN] [--json]
                        meldt dat een verstuurde mail is teruggekomen
  token add --email E-MAIL [--name NAAM] [--json]
                        maakt een API-token voor een account en toont het één keer`,
  'unknown-verb': 'Dit werkwoord bestaat niet: {verb}.',

  'template-usage': 'Gebruik: bob template MAP --out MAP',
  'template-wrong': 'De huisstijl klopt niet. {problem}',
  'template-done': 'De huisstijl klopt. Er staan {count} voorbeelden in {path}.',
  'import-usage': 'Gebruik: bob import BESTAND [--crisis CODE] [--name NAAM] [--coordinator E-MAIL] [--json]',
  'import-unreadable': 'Het bestand {file} is er niet, of is geen tekst in UTF-8.',
  'import-which-crisis': 'Noem de crisis: bob import BESTAND --crisis CODE',
  'import-wrong': {
    one: 'Er is niets overgenomen: er klopt één veld niet.',
    other: 'Er is niets overgenomen: er kloppen {count} velden niet.',
  },
  'import-field': 'regel {line}: {field}: {problem}',
  'import-done': 'Overgenomen: {newMeetings} overleggen en {newPoints} punten. In het bestand: {meetings} overleggen van {teams} teams, {points} punten.',
  'import-removed': { one: 'Er is {count} stuurteken uit de teksten gehaald.', other: 'Er zijn {count} stuurtekens uit de teksten gehaald.' },
  'json-value': 'Er is niets overgenomen: op regel {line} staat geen geldige JSON-waarde.',
  'json-name': 'Er is niets overgenomen: op regel {line} ontbreekt een veldnaam tussen aanhalingstekens.',
  'json-colon': 'Er is niets overgenomen: op regel {line} ontbreekt een dubbele punt na een veldnaam.',
  'json-comma': 'Er is niets overgenomen: op regel {line} ontbreekt een komma of een sluithaak.',
  'json-twice': 'Er is niets overgenomen: op regel {line} staat een veld voor de tweede keer.',
  'json-deep': 'Er is niets overgenomen: op regel {line} zijn de waarden te diep in elkaar gestoken.',
  'json-end': 'Er is niets overgenomen: op regel {line} staat nog iets na het einde.',
  'no-account': 'Er is geen account met het adres {email}.',

  'export-usage': 'Gebruik: bob export (--meeting ID | --crisis CODE [--whole | --team AFKORTING]) [--document minutes|decisions|actions|attendance|agenda|note] --format html|pdf|docx|odt|md|json|csv --out PAD [--force]',
  'export-no-meeting': 'Er is geen overleg {id}.',
  'export-no-crisis': 'Er is geen crisis {code}.',
  'export-no-team': 'Er is geen team {team} in deze crisis.',
  'export-not-yet': 'Dit overleg is nog niet begonnen of is afgelast: er is geen verslag.',
  'export-no-note': 'Bij dit overleg is geen nota ter voorbereiding geschreven.',
  'export-exists': '{file} bestaat al; gebruik --force om het te vervangen.',
  'export-unwritable': '{file} kan niet worden geschreven: {problem}',
  'export-done': { one: '{count} verslag geschreven naar {path}.', other: '{count} verslagen geschreven naar {path}.' },
  'export-done-list': { one: '{count} lijst geschreven naar {path}.', other: '{count} lijsten geschreven naar {path}.' },
  'export-done-agenda': { one: '{count} agenda geschreven naar {path}.', other: '{count} agenda\'s geschreven naar {path}.' },
  'export-done-note': { one: '{count} nota geschreven naar {path}.', other: '{count} nota\'s geschreven naar {path}.' },
  'export-other-format': 'Dit document komt niet als {format}. Een verslag kan als {minutes}, een lijst als {lists}, een agenda of nota als {preparation}.',

  'archive-usage': 'Gebruik: bob archive (--meeting KENMERK | --crisis CODE) --out BESTAND.zip [--appraisal B|V] [--force]',
  'archive-not-yet': 'Dit overleg is nog niet gesloten, of het is afgelast: er is nog niets te archiveren.',
  'archive-done': 'Archiefpakket geschreven naar {file}. Controleer het met: bob verify-archive {file}',
  'archive-damaged': 'Er is geen pakket gemaakt: een bewaard bestand (verslag of stuk) ontbreekt of is veranderd (SHA-256 {sha256}). Draai: bob verify',
  'verify-archive-usage': 'Gebruik: bob verify-archive BESTAND.zip',
  'verify-archive-unreadable': '{file} kan niet worden gelezen: {problem}',
  'verify-archive-done': 'In orde: {file}, {files} bestanden.',
  'verify-archive-done-journal': 'In orde: {file}, {files} bestanden en {events} gebeurtenissen. Laatste gebeurtenis: nr. {position}, hash {hash}',
  'verify-archive-more': { one: 'En nog {count}.', other: 'En nog {count}.' },
  'verify-archive-wrong': { one: '{file} is niet in orde: er klopt {count} ding niet.', other: '{file} is niet in orde: er kloppen {count} dingen niet.' },
  'package-not-a-zip': 'geen heel ZIP-bestand: {where}',
  'package-unsafe-name': 'een naam die niet in een pakket hoort: {where}',
  'package-twice': 'staat er twee keer in: {where}',
  'package-not-a-bag': 'geen BagIt-pakket: {where} ontbreekt of is niet te lezen',
  'package-missing': 'ontbreekt: {where}',
  'package-extra': 'staat niet in de lijst: {where}',
  'package-changed': 'is veranderd: {where}',
  'package-oxum': 'het aantal bytes of bestanden klopt niet: {where}',
  'package-xml': 'geen geldige XML: {where}',
  'package-journal-line': 'geen gebeurtenis: {where}',
  'package-journal-payload': 'de inhoud van een gebeurtenis is veranderd: {where}',
  'package-journal-event': 'de gegevens van een gebeurtenis zijn veranderd: {where}',
  'package-journal-chain': 'een gebeurtenis volgt niet op die ervoor: {where}',
  'package-kept-missing': 'het journaal noemt een bestand dat er niet in zit: SHA-256 {where}',

  'mail-usage': 'Gebruik: bob mail bounced NUMMER-OF-ADRES [REDEN] [--json]',
  'mail-unknown': 'Er is geen verstuurde mail met nummer of adres {mail}.',
  'mail-bounced': 'De laatste mail aan {address} staat als teruggekomen.',
  'token-usage': 'Gebruik: bob token add --email E-MAIL [--name NAAM] [--json]',
  'token-added': 'Token voor {email}, geldig tot {until}. Het wordt alleen nu getoond:\n{token}',
  'user-usage': 'Gebruik: bob user add --email E-MAIL --name NAAM [--admin] --password-stdin',
  'user-no-password': 'Er kwam geen wachtwoord van de standaardinvoer.',
  'user-added': 'Account gemaakt voor {name} ({email}).',

  'demo-clock': 'De demo speelt in maart 2020. De klok staat op {now} en loopt vanaf nu door.',
  'demo-links': 'Aanmelden zonder wachtwoord kan met deze links; elke link werkt één keer:',
  'demo-kept': 'De demo in {folder} gaat verder waar die gebleven was. Verwijder die map voor een nieuwe demo.',
  'demo-not-ours': 'In {folder} staat al iets anders; verwijder die map voor een nieuwe demo.',
  'part-secretary': 'secretaris',
  'part-chair': 'voorzitter OTCb',
  'part-information-coordinator': 'informatiecoördinator',
  'part-crisis-adviser': 'adviseur crisisbeheersing',
  'part-participant': 'deelnemer',
  'part-observer': 'waarnemer',
  'part-crisis-manager': 'voorzitter BTCb (crisismanager)',
  'part-coordinator': 'crisiscoördinator',
  'part-reader': 'lezer',
  'part-archivist': 'archivaris',
  'part-administrator': 'beheerder',
} as const satisfies Messages;
