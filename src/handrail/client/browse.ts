/** The page that lists everything: without this script the whole list, with it a list that can be narrowed. */

import { addExit } from "./exit";
import { readFilters } from "./filters";
import { tn } from "./messages";
import { addSearchBoxes } from "./searchbox";

const everything = document.getElementById("everything")!;
const items = [...everything.querySelectorAll<HTMLElement>("li[data-kind]")];
/** The innermost first, so that an outer part sees which of its own are left. */
const parts = [...everything.querySelectorAll<HTMLElement>("[data-part]")].reverse();

addExit();
addSearchBoxes();
const filters = readFilters(() => {
  for (const item of items) {
    const { kind = "", minutes } = item.dataset;
    const all = (name: string): string[] => (item.dataset[name] ?? "").split(" ");
    item.hidden = !filters.fits({
      kind, areas: all("areas"), techniques: all("techniques"), minutes: Number(minutes), when: all("when"),
    });
  }
  for (const part of parts) part.hidden = !part.querySelector("li[data-kind]:not([hidden])");
  document.getElementById("jump")!.hidden = filters.narrowed();
  const left = new Set(items.filter((item) => !item.hidden).map((item) => item.querySelector("a")!.href)).size;
  document.getElementById("filter-status")!.textContent = filters.narrowed() ? tn("%(num)s page", "%(num)s pages", left) : "";
});
