/**
 * The second copy of everything that is kept on the device: a database of its own in a bucket of its own, which the
 * browser keeps in other files. Chromium may throw a whole database away after it was killed in the middle of writing a
 * record (docs/reliability.md), and a kill hits one of the two at most, because a change is made in the first and then in
 * this one. It is loaded by `keeping.ts`, in browsers that have buckets, and is never read except to bring back what
 * the first has lost. A change that fails here fails nowhere else: everything is copied anew.
 */

import { BEGUN, Database, LOCK, transact, type Connection, type Kept, type Second, type Work } from "./database";
import type { Json } from "./json";
import type { Lock } from "./lock";

/** How long a change waits for this copy, in milliseconds. */
const PATIENCE = 2000;

interface Bucket {
  indexedDB: IDBFactory;
}

declare global {
  interface Navigator {
    /** https://wicg.github.io/storage-buckets/ */
    storageBuckets?: { open(name: string, options: { durability: "strict" }): Promise<Bucket> };
  }
}

/**
 * Brings this copy into step with a database that has just been opened. What the database has lost comes back from here;
 * `onReturn` hears of that. Gives what does each later change here as well. Throws when one of the two is under a lock
 * that the other does not know: then both are left as they are.
 */
export async function join(main: Connection, practice: string, onReturn: () => void): Promise<Second> {
  const bucket = await navigator.storageBuckets!.open("handrail", { durability: "strict" });
  const copy = new Database(practice, bucket.indexedDB);
  const fill = async (): Promise<void> => copy.run(replacing(await everythingIn(main)));
  for (;;) {
    const there = await copy.note(BEGUN);
    // The last thing to be asked for: a change that comes after it is done in both.
    const here = await main.get("notes", BEGUN);
    if (String(here) === String(there)) return following(copy, fill);
    if (!here || isAnother(here, there)) {
      const lost = await copy.use(everythingIn);
      await transact(main, returning(lost));
      if (lost.entries.length) onReturn();
    }
    if (here) await fill();
  }
}

/** Whether two databases were begun apart: the first anew, after its browser had emptied it and this copy was out of reach. */
function isAnother(here: unknown, there: unknown): boolean {
  return Array.isArray(here) && Array.isArray(there) && here[0] !== there[0];
}

/** Does each change in the copy, one after the other. */
function following(copy: Database, fill: () => Promise<void>): Second {
  let turn = Promise.resolve();
  let isBusy = false;
  return async (work) => {
    const done = turn.then(() => copy.run(work)).catch(fill).catch(() => undefined);
    turn = done;
    if (isBusy) return;
    isBusy = true;
    void done.then(() => (isBusy = false));
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  };
}

interface Everything {
  entries: Kept[];
  notes: Map<string, Json | Lock>;
}

async function everythingIn(database: Connection): Promise<Everything> {
  const reading = database.transaction(["entries", "notes"]);
  const notes = reading.objectStore("notes");
  const [entries, names, values] = await Promise.all([reading.objectStore("entries").getAll(), notes.getAllKeys(), notes.getAll()]);
  return { entries, notes: new Map(names.map((name, place) => [name, values[place]!])) };
}

/** Makes a database the same as another one. */
function replacing({ entries, notes }: Everything): Work {
  return async (change) => {
    await Promise.all([
      change.objectStore("entries").clear(),
      change.objectStore("notes").clear(),
      ...entries.map((entry) => change.objectStore("entries").put(entry)),
      ...Array.from(notes, ([name, value]) => change.objectStore("notes").put(value, name)),
    ]);
  };
}

/** Brings back to a database what it does not have. */
function returning({ entries, notes }: Everything): Work {
  return async (change) => {
    const [ids, names] = await Promise.all([change.objectStore("entries").getAllKeys(), change.objectStore("notes").getAllKeys()]);
    if (names.includes(BEGUN) && (names.includes(LOCK) || notes.has(LOCK))) throw new Error("another lock");
    const [hasEntry, hasNote] = [new Set(ids), new Set(names)];
    await Promise.all([
      ...entries.filter(({ id }) => !hasEntry.has(id)).map((entry) => change.objectStore("entries").put(entry)),
      ...Array.from(notes).filter(([name]) => !hasNote.has(name)).map(([name, value]) => change.objectStore("notes").put(value, name)),
    ]);
  };
}
