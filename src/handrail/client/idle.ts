/**
 * Closing an open lock when nobody is there: after a time without a key or a touch, and, if the reader wants that, as
 * soon as the page is no longer looked at.
 */

import type { Keeping } from "./keeping";

/** How long nobody must have touched the page, in milliseconds. The key keeper has the same figure. */
const IDLE = 10 * 60_000;
const AWAY = "lock-when-away";

/** @param close takes what was written off the screen and closes the lock, unless words on it are unsaved. */
export function addIdle(keeping: Keeping, close: () => Promise<void>): void {
  let touched = Date.now();
  // A clock that was set back says nothing about how long nobody was here.
  const isLong = (): boolean => Math.abs(Date.now() - touched) > IDLE;
  const lock = async (): Promise<void> => {
    if (keeping.place === "locked" && !keeping.isLocked) await close();
  };
  for (const kind of ["keydown", "pointerdown", "input"]) addEventListener(kind, () => (touched = Date.now()), { passive: true });
  setInterval(() => {
    if (isLong()) void lock();
  }, 15_000);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") {
      if (isLong()) void lock();
      return;
    }
    void locksWhenAway(keeping).then((is) => (is ? lock() : undefined));
  });
}

export async function locksWhenAway(keeping: Keeping): Promise<boolean> {
  return !keeping.isLocked && (await keeping.store.note(AWAY)) === true;
}

export function setLocksWhenAway(keeping: Keeping, is: boolean): Promise<void> {
  return keeping.store.setNote(AWAY, is);
}
