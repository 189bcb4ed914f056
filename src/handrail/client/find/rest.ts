/**
 * What stands on the pages beside their names: which word is where, in shards by a word's first sign, as `finding.py`
 * writes them. A reader's words need only their own shards, so little is fetched even of a large library.
 */

import { stem, terms, type Language } from "./words";
import type { Scores } from "./finder";

export type Shard = Record<string, number[]>;

/** How many shards `finding.py` writes. */
const SHARDS = 32;

export function shardOf(word: string): number {
  return word.codePointAt(0)! % SHARDS;
}

/** How much of what was asked stands on each page, from 0 to 1; words that stand on few pages count for more. */
export async function rest(
  text: string, language: Language, pages: number, shard: (number: number) => Promise<Shard>,
): Promise<Scores> {
  const asked = [...new Set(terms(text, language))];
  const scores: Scores = new Map();
  let whole = 0;
  for (const word of asked) {
    const on = new Set<number>();
    for (const [written, places] of Object.entries(await shard(shardOf(word)))) {
      if (written === word || (written.startsWith(word.slice(0, 2)) && stem(written, language) === word)) places.forEach((page) => on.add(page));
    }
    const weight = Math.log(1 + pages / (1 + on.size));
    whole += weight;
    for (const page of on) scores.set(page, (scores.get(page) ?? 0) + weight);
  }
  for (const [page, score] of scores) scores.set(page, score / whole);
  return scores;
}
