// A picture of a screen with at most 256 colours: a fifth of the bytes, and the eye sees no difference.
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MOST = 256;

/** Takes the bytes of a PNG as Chromium makes it (8 bits, no interlace) and answers those of one with a palette. */
export function withPalette(png) {
  const { width, height, pixels } = read(png);
  const colours = commonest(pixels);
  const near = nearestOf(colours);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = near(pixels[y * width + x]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** Width, height and one number (red, green, blue) per pixel. */
function read(png) {
  const parts = [];
  let at = SIGNATURE.length;
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const step = png[25] === 6 ? 4 : 3;
  const lines = unfiltered(inflateSync(Buffer.concat(parts)), width * step, height, step);
  const pixels = new Uint32Array(width * height);
  for (let n = 0; n < pixels.length; n += 1) pixels[n] = (lines[n * step] << 16) | (lines[n * step + 1] << 8) | lines[n * step + 2];
  return { width, height, pixels };
}

/** Undoes what PNG did to each line before it was compressed. */
function unfiltered(bytes, width, height, step) {
  const lines = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    const filter = bytes[y * (width + 1)];
    for (let x = 0; x < width; x += 1) {
      const left = x >= step ? lines[y * width + x - step] : 0;
      const above = y > 0 ? lines[(y - 1) * width + x] : 0;
      const corner = x >= step && y > 0 ? lines[(y - 1) * width + x - step] : 0;
      lines[y * width + x] = bytes[y * (width + 1) + 1 + x] + guess(filter, left, above, corner);
    }
  }
  return lines;
}

function guess(filter, left, above, corner) {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  return filter === 4 ? paeth(left, above, corner) : 0;
}

function paeth(left, above, corner) {
  const sum = left + above - corner;
  const far = [left, above, corner].map((one) => Math.abs(sum - one));
  if (far[0] <= far[1] && far[0] <= far[2]) return left;
  return far[1] <= far[2] ? above : corner;
}

function commonest(pixels) {
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST).map(([colour]) => colour);
}

function nearestOf(colours) {
  const known = new Map(colours.map((colour, place) => [colour, place]));
  const apart = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  return (pixel) => {
    const found = known.get(pixel);
    if (found !== undefined) return found;
    const place = colours.reduce((best, colour, at) => (apart(colour, pixel) < apart(colours[best], pixel) ? at : best), 0);
    known.set(pixel, place);
    return place;
  };
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc(body), body.length + 4);
  return whole;
}

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
