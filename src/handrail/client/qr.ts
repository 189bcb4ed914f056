/** An address as a picture for a phone's camera, drawn as one path. */

import { encode } from "uqr";

/** With more characters the squares are too small for an old phone to read from a screen or from paper. */
const LONGEST = 1000;

const SVG = "http://www.w3.org/2000/svg";

/** The picture, or nothing when the address is too long for one. */
export function qrPicture(address: string, label: string): SVGSVGElement | undefined {
  if (address.length > LONGEST) return undefined;
  const { data, size } = encode(address, { ecc: "L", border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const picture = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", squares.join(""));
  picture.setAttribute("viewBox", `0 0 ${size} ${size}`);
  picture.setAttribute("class", "qr");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", label);
  picture.append(path);
  return picture;
}
