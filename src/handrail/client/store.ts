/**
 * Entries in the browser's own database.
 *
 * Contract: a promise that resolves means that the transaction has completed, with strict durability: the browser
 * has been asked to flush it to the disk. `put` is compare-and-set: it writes only over the revision it was told to
 * expect. Whatever goes wrong is thrown as a `StoreProblem` with a kind; nothing else is thrown.
 *
 * The database is named by the practice's id, never by the site's address, so a site can move.
 */

import { openDB, type DBSchema, type IDBPDatabase } from "idb";

import type { Answers } from "./answers";

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

interface Schema extends DBSchema {
  entries: {
    key: string;
    value: Entry;
    indexes: { "by-worksheet": [string, number]; "by-worksheet-updated": [string, number]; "by-updated": number };
  };
}

/** The database's version; `upgrade` brings every earlier one to it. */
const VERSION = 2;

/** blocked: the browser lets no site store anything here. full: no room. conflict: somebody else wrote this entry.
 *  closed: a newer version of this site has taken over. failed: anything else. */
export type ProblemKind = "blocked" | "full" | "conflict" | "closed" | "failed";

export class StoreProblem extends Error {
  constructor(
    readonly kind: ProblemKind,
    cause?: unknown,
  ) {
    super(`${kind}: ${String(cause)}`);
  }
}

/** How long opening may take before it counts as blocked, in milliseconds. */
const PATIENCE = 5000;

export class Store {
  private database: Promise<IDBPDatabase<Schema>> | undefined;
  private gaveWay = false;

  constructor(private readonly practice: string) {}

  /** The entry with this id. */
  get(id: string): Promise<Entry | undefined> {
    return this.use((database) => database.get("entries", id));
  }

  /** The entries of a worksheet, the newest first; at most `count`, when it is given. */
  list(worksheet: string, count = Infinity): Promise<Entry[]> {
    return this.use(async (database) => {
      if (count === Infinity) return (await database.getAllFromIndex("entries", "by-worksheet", of(worksheet))).reverse();
      return take(await database.transaction("entries").store.index("by-worksheet").openCursor(of(worksheet), "prev"), count);
    });
  }

  /** The entry of a worksheet that was written last. */
  latest(worksheet: string): Promise<Entry | undefined> {
    return this.use(async (database) => {
      const index = database.transaction("entries").store.index("by-worksheet-updated");
      return (await index.openCursor(of(worksheet), "prev"))?.value;
    });
  }

  /** At most `count` entries of all worksheets, the newest first; those that come after `last`, when it is given. */
  recent(count: number, last?: Entry): Promise<Entry[]> {
    return this.use(async (database) => {
      const range = last ? IDBKeyRange.upperBound(last.updated) : null;
      let cursor = await database.transaction("entries").store.index("by-updated").openCursor(range, "prev");
      // Entries of the same moment stand in the order of their ids.
      while (last && cursor && cursor.key === last.updated && cursor.primaryKey >= last.id) {
        cursor = await cursor.continue();
      }
      return take(cursor, count);
    });
  }

  /**
   * Writes an entry whose stored revision is the one before its own; 0 is no entry.
   * Fails with `conflict` when another revision is stored, and then changes nothing.
   */
  put(entry: Entry): Promise<void> {
    return this.use(async (database) => {
      const change = database.transaction("entries", "readwrite", { durability: "strict" });
      const stored = await change.store.get(entry.id);
      if ((stored?.revision ?? 0) !== entry.revision - 1) {
        await change.done;
        throw new StoreProblem("conflict");
      }
      change.store.put(entry).catch(() => undefined);
      // The transaction's own error says why it was given up; the request's often does not.
      await change.done;
    });
  }

  /** Takes an entry out. */
  remove(id: string): Promise<void> {
    return this.use(async (database) => {
      const change = database.transaction("entries", "readwrite", { durability: "strict" });
      change.store.delete(id).catch(() => undefined);
      await change.done;
    });
  }

  /** Runs a piece of work, opening the database first, and once again when the connection turns out to be dead. */
  private async use<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        if (this.gaveWay) throw new StoreProblem("closed");
        this.database ??= this.open();
        return await work(await this.database);
      } catch (error) {
        if (error instanceof StoreProblem && error.kind !== "blocked") throw error;
        const problem = error instanceof StoreProblem ? error : new StoreProblem(kindOf(error), error);
        this.database = undefined;
        if (attempt > 1 || nameOf(error) !== "InvalidStateError") throw problem;
      }
    }
  }

  private async connect(): Promise<IDBPDatabase<Schema>> {
    return openDB<Schema>(`handrail:${this.practice}`, VERSION, {
      upgrade(database, from, _to, change) {
        if (from < 1) {
          const entries = database.createObjectStore("entries", { keyPath: "id" });
          entries.createIndex("by-worksheet", ["worksheet", "created"]);
          entries.createIndex("by-updated", "updated");
        }
        if (from < 2) change.objectStore("entries").createIndex("by-worksheet-updated", ["worksheet", "updated"]);
      },
      blocking: (_current, _wanted, event) => {
        this.gaveWay = true;
        (event.target as IDBDatabase).close();
      },
      terminated: () => {
        this.database = undefined;
      },
    });
  }

  private async open(): Promise<IDBPDatabase<Schema>> {
    const opening = this.connect().catch((error: unknown) => {
      const kind = kindOf(error);
      throw new StoreProblem(kind === "failed" ? "blocked" : kind, error);
    });
    let timer = 0;
    const tooLong = new Promise<never>((_, refuse) => {
      timer = window.setTimeout(() => refuse(new StoreProblem("blocked", "no answer")), PATIENCE);
    });
    try {
      return await Promise.race([opening, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The part of an index that is about one worksheet. */
const of = (worksheet: string): IDBKeyRange => IDBKeyRange.bound([worksheet], [worksheet, Infinity]);

interface Cursor {
  value: Entry;
  continue(): Promise<Cursor | null>;
}

async function take(from: Cursor | null, count: number): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let cursor = from; cursor && found.length < count; cursor = await cursor.continue()) found.push(cursor.value);
  return found;
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}

function kindOf(error: unknown): ProblemKind {
  const name = nameOf(error);
  if (name === "QuotaExceededError") return "full";
  return name === "VersionError" ? "closed" : "failed";
}
