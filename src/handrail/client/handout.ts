/**
 * A handout as the end of an address: who gives it, a note, and pages in an order with a few words on each.
 *
 * What stands behind `#` never reaches a server. Anybody can write such an address, so it is read as something hostile:
 * only the shape below comes out, within its limits, and all of it is shown as text. Its first character is the version
 * of the shape; the rest is JSON, `[from, note, [page | [page, words], …]]`, as base64 for addresses.
 */

import { toBytes, toText } from "./bytes";
import type { Json } from "./json";

export interface Given {
  /** A slug. */
  page: string;
  /** What to do with it; "" for what the page itself says. */
  say: string;
}

export interface Handout {
  from: string;
  note: string;
  pages: Given[];
}

/** Why an address is not a handout: it has been cut or changed, or a newer version of this site has made it. */
export type Unreadable = "damaged" | "newer";

const VERSION = "1";
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** In characters, as the boxes have them; and the most pages of one handout. */
export const LONGEST = { from: 80, note: 600, say: 200, pages: 20 } as const;

/** Ten times the longest that can be read: nobody waits for a hostile one. */
const LONGEST_ADDRESS = 100_000;

/** Characters that nobody sees, and those that turn the direction of what follows. Line breaks stay. */
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

export function encode({ from, note, pages }: Handout): string {
  const json = JSON.stringify([from, note, pages.map(({ page, say }) => (say ? [page, say] : page))]);
  const binary = Array.from(toBytes(json), (byte) => String.fromCharCode(byte)).join("");
  return VERSION + btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export function decode(code: string): Handout | Unreadable {
  if (/^[2-9][A-Za-z0-9_-]*$/.test(code)) return "newer";
  if (code[0] !== VERSION || code.length > LONGEST_ADDRESS) return "damaged";
  try {
    const binary = atob(code.slice(1).replace(/-/g, "+").replace(/_/g, "/"));
    return asHandout(JSON.parse(toText(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)))) as Json) ?? "damaged";
  } catch {
    return "damaged";
  }
}

function asHandout(value: Json): Handout | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined;
  const [from, note] = [asWords(value[0], LONGEST.from), asWords(value[1], LONGEST.note)];
  const given = value[2];
  if (from === undefined || note === undefined || !Array.isArray(given)) return undefined;
  if (!given.length || given.length > LONGEST.pages) return undefined;
  const pages = given.map((entry) => asGiven(Array.isArray(entry) ? entry : [entry, ""]));
  return pages.every((page) => page !== undefined) ? { from, note, pages } : undefined;
}

function asGiven([page, words, ...more]: Json[]): Given | undefined {
  const say = asWords(words, LONGEST.say);
  if (typeof page !== "string" || page.length > 60 || !SLUG.test(page) || say === undefined || more.length) return undefined;
  return { page, say };
}

function asWords(value: Json | undefined, longest: number): string | undefined {
  if (typeof value !== "string" || value.length > longest) return undefined;
  return value.replace(UNSEEN, "").trim();
}
