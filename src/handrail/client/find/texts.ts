/**
 * Short texts, found by their words and weighed by BM25: a word that few texts have counts for more, and one in a short
 * text for more than one in a long text. Nothing is cut into words before somebody asks: the search page opens anew each
 * time, on a slow phone, where to look for three words in all texts takes a third of the time of indexing them.
 */

import { folded, isInWord, isPaired, isPairedAt, stem, telling, wordsOf, type Language } from "./words";

/** A word to look for, and how much finding it counts for, from 0 to 1. */
export type Wanted = readonly [word: string, weight: number];

/** How soon more of a word adds nothing; how much length counts; what a word in a long text is worth at least. */
const SOON = 1.2;
const LENGTH = 0.7;
const LEAST = 0.5;
/** About how many texts are counted to know how long one usually is. */
const SOME = 300;

export class Texts {
  private readonly each: string[];
  /** All texts one after another, each behind a line's end, and where each begins. */
  private readonly all: string;
  private readonly starts: number[] = [];
  private readonly known = new Map<string, number[]>();
  private readonly lengths = new Map<number, number>();
  private usual = 0;
  private every: Set<string> | undefined;

  constructor(texts: readonly string[], private readonly language: Language) {
    const all = folded(["", ...texts.map((text) => text.replaceAll("\n", " "))].join("\n"));
    // A text begins with a word.
    this.each = all.split("\n").slice(1).map((text) => (isInWord(text, 0) ? text : text.replace(/^[^\p{L}\p{N}]+/u, "")));
    this.all = ["", ...this.each, ""].join("\n");
    let at = 1;
    for (const text of this.each) {
      this.starts.push(at);
      at += text.length + 1;
    }
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

  /** The numbers of the texts that a word stands in, once for each time, in their order. */
  places(word: string): number[] {
    let places = this.known.get(word);
    if (!places) {
      places = [];
      for (const [text, written] of this.written(word)) {
        if (stem(written, this.language) === word && this.tells(written, text)) places.push(text);
      }
      this.known.set(word, places);
    }
    return places;
  }

  /** The texts whose first word is one of these. */
  beginningWith(words: Iterable<string>): Set<number> {
    const found = new Set<number>();
    for (const word of words) {
      for (const [text, written] of this.written(word, true)) if (stem(written, this.language) === word) found.add(text);
    }
    return found;
  }

  /** The words that begin like this one. */
  begun(word: string): Set<string> {
    const found = new Set<string>();
    for (const [text, written] of this.written(word)) {
      const whole = stem(written, this.language);
      if (whole.startsWith(word) && this.tells(written, text)) found.add(whole);
    }
    return found;
  }

  /** Every word that carries a text. It takes a while, once. */
  words(): Set<string> {
    const { little } = this.language;
    return (this.every ??= new Set([...new Set(wordsOf(this.all))].filter((word) => !little.has(word)).map((word) => stem(word, this.language))));
  }

  /**
   * Where words are written that may have this stem, in the order of the texts; or only those that texts begin with. A stem
   * differs from what is written in its last sign at most, and in what is left out after it.
   */
  private *written(word: string, first = false): Generator<[text: number, written: string]> {
    const paired = isPaired(word);
    const head = (first ? "\n" : "") + (paired ? word : word.slice(0, Math.max(1, word.length - 1)));
    const alone = paired && [...word].length === 1;
    let text = 0;
    for (let found = this.all.indexOf(head); found >= 0; found = this.all.indexOf(head, found + 1)) {
      const start = first ? found + 1 : found;
      let end = start + word.length;
      if (alone && (isPairedAt(this.all, start - 1) || isPairedAt(this.all, end))) continue;
      if (!paired) {
        if (isInWord(this.all, start - 1)) continue;
        end = start;
        while (isInWord(this.all, end)) end++;
      }
      while (this.starts[text + 1]! <= start) text++;
      yield [text, this.all.slice(start, end)];
    }
  }

  /** Whether a word carries a text; a little one does only where all are little. */
  private tells(written: string, text: number): boolean {
    const { little } = this.language;
    return !little.has(written) || wordsOf(this.each[text]!).every((word) => little.has(word));
  }

  private length(text: number): number {
    let length = this.lengths.get(text);
    if (length === undefined) this.lengths.set(text, (length = telling(wordsOf(this.each[text]!), this.language).length));
    return length;
  }

  private usualLength(): number {
    if (!this.usual) {
      const step = Math.ceil(this.each.length / SOME);
      const some = this.each.flatMap((_, text) => (text % step ? [] : [this.length(text)]));
      this.usual = some.reduce((sum, length) => sum + length, 0) / some.length;
    }
    return this.usual;
  }

  private weigh(word: string, weight: number, best: Map<number, number>): void {
    const times = new Map<number, number>();
    for (const text of this.places(word)) times.set(text, (times.get(text) ?? 0) + 1);
    const rare = Math.log(1 + (this.each.length - times.size + 0.5) / (times.size + 0.5));
    for (const [text, count] of times) {
      const long = SOON * (1 - LENGTH + (LENGTH * this.length(text)) / this.usualLength());
      const score = weight * rare * (LEAST + (count * (SOON + 1)) / (count + long));
      best.set(text, Math.max(best.get(text) ?? 0, score));
    }
  }
}
