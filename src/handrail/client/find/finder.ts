/**
 * From the reader's words to pages, the best first. What a page is called counts most: each of its names (its title
 * and every phrase that people use for it) is looked through by itself, and the best one speaks for the page. Names that
 * stand in the words whole count for more.
 */

import { nearWords } from "./near";
import { Texts, type Wanted } from "./texts";
import { stem, terms, wordsOf, type Language } from "./words";

/** What is known of one page. */
export interface Found {
  /** Its place among all pages. */
  number: number;
  path: string;
  kind: string;
  label: string;
  title: string;
  called: string[];
  areas: string[];
  minutes: number;
  techniques: string[];
  when: string[];
}

/** The file of names, as `finding.py` writes it: of all pages in their order what is known of each. */
export interface Names {
  english: boolean;
  little: string[];
  same: string[][];
  pages: { [Name in Exclude<keyof Found, "number">]: Found[Name][] };
}

/** Pages' numbers, and how well each fits. */
export type Scores = Map<number, number>;

/** A name of a page, and its place among the page's names. */
interface Name {
  page: number;
  name: string;
  place: number;
}

// How much the kinds of fit count for beside the best name. Tuned on tests/queries.yml.
const OTHER_NAMES = 0.1;
const ALL_OF_IT = 3;
const PART_OF_IT = 1.5;
const LATER_NAME = 0.005;
/** An idea explains what a worksheet or a belief of the same name takes for granted. */
const EXPLAINS = 1.1;
// How much a form of a word counts for beside the word itself.
const SAME = 0.5;
const BEGUN = 0.7;
const ONE_CHANGE = 0.6;

/** From how many letters on a word that is being typed finds what begins with it; "no" must not find notes. */
const BEGINS = 3;
/** A single word stands for a page only from this many letters on. */
const TELLS = 4;

export class Finder {
  readonly language: Language;
  private readonly names: Name[];
  private readonly byName: Texts;
  private readonly same = new Map<string, string[]>();

  constructor(private readonly given: Names) {
    this.language = { little: new Set(given.little), english: given.english };
    const { title, called } = given.pages;
    this.names = title.flatMap((first, page) => [first, ...called[page]!].map((name, place) => ({ page, name, place })));
    this.byName = new Texts(this.names.map(({ name }) => name), this.language);
    for (const group of given.same) {
      const stems = [...new Set(group.map((word) => stem(word, this.language)))];
      for (const word of stems) this.same.set(word, stems.filter((other) => other !== word));
    }
  }

  /** How many pages there are. */
  get size(): number {
    return this.given.pages.path.length;
  }

  kind(page: number): string {
    return this.given.pages.kind[page]!;
  }

  /** What is known of a page. */
  page(number: number): Found {
    const known = Object.entries(this.given.pages).map(([name, all]) => [name, all[number]]);
    return { number, ...Object.fromEntries(known) } as Found;
  }

  /** Pages that fit. While somebody is typing, the last word may be the beginning of one. */
  find(text: string, typing = false): Scores {
    const asked = terms(text, this.language).map((word, place, all) => this.forms(word, typing && place === all.length - 1));
    const best: Scores = new Map();
    const scores: Scores = new Map();
    for (const [name, score] of this.byName.find(asked)) {
      const { page } = this.names[name]!;
      const before = best.get(page) ?? 0;
      best.set(page, Math.max(before, score));
      scores.set(page, (scores.get(page) ?? 0) + OTHER_NAMES * Math.min(before, score));
    }
    add(scores, best, 1);
    add(scores, this.called(text), Math.max(1, ...scores.values()));
    return scores;
  }

  /** The pages one of whose names is what was typed, or a part of it, word by word, with how much that counts. */
  called(text: string): Scores {
    const asked = wordsOf(text);
    const whole = this.whole(asked);
    const fits: Scores = new Map();
    for (const number of this.byName.beginningWith(new Set(asked.map((word) => stem(word, this.language))))) {
      const { page, name, place } = this.names[number]!;
      const words = wordsOf(name);
      const called = this.whole(words);
      const { length } = words;
      if (!whole.includes(called) || (length === 1 && called.length < TELLS + 2)) continue;
      const explains = this.kind(page) === "concept" ? EXPLAINS : 1;
      const fit = (called === whole ? ALL_OF_IT : (PART_OF_IT * length) / (length + 1)) * explains * (1 - LATER_NAME * place);
      fits.set(page, Math.max(fits.get(page) ?? 0, fit));
    }
    return fits;
  }

  /** Words as one text in which a part is found as a whole. */
  private whole(words: readonly string[]): string {
    return ` ${words.map((word) => stem(word, this.language)).join(" ")} `;
  }

  /** A word with all that may stand for it. */
  private forms(word: string, begun: boolean): Wanted[] {
    const forms: Wanted[] = [[word, 1], ...(this.same.get(word) ?? []).map((other): Wanted => [other, SAME])];
    if (begun && word.length >= BEGINS) {
      for (const other of this.byName.begun(word)) if (other !== word) forms.push([other, BEGUN]);
    }
    if (forms.length === 1 && !this.byName.places(word).length) {
      for (const [other, changes] of nearWords(word, this.byName.words())) forms.push([other, ONE_CHANGE / changes]);
    }
    return forms;
  }
}

function add(scores: Scores, more: Scores, weight: number): void {
  for (const [page, score] of more) scores.set(page, (scores.get(page) ?? 0) + weight * score);
}
