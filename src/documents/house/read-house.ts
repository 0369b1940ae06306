import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MINUTES_PARTS, NEUTRAL_HOUSE, type House, type Logo } from '../layout/house.js';
import { contrast } from './contrast.js';

const FILE = 'template.json';
const LOGO = 'logo.png';
const MOST_BYTES = { json: 16_384, logo: 200_000 };
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** As wide as the letterhead leaves room for, in millimetres. */
const MOST_WIDTH = 80;
/** WCAG 2.2, 1.4.3: text against what it stands on. */
const READABLE = 4.5;

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour is written #rrggbb').transform((text) => text.slice(1).toUpperCase());
const lineOfText = z.string().min(1).max(120).regex(/^[^\p{Cc}]*$/u, 'one line, without control characters');

const schema = z.strictObject({
  letterhead: z.array(lineOfText).max(10).default([]),
  footer: lineOfText.nullable().default(null),
  logo: z.strictObject({ height: z.number().min(5).max(40), alt: lineOfText }).nullable().default(null),
  colours: z.strictObject({ ink: colour, heading: colour, line: colour, tableHead: colour }).partial().default({}),
  order: z.array(z.enum(MINUTES_PARTS)).refine((parts) => parts.length === MINUTES_PARTS.length && new Set(parts).size === parts.length, `each of ${MINUTES_PARTS.join(', ')} once`).default([...MINUTES_PARTS]),
});

/**
 * Reads and checks the folder of the house: template.json, and logo.png where it names a logo. Throws an Error that names the file, the
 * field and what to mend.
 */
export function readHouse(folder: string): House {
  const given = schema.safeParse(jsonIn(folder));
  if (!given.success) {
    const [issue] = given.error.issues;
    throw wrong(`${FILE}, ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? ''}`);
  }
  const { letterhead, footer, logo, order } = given.data;
  const colours = { ...NEUTRAL_HOUSE.colours, ...given.data.colours };
  for (const [text, ground] of [['ink', 'FFFFFF'], ['heading', 'FFFFFF'], ['ink', colours.tableHead]] as const) {
    const is = contrast(`#${colours[text]}`, `#${ground}`);
    if (is < READABLE) throw wrong(`${FILE}, colours.${text}: on #${ground} it has a contrast of ${(Math.floor(is * 100) / 100).toFixed(2)}; WCAG 2.2 AA asks ${READABLE}`);
  }
  return { letterhead, footer, colours, order, logo: logo === null ? null : logoIn(folder, logo) };
}

function jsonIn(folder: string): unknown {
  const text = fileIn(folder, FILE, MOST_BYTES.json).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw wrong(`${FILE} is not JSON: ${fault instanceof Error ? fault.message : ''}`);
  }
}

/** The logo with the width that its picture asks. Without transparency: on paper for the archive (PDF/A) there is none. */
function logoIn(folder: string, { height, alt }: Pick<Logo, 'height' | 'alt'>): Logo {
  const png = fileIn(folder, LOGO, MOST_BYTES.logo);
  if (png.length < 33 || !png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw wrong(`${LOGO} is not a PNG picture`);
  const [colourType, interlace] = [png[25], png[28]];
  if (colourType === 4 || colourType === 6 || png.includes('tRNS')) throw wrong(`${LOGO} is transparent in places: save it on white`);
  if (interlace !== 0) throw wrong(`${LOGO} is interlaced: save it without`);
  const width = Math.round(((height * png.readUInt32BE(16)) / png.readUInt32BE(20)) * 10) / 10;
  if (width > MOST_WIDTH) throw wrong(`${FILE}, logo.height: the logo would be ${width} mm wide; at most ${MOST_WIDTH}`);
  return { png: new Uint8Array(png), width, height, alt };
}

function fileIn(folder: string, name: string, most: number): Buffer {
  const path = join(folder, name);
  if (!existsSync(path)) throw wrong(`${name} is missing in ${folder}`);
  if (statSync(path).size > most) throw wrong(`${name} is larger than ${Math.floor(most / 1000)} kB`);
  return readFileSync(path);
}

/** What is wrong with the folder of a house. */
export class HouseFault extends Error {
  constructor(readonly what: string) {
    super(`Configuration is wrong:\nTEMPLATE_DIR: ${what}`);
  }
}

const wrong = (what: string): Error => new HouseFault(what);
