/**
 * From a passphrase to a key, through scrypt in a worker: it takes a moment on purpose, and the page stays awake.
 * The cost is noted with the lock, so that it can rise one day; a cost that no page of this site would have chosen is
 * refused before anything is derived, because a file from elsewhere could ask for all of the device's memory.
 */

import { randomBytes } from "./bytes";
import { askWorker } from "./worker";

export interface Cost {
  N: number;
  r: number;
  p: number;
}

/** 32 MiB, about a second on a phone of some years ago. OWASP's list of equal scrypt settings (2024) has it. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const LEAST = 2 ** 14;
const MOST_MEMORY = 2 ** 28;

export interface Derived {
  salt: Uint8Array<ArrayBuffer>;
  cost: Cost;
  key: Uint8Array<ArrayBuffer>;
}

/** Throws RangeError for a cost that is too low or too high. */
export async function derive(passphrase: string, salt = randomBytes(16), cost = COST): Promise<Derived> {
  const { N, r, p } = cost;
  const isOurs = [N, r, p].every(Number.isSafeInteger) && Number.isInteger(Math.log2(N));
  if (!isOurs || N < LEAST || r < 8 || r > 32 || p < 1 || p > 16 || N * r * 128 > MOST_MEMORY) throw new RangeError("cost");
  const key = await askWorker<Derived["key"]>("scrypt", { words: asTyped(passphrase), salt, cost }, new Error("scrypt"));
  return { salt, cost, key };
}

/** The same words typed on another keyboard are the same passphrase; phones like to add a space at the end. */
export function asTyped(passphrase: string): string {
  return passphrase.normalize("NFKC").trim();
}

export type Weakness = "short" | "digits" | "same";

/** Why a passphrase would be guessed, or undefined. Whoever has the device can try as often as they like. */
export function weaknessOf(passphrase: string): Weakness | undefined {
  const words = asTyped(passphrase);
  if ([...words].length < 10) return "short";
  if (/^\d+$/.test(words) && words.length < 20) return "digits";
  return new Set(words.toLowerCase()).size < 5 ? "same" : undefined;
}
