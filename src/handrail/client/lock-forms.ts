/**
 * The lock on a worksheet: making one, opening it, closing it, and closing it by itself when nobody is there. It comes
 * with the module of the lock, so a page without a lock does not carry it.
 */

import { addIdle } from "./idle";
import type { Keeping } from "./keeping";
import { clear, onPassphrase } from "./passphrase";
import type { Sheet } from "./sheet";
import { lockEverything, openWith } from "./vault";

/**
 * Makes the forms work; a sheet of which nothing is kept has none.
 *
 * @param show shows what holds now.
 * @param afterwards is called when entries have become readable.
 */
export function addLockForms(bar: HTMLElement, keeping: Keeping, sheet: Sheet, show: () => Promise<void>, afterwards: () => Promise<void>): void {
  const newLock = bar.querySelector<HTMLFormElement>("[data-new-lock]");
  const unlock = bar.querySelector<HTMLFormElement>("[data-unlock]");
  const toChoice = (): void => bar.querySelector<HTMLElement>("[data-keeping] input:checked")?.focus();
  if (newLock && unlock) {
    onPassphrase(newLock, async ({ passphrase }) => {
      await sheet.moving(() => keeping.changeLock((database) => lockEverything(database, passphrase!)));
      await show();
    });
    newLock.querySelector("[data-cancel]")!.addEventListener("click", () => {
      clear(newLock);
      void show().then(toChoice);
    });
    onPassphrase(unlock, async ({ passphrase }) => {
      await keeping.changeLock((database, lock) => openWith(database, lock, passphrase!));
      await show();
      // What is on the screen is written again, under the lock.
      sheet.changed();
      await afterwards();
      toChoice();
    });
  }
  /** Takes the sheet off the screen and closes the lock; not while words on it are unsaved. */
  const close = async (): Promise<void> => {
    if (!(await sheet.putAway())) return;
    await keeping.lockNow();
    await show();
    unlock?.querySelector<HTMLElement>("input")?.focus();
  };
  bar.querySelector("[data-lock-now]")?.addEventListener("click", () => void close());
  addIdle(keeping, close);
}
