/**
 * Short texts, found by their words and weighed by BM25: a word that few texts have counts for more, and one in a short
 * text for more than one in a long text. It is made anew whenever the search page opens, on a slow phone, so it holds
 * no more than that needs (decision 0015 tells what a library took for the same).
 */

/** A word to look for, and how much finding it counts for, from 0 to 1. */
export type Wanted = readonly [word: string, weight: number];

/** How soon more of a word adds nothing; how much length counts; what a word in a long text is worth at least. */
const SOON = 1.2;
const LENGTH = 0.7;
const LEAST = 0.5;

export class Index {
  /** For each word the numbers of the texts it stands in, once for each time, in their order. */
  readonly places = new Map<string, number[]>();
  private readonly lengths: number[] = [];
  private total = 0;

  /** Adds a text; texts are numbered from 0 as they come. */
  add(words: readonly string[]): void {
    for (const word of words) {
      const at = this.places.get(word);
      if (at) at.push(this.lengths.length);
      else this.places.set(word, [this.lengths.length]);
    }
    this.total += words.length;
    this.lengths.push(words.length);
  }

  /** How well texts fit. Each word asked for is given in all its forms; the best of them in a text counts. */
  find(asked: readonly (readonly Wanted[])[]): Map<number, number> {
    const sums = new Map<number, number>();
    const counts = new Map<number, number>();
    for (const forms of asked) {
      const best = new Map<number, number>();
      for (const [word, weight] of forms) this.weigh(word, weight, best);
      for (const [text, score] of best) {
        sums.set(text, (sums.get(text) ?? 0) + score);
        counts.set(text, (counts.get(text) ?? 0) + 1);
      }
    }
    for (const [text, sum] of sums) sums.set(text, sum * counts.get(text)!);
    return sums;
  }

  private weigh(word: string, weight: number, best: Map<number, number>): void {
    const times = new Map<number, number>();
    for (const text of this.places.get(word) ?? []) times.set(text, (times.get(text) ?? 0) + 1);
    const rare = Math.log(1 + (this.lengths.length - times.size + 0.5) / (times.size + 0.5));
    const usual = this.total / this.lengths.length;
    for (const [text, count] of times) {
      const long = SOON * (1 - LENGTH + (LENGTH * this.lengths[text]!) / usual);
      const score = weight * rare * (LEAST + (count * (SOON + 1)) / (count + long));
      best.set(text, Math.max(best.get(text) ?? 0, score));
    }
  }
}
