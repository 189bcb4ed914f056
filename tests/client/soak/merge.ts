/**
 * Files are brought into notebooks, as chance has it: entries that are there, that were written on here or elsewhere, that
 * are copies of others. What is planned and the entries' comparing are the client's own; the store is a map.
 */

import { same } from "../../../src/handrail/client/json";
import { planFor } from "../../../src/handrail/client/notebook/merge";
import type { Entry } from "../../../src/handrail/client/store";

let state = 1;
const next = (below: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

class Notebook {
  readonly entries = new Map<string, Entry>();

  async find(ids: string[]): Promise<(Entry | undefined)[]> {
    return ids.map((id) => this.entries.get(id));
  }

  /** Brings a file in with everything ticked; tells how many entries came in. */
  async bring(file: Entry[]): Promise<number> {
    const { fresh, other, earlier, same: already } = await planFor(file, this);
    const added = [...fresh, ...other, ...earlier];
    if (already + added.length !== file.length) throw new Error("an entry was not counted");
    for (const entry of added) {
      if (this.entries.has(entry.id)) throw new Error(`${entry.id} is there`);
      this.entries.set(entry.id, entry);
    }
    return added.length;
  }

  has({ worksheet, title, answers }: Entry): boolean {
    return [...this.entries.values()].some(
      (one) => one.worksheet === worksheet && one.title === title && same(one.answers, answers),
    );
  }

  written(): string {
    return JSON.stringify([...this.entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  }
}

/** What one entry said at one moment: written on from device to device, so a revision may say two things. */
function anEntry(id: string): Entry {
  const [revision, device] = [1 + next(4), next(3)];
  const at = 1.78e12 + revision * 1000 + device;
  return {
    id, worksheet: `sheet-${id.length % 2}`, ...(next(4) ? {} : { title: `${revision} ${device}` }), created: 1.78e12, updated: at, revision,
    answers: { what: next(3) ? `${id} ${revision} ${device}` : { chosen: [revision, device], deep: { more: null } } },
  };
}

const ids = Array.from({ length: 12 }, (_, number) => "0123456789abcdef".repeat(5).slice(5 * number, 78) + number);
const some = (): Entry[] => ids.filter(() => next(3) === 0).map(anEntry);

/** Entries whose words hang on id, revision and time alone, as they do where people write. */
function settled(entries: Entry[], told: Map<string, Entry>): Entry[] {
  return entries.map((entry) => {
    const name = `${entry.id} ${entry.revision} ${entry.updated}`;
    if (!told.has(name)) told.set(name, entry);
    return told.get(name)!;
  });
}

async function onceThrough(seed: number): Promise<string[]> {
  state = seed;
  const faults: string[] = [];
  const check = (holds: boolean, what: string): void => void (holds || faults.push(`${seed}: ${what}`));
  const told = new Map<string, Entry>();
  const notebook = new Notebook();
  const here = settled(some(), told);
  for (const entry of here) notebook.entries.set(entry.id, entry);
  const files = Array.from({ length: 1 + next(4) }, () => settled(some(), told));
  for (const file of files) {
    await notebook.bring(file);
    check(file.every((entry) => notebook.has(entry)), "an entry of a file is lost");
    check(here.every((entry) => notebook.entries.get(entry.id) === entry), "an entry that was here has changed");
  }
  const before = notebook.written();
  for (const file of files) check((await notebook.bring(file)) === 0, "a file was brought in twice");
  check((await notebook.bring([...notebook.entries.values()])) === 0, "its own backup brought something in");
  check(notebook.written() === before, "bringing in twice has changed something");
  // Where nothing is in conflict, one entry says one thing in all files.
  const ways = [files, [...files].reverse()].map(async (order) => {
    const calm = new Notebook();
    for (const file of order) await calm.bring(file.map(({ id }) => [...told.values()].find((entry) => entry.id === id)!));
    return calm.written();
  });
  const [one, other] = await Promise.all(ways);
  check(one === other, "the order of files matters");
  return faults;
}

const runs = Number(process.argv[2]);
const faults: string[] = [];
for (let seed = 1; seed <= runs; seed++) faults.push(...(await onceThrough(seed).catch((error) => [`${seed}: ${error}`])));
console.log(JSON.stringify({ runs, faults: faults.slice(0, 20) }));
