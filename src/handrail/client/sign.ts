/**
 * A sign beside the database that something is kept there, so that a notebook which the browser has cleared can be told
 * from one that is new. It says nothing of what was written. When it is set, the browser is asked to keep the storage
 * although the device may run out of room.
 */

import { forget as remove, prefer, preferred } from "./preference";

let isSet = false;

const nameOf = (practice: string): string => `${practice}:kept`;

export function remembers(practice: string): boolean {
  return preferred(nameOf(practice)) !== null;
}

export function remember(practice: string): void {
  if (isSet) return;
  isSet = true;
  void navigator.storage?.persist?.().catch(() => undefined);
  prefer(nameOf(practice), "");
}

export function forget(practice: string): void {
  isSet = false;
  remove(nameOf(practice));
}
