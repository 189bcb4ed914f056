/**
 * Keeps an entry's newest answers written: one put in flight, the newest value following it.
 *
 * No waiting before a write: a browser killed at any moment has lost at most what was typed during the write in
 * flight. `saved` is told only after a transaction has completed, and only when nothing newer is waiting.
 */

import { StoreProblem, type Entry, type ProblemKind, type Store } from "./store";

export type State = { is: "saving" } | { is: "saved"; entry: Entry } | { is: "trouble"; kind: ProblemKind };

/** How long to wait before a write that failed is tried again, in milliseconds: at first, and at most. */
const PAUSE = 3000;
const LONGEST = 60_000;

export class Writer {
  private pause = PAUSE;
  private timer = 0;
  private newest: Entry | undefined;
  private running: Promise<void> | undefined;

  /**
   * @param tell hears of every change of state.
   * @param onConflict is given an entry that somebody else has written meanwhile, and returns the entry to write
   *   instead, so that both are kept.
   */
  constructor(
    private readonly store: Pick<Store, "put">,
    private readonly tell: (state: State) => void,
    private readonly onConflict: (entry: Entry) => Entry,
  ) {}

  /** Takes the newest value of an entry; its revision is counted here. */
  write(entry: Entry): void {
    this.newest = entry;
    this.tell({ is: "saving" });
    this.running ??= this.run();
  }

  /** Whether something is not written yet. */
  get isBehind(): boolean {
    return this.newest !== undefined;
  }

  /** Lets go of whatever is not written, because the reader deleted it. */
  forget(): void {
    this.newest = undefined;
  }

  /** Tries again whatever is not written yet, and waits for the end of it. */
  async flush(): Promise<void> {
    if (this.newest) this.running ??= this.run();
    await this.running;
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    try {
      await this.writeAll();
    } finally {
      this.running = undefined;
    }
  }

  private async writeAll(): Promise<void> {
    while (this.newest) {
      const value: Entry = this.newest;
      const revision = value.revision + 1;
      try {
        await this.store.put({ ...value, revision });
      } catch (error) {
        const kind = error instanceof StoreProblem ? error.kind : "failed";
        if (kind === "conflict") {
          // It may have been let go of during the write.
          if (this.newest) this.newest = this.onConflict(this.newest);
          continue;
        }
        this.tell({ is: "trouble", kind });
        this.tryAgainLater();
        return;
      }
      this.pause = PAUSE;
      // What was typed during the write stands on the revision that is stored now.
      value.revision = revision;
      if (this.newest) this.newest.revision = revision;
      if (this.newest === value) {
        this.newest = undefined;
        this.tell({ is: "saved", entry: value });
      }
    }
  }

  /** The trouble may pass while nobody types: storage was slow to open, or there is room again. */
  private tryAgainLater(): void {
    this.timer = window.setTimeout(() => void this.flush(), this.pause);
    this.pause = Math.min(2 * this.pause, LONGEST);
  }
}
