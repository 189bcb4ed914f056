/**
 * The bar on every worksheet that says where it is kept, and changes that: on this device, under a lock, until this tab
 * closes. "Nowhere" belongs to `letgo.ts`. Nothing typed is lost by a choice: what is on the screen moves along.
 */

import type { Keeping, Place } from "./keeping";
import { clear, explain, onPassphrase } from "./passphrase";
import type { Sheet } from "./sheet";

const bar = document.querySelector<HTMLElement>(".kept")!;
const choice = bar.querySelector<HTMLElement>("[data-keeping]");
const newLock = bar.querySelector<HTMLFormElement>("[data-new-lock]");
const unlock = bar.querySelector<HTMLFormElement>("[data-unlock]");
const lockNow = bar.querySelector<HTMLElement>("[data-lock-now]");
const said = bar.querySelector<HTMLElement>("[data-place-said]");

/** Shows what holds now. */
export function showPlace(keeping: Keeping, sheet: Sheet): void {
  if (!choice) return;
  say("");
  const value = sheet.keeps ? keeping.place : "nowhere";
  showWords(value);
  for (const control of choice.querySelectorAll("input")) {
    control.checked = control.value === value;
    control.disabled = keeping.isLocked || (control.value === "locked" && !keeping.canLock);
  }
  if (newLock) newLock.hidden = true;
  if (unlock) unlock.hidden = !keeping.isLocked;
  if (lockNow) lockNow.hidden = keeping.place !== "locked" || keeping.isLocked;
}

/** Makes the bar work. `afterwards` is called when entries have become readable. */
export function addPlace(keeping: Keeping, sheet: Sheet, afterwards: () => Promise<void>): void {
  if (!choice) return;
  const show = (): void => showPlace(keeping, sheet);
  const change = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      show();
    } catch (error) {
      show();
      say(explain(error));
    }
  };
  sheet.form.addEventListener("handrail:keeping", show);
  choice.addEventListener("change", ({ target }) => {
    const wanted = (target as HTMLInputElement).value as Place | "nowhere";
    if (wanted === "nowhere") return;
    if (wanted === keeping.place && keeping.isChosen) return sheet.keepAgain();
    void change(async () => {
      if (wanted === "tab") return sheet.moving((entry) => keeping.useTab(entry));
      await sheet.flush();
      if (await keeping.returnToLock()) return;
      if (wanted === "device") await sheet.moving(() => keeping.useDevice());
    }).then(() => {
      if (wanted === "locked" && keeping.place !== "locked") askForNewLock();
    });
  });
  // A file by itself has no lock.
  if (!newLock || !unlock) return;
  onPassphrase(newLock, keeping, async ({ passphrase }) => {
    await sheet.moving(() => keeping.useLock(passphrase!));
    show();
  });
  newLock.querySelector("[data-cancel]")!.addEventListener("click", () => {
    clear(newLock);
    show();
    choice.querySelector<HTMLElement>("input:checked")?.focus();
  });
  onPassphrase(unlock, keeping, async ({ passphrase }) => {
    await keeping.unlock(passphrase!);
    show();
    // What is on the screen is written again, under the lock.
    sheet.changed();
    await afterwards();
    choice.querySelector<HTMLElement>("input:checked")?.focus();
  });
  lockNow?.addEventListener("click", () => void closeLock(keeping, sheet));
}

function askForNewLock(): void {
  showWords("locked");
  for (const control of choice!.querySelectorAll("input")) control.checked = control.value === "locked";
  newLock!.hidden = false;
  newLock!.querySelector<HTMLElement>("input[name=passphrase]")!.focus();
}

/** Takes the sheet off the screen and closes the lock; not while words on it are unsaved. */
export async function closeLock(keeping: Keeping, sheet: Sheet): Promise<void> {
  if (!(await sheet.putAway())) return;
  await keeping.lockNow();
  showPlace(keeping, sheet);
  unlock?.querySelector<HTMLElement>("input")?.focus();
}

/** Says what a place can and cannot protect from. */
function showWords(place: string): void {
  for (const words of bar.querySelectorAll<HTMLElement>("[data-place]")) words.hidden = words.dataset.place !== place;
}

function say(words: string): void {
  said!.textContent = words;
  said!.hidden = !words;
}
