import { encode } from 'uqr';

/** A QR code to draw as SVG: the side in modules, the white border included, and the path of the dark ones. */
export interface Qr {
  readonly size: number;
  readonly path: string;
}

/** The QR code of an address, with the border of four modules that readers need. */
export function qrOf(address: string): Qr {
  const { data, size } = encode(address, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: dark.join('') };
}
