/**
 * What every way of keeping entries has in common. Three do it: on the device (`device-store.ts`), on the device under a
 * lock (`locked-store.ts`), in the tab only (`tab-store.ts`); `keeping.ts` says which.
 *
 * Contract: a promise that resolves means that the transaction has completed. `put` is compare-and-set: it writes only
 * over the revision it was told to expect. Whatever goes wrong is thrown as a `StoreProblem` with a kind; nothing else
 * is thrown.
 */

import type { Answers } from "./answers";
import type { Json } from "./json";

/** One dated filling-in of a worksheet. Times are milliseconds since 1970. */
export interface Entry {
  id: string;
  worksheet: string;
  /** A name that its reader gave it. */
  title?: string;
  created: number;
  updated: number;
  /** Counts the writes of this entry; 1 is the first. */
  revision: number;
  answers: Answers;
}

/** blocked: the browser lets no site store anything here. full: no room. conflict: somebody else wrote this entry.
 *  closed: a newer version of this site has taken over. locked: the passphrase has not been given. changed: another
 *  tab has changed how notes are kept. framed: the page stands inside another one. failed: anything else. */
export type ProblemKind = "blocked" | "full" | "conflict" | "closed" | "locked" | "changed" | "framed" | "failed";

export class StoreProblem extends Error {
  constructor(
    readonly kind: ProblemKind,
    cause?: unknown,
  ) {
    super(`${kind}: ${String(cause)}`);
  }
}

export interface Store {
  /** The entry with this id. */
  get(id: string): Promise<Entry | undefined>;
  /** The entries with these ids, in their order; undefined where there is none. */
  find(ids: string[]): Promise<(Entry | undefined)[]>;
  /** The entries of a worksheet, the newest first; at most `count`, when it is given. */
  list(worksheet: string, count?: number): Promise<Entry[]>;
  /** The entry of a worksheet that was written last. */
  latest(worksheet: string): Promise<Entry | undefined>;
  /** At most `count` entries, the last written first: of all worksheets or of one; those after `last`, when given. */
  recent(count: number, last?: Entry, worksheet?: string): Promise<Entry[]>;
  /** Every entry, the last written first, of all worksheets or of one; read as it is asked for. */
  walk(worksheet?: string): AsyncGenerator<Entry>;
  /** How many entries there are, by worksheet. */
  count(worksheets: string[]): Promise<Map<string, number>>;
  /** The worksheets that have entries. */
  worksheets(): Promise<string[]>;
  /**
   * Writes an entry whose stored revision is the one before its own; 0 is no entry.
   * Fails with `conflict` when another revision is stored, and then changes nothing.
   */
  put(entry: Entry): Promise<void>;
  /** Adds entries: all of them, or none. Their ids must be new. */
  add(entries: Entry[]): Promise<void>;
  /** Takes entries out: all of them, or none. */
  remove(...ids: string[]): Promise<void>;
  /** Something noted about the notebook as a whole, such as the time of the last backup. */
  note(name: string): Promise<Json | undefined>;
  setNote(name: string, value: Json): Promise<void>;
}
