/**
 * The worksheet page: brings the form, the store and the status line together.
 *
 * On arrival the entry named in the address is shown, or else the one last written in the same sitting. Whatever is typed is written at
 * once; leaving, hiding or freezing the page writes whatever is still waiting.
 */

import { addActions } from "./actions";
import { arrived } from "./arrived";
import { addComforts } from "./comforts";
import { addConditions } from "./conditions";
import { addEarlier, listEarlier } from "./earlier";
import { idInAddress, timeAfter } from "./entry";
import { addExit } from "./exit";
import { allKnown, enhance, fieldOf, fieldsIn, type Host } from "./field";
import { addFormer } from "./former";
import { Keeping, type Place } from "./keeping";
import { isMissing, needsBackup } from "./lasting";
import { addLettingGo } from "./letgo";
import { t } from "./messages";
import { addPace } from "./pace";
import { addPaper } from "./paper";
import { PlaceBar } from "./place";
import { addSearchBoxes } from "./searchbox";
import { Sheet } from "./sheet";
import { StatusLine } from "./status";
import { StoreProblem, type Entry } from "./store";
import { toldSheet } from "./told";

const form = document.getElementById("worksheet") as HTMLFormElement;
const { worksheet = "", practice = "", keep } = form.dataset;
const status = new StatusLine();
const preset = document.querySelector<HTMLElement>("[data-preset]")?.dataset.preset as Place | undefined;
const keeping = new Keeping(practice, preset ?? "device");
const { store } = keeping;
const sheet = new Sheet(form, worksheet, practice, store, status, () => void attempt(afterChange), keep !== "never", () => keeping.place);
const place = new PlaceBar(keeping, sheet, lookAgain);
/** How long to wait before a store that did not open is asked again, in milliseconds. */
const ASK_AGAIN = 3000;

/** How long after its last change an entry of a dated sheet is still gone on with when the page opens, in milliseconds. */
const SITTING = 6 * 3_600_000;

/** What the fields see of the worksheet around them. */
const host: Host = {
  changed: () => {
    sheet.changed();
    form.dispatchEvent(new Event("handrail:answers"));
  },
  answer(id) {
    const wrapper = fieldsIn(form).find((field) => field.getAttribute("data-field") === id);
    return wrapper && fieldOf(wrapper)?.read(wrapper);
  },
  onAnswers(listener) {
    listener();
    form.addEventListener("handrail:answers", listener);
  },
  async earlier(slug, count) {
    const { entry } = sheet;
    const newest = await store.list(slug, count + 1);
    return newest.filter(({ id, created }) => !entry || slug !== worksheet || (id !== entry.id && created <= entry.created)).slice(0, count);
  },
};

/** What follows when an entry has come, gone or been shown: the list of earlier ones, and whether all this will last. */
async function afterChange(): Promise<void> {
  await listEarlier(sheet, store);
  const say = (name: string, is: boolean): void => void document.querySelector(`[data-lasting=${name}]`)?.toggleAttribute("hidden", !is);
  say("missing", !sheet.entry && (await isMissing(practice, keeping)));
  say("returned", keeping.hasReturned);
  say("backup", await needsBackup(keeping));
}

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
 * Shows the entry of the address, or the one last written; a sheet that is filled in again and again begins anew on
 * another day, with the way back to the last one. What was typed meanwhile is not touched. A store that does
 * not open is asked again for as long as the sheet is empty, so that earlier words are not thought lost.
 */
async function restore(): Promise<void> {
  const done = await attempt(async () => {
    await keeping.find();
    await place.show();
    if (keeping.isLocked) return status.show(t("Locked"), t("Give your passphrase above."));
    const id = idInAddress();
    const named = id ? await store.get(id) : undefined;
    const isNamed = named?.worksheet === worksheet;
    const latest = sheet.keeps ? await store.latest(worksheet) : undefined;
    // From here on, whatever is written is later than that.
    timeAfter(latest);
    const wanted = isNamed ? named : latest;
    // What is dated later than now was written before the clock was set back.
    const isOfNow = isNamed || toldSheet().entries === "single" || Math.abs(Date.now() - (wanted?.updated ?? 0)) < SITTING;
    if (wanted && isOfNow && !sheet.entry && !sheet.holdsUnkept) sheet.show(wanted);
    else {
      sheet.welcome();
      offerLast(wanted);
    }
  });
  if (!done && !sheet.entry) setTimeout(() => void restore(), ASK_AGAIN);
}

/** What follows when entries have become readable. */
async function lookAgain(): Promise<void> {
  await sheet.flush();
  await restore();
  // Whatever looks into other entries looks again.
  if (!sheet.entry && !sheet.holdsUnkept) sheet.show(undefined);
}

const goOn = document.querySelector<HTMLButtonElement>("[data-go-on]")!;

/** Offers to go on with the last entry, until something is written or shown. */
function offerLast(entry: Entry | undefined): void {
  goOn.hidden = !entry || sheet.entry !== undefined;
  goOn.onclick = () => void change(async () => entry);
}

/** Shows another entry, once everything on the screen is stored, or let go. */
async function change(to: () => Promise<Entry | undefined>): Promise<void> {
  await attempt(async () => {
    if (!(await sheet.flush())) return;
    if (sheet.holdsUnkept) {
      status.show(t("Not kept"), t("Let it go first, or keep it."));
      document.getElementById("let-go")?.scrollIntoView();
      return;
    }
    sheet.show(await to());
    form.querySelector<HTMLElement>("input, textarea")?.focus();
  });
}

function writeBeforeLeaving(): void {
  const flush = (): void => void sheet.flush();
  addEventListener("pagehide", () => sheet.rest());
  document.addEventListener("freeze", flush);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) void sheet.wake();
  });
  // Asked only when words on the screen could not be stored, and never on the quick way out, which hides the page.
  addEventListener("beforeunload", (event) => {
    if ((sheet.isBehind || sheet.holdsUnkept) && !document.documentElement.hidden) event.preventDefault();
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

/** Everything but the ways out waits for the first paint: a slow phone shows the sheet and takes keys before. */
async function start(): Promise<void> {
  await painted();
  await scriptsHaveRun;
  if (!allKnown(form)) {
    status.notSaved("broken");
    arrived();
    return;
  }
  addActions(form, sheet, status, { attempt, change });
  addEarlier(sheet, store, attempt);
  addPaper(form);
  addFormer(form);
  addLettingGo(form, sheet, status, attempt);
  place.listen();
  addPace(form);
  addComforts(form);
  writeBeforeLeaving();
  enhance(form, host);
  addConditions(form, host);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => host.changed());
  for (const kind of ["handrail:entry", "handrail:answers"]) {
    form.addEventListener(kind, () => (goOn.hidden ||= sheet.entry !== undefined));
  }
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
  arrived();
  await restore();
}

addExit();
addSearchBoxes();
void start();
