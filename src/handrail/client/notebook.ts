/**
 * The notebook page: everything written in this browser. The list comes first; what is counted, drawn or saved is
 * worked out after it is on the screen.
 */

import { arrived } from "./arrived";
import { addExit } from "./exit";
import { t, tn } from "./messages";
import { addIdle } from "./idle";
import { Keeping, type Place } from "./keeping";
import { isMissing } from "./lasting";
import { EntryList, type View } from "./notebook/list";
import { showLocking } from "./notebook/locking";
import { addLook, closeLook, lookThrough } from "./notebook/look";
import { addOverTime, offer } from "./notebook/overtime";
import { addBringing } from "./notebook/bring";
import { addSafe, tellState } from "./notebook/safe";
import { sheetOf } from "./notebook/sheets";
import { el } from "./dom";
import { addSearchBoxes } from "./searchbox";
import { StoreProblem, type Entry } from "./store";

const notebook = document.getElementById("notebook")!;
const part = <E extends HTMLElement>(name: string): E => notebook.querySelector<E>(`[data-part=${name}]`)!;
const find = part<HTMLFormElement>("find");
const { practice = "" } = notebook.dataset;
const keeping = new Keeping(practice, notebook.dataset.preset as Place);
const { store } = keeping;
const list = new EntryList(part("entries"), part("more"), store, mark);
/** What is chosen, whether it is on the screen or not. */
const chosen = new Map<string, Entry>();
/** What was deleted last, until something else is or the page is left. */
let gone: Entry[] = [];

/** Shows the view that the reader has asked for. */
async function show(): Promise<void> {
  const given = new FormData(find);
  const view = { by: given.get("by"), worksheet: given.get("worksheet"), words: String(given.get("words")).trim() } as View;
  await list.show(view);
  const none = !part("entries").childElementCount;
  const asked = Boolean(view.words || view.worksheet);
  part("none").hidden = !none || !asked;
  part("missing").hidden = !none || asked || !(await isMissing(practice, keeping));
  part("empty").hidden = !none || asked || !part("missing").hidden;
  part("all").hidden = none;
  find.hidden = none && !asked;
}

/** Counts, offers and tells what depends on everything that is kept. */
async function afterwards(): Promise<void> {
  const counts = await store.count(await store.worksheets());
  const slugs = [...counts.keys()].sort((a, b) => sheetOf(a).title.localeCompare(sheetOf(b).title));
  const select = find.elements.namedItem("worksheet") as HTMLSelectElement;
  const options = slugs.map((slug) => el("option", { value: slug }, `${sheetOf(slug).title} (${counts.get(slug)})`));
  const now = select.value;
  select.replaceChildren(el("option", { value: "" }, t("All worksheets")), ...options);
  select.value = counts.has(now) ? now : "";
  offer(slugs);
  part("damaged").hidden = !keeping.damaged;
  part("damaged").textContent = tn(
    "%(num)s sheet cannot be opened: something other than this site has changed it. It is left as it is. A backup may have it.",
    "%(num)s sheets cannot be opened: something other than this site has changed them. They are left as they are. A backup may have them.",
    keeping.damaged,
  );
  await tellState(store, [...counts.values()].reduce((sum, count) => sum + count, 0));
}

/** Shows the notebook as it is kept: open, or locked until the passphrase is given. */
async function openUp(): Promise<void> {
  await keeping.find();
  document.documentElement.toggleAttribute("data-locked", keeping.isLocked);
  part("in-tab").hidden = keeping.place !== "tab";
  part("returned").hidden = !keeping.hasReturned;
  await showLocking(keeping, { close, openUp });
  if (!keeping.isLocked) await refresh();
}

/** Takes everything off the screen and closes the lock. */
async function close(): Promise<void> {
  chosen.clear();
  gone = [];
  closeLook();
  part("entries").replaceChildren();
  tellChosen();
  await keeping.lockNow();
  await openUp();
}

async function refresh(): Promise<void> {
  await show();
  await afterwards();
}

function mark(entry: Entry, box: HTMLInputElement): void {
  box.checked = chosen.has(entry.id);
  box.dataset.id = entry.id;
  box.addEventListener("change", () => {
    if (box.checked) chosen.set(entry.id, entry);
    else chosen.delete(entry.id);
    tellChosen();
  });
}

function tellChosen(): void {
  part("chosen").hidden = !chosen.size;
  part("count").textContent = tn("%(num)s chosen", "%(num)s chosen", chosen.size);
  for (const box of part("entries").querySelectorAll<HTMLInputElement>("input[data-id]")) {
    box.checked = chosen.has(box.dataset.id!);
  }
}

const actions: Record<string, () => Promise<void>> = {
  more: () => list.showMore(),
  all: async () => {
    for await (const entry of list.all()) chosen.set(entry.id, entry);
    tellChosen();
    part("count").focus();
  },
  none: async () => {
    chosen.clear();
    tellChosen();
    find.querySelector("input")!.focus();
  },
  look: async () => lookThrough([...chosen.values()]),
  delete: async () => {
    const ids = [...chosen.keys()];
    await store.remove(...ids);
    gone = [...chosen.values()];
    chosen.clear();
    tellChosen();
    part("gone").hidden = false;
    part("gone-words").textContent = tn("%(num)s sheet deleted.", "%(num)s sheets deleted.", gone.length);
    part("undo").focus();
    await refresh();
  },
  undo: async () => {
    await store.add(gone);
    gone = [];
    part("gone").hidden = true;
    await refresh();
    find.querySelector("input")!.focus();
  },
};

/** Runs a piece of work; a fault is told, and what is on the screen stays. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    part("trouble").hidden = true;
  } catch (error) {
    part("trouble").hidden = false;
    part("trouble").textContent =
      error instanceof StoreProblem && error.kind === "blocked"
        ? t("This browser does not let the page look into its storage: it is turned off, or this is a private window.")
        : keeping.isFramed
          ? t("This page stands inside another page, so your notes are not shown here. Open it by itself.")
          : t("That did not work. Load the page again; nothing has been deleted.");
  }
}

function start(): void {
  find.addEventListener("submit", (event) => event.preventDefault());
  find.addEventListener("input", () => void attempt(show));
  notebook.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-do]") : null;
    if (button) void attempt(actions[button.dataset.do!]!);
  });
  addLook(() => part("look").focus());
  addOverTime(store, (work) => void attempt(work));
  addSafe(store);
  addBringing(store, refresh);
  addIdle(keeping, close);
  void attempt(openUp).finally(() => delete notebook.dataset.opening);
  // Back may bring this page as it was, with an entry that has been deleted since.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
}

addExit();
addSearchBoxes();
start();
arrived();
