/**
 * Two or three tabs write the same sheet, in every order that chance finds. Each keystroke is a word of its own, so it can
 * be told at the end whether any was written over: a word whose "Saved" was shown is in some entry, and so is every word of
 * a tab that is still open. The sheet, its writer and its turn are the client's own.
 */

import "./world";

import { collect, fill } from "../../../src/handrail/client/answers";
import { Sheet } from "../../../src/handrail/client/sheet";
import type { Entry } from "../../../src/handrail/client/store";
import { begin, chance, close, running, step, store, untilQuiet, type Page } from "./world";

/** A form without fields: what it was given to show is what it holds. */
const emptyForm = (): HTMLFormElement => Object.assign(new EventTarget(), { querySelectorAll: () => [] }) as never;

class Tab implements Page {
  gone = false;
  /** Words that were typed here, and those of which it was told that they are saved. */
  readonly typed = new Set<string>();
  readonly saved = new Set<string>();
  readonly form = emptyForm();
  sheet!: Sheet;

  /** Somebody who writes here, looks elsewhere, comes back, and may reload or close in the middle of a word. */
  async live(disk: Map<string, Entry>, reopen: () => void): Promise<void> {
    const status = { saved: () => this.words().forEach((word) => this.saved.add(word)) };
    const line = new Proxy(status, { get: (known, name) => (name === "saved" ? known.saved : () => undefined) });
    this.sheet = new Sheet(this.form, "w", "p", store, line as never, () => undefined, true, () => "device");
    const newest = [...disk.values()].pop();
    const found = newest && (await store.get(newest.id));
    if (found && !this.sheet.entry) this.sheet.show(found);
    for (let doing = 0; doing < 10; doing++) {
      while (chance() < 0.5) await step();
      const next = chance();
      if (next < 0.75) this.type();
      else if (next < 0.87) void this.sheet.writeHere();
      else if (next < 0.93) this.sheet.rest();
      else if (next < 0.97) void this.sheet.wake();
      else {
        close(this);
        return reopen();
      }
    }
  }

  words(): string[] {
    return ((collect(this.form).text as string | undefined) ?? "").split(" ").filter(Boolean);
  }

  private type(): void {
    const word = `w${++typed}`;
    this.typed.add(word);
    fill(this.form, { text: [...this.words(), word].join(" ") });
    this.sheet.changed();
  }
}

let typed = 0;

/** One run; tells which words are lost, and how often two texts were kept side by side. */
async function run(seed: number): Promise<{ lost: string[]; aside: number }> {
  const disk = begin(seed);
  const tabs: Tab[] = [];
  const open = (): void => {
    const tab = new Tab();
    tabs.push(tab);
    running.run(tab, () => void tab.live(disk, () => (tabs.length < 6 && chance() < 0.7 ? open() : undefined)));
  };
  for (let number = chance() < 0.7 ? 2 : 3; number; number--) open();
  await untilQuiet();
  const kept = new Set([...disk.values()].flatMap(({ answers }) => (answers.text as string).split(" ")));
  const promised = tabs.flatMap((tab) => [...(tab.gone ? tab.saved : tab.typed)]);
  return { lost: promised.filter((word) => !kept.has(word)), aside: disk.size - 1 };
}

const [from, count] = process.argv.slice(2).map(Number) as [number, number];
const faults: string[] = [];
let [aside, words] = [0, 0];
for (let seed = from; seed < from + count; seed++) {
  typed = 0;
  const { lost, aside: more } = await run(seed);
  aside += more;
  words += typed;
  if (lost.length) faults.push(`seed ${seed}: ${lost.join(" ")}`);
}
console.log(JSON.stringify({ runs: count, words, aside, faults }));
