/**
 * A sign beside the database that something is kept there, so that a notebook which the browser has cleared can be told
 * from one that is new. It says nothing of what was written. When it is set, the browser is asked to keep the storage
 * although the device may run out of room.
 */

let isSet = false;

const nameOf = (practice: string): string => `handrail:${practice}:kept`;

export function remembers(practice: string): boolean {
  try {
    return localStorage.getItem(nameOf(practice)) !== null;
  } catch {
    return false;
  }
}

export function remember(practice: string): void {
  if (isSet) return;
  isSet = true;
  void navigator.storage?.persist?.().catch(() => undefined);
  try {
    localStorage.setItem(nameOf(practice), "");
  } catch {
    /* Storage is off; the store will say so. */
  }
}

export function forget(practice: string): void {
  isSet = false;
  try {
    localStorage.removeItem(nameOf(practice));
  } catch {
    /* Storage is off; there was no sign. */
  }
}
