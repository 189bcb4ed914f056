/** Making entries, and the addresses that open them. An id is random and says nothing. */

import type { Entry } from "./store";

let last = 0;

/** The time for a write, which comes after an entry: later than any before, also when the device's clock was set back. */
export function timeAfter(entry?: Entry): number {
  return (last = Math.max(Date.now(), last + 1, (entry?.updated ?? 0) + 1));
}

/** A new entry that is not stored yet. */
export function newEntry(worksheet: string): Entry {
  return { id: randomId(), worksheet, created: Date.now(), updated: timeAfter(), revision: 0, answers: {} };
}

/** The same answers as an entry of their own. */
export function asNewEntry({ worksheet, title, answers }: Entry): Entry {
  return { ...newEntry(worksheet), ...(title ? { title } : {}), answers };
}

/** The part of an address that opens an entry on its worksheet. */
export function fragmentOf(entry: Entry): string {
  return `#entry=${entry.id}`;
}

/** The id in the page's own address, if there is one. */
export function idInAddress(): string | undefined {
  return /^#entry=([0-9a-z-]+)$/i.exec(location.hash)?.[1];
}

// `crypto.randomUUID` exists only on secure origins; a practice may try its site on a plain local address.
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
