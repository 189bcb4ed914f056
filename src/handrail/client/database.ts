/**
 * The browser's own database: opening it, giving way to newer versions of this site, and telling what went wrong.
 *
 * It is named by the practice's id, never by the site's address, so a site can move. Every change of it asks the browser
 * to flush it to the disk (strict durability), and is made in a second copy as well (`second.ts`), where there is one.
 */

import { wrap, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";

import type { Sealed } from "./cipher";
import { randomId } from "./entry";
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

export type Connection = IDBPDatabase<Schema>;
export type Change = IDBPTransaction<Schema, ["entries", "notes"], "readwrite">;
/** What is done in one transaction. It may be done again, in the second copy, so it does nothing else. */
export type Work = (change: Change) => Promise<void> | void;

/** Does a piece of work in the second copy, too. It waits for that, but not for long, and never fails. */
export type Second = (work: Work) => Promise<void>;

/** The name of the note that holds the lock. */
export const LOCK = "lock";

/** The note that entries have been changed here, which a browser that clears entries clears with them. It holds a random
 *  id and the number of changes: by them a second copy is told from that of another database, and from one that lags. */
export const BEGUN = "begun";

/** The database's version; `upgrade` brings every earlier one to it. A page that knows no locks, or makes its changes in
 *  no second copy, must give way. */
const VERSION = 4;

/** How long opening may take before it counts as blocked, in milliseconds. */
const PATIENCE = 5000;

export class Database {
  private opened: Promise<Connection> | undefined;
  private gaveWay = false;
  private second: Second | undefined;

  /**
   * @param factory what holds the database; the browser's own, unless it is said.
   * @param join brings a second copy into step with a database that has just been opened, or the other way round.
   */
  constructor(
    private readonly practice: string,
    private readonly factory?: IDBFactory,
    private readonly join?: (main: Connection) => Promise<Second | undefined>,
  ) {}

  /** Runs a piece of work, opening the database first, and once again when the connection turns out to be dead. */
  async use<T>(work: (database: Connection) => Promise<T>): Promise<T> {
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
  change(lock: string, work: Work): Promise<void> {
    const newId = randomId();
    return this.run(async (change) => {
      const notes = change.objectStore("notes");
      const holding = (await notes.get(LOCK)) as Lock | undefined;
      if ((holding?.id ?? "") !== lock) throw new StoreProblem("changed");
      await work(change);
      const begun = await notes.get(BEGUN);
      const [id, changes] = Array.isArray(begun) ? (begun as [string, number]) : [newId, 0];
      await notes.put([id, changes + 1], BEGUN);
    });
  }

  /** Does a piece of work in one transaction, and again in the second copy once it is done here. */
  async run(work: Work): Promise<void> {
    await this.use((database) => transact(database, work));
    await this.second?.(work);
  }

  lock(): Promise<Lock | undefined> {
    return this.use(async (database) => (await database.get("notes", LOCK)) as Lock | undefined);
  }

  note(name: string): Promise<Json | undefined> {
    return this.use(async (database) => (await database.get("notes", name)) as Json | undefined);
  }

  setNote(name: string, value: Json): Promise<void> {
    return this.run(async (change) => void (await change.objectStore("notes").put(value, name)));
  }

  private async connect(): Promise<Connection> {
    const asked = (this.factory ?? indexedDB).open(`handrail:${this.practice}`, VERSION);
    asked.onupgradeneeded = ({ oldVersion }) => upgrade(asked.result, asked.transaction!, oldVersion);
    asked.onsuccess = () => {
      const { result } = asked;
      result.onversionchange = () => {
        this.gaveWay = true;
        result.close();
      };
      result.onclose = () => (this.opened = undefined);
    };
    return wrap(asked) as Promise<unknown> as Promise<Connection>;
  }

  private async open(): Promise<Connection> {
    const opening = this.connect().catch((error: unknown) => {
      const kind = kindOf(error);
      throw new StoreProblem(kind === "failed" ? "blocked" : kind, error);
    });
    const tooLong = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
    const database = await Promise.race([opening, tooLong]);
    if (!database) throw new StoreProblem("blocked");
    this.second = undefined;
    const joined = this.join?.(database).then(
      (second) => void (this.second = second),
      () => undefined,
    );
    // What has never been changed may be what a browser has lost; then nothing is shown before it is brought back.
    if (!(await database.get("notes", BEGUN))) await Promise.race([joined, tooLong]);
    return database;
  }
}

function upgrade(database: IDBDatabase, change: IDBTransaction, from: number): void {
  if (from < 1) {
    const entries = database.createObjectStore("entries", { keyPath: "id" });
    entries.createIndex("by-worksheet", ["worksheet", "created"]);
    entries.createIndex("by-updated", "updated");
  }
  if (from < 2) {
    change.objectStore("entries").createIndex("by-worksheet-updated", ["worksheet", "updated"]);
    database.createObjectStore("notes");
  }
}

/** Does a piece of work in one transaction, flushed to the disk: all of it, or nothing. */
export async function transact(database: Connection, work: Work): Promise<void> {
  const change = database.transaction(["entries", "notes"], "readwrite", { durability: "strict" });
  const refused: unknown = await (async () => work(change))().catch((error: unknown) => error);
  // Whatever went wrong: what was asked for before it must not be done either.
  if (refused) giveUp(change);
  try {
    await change.done;
  } catch (reason) {
    // The transaction's own error says why it was given up, unless it was given up here; the request's often does not.
    throw refused instanceof StoreProblem || (refused && nameOf(reason) === "AbortError") ? refused : reason;
  }
  if (refused) throw refused;
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
