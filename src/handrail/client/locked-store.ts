/**
 * Entries on this device under a lock. Which worksheet an entry is of, when it was written and what it says are all
 * sealed; the database sees a random id and how often it was written. So nothing can be found by its indexes: entries
 * are opened once, kept in memory while the page is open, and looked up there.
 */

import { open, seal } from "./cipher";
import type { Database, SealedEntry } from "./database";
import type { Json } from "./json";
import { Shelf } from "./shelf";
import { StoreProblem, type Entry, type Store } from "./store";
import { walkThrough } from "./walk";

/** What a record is bound to. */
const identity = (id: string, revision: number): string => `handrail entry ${id} ${revision}`;

export async function sealEntry(key: CryptoKey, entry: Entry): Promise<SealedEntry> {
  const { id, revision } = entry;
  return { id, revision, sealed: await seal(key, identity(id, revision), entry as unknown as Json) };
}

/** Throws when the key or a bit of it is not the right one. */
export async function openEntry(key: CryptoKey, { id, revision, sealed }: SealedEntry): Promise<Entry> {
  return (await open(key, identity(id, revision), sealed)) as unknown as Entry;
}

export class LockedStore implements Store {
  private readonly opened = new Map<string, Entry>();
  /** How many records do not open: something other than this site has changed them. They are left as they are. */
  damaged = 0;

  constructor(
    private readonly database: Database,
    private readonly lockId: string,
    private readonly key: CryptoKey,
  ) {}

  async get(id: string): Promise<Entry | undefined> {
    const [found] = await this.find([id]);
    return found;
  }

  async find(ids: string[]): Promise<(Entry | undefined)[]> {
    const records = await this.database.use((database) => {
      const { store } = database.transaction("entries");
      return Promise.all(ids.map((id) => store.get(id)));
    });
    return Promise.all(records.map((record) => (record ? this.opening(record as SealedEntry) : undefined)));
  }

  async list(worksheet: string, count?: number): Promise<Entry[]> {
    return (await this.shelf()).list(worksheet, count);
  }

  async latest(worksheet: string): Promise<Entry | undefined> {
    return (await this.shelf()).latest(worksheet);
  }

  async recent(count: number, last?: Entry, worksheet?: string): Promise<Entry[]> {
    return (await this.shelf()).recent(count, last, worksheet);
  }

  walk(worksheet?: string): AsyncGenerator<Entry> {
    return walkThrough(this, worksheet);
  }

  async count(worksheets: string[]): Promise<Map<string, number>> {
    return (await this.shelf()).count(worksheets);
  }

  async worksheets(): Promise<string[]> {
    return (await this.shelf()).worksheets();
  }

  async put(entry: Entry): Promise<void> {
    const sealed = await sealEntry(this.key, entry);
    await this.database.change(this.lockId, async (change) => {
      const entries = change.objectStore("entries");
      const stored = await entries.get(entry.id);
      if ((stored?.revision ?? 0) !== entry.revision - 1) throw new StoreProblem("conflict");
      entries.put(sealed).catch(() => undefined);
    });
    this.opened.set(entry.id, entry);
  }

  async add(entries: Entry[]): Promise<void> {
    const sealed = await Promise.all(entries.map((entry) => sealEntry(this.key, entry)));
    await this.database.change(this.lockId, (change) =>
      sealed.forEach((record) => change.objectStore("entries").add(record).catch(() => undefined)),
    );
  }

  async remove(...ids: string[]): Promise<void> {
    await this.database.change(this.lockId, (change) =>
      ids.forEach((id) => change.objectStore("entries").delete(id).catch(() => undefined)),
    );
    for (const id of ids) this.opened.delete(id);
  }

  note(name: string): Promise<Json | undefined> {
    return this.database.note(name);
  }

  setNote(name: string, value: Json): Promise<void> {
    return this.database.setNote(name, value);
  }

  /** Every entry that is stored now; only what is new or has changed is opened. */
  private async shelf(): Promise<Shelf> {
    const records = (await this.database.use((database) => database.getAll("entries"))) as SealedEntry[];
    const entries = await Promise.all(records.map((record) => this.opening(record)));
    const there = entries.filter((entry) => entry !== undefined);
    this.damaged = records.length - there.length;
    return new Shelf(there);
  }

  private async opening(record: SealedEntry): Promise<Entry | undefined> {
    const known = this.opened.get(record.id);
    if (known?.revision === record.revision) return known;
    const entry = await openEntry(this.key, record).catch(() => undefined);
    if (entry) this.opened.set(record.id, entry);
    return entry;
  }
}
