/**
 * The browser's own database: opening it, giving way to newer versions of this site, and telling what went wrong.
 *
 * It is named by the practice's id, never by the site's address, so a site can move. Every change of it asks the browser
 * to flush it to the disk (strict durability).
 */

import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";

import type { Sealed } from "./cipher";
import type { Json } from "./json";
import type { Lock } from "./lock";
import { StoreProblem, type Entry, type ProblemKind } from "./store";

/** An entry under a lock: which worksheet it is of, and when it was written, is inside. */
export interface SealedEntry {
  id: string;
  revision: number;
  sealed: Sealed;
}

export type Kept = Entry | SealedEntry;

export interface Schema extends DBSchema {
  entries: {
    key: string;
    value: Kept;
    indexes: { "by-worksheet": [string, number]; "by-worksheet-updated": [string, number]; "by-updated": number };
  };
  notes: { key: string; value: Json | Lock };
}

export type Change = IDBPTransaction<Schema, ["entries", "notes"], "readwrite">;

/** The name of the note that holds the lock. */
export const LOCK = "lock";

/** The name of the note that entries have been changed here. A browser that clears entries clears it with them. */
export const BEGUN = "begun";

/** The database's version; `upgrade` brings every earlier one to it. A page that knows no locks must give way. */
const VERSION = 3;

/** How long opening may take before it counts as blocked, in milliseconds. */
const PATIENCE = 5000;

export class Database {
  private opened: Promise<IDBPDatabase<Schema>> | undefined;
  private gaveWay = false;
  /** Whether `BEGUN` has been noted through this connection. */
  private hasBegun = false;

  constructor(private readonly practice: string) {}

  /** Runs a piece of work, opening the database first, and once again when the connection turns out to be dead. */
  async use<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        if (this.gaveWay) throw new StoreProblem("closed");
        this.opened ??= this.open();
        return await work(await this.opened);
      } catch (error) {
        if (error instanceof StoreProblem && error.kind !== "blocked") throw error;
        const problem = error instanceof StoreProblem ? error : new StoreProblem(kindOf(error), error);
        this.opened = undefined;
        if (attempt > 1 || nameOf(error) !== "InvalidStateError") throw problem;
      }
    }
  }

  /**
   * Changes entries in one transaction: all of it, or nothing. `lock` is the id of the lock that the caller knows of, ""
   * for none; when another holds by now, nothing is changed and `changed` is thrown.
   */
  change(lock: string, work: (change: Change) => Promise<void> | void): Promise<void> {
    return this.use(async (database) => {
      const change = database.transaction(["entries", "notes"], "readwrite", { durability: "strict" });
      const refused: unknown = await this.unlessAnother(lock, change, work).catch((error: unknown) => error);
      // Whatever went wrong: what was asked for before it must not be done either.
      if (refused) giveUp(change);
      try {
        await change.done;
      } catch (reason) {
        // The transaction's own error says why it was given up, unless it was given up here; the request's often does not.
        throw refused instanceof StoreProblem || (refused && nameOf(reason) === "AbortError") ? refused : reason;
      }
      if (refused) throw refused;
      this.hasBegun = true;
    });
  }

  private async unlessAnother(lock: string, change: Change, work: (change: Change) => Promise<void> | void): Promise<void> {
    const holding = (await change.objectStore("notes").get(LOCK)) as Lock | undefined;
    if ((holding?.id ?? "") !== lock) throw new StoreProblem("changed");
    await work(change);
    if (!this.hasBegun) await change.objectStore("notes").put(true, BEGUN);
  }

  lock(): Promise<Lock | undefined> {
    return this.use(async (database) => (await database.get("notes", LOCK)) as Lock | undefined);
  }

  note(name: string): Promise<Json | undefined> {
    return this.use(async (database) => (await database.get("notes", name)) as Json | undefined);
  }

  setNote(name: string, value: Json): Promise<void> {
    return this.use(async (database) => void (await database.put("notes", value, name)));
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
        this.opened = undefined;
      },
    });
  }

  private async open(): Promise<IDBPDatabase<Schema>> {
    this.hasBegun = false;
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

function giveUp(change: Change): void {
  try {
    change.abort();
  } catch {
    /* The browser has given it up already. */
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}

function kindOf(error: unknown): ProblemKind {
  const name = nameOf(error);
  if (name === "QuotaExceededError") return "full";
  return name === "VersionError" ? "closed" : "failed";
}
