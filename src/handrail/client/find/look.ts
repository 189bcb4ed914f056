/**
 * The whole way from words to pages in their order: names first, what stands on the pages where names were not enough,
 * and before all of that people for words of need, and the page for a hard moment for urgent ones. Nothing is judged
 * but whether those pages are called by these words.
 */

import { type Finder, type Found } from "./finder";
import { rest, type Shard } from "./rest";

/** With fewer pages than this, what stands on the pages is looked through as well. */
const FEW = 4;
/** How much of what was asked must stand on a page for it to be shown. */
const ENOUGH = 0.6;

/** Kinds of page that come first when they are called by what was typed. */
const FIRST = ["help", "now"];

/**
 * Pages, the best first; `shard` brings a part of the words that stand on pages.
 *
 * Throws what `shard` throws, if without it there is nothing to show.
 */
export async function look(finder: Finder, text: string, shard: (number: number) => Promise<Shard>): Promise<Found[]> {
  const scores = finder.find(text, true);
  if (scores.size < FEW) {
    try {
      // Below every page that is called by the words.
      const told = await rest(text, finder.language, finder.size, shard);
      for (const [page, share] of told) if (share >= ENOUGH && !scores.has(page)) scores.set(page, share / 100);
    } catch (error) {
      if (!scores.size) throw error;
    }
  }
  const called = [...finder.called(text).keys()];
  const first = FIRST.flatMap((kind) => called.filter((page) => finder.kind(page) === kind));
  const byScore = [...scores.keys()].sort((one, two) => scores.get(two)! - scores.get(one)!);
  return [...new Set([...first, ...byScore])].map((page) => finder.page(page));
}
