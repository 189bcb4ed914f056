/**
 * Every way to the storage, with a fault at one call of it: what is told is a `StoreProblem`, and nothing has changed; or
 * the work is done, as without the fault. Runs in a browser, with its own database. `at` stands before each call in the
 * sources of this bundle (`test_storage.py` puts it there), so that a fault can be given to one call and no other.
 */

import { asKey, newKeyBytes } from "../../../src/handrail/client/cipher";
import { Database, LOCK } from "../../../src/handrail/client/database";
import { DeviceStore } from "../../../src/handrail/client/device-store";
import { isMissing, needsBackup } from "../../../src/handrail/client/lasting";
import { createLock, type Lock } from "../../../src/handrail/client/lock";
import { LockedStore, openEntry, sealEntry } from "../../../src/handrail/client/locked-store";
import { join } from "../../../src/handrail/client/second";
import { forget, remember, remembers } from "../../../src/handrail/client/sign";
import { StoreProblem, type Entry, type Store } from "../../../src/handrail/client/store";
import { TabStore } from "../../../src/handrail/client/tab-store";
import * as vault from "../../../src/handrail/client/vault";

const PRACTICE = "faults";
const NAME = `handrail:${PRACTICE}`;

/** How a call fails: the device is full, the connection is dead, storage is off, its transaction is given up. */
const WAYS = { full: "QuotaExceededError", dead: "InvalidStateError", off: "SecurityError", abort: "" } as const;
type Way = keyof typeof WAYS;

let [calling, made] = ["", 0];
let fault: { site: string; way: Way } | undefined;
const reached = new Set<string>();

Object.assign(globalThis, {
  at(site: string, name: string) {
    calling = site;
    queueMicrotask(() => (calling = ""));
    return name;
  },
});

const NATIVE: [{ prototype: object }, string[]][] = [
  [IDBFactory, ["open"]],
  [(globalThis as never as { StorageBucketManager: { prototype: object } }).StorageBucketManager, ["open"]],
  [IDBDatabase, ["transaction", "createObjectStore", "close"]],
  [IDBTransaction, ["objectStore", "abort"]],
  [IDBObjectStore, ["get", "getAll", "getAllKeys", "put", "add", "delete", "clear", "count", "index", "createIndex", "openCursor"]],
  [IDBIndex, ["get", "getAll", "count", "openCursor", "openKeyCursor"]],
  [IDBCursor, ["continue"]],
  [Storage, ["getItem", "setItem", "removeItem", "clear"]],
];
for (const [{ prototype }, names] of NATIVE) {
  for (const name of names) {
    const methods = prototype as Record<string, (...given: unknown[]) => unknown>;
    const real = methods[name]!;
    methods[name] = function (this: unknown, ...given: unknown[]) {
      const site = calling;
      calling = "";
      if (site) reached.add(site);
      if (!fault || site !== fault.site) return real.apply(this, given);
      made++;
      if (fault.way !== "abort") throw new DOMException("a trial", WAYS[fault.way]);
      const answer = real.apply(this, given);
      const of = [answer, this].map((one) => transactionOf(one)).find(Boolean);
      if (of) of.abort();
      else made--;
      return answer;
    };
  }
}

function transactionOf(one: unknown): IDBTransaction | undefined {
  if (one instanceof IDBTransaction) return one;
  const { transaction, objectStore, source } = (one ?? {}) as { transaction?: unknown; objectStore?: unknown; source?: unknown };
  if (transaction instanceof IDBTransaction) return transaction;
  return objectStore instanceof IDBObjectStore ? objectStore.transaction : source ? transactionOf(source) : undefined;
}

const key = await asKey(newKeyBytes());
const fake = { version: 1, id: "trial" } as Lock;
const real = await createLock("spade violet harbour");
const entry = (id: string, revision = 1, updated = 5): Entry => ({ id, worksheet: "w", created: 1, updated, revision, answers: { what: id } });
const BEFORE = [entry("a"), entry("b"), entry("c", 1, 4)];

interface Work {
  place: "device" | "locked" | "tab" | "none";
  does(store: Store, database: Database): Promise<unknown>;
  lock?: { lock: Lock; key: CryptoKey };
  /** What is so before it, beyond its place. */
  after?(): Promise<unknown>;
  /** Whether it is about the second copy: a fault there is mended when the database is opened the next time. */
  isMended?: true;
}

/** Opens the database as a page does, its second copy with it, and does a piece of work. */
async function withSecond(does: (store: Store) => Promise<unknown>): Promise<unknown> {
  let joined: Promise<unknown> = Promise.resolve();
  const database = new Database(PRACTICE, undefined, (main) => {
    const joining = join(main, PRACTICE, () => undefined);
    joined = joining.catch(() => undefined);
    return joining;
  });
  try {
    await database.note("n");
    await joined;
    return await does(new DeviceStore(database));
  } finally {
    await close(database);
  }
}
const lose = (): Promise<unknown> => asked(indexedDB.deleteDatabase(NAME));

const all = async (walk: AsyncGenerator<Entry>): Promise<Entry[]> => {
  const found = [];
  for await (const one of walk) found.push(one);
  return found;
};
const common: Record<string, (store: Store) => Promise<unknown>> = {
  get: (store) => store.get("a"),
  find: (store) => store.find(["b", "no"]),
  list: (store) => store.list("w"),
  "list some": (store) => store.list("w", 2),
  latest: (store) => store.latest("w"),
  recent: (store) => store.recent(2),
  "recent, after one of the same moment": (store) => store.recent(2, entry("b"), "w"),
  "recent, after the last": async (store) => store.recent(2, entry("a")),
  walk: (store) => all(store.walk()),
  count: async (store) => [...(await store.count(["w"]))],
  worksheets: (store) => store.worksheets(),
  "put anew": (store) => store.put(entry("new")),
  "put over": (store) => store.put(entry("a", 2)),
  add: (store) => store.add([entry("x"), entry("y")]),
  remove: (store) => store.remove("a", "b"),
  note: (store) => store.note("n"),
  "set a note": (store) => store.setNote("n", 1),
};
const open = (database: Database): vault.OpenLock => ({ lock: fake, key, store: new LockedStore(database, fake.id, key) });
const keepingOf = (store: Store): never => ({ place: "device", store }) as never;
const WORKS: Record<string, Work> = {
  ...Object.fromEntries(
    (["device", "locked", "tab"] as const).flatMap((place) =>
      Object.entries(common).map(([name, does]) => [`${place}: ${name}`, { place, does }]),
    ),
  ),
  "begin anew": { place: "none", does: (_, database) => database.note("n") },
  "look for the lock": { place: "device", does: (_, database) => database.lock() },
  "tell whether it will last": { place: "device", does: async (store) => [await needsBackup(keepingOf(store)), await isMissing(PRACTICE, keepingOf(store))] },
  "make a lock": { place: "device", does: (_, database) => vault.lockEverything(database, "spade violet harbour").then(() => "") },
  "take the lock off": { place: "locked", does: (_, database) => vault.takeOff(database, open(database)) },
  "delete what is locked": { place: "locked", does: (_, database) => vault.deleteLocked(database, fake) },
  "copy everything": { place: "device", isMended: true, does: () => withSecond((store) => store.latest("w")) },
  "change both": { place: "device", isMended: true, does: () => withSecond((store) => store.put(entry("a", 2)).catch((error: unknown) => ((error as StoreProblem).kind === "conflict" ? undefined : Promise.reject(error)))) },
  "bring back what was lost": {
    place: "device", isMended: true, does: () => withSecond((store) => store.list("w")),
    after: async () => withSecond((store) => store.latest("w")).then(lose),
  },
  "bring back beside what is new": {
    place: "device", isMended: true, does: () => withSecond(async () => 1),
    after: async () => {
      await withSecond((store) => store.latest("w")).then(lose);
      const database = new Database(PRACTICE);
      await new DeviceStore(database).add([entry("x")]);
      await close(database);
    },
  },
  "change the passphrase": {
    place: "locked", lock: real,
    does: (_, database) => vault.changeTo(database, { ...real, store: open(database).store }, "spade violet harbour", "anvil mauve estuary").then(() => ""),
  },
};

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/** What is stored, past everything that is being tried; what is sealed is told as what it says. */
async function state(work: Work): Promise<string> {
  const inTab = sessionStorage.getItem(`${NAME}:entries`);
  const bucket = work.isMended && (await navigator.storageBuckets!.open("handrail", { durability: "strict" }));
  return JSON.stringify([await content(indexedDB, work), inTab, bucket && (await content(bucket.indexedDB, work))]);
}

async function content(factory: IDBFactory, { lock }: Work): Promise<unknown> {
  if (!(await factory.databases()).some(({ name }) => name === NAME)) return [[], []];
  const database = await asked(factory.open(NAME));
  const there = database.objectStoreNames.contains("notes");
  const read = (name: string): Promise<[unknown[], IDBValidKey[]]> => {
    const store = database.transaction(name).objectStore(name);
    return Promise.all([asked(store.getAll()), asked(store.getAllKeys())]);
  };
  const [[entries], [notes, names]] = there ? [await read("entries"), await read("notes")] : [[[]], [[], []]];
  database.close();
  const told = await Promise.all((entries as never[]).map(async (one) =>
    "sealed" in one ? { sealed: await openEntry(lock?.key ?? key, one).catch(() => "by another key") } : one,
  ));
  const known = names.map((name, place) => [name, name === LOCK ? (notes[place] as Lock).id.length + JSON.stringify((notes[place] as Lock).salt ?? "").length : notes[place]]);
  // That notes have begun here may be noted or not.
  return [told, known.filter(([name]) => name !== "begun")];
}

/** Puts everything as it is before a work; the work then has a connection of its own. */
async function prepare({ place, lock }: Work): Promise<[Store, Database]> {
  sessionStorage.removeItem(`${NAME}:entries`);
  await lose();
  await (navigator as never as { storageBuckets: { delete(name: string): Promise<void> } }).storageBuckets.delete("handrail");
  const kept = lock ?? { lock: fake, key };
  const [before, database] = [new Database(PRACTICE), new Database(PRACTICE)];
  if (place === "tab") await new TabStore(PRACTICE).add(BEFORE);
  if (place === "device") await new DeviceStore(before).add(BEFORE);
  if (place === "locked") {
    const sealed = await Promise.all(BEFORE.map((one) => sealEntry(kept.key, one)));
    await before.change("", (change) => {
      for (const one of sealed) void change.objectStore("entries").put(one);
      void change.objectStore("notes").put(kept.lock, LOCK);
    });
  }
  if (place === "device" || place === "locked") await close(before);
  if (place === "tab") return [new TabStore(PRACTICE), database];
  return [place === "locked" ? new LockedStore(database, kept.lock.id, kept.key) : new DeviceStore(database), database];
}

const close = (database: Database): Promise<void> => database.use(async (connection) => connection.close()).catch(() => undefined);

interface Outcome {
  answer: string;
  problem: string;
  before: string;
  after: string;
}

async function run(work: Work, given?: typeof fault): Promise<Outcome> {
  const [store, database] = await prepare(work);
  await work.after?.();
  const before = await state(work);
  let [answer, problem] = ["", ""];
  fault = given;
  reached.clear();
  try {
    answer = JSON.stringify(await work.does(store, database)) ?? "";
  } catch (error) {
    problem = error instanceof StoreProblem ? error.kind : `not a StoreProblem: ${String(error)}`;
  }
  fault = undefined;
  await close(database);
  if (work.isMended) [problem, answer] = ["", JSON.stringify(await work.does(store, database)) ?? ""];
  return { answer, problem, before, after: await state(work) };
}

/** A work that would be the worst to be half done: what is tried of it always. */
const WHOLE = "take the lock off";

/** Does every work, and tries one in `nth` of the faults that its calls can have; tells what was reached, and what went wrong. */
async function tryAll(nth: number): Promise<unknown> {
  const everywhere = new Set<string>();
  const wrong: unknown[] = [];
  let [place, trials, told, done] = [0, 0, 0, 0];
  for (const [name, work] of Object.entries(WORKS)) {
    const clean = await run(work);
    if (clean.problem) wrong.push({ name, clean });
    const faults = [...reached].flatMap((site) => (Object.keys(WAYS) as Way[]).map((way) => ({ site, way })));
    for (const { site } of faults) everywhere.add(site);
    for (const given of faults) {
      if (place++ % nth && !(name === WHOLE && given.way === "off")) continue;
      made = 0;
      const outcome = await run(work, given);
      if (!made) continue;
      trials++;
      const isTold = /^[a-z]+$/.test(outcome.problem) && outcome.after === outcome.before;
      const isDone = !outcome.problem && outcome.answer === clean.answer && outcome.after === clean.after;
      told += Number(isTold);
      done += Number(isDone);
      if (!isTold && !isDone) wrong.push({ name, ...given, outcome, clean });
    }
  }
  for (const site of trySign()) everywhere.add(site);
  return { reached: [...everywhere], trials, told, done, wrong };
}

/** The sign beside the database is no store: it tells nothing, and stops nothing. Gives the calls. */
function trySign(): string[] {
  const all = (): unknown => [remember(PRACTICE), remembers(PRACTICE), forget(PRACTICE)];
  reached.clear();
  all();
  const sites = [...reached];
  for (const site of sites) {
    fault = { site, way: "off" };
    all();
  }
  fault = undefined;
  return sites;
}

Object.assign(globalThis, { tryAll });
