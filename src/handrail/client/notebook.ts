/** The notebook page: every entry in this browser, the newest first, a page at a time. */

import { fragmentOf } from "./entry";
import { addExit } from "./exit";
import { moment, t } from "./messages";
import { addSearchBoxes } from "./searchbox";
import { Store, StoreProblem, type Entry } from "./store";

const PAGE = 50;

const notebook = document.getElementById("notebook")!;
const list = notebook.querySelector("[data-notebook]")!;
const titles = JSON.parse(document.getElementById("worksheet-titles")!.textContent ?? "{}") as Record<
  string,
  { title: string; path: string }
>;
const store = new Store(notebook.dataset.practice ?? "");

/** One entry: its worksheet, leading to it, and when it was last written. */
function item(entry: Entry): HTMLElement {
  const sheet = titles[entry.worksheet];
  const name = document.createElement(sheet ? "a" : "b");
  name.textContent = sheet?.title ?? t("A sheet that is no longer on this site");
  if (sheet) (name as HTMLAnchorElement).href = sheet.path + fragmentOf(entry);
  const when = document.createElement("span");
  when.className = "kind";
  when.textContent = moment(entry.updated);
  const row = document.createElement("li");
  row.append(name, " ", when);
  return row;
}

async function showMore(more: HTMLButtonElement, after?: Entry): Promise<void> {
  const entries = await store.recent(PAGE, after);
  list.append(...entries.map(item));
  more.hidden = entries.length < PAGE;
  more.onclick = () => void showMore(more, entries[entries.length - 1]).catch(tell);
  document.getElementById("notebook-empty")!.hidden = list.childElementCount > 0;
}

function moreButton(): HTMLButtonElement {
  const more = document.createElement("button");
  more.type = "button";
  more.hidden = true;
  more.className = "btn ghost";
  more.textContent = t("Show older ones");
  notebook.append(more);
  return more;
}

function tell(error: unknown): void {
  const words = document.createElement("p");
  words.className = "card care";
  words.textContent =
    error instanceof StoreProblem && error.kind === "blocked"
      ? t("This browser does not let the page look into its storage: it is turned off, or this is a private window.")
      : t("The notebook could not be opened. Load the page again; nothing has been deleted.");
  notebook.replaceChildren(words);
}

addExit();
addSearchBoxes();
void showMore(moreButton()).catch(tell);
// Back may bring this page as it was, with an entry that has been deleted since.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});
