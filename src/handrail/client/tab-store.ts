/**
 * Entries until this tab closes: in the tab's session storage, which the browser forgets with the tab. For a device that
 * others use or look at. Another tab does not see them.
 */

import type { Json } from "./json";
import { Shelf } from "./shelf";
import { StoreProblem, type Entry, type Store } from "./store";
import { walkThrough } from "./walk";

export class TabStore implements Store {
  private readonly name: string;

  constructor(practice: string) {
    this.name = `handrail:${practice}:entries`;
  }

  async get(id: string): Promise<Entry | undefined> {
    return this.read().get(id);
  }

  async find(ids: string[]): Promise<(Entry | undefined)[]> {
    const entries = this.read();
    return ids.map((id) => entries.get(id));
  }

  async list(worksheet: string, count?: number): Promise<Entry[]> {
    return this.shelf().list(worksheet, count);
  }

  async latest(worksheet: string): Promise<Entry | undefined> {
    return this.shelf().latest(worksheet);
  }

  async recent(count: number, last?: Entry, worksheet?: string): Promise<Entry[]> {
    return this.shelf().recent(count, last, worksheet);
  }

  walk(worksheet?: string): AsyncGenerator<Entry> {
    return walkThrough(this, worksheet);
  }

  async count(worksheets: string[]): Promise<Map<string, number>> {
    return this.shelf().count(worksheets);
  }

  async worksheets(): Promise<string[]> {
    return this.shelf().worksheets();
  }

  async put(entry: Entry): Promise<void> {
    const entries = this.read();
    if ((entries.get(entry.id)?.revision ?? 0) !== entry.revision - 1) throw new StoreProblem("conflict");
    this.write(entries.set(entry.id, entry));
  }

  async add(added: Entry[]): Promise<void> {
    const entries = this.read();
    if (added.some(({ id }) => entries.has(id))) throw new StoreProblem("failed");
    for (const entry of added) entries.set(entry.id, entry);
    this.write(entries);
  }

  async remove(...ids: string[]): Promise<void> {
    const entries = this.read();
    for (const id of ids) entries.delete(id);
    this.write(entries);
  }

  /** What is noted about a notebook is about one that stays. */
  async note(): Promise<Json | undefined> {
    return undefined;
  }

  async setNote(): Promise<void> {}

  private shelf(): Shelf {
    return new Shelf(this.read().values());
  }

  private read(): Map<string, Entry> {
    try {
      const entries = JSON.parse(sessionStorage.getItem(this.name) ?? "[]") as Entry[];
      return new Map(entries.map((entry) => [entry.id, entry]));
    } catch (error) {
      throw new StoreProblem("blocked", error);
    }
  }

  private write(entries: Map<string, Entry>): void {
    try {
      sessionStorage.setItem(this.name, JSON.stringify([...entries.values()]));
    } catch (error) {
      throw new StoreProblem(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked", error);
    }
  }
}
