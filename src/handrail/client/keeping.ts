/**
 * Where entries are kept: on this device, on this device under a lock, or until this tab closes. The reader chooses, and
 * may change it at any time; until then it is as the practice has set it.
 *
 * `store` always leads to the place that holds now. Under a lock that is not open yet it refuses everything as `locked`,
 * so that a sheet keeps its words on the screen and writes them once the lock is open.
 */

import { Database, type Connection, type Second } from "./database";
import { DeviceStore } from "./device-store";
import { loadModule, scriptPath } from "./script-path";
import type * as SecondCopy from "./second";
import { forget, remember } from "./sign";
import { StoreProblem, type Entry, type ProblemKind, type Store } from "./store";
import { TabStore } from "./tab-store";
import type * as Vault from "./vault";

export type Place = "device" | "locked" | "tab";

/** A note on the device: the reader has chosen to keep entries here without a lock. */
const CHOSEN = "keeping";

export class Keeping {
  place: Place = "device";
  /** Whether the reader has chosen. */
  isChosen = false;
  /** Whether this page has brought back, from the second copy, what the browser had lost. */
  hasReturned = false;
  readonly store: Store;
  private readonly database: Database;
  private readonly device: DeviceStore;
  private readonly tab: TabStore;
  private now: Store = refusing("locked");
  private found: () => void = () => undefined;
  private vault: typeof Vault | undefined;
  private lock: Vault.Lock | undefined;
  private openLock: Vault.OpenLock | undefined;

  /** @param preset the place that holds until the reader has chosen one. */
  constructor(
    private readonly practice: string,
    private readonly preset: Place,
  ) {
    // Whatever is asked before it is known where entries are kept waits for that.
    const found = new Promise<void>((resolve) => (this.found = resolve));
    this.store = following(
      async () => {
        await found;
        return this.now;
      },
      (name) => this.changed(name),
    );
    this.database = new Database(practice, undefined, (main) => this.join(main));
    this.device = new DeviceStore(this.database);
    this.tab = new TabStore(practice);
  }

  /** Whether a passphrase is wanted before anything can be read or written. */
  get isLocked(): boolean {
    return this.place === "locked" && !this.openLock;
  }

  /** How many entries under the lock do not open, as far as they have been read. */
  get damaged(): number {
    return this.openLock?.store.damaged ?? 0;
  }

  /** Whether there is a recovery code for the lock. */
  get hasRecovery(): boolean {
    return this.lock?.recovery !== undefined;
  }

  /** Inside another page nothing is kept or shown: that page could lead a reader's clicks, or look on. */
  get isFramed(): boolean {
    return window.top !== window;
  }

  /** A file by itself does not have the module of the lock, and a page that is not secure has no ciphers. */
  get canLock(): boolean {
    return scriptPath("vault") !== undefined && isSecureContext;
  }

  /** Finds out where entries are kept. Throws `StoreProblem`; asked again, it tries again. */
  async find(): Promise<void> {
    try {
      if (!this.openLock) await this.look();
    } finally {
      this.found();
    }
  }

  private async look(): Promise<void> {
    if (this.isFramed) return this.settle("device", refusing("framed"), false);
    if (inTab(this.practice)) return this.settle("tab", this.tab, true);
    this.settle("device", this.device, false);
    this.lock = await this.database.lock();
    if (this.lock) {
      this.settle("locked", refusing("locked"), true);
      this.openLock = await (await this.load()).stillOpen(this.database, this.lock);
      if (this.openLock) this.now = this.openLock.store;
      return;
    }
    const isChosen = (await this.database.note(CHOSEN)) === "device";
    // What the practice has set waits in the tab until the reader has chosen: nothing reaches the disk before.
    if (isChosen || this.preset === "device") this.settle("device", this.device, isChosen);
    else this.settle("tab", this.tab, false);
  }

  /** Leaves the tab for a lock that the device has, which is to be opened then. Tells whether there is one. */
  async returnToLock(): Promise<boolean> {
    if (this.place !== "tab") return false;
    this.lock = await this.database.lock();
    if (!this.lock) return false;
    setInTab(this.practice, false);
    this.settle("locked", refusing("locked"), true);
    return true;
  }

  /**
   * Makes the lock, opens it or changes it: `work` gets it as it is, and returns it open, or nothing when there is none
   * any more. What waits in the tab goes under it. Throws what `work` throws, such as a `LockProblem`.
   */
  async changeLock(work: (database: Database, lock: Vault.Lock, open: Vault.OpenLock) => Promise<Vault.OpenLock | undefined>): Promise<void> {
    this.openLock = await work(this.database, this.lock!, this.openLock!);
    this.lock = this.openLock?.lock;
    if (this.openLock) {
      this.settle("locked", this.openLock.store, true);
      await this.bring(this.now);
    } else {
      forget(this.practice);
      this.settle("device", this.device, false);
    }
  }

  /** Closes the lock on this page and for the pages to come. */
  async lockNow(): Promise<void> {
    if (!this.openLock) return;
    this.openLock = undefined;
    this.now = refusing("locked");
    await (await this.load()).forgetKey();
  }

  /** Keeps entries on this device, as they are. What was kept in the tab or under the lock comes along. */
  async useDevice(): Promise<void> {
    if (this.openLock) await (await this.load()).takeOff(this.database, this.openLock);
    this.lock = this.openLock = undefined;
    await this.database.setNote(CHOSEN, "device");
    await this.bring(this.device);
    this.settle("device", this.device, true);
  }

  /**
   * Keeps what is written from now on in this tab, and nothing on the disk. `entry`, if given, moves here as well. A lock
   * is closed: whoever chooses this may not be alone with the device.
   */
  async useTab(entry: Entry | undefined): Promise<void> {
    const from = this.now;
    setInTab(this.practice, true);
    if (entry && from !== this.tab) {
      await this.tab.put({ ...entry, revision: 1 });
      await from.remove(entry.id);
      await this.changed("remove");
    }
    await this.lockNow();
    this.settle("tab", this.tab, true);
  }

  /** The module of the lock, loaded when it is wanted. */
  async load(): Promise<typeof Vault> {
    return (this.vault ??= await loadModule<typeof Vault>("vault"));
  }

  /** The second copy of what is on the device, in a browser that has a place for it. */
  private async join(main: Connection): Promise<Second | undefined> {
    if (!navigator.storageBuckets || !scriptPath("second")) return undefined;
    const { join } = await loadModule<typeof SecondCopy>("second");
    return join(main, this.practice, () => (this.hasReturned = true));
  }

  /** Keeps the sign that something is kept on the device, for as long as something is. */
  private async changed(name: keyof Store): Promise<void> {
    if (this.place === "tab") return;
    if (name === "put" || name === "add") remember(this.practice);
    if (name === "remove" && !(await this.now.worksheets()).length) forget(this.practice);
  }

  private settle(place: Place, store: Store, isChosen: boolean): void {
    this.place = place;
    this.now = store;
    this.isChosen = isChosen;
  }

  /** Moves what waits in the tab to a place that stays. */
  private async bring(to: Store): Promise<void> {
    // Where the tab can keep nothing, nothing waits in it.
    const waiting = await this.tab.recent(Infinity).catch(() => []);
    if (waiting.length) {
      await to.add(waiting);
      await this.tab.remove(...waiting.map(({ id }) => id));
    }
    setInTab(this.practice, false);
  }
}

/** A store that leads each call to another one, whichever it is at that moment, and tells when one is done. */
function following(store: () => Promise<Store>, done: (name: keyof Store) => Promise<void>): Store {
  return new Proxy({} as Store, {
    get: (_, name: keyof Store) => {
      if (name === "walk") return async function* (worksheet?: string) { yield* (await store()).walk(worksheet); };
      return async (...given: never[]) => {
        const now = await store();
        const answer = await (now[name] as (...given: never[]) => Promise<unknown>).apply(now, given);
        await done(name);
        return answer;
      };
    },
  });
}

/** A store that refuses everything. It is no promise, which whatever has a `then` would be taken for. */
function refusing(kind: ProblemKind): Store {
  const refuse = (): Promise<never> => Promise.reject(new StoreProblem(kind));
  return new Proxy({} as Store, {
    get: (_, name) => (name === "then" ? undefined : name === "walk" ? async function* () { yield await refuse(); } : refuse),
  });
}

const tabName = (practice: string): string => `handrail:${practice}:tab`;

function inTab(practice: string): boolean {
  try {
    return sessionStorage.getItem(tabName(practice)) !== null;
  } catch {
    return false;
  }
}

function setInTab(practice: string, is: boolean): void {
  try {
    if (is) sessionStorage.setItem(tabName(practice), "");
    else sessionStorage.removeItem(tabName(practice));
  } catch {
    /* Storage is off; the store will say so. */
  }
}
