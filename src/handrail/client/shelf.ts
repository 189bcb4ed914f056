/** Entries in memory, found in the same order as those in the database. The stores without indexes use it. */

import type { Entry } from "./store";

export class Shelf {
  constructor(private readonly entries: Iterable<Entry>) {}

  list(worksheet: string, count = Infinity): Entry[] {
    return this.of(worksheet).sort(byCreated).slice(0, count);
  }

  latest(worksheet: string): Entry | undefined {
    return this.recent(1, undefined, worksheet)[0];
  }

  recent(count: number, last?: Entry, worksheet?: string): Entry[] {
    const all = (worksheet ? this.of(worksheet) : [...this.entries]).sort(byUpdated);
    return all.filter((entry) => !last || byUpdated(last, entry) < 0).slice(0, count);
  }

  count(worksheets: string[]): Map<string, number> {
    return new Map(worksheets.map((slug) => [slug, this.of(slug).length]));
  }

  worksheets(): string[] {
    return [...new Set([...this.entries].map(({ worksheet }) => worksheet))].sort();
  }

  private of(worksheet: string): Entry[] {
    return [...this.entries].filter((entry) => entry.worksheet === worksheet);
  }
}

/** The newest first; entries of the same moment in the order of their ids, as an index has them. */
const byCreated = (a: Entry, b: Entry): number => b.created - a.created || (a.id < b.id ? 1 : -1);
const byUpdated = (a: Entry, b: Entry): number => b.updated - a.updated || (a.id === b.id ? 0 : a.id < b.id ? 1 : -1);
