/**
 * Words that passwords are commonly made of, in lower case. With digits and signs around them, or
 * repeated, they are as easily guessed: `Welkom2020!!` counts as `welkom`.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passw0rd p@ssw0rd p@ssword wachtwoord welkom welkom01 geheim geheimpje inloggen aanmelden toegang
  admin administrator beheerder beheer root login user gebruiker test testtest tester demo default standaard
  changeme verander veranderme letmein laatmebinnen iloveyou ikhouvanjou ikhouvanjullie princess prinses
  qwerty qwertyuiop qwertyui qwertyuiopasdf qwertyuiopasdfgh asdfghjkl asdfghjklzxc zxcvbnm azerty azertyuiop
  abc abcd abcdef abcdefgh abcdefghijkl abcdefghijklmnop monkey dragon master football voetbal baseball superman
  batman sunshine shadow michael jordan welcome welcometo computer internet secret trustno starwars pokemon
  feyenoord ajax ajaxamsterdam psveindhoven amsterdam rotterdam utrecht denhaag nederland holland oranje
  lente zomer herfst winter spring summer autumn januari februari maart april juni juli augustus september
  oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  crisis crisisoverleg crisisteam crisisbeheersing ministerie rijksoverheid overheid
  correcthorsebatterystaple correct horse battery staple`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
