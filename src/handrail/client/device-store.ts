/** Entries on this device as they are, found through the database's own indexes. */

import type { IDBPObjectStore } from "idb";

import type { Database, Schema } from "./database";
import type { Json } from "./json";
import { StoreProblem, type Entry, type Store } from "./store";
import { walkThrough } from "./walk";

export class DeviceStore implements Store {
  constructor(private readonly database: Database) {}

  async get(id: string): Promise<Entry | undefined> {
    return (await this.find([id]))[0];
  }

  find(ids: string[]): Promise<(Entry | undefined)[]> {
    return this.reading((entries) => Promise.all(ids.map(async (id) => (await entries.get(id)) as Entry | undefined)));
  }

  list(worksheet: string, count = Infinity): Promise<Entry[]> {
    return this.reading(async (entries) => {
      const index = entries.index("by-worksheet");
      if (count === Infinity) return ((await index.getAll(of(worksheet))) as Entry[]).reverse();
      return take((await index.openCursor(of(worksheet), "prev")) as Cursor | null, count);
    });
  }

  async latest(worksheet: string): Promise<Entry | undefined> {
    return (await this.recent(1, undefined, worksheet))[0];
  }

  recent(count: number, last?: Entry, worksheet?: string): Promise<Entry[]> {
    return this.reading(async (entries) => {
      const until = last?.updated ?? Infinity;
      let cursor = (await (worksheet
        ? entries.index("by-worksheet-updated").openCursor(of(worksheet, until), "prev")
        : entries.index("by-updated").openCursor(IDBKeyRange.upperBound(until), "prev"))) as Cursor | null;
      // Entries of the same moment stand in the order of their ids.
      while (last && cursor && cursor.value.updated === last.updated && cursor.primaryKey >= last.id) {
        cursor = await cursor.continue();
      }
      return take(cursor, count);
    });
  }

  walk(worksheet?: string): AsyncGenerator<Entry> {
    return walkThrough(this, worksheet);
  }

  count(worksheets: string[]): Promise<Map<string, number>> {
    return this.reading(async (entries) => {
      const index = entries.index("by-worksheet");
      return new Map(await Promise.all(worksheets.map(async (slug) => [slug, await index.count(of(slug))] as const)));
    });
  }

  worksheets(): Promise<string[]> {
    return this.reading(async (entries) => {
      const found: string[] = [];
      const index = entries.index("by-worksheet");
      let cursor = await index.openKeyCursor();
      while (cursor) {
        const slug = cursor.key[0];
        found.push(slug);
        cursor = await index.openKeyCursor(IDBKeyRange.lowerBound([slug, []], true));
      }
      return found;
    });
  }

  put(entry: Entry): Promise<void> {
    return this.database.change("", async (change) => {
      const entries = change.objectStore("entries");
      const stored = await entries.get(entry.id);
      if ((stored?.revision ?? 0) !== entry.revision - 1) throw new StoreProblem("conflict");
      entries.put(entry).catch(() => undefined);
    });
  }

  add(entries: Entry[]): Promise<void> {
    return this.database.change("", (change) =>
      entries.forEach((entry) => change.objectStore("entries").add(entry).catch(() => undefined)),
    );
  }

  remove(...ids: string[]): Promise<void> {
    return this.database.change("", (change) =>
      ids.forEach((id) => change.objectStore("entries").delete(id).catch(() => undefined)),
    );
  }

  note(name: string): Promise<Json | undefined> {
    return this.database.note(name);
  }

  setNote(name: string, value: Json): Promise<void> {
    return this.database.setNote(name, value);
  }

  /** Looks into the entries, in one transaction. */
  private reading<T>(work: (entries: Entries) => Promise<T>): Promise<T> {
    return this.database.use((database) => work(database.transaction("entries").store));
  }
}

type Entries = IDBPObjectStore<Schema, ["entries"], "entries">;

/** The part of an index that is about one worksheet. */
const of = (worksheet: string, until = Infinity): IDBKeyRange => IDBKeyRange.bound([worksheet], [worksheet, until]);

interface Cursor {
  value: Entry;
  primaryKey: string;
  continue(): Promise<Cursor | null>;
}

async function take(from: Cursor | null, count: number): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let cursor = from; cursor; cursor = await cursor.continue()) if (found.push(cursor.value) >= count) break;
  return found;
}
