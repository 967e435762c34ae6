import { encode } from 'uqr';
import { round } from './svg.js';

/** Longer addresses would need squares too small for a telephone's camera to read from a picture in a channel. */
const MAX_ADDRESS_CHARS = 200;
/** The empty border that readers of the code need, in squares. Source: ISO/IEC 18004, "quiet zone". */
const QUIET_ZONE = 4;

/**
 * An address as a QR code: black on white, whatever the ground of the picture.
 * @param size width and height with its border, in units
 * @returns undefined where the address is too long to be read
 */
export function qrCode(address: string, x: number, y: number, size: number): string | undefined {
  if (address.length > MAX_ADDRESS_CHARS) return undefined;
  const { data, size: squares } = encode(address, { ecc: 'M', border: QUIET_ZONE });
  const side = size / squares;
  const path = data.flatMap((row, line) =>
    runsIn(row).map(([from, to]) => {
      const width = round((to - from) * side);
      return `M${round(x + from * side)} ${round(y + line * side)}h${width}v${round(side)}h-${width}Z`;
    }),
  );
  // Without this, thin lines of the ground show between the squares.
  const sharp = ' shape-rendering="crispEdges"';
  return `<path d="M${x} ${round(y)}h${size}v${size}h-${size}Z" fill="#fff"/><path d="${path.join('')}" fill="#000"${sharp}/>`;
}

/** Where the black squares of a row begin and end. */
function runsIn(row: readonly boolean[]): (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  row.forEach((isBlack, place) => {
    const last = runs.at(-1);
    if (!isBlack) return;
    if (last !== undefined && last[1] === place) last[1] = place + 1;
    else runs.push([place, place + 1]);
  });
  return runs;
}
