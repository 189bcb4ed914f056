/**
 * A text of any length on the page: in blocks, which the browser lays out only when they come into sight
 * (`content-visibility` in `handover.css`). A text of some megabytes in one piece would keep it busy for minutes.
 */

import { el } from "./dom";

/** Up to 4,000 characters, to the end of a line where there is one. */
const BLOCK = /[^]{1,3999}(?:\n|$)|[^]{1,4000}/gu;

/** Shows a text, whole and to the letter, in place of what an element had. */
export function showLong(place: HTMLElement, text: string): void {
  place.replaceChildren(...(text.match(BLOCK) ?? []).map((block) => el("div", {}, block)));
}
