/**
 * Entries in the browser's own database.
 *
 * Contract: a promise that resolves means that the transaction has completed, with strict durability: the browser
 * has been asked to flush it to the disk. `put` is compare-and-set: it writes only over the revision it was told to
 * expect. Whatever goes wrong is thrown as a `StoreProblem` with a kind; nothing else is thrown.
 *
 * The database is named by the practice's id, never by the site's address, so a site can move.
 */

import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from "idb";

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

interface Schema extends DBSchema {
  entries: {
    key: string;
    value: Entry;
    indexes: { "by-worksheet": [string, number]; "by-worksheet-updated": [string, number]; "by-updated": number };
  };
  notes: { key: string; value: Json };
}

type Writable = IDBPObjectStore<Schema, ["entries"], "entries", "readwrite">;

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

/** How many entries `walk` reads at first, and from then on. */
const [FEW, MANY] = [50, 500];

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

  /** The entries with these ids, in their order; undefined where there is none. */
  find(ids: string[]): Promise<(Entry | undefined)[]> {
    return this.use((database) => {
      const { store } = database.transaction("entries");
      return Promise.all(ids.map((id) => store.get(id)));
    });
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

  /**
   * At most `count` entries, the last written first: of all worksheets or of one. Those that come after `last`, when
   * it is given.
   */
  recent(count: number, last?: Entry, worksheet?: string): Promise<Entry[]> {
    return this.use(async (database) => {
      const { store } = database.transaction("entries");
      const until = last?.updated ?? Infinity;
      let cursor: Cursor | null = worksheet
        ? await store.index("by-worksheet-updated").openCursor(of(worksheet, until), "prev")
        : await store.index("by-updated").openCursor(IDBKeyRange.upperBound(until), "prev");
      // Entries of the same moment stand in the order of their ids.
      while (last && cursor && cursor.value.updated === last.updated && cursor.primaryKey >= last.id) {
        cursor = await cursor.continue();
      }
      return take(cursor, count);
    });
  }

  /** Every entry, the last written first, of all worksheets or of one; read as it is asked for. */
  async *walk(worksheet?: string): AsyncGenerator<Entry> {
    let [last, count]: [Entry | undefined, number] = [undefined, FEW];
    for (;;) {
      const some: Entry[] = await this.recent(count, last, worksheet);
      yield* some;
      if (some.length < count) return;
      [last, count] = [some[count - 1], MANY];
    }
  }

  /** How many entries there are, by worksheet. */
  count(worksheets: string[]): Promise<Map<string, number>> {
    return this.use(async (database) => {
      const index = database.transaction("entries").store.index("by-worksheet");
      return new Map(await Promise.all(worksheets.map(async (slug) => [slug, await index.count(of(slug))] as const)));
    });
  }

  /** The worksheets that have entries. */
  worksheets(): Promise<string[]> {
    return this.use(async (database) => {
      const found: string[] = [];
      const index = database.transaction("entries").store.index("by-worksheet");
      let cursor = await index.openKeyCursor();
      while (cursor) {
        const slug = cursor.key[0];
        found.push(slug);
        cursor = await index.openKeyCursor(IDBKeyRange.lowerBound([slug, []], true));
      }
      return found;
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

  /** Adds entries in one transaction: all of them, or none. Their ids must be new. */
  add(entries: Entry[]): Promise<void> {
    return this.change((store) => entries.forEach((entry) => store.add(entry).catch(() => undefined)));
  }

  /** Takes entries out in one transaction: all of them, or none. */
  remove(...ids: string[]): Promise<void> {
    return this.change((store) => ids.forEach((id) => store.delete(id).catch(() => undefined)));
  }

  /** Something noted about the notebook as a whole, such as the time of the last backup. */
  note(name: string): Promise<Json | undefined> {
    return this.use((database) => database.get("notes", name));
  }

  setNote(name: string, value: Json): Promise<void> {
    return this.use(async (database) => void (await database.put("notes", value, name)));
  }

  private change(work: (store: Writable) => void): Promise<void> {
    return this.use(async (database) => {
      const change = database.transaction("entries", "readwrite", { durability: "strict" });
      work(change.store);
      // The transaction's own error says why it was given up; the request's often does not.
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
        if (from < 2) {
          change.objectStore("entries").createIndex("by-worksheet-updated", ["worksheet", "updated"]);
          database.createObjectStore("notes");
        }
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
const of = (worksheet: string, until = Infinity): IDBKeyRange => IDBKeyRange.bound([worksheet], [worksheet, until]);

interface Cursor {
  value: Entry;
  primaryKey: string;
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
