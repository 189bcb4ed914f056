/**
 * The reader's own entries of this worksheet: a name for the one on the screen, and a list of the earlier ones, which
 * can be searched by their names and words. The list shows the newest; the notebook has them all.
 */

import { el } from "./dom";
import { fragmentOf } from "./entry";
import { moment } from "./messages";
import type { Sheet } from "./sheet";
import type { Entry, Store } from "./store";
import { toldSheet } from "./told";
import { entryHolds } from "./words";

/** How many earlier entries are listed, and from how many on they can be searched. */
const MOST = 50;
const MANY = 6;

const section = document.getElementById("entries")!;
const name = section.querySelector<HTMLInputElement>("[data-entry-name]")!;
const list = section.querySelector("[data-earlier]")!;
const search = section.querySelector<HTMLInputElement>("[data-earlier-search]")!;

/** Makes the name and the search work. `sheet.listChanged` calls `listEarlier`. */
export function addEarlier(sheet: Sheet, store: Store, attempt: (work: () => Promise<void>) => Promise<boolean>): void {
  name.addEventListener("input", () => sheet.rename(name.value));
  search.addEventListener("input", () => void attempt(() => listEarlier(sheet, store)));
}

/** Lists the entries of this worksheet, but for the one on the screen. */
export async function listEarlier(sheet: Sheet, store: Store): Promise<void> {
  const words = search.value.trim();
  const newest = await store.list(sheet.worksheet, words ? undefined : MOST);
  const earlier = newest.filter(({ id }) => id !== sheet.entry?.id);
  const found = words ? earlier.filter((entry) => entryHolds(entry, toldSheet().fields, words)) : earlier;
  if (document.activeElement !== name) name.value = sheet.entry?.title ?? "";
  section.hidden = !sheet.entry && !earlier.length;
  name.closest("p")!.hidden = !sheet.entry;
  search.closest("p")!.hidden = !words && earlier.length < MANY;
  section.querySelector<HTMLElement>("[data-earlier-part]")!.hidden = !words && !earlier.length;
  section.querySelector<HTMLElement>("[data-earlier-none]")!.hidden = !words || found.length > 0;
  list.replaceChildren(...found.slice(0, MOST).map(item));
}

function item(entry: Entry): HTMLElement {
  const when = moment(entry.created);
  const link = el("a", { href: fragmentOf(entry) }, entry.title || when);
  return el("li", {}, link, ...(entry.title ? [" ", el("span", { className: "kind" }, when)] : []));
}
