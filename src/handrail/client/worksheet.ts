/**
 * The worksheet page: brings the form, the store and the status line together.
 *
 * On arrival the entry named in the address is shown, or else the one last written. Whatever is typed is written at
 * once; leaving, hiding or freezing the page writes whatever is still waiting.
 */

import { collect, enhance } from "./answers";
import { own } from "./json";
import { fragmentOf, idInAddress } from "./entry";
import { addExit } from "./exit";
import { moment, t } from "./messages";
import { addPaper } from "./paper";
import { addSearchBoxes } from "./searchbox";
import { Sheet } from "./sheet";
import { StatusLine } from "./status";
import { Store, StoreProblem, type Entry } from "./store";
import { allKnown, type Host } from "./field";
import { toldSheet } from "./told";
import { fileName, saveFile, sheetAsText } from "./textfile";

const form = document.getElementById("worksheet") as HTMLFormElement;
const { worksheet = "", practice = "" } = form.dataset;
const status = new StatusLine();
const store = new Store(practice);
const sheet = new Sheet(form, worksheet, practice, store, status, () => void listEarlier());
const undo = document.querySelector<HTMLButtonElement>("[data-do=undo]")!;
/** How long to wait before a store that did not open is asked again, in milliseconds. */
const ASK_AGAIN = 3000;
let gone: Entry | undefined;

/** What the fields see of the worksheet around them. */
const host: Host = {
  changed: () => {
    sheet.changed();
    form.dispatchEvent(new Event("handrail:answers"));
  },
  answer: (id) => own(collect(form), id),
  onAnswers(listener) {
    listener();
    form.addEventListener("handrail:answers", listener);
  },
  async latest(slug) {
    const entries = await store.list(slug);
    return entries.reduce<Entry | undefined>((a, b) => (a && a.updated >= b.updated ? a : b), undefined);
  },
};

/** Runs a piece of work on the store; a fault is shown, never thrown. Tells whether there was none. */
async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    status.notSaved(error instanceof StoreProblem ? error.kind : "failed");
    return false;
  }
}

/**
 * Shows the entry of the address, or the one last written. What was typed meanwhile is not touched. A store that does
 * not open is asked again for as long as the sheet is empty, so that earlier words are not thought lost.
 */
async function restore(): Promise<void> {
  const done = await attempt(async () => {
    const id = idInAddress();
    const entries = await store.list(worksheet);
    const latest = entries.reduce<Entry | undefined>((a, b) => (a && a.updated >= b.updated ? a : b), undefined);
    const wanted = entries.find((entry) => entry.id === id) ?? latest;
    if (wanted && !sheet.entry) sheet.show(wanted);
    else sheet.welcome();
  });
  if (!done && !sheet.entry) setTimeout(() => void restore(), ASK_AGAIN);
}

/** Lists the entries of this worksheet, but for the one on the screen. */
async function listEarlier(): Promise<void> {
  await attempt(async () => {
    const entries = (await store.list(worksheet)).filter((entry) => entry.id !== sheet.entry?.id);
    const section = document.getElementById("earlier")!;
    section.hidden = !entries.length;
    section.querySelector("[data-earlier]")!.replaceChildren(
      ...entries.map((entry) => {
        const link = document.createElement("a");
        link.href = fragmentOf(entry);
        link.textContent = moment(entry.created);
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
  });
}

/** Shows another entry, once everything on the screen is stored. */
async function change(to: () => Promise<Entry | undefined>): Promise<void> {
  await attempt(async () => {
    if (!(await sheet.flush())) return;
    sheet.show(await to());
    form.querySelector<HTMLElement>("input, textarea")?.focus();
  });
}

function forgetAddress(): void {
  history.replaceState(null, "", location.pathname);
}

const actions: Record<string, () => void> = {
  print: () => window.print(),
  file: () => {
    const written = sheet.entry?.updated ?? Date.now();
    saveFile(fileName(worksheet, new Date()), sheetAsText(toldSheet(), collect(form), written));
  },
  new: () => {
    forgetAddress();
    void change(async () => undefined);
  },
  delete: () =>
    void attempt(async () => {
      forgetAddress();
      gone = await sheet.remove();
      undo.hidden = !gone;
      if (!gone) return;
      status.show(t("Deleted"));
      undo.focus();
    }),
  undo: () =>
    void attempt(async () => {
      if (!gone || !(await sheet.flush())) return;
      await sheet.putBack(gone);
      gone = undefined;
      undo.hidden = true;
      form.querySelector<HTMLElement>("input, textarea")?.focus();
    }),
  done: () =>
    void attempt(async () => {
      await sheet.flush();
      document.getElementById("way-down")!.focus();
    }),
};

function addActions(): void {
  const menu = document.querySelector<HTMLDetailsElement>(".status details");
  for (const button of document.querySelectorAll<HTMLElement>("[data-do]")) {
    button.addEventListener("click", () => {
      if (menu?.contains(button)) menu.open = false;
      actions[button.dataset.do ?? ""]?.();
    });
  }
  menu?.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

function writeBeforeLeaving(): void {
  const flush = (): void => void sheet.flush();
  addEventListener("pagehide", flush);
  document.addEventListener("freeze", flush);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && sheet.entry) void sheet.refresh(sheet.entry.id);
  });
  // Asked only when words on the screen could not be stored, and never on the quick way out, which hides the page.
  addEventListener("beforeunload", (event) => {
    if (sheet.isBehind && !document.documentElement.hidden) event.preventDefault();
  });
}

/** Resolves once the page has been painted; soon in any case, because a tab in the background paints nothing. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 300);
  });
}

/** Resolves once every script of the page has run, or has failed to load. */
const scriptsHaveRun = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));

/** Everything but the way out waits for the first paint: a slow phone shows the sheet and takes keys before. */
async function start(): Promise<void> {
  await painted();
  await scriptsHaveRun;
  if (!allKnown(form)) {
    status.notSaved("broken");
    return;
  }
  addSearchBoxes();
  addActions();
  addPaper(form);
  writeBeforeLeaving();
  enhance(form, host);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => host.changed());
  addEventListener("hashchange", () => {
    const id = idInAddress();
    if (!id || id === sheet.entry?.id) return;
    void change(async () => {
      const wanted = await store.get(id);
      return wanted?.worksheet === worksheet ? wanted : sheet.entry;
    });
  });
  // What was typed before this script ran is the reader's newest word.
  sheet.changed();
  await restore();
}

addExit();
void start();
