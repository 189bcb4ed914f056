/**
 * The lists as a card for a wallet: panels of the size of a bank card, one under the other, to be cut out and folded.
 * On the last one are the practice's name and the lines to call, as the page has them for paper anyway.
 */

import { el } from "handrail/dom";
import { t } from "handrail/messages";
import { printCard } from "handrail/paper";

/** Empty lines on a list that has nothing yet, to write on by hand. */
const EMPTY = 3;

/** Prints lists, each with its name. */
export function printAsCard(lists: [name: string, lines: string[]][]): void {
  const panels = el("div", { className: "panels" });
  const card = el("section", { className: "wallet" }, panels, el("p", {}, t("Cut along the line, then fold along the dashes.")));
  printCard(card, () => {
    for (const [name, lines] of lists) addList(panels, name, lines);
    panels.append(peopleToCall());
  });
}

/** Adds a list, and where it is longer than a panel, as many panels as it takes. */
function addList(panels: Element, name: string, lines: string[]): void {
  let list = addPanel(panels, name);
  for (const line of lines) {
    const item = el("li", {}, line);
    list.append(item);
    if (isFull(list.parentElement!) && list.children.length > 1) {
      list = addPanel(panels, t("%(name)s (more)", { name }));
      list.append(item);
    }
  }
  if (!lines.length) list.append(...Array.from({ length: EMPTY }, () => el("li", { className: "to-write" })));
}

function addPanel(panels: Element, name: string): HTMLElement {
  const list = el("ul");
  panels.append(el("div", { className: "panel" }, el("h2", {}, name), list));
  return list;
}

/** A panel is never smaller than a card; a single line that is too long for one makes it larger and is not cut off. */
function isFull(panel: Element): boolean {
  return panel.getBoundingClientRect().height > parseFloat(getComputedStyle(panel).minHeight) + 1;
}

function peopleToCall(): HTMLElement {
  const onPaper = document.querySelectorAll(".paper-head p:first-child, .paper-foot p");
  return el("div", { className: "panel calls" }, ...[...onPaper].map((part) => part.cloneNode(true)));
}
