/**
 * A small world for the model of two tabs: time that goes on in any order that chance picks, a disk, messages between
 * tabs, and locks. What runs in it is the client's own code; only the browser around it is modelled.
 */

import { AsyncLocalStorage } from "node:async_hooks";

import { StoreProblem, type Entry, type Store } from "../../../src/handrail/client/store";

/** A page that is open, or was: nothing of a page that has gone goes on. */
export interface Page {
  gone: boolean;
}

export const running = new AsyncLocalStorage<Page>();

export let chance: () => number = Math.random;
let waiting: { page: Page | undefined; go: () => void }[] = [];
let disk = new Map<string, Entry>();
let channels: { page: Page; onmessage?: (message: { data: string }) => void }[] = [];
let locks = new Map<string, Asked[]>();

/** Begins anew: the same seed gives the same order of everything. */
export function begin(seed: number): Map<string, Entry> {
  let state = seed;
  chance = () => ((state = (Math.imul(state, 1103515245) + 12345) >>> 0), (state >>> 8) / 2 ** 24);
  [waiting, disk, channels, locks] = [[], new Map(), [], new Map()];
  return disk;
}

/** Something that takes a while: other things happen before it goes on. */
export const step = (): Promise<void> => new Promise((go) => later(go));

function later(go: () => void): void {
  waiting.push({ page: running.getStore(), go });
}

/** Lets everything happen that waits, one thing at a time, in an order that chance picks. */
export async function untilQuiet(): Promise<void> {
  while (waiting.length) {
    const [next] = waiting.splice(Math.floor(chance() * waiting.length), 1);
    if (!next!.page?.gone) next!.go();
    await new Promise((done) => setImmediate(done));
  }
}

/** A page goes at once, however it went; its locks are free. */
export function close(page: Page): void {
  page.gone = true;
  channels = channels.filter((channel) => channel.page !== page);
  for (const asked of locks.values()) {
    asked.splice(0, asked.length, ...asked.filter((one) => one.page !== page));
    grant(asked);
  }
}

/** The disk: whole transactions, compare-and-set. Sometimes one fails, and sometimes one that has completed is not heard of. */
export const store = {
  async get(id) {
    await step();
    const found = disk.get(id);
    await step();
    return found && { ...found };
  },
  async put(entry) {
    await step();
    if (chance() < 0.03) throw new StoreProblem("failed");
    if ((disk.get(entry.id)?.revision ?? 0) !== entry.revision - 1) throw new StoreProblem("conflict");
    disk.set(entry.id, { ...entry });
    await step();
    if (chance() < 0.02) throw new StoreProblem("failed");
  },
} as Pick<Store, "get" | "put"> as Store;

class Channel {
  readonly page = running.getStore()!;
  onmessage?: (message: { data: string }) => void;

  constructor() {
    channels.push(this);
  }

  /** Messages come late, out of order, and now and then not at all. */
  postMessage(data: string): void {
    for (const other of channels) {
      if (other === this || chance() < 0.1) continue;
      running.run(other.page, () => later(() => other.onmessage?.({ data })));
    }
  }
}

interface Asked {
  page: Page;
  mode: LockMode;
  isHeld: boolean;
  give(): void;
  refuse(reason: unknown): void;
}

const stolen = (): DOMException => new DOMException("stolen", "AbortError");

function grant(asked: Asked[]): void {
  for (const one of asked) {
    if (one.isHeld) continue;
    if (asked.some((other) => other.isHeld && (other.mode === "exclusive" || one.mode === "exclusive"))) return;
    one.isHeld = true;
    one.give();
  }
}

async function request(name: string, options: LockOptions, use: (lock: unknown) => unknown): Promise<unknown> {
  await step();
  const asked = locks.get(name) ?? [];
  locks.set(name, asked);
  if (options.signal?.aborted) throw stolen();
  if (options.steal) for (const one of asked.splice(0).filter((one) => one.isHeld || !asked.push(one))) one.refuse(stolen());
  const mode = options.mode ?? "exclusive";
  if (options.ifAvailable && (asked.some((one) => !one.isHeld) || asked.some((one) => one.mode === "exclusive"))) return use(null);
  return new Promise((done, failed) => {
    const one: Asked = {
      page: running.getStore()!,
      mode,
      isHeld: false,
      refuse: failed,
      give: () =>
        void Promise.resolve(use({})).then((value) => {
          if (asked.includes(one)) asked.splice(asked.indexOf(one), 1);
          grant(asked);
          done(value);
        }),
    };
    options.signal?.addEventListener("abort", () => {
      if (one.isHeld || !asked.includes(one)) return;
      asked.splice(asked.indexOf(one), 1);
      failed(stolen());
    });
    if (options.steal) asked.unshift(one);
    else asked.push(one);
    grant(asked);
  });
}

Object.assign(globalThis, {
  window: globalThis,
  document: { getElementById: () => null },
  BroadcastChannel: Channel,
  setTimeout: (work: () => void) => void later(work),
  clearTimeout: () => undefined,
});
Object.defineProperty(globalThis, "navigator", { value: { locks: { request } } });
