/** The numbers of a wave as a line, on the grid that the page brings. Every dot is a number as it was given. */

import { t } from "handrail/messages";

export interface Rating {
  minute: number;
  strength: number;
}

/** The corners of the grid; the template draws it in the same measure. */
const [START, END, TOP, FOOT] = [34, 330, 14, 162];
/** More upright lines than this would be a grey field. */
const MOST_LINES = 30;

/**
 * Draws the line. Where the numbers go on for longer than the grid, the grid is drawn anew to hold them.
 *
 * @param every minutes from one upright line to the next.
 * @param minutes from edge to edge, as long as the numbers do not go further.
 * @param to the highest number.
 */
export function drawLine(root: Element, ratings: Rating[], every: number, minutes: number, to: number): void {
  const part = (name: string): Element => root.querySelector(`[data-${name}]`)!;
  const longest = Math.max(minutes - (minutes % every), ...ratings.map(({ minute }) => minute));
  while (longest / every > MOST_LINES) every *= 2;
  const last = Math.ceil(longest / every) * every;
  const across = (minute: number): number => START + ((END - START) * minute) / last;
  let grid = "";
  for (let at = 0; at <= last; at += every) grid += `M${across(at)} ${TOP}V${FOOT}`;
  part("time").setAttribute("d", grid);
  part("last").textContent = t("%(count)s min", { count: last });
  part("line").setAttribute("points", ratings.map(({ minute, strength }) => [across(minute), FOOT - ((FOOT - TOP) * strength) / to]).join(" "));
}
