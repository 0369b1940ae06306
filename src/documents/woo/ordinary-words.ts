/** Names that are ordinary words too, so that what is found may be no name: without a capital, or at the start of a sentence. */
const ORDINARY: ReadonlySet<string> = new Set(
  `bos visser bakker mulder smit smid kok kuiper boer de meester koning keizer prins graaf hertog bisschop paus ridder schipper schilder slager timmerman wever kuijper jager herder molenaar
  berg bergen dam dijk heuvel meer beek brink broek haan haas vos wolf leeuw beer hond vogel mol spin vink valk zwaan kraai post poort kamp kerk kaart kuil laan veen venen veld ven vliet zand zee zijl
  jong oude groot klein lang kort wit zwart groen blauw rood bruin goede sterk snel vroeg zoet zuur noord zuid oost west winter zomer lente herfst mei maart januari maandag vrijdag
  bloem roos linde eik beuk appel peer noot boom stam tak wortel blad hof hoek huis stal molen brug sluis steen stok toorn vuur wal wind hoop moed vrede vries zorg maat man vrouw kind vader
  pol plas poel put punt raad recht reus rust schaap schot schut slot snoek staal ster stoel straat tol ton touw trap vaart vat vloet vlieger wagen water weg wiel wijn zoon zeeman kruis kruit
  wil roel daan sam mark bas ad loes pien fleur iris bram claire faith hoofd dirk job ben art lot pim roos storm sterre noor may rein rob`
    .split(/\s+/u),
);

/** Whether a folded word is an ordinary word beside a name. */
export const isOrdinary = (word: string): boolean => ORDINARY.has(word);
