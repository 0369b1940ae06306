import type { Messages } from '../message.js';

export const apiErrors = {
  'token-missing': 'Stuur een token mee: Authorization: Bearer TOKEN.',
  'token-refused': 'Dit token bestaat niet, is verlopen of ingetrokken, of het account is uitgeschakeld.',
  'unknown-token': 'Dit token is er niet, of is al ingetrokken.',
  'too-many-tokens': 'Er werken al {max} tokens voor dit account. Trek er eerst een in.',
  'too-many-requests': 'Dit token vroeg te veel in één minuut. Probeer het over {minutes} min. opnieuw.',
  'unreadable-body': 'De inhoud van het verzoek is geen geldige JSON.',
  'file-name-missing': 'Geef de naam van het bestand als fileName in het adres, en het bestand zelf als inhoud.',
  'body-not-an-object': 'De inhoud van het verzoek is geen JSON-object.',
  'body-too-large': 'De inhoud van het verzoek is te groot.',
  'not-json': 'Stuur de inhoud als application/json.',
  'no-such-path': 'Dit bestaat niet in de API, of u hebt er geen toegang toe.',
  'command-id-missing': 'Geef het commando een eigen id (een UUID): kop Idempotency-Key of veld commandId.',
  'command-id-differs': 'Idempotency-Key en commandId noemen elk een ander id.',
  'bad-cursor': 'Deze cursor komt niet uit een eerder antwoord.',
  'bad-limit': 'Vraag een aantal van {min} tot en met {max}.',
  'bad-request': 'Het verzoek was niet te begrijpen.',
  failed: 'Dit ligt aan het systeem en niet aan u. Er is niets half gedaan. Stuur hetzelfde commando met hetzelfde id opnieuw.',
} as const satisfies Messages;
