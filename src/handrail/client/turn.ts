/**
 * Whose turn it is to write an entry, when it is open in more than one tab. Whoever writes takes the turn, which is a
 * Web Lock named by the practice and the entry's id; the tab that had it is told, and so is every tab that shows the
 * entry later. The browser frees the turn of a tab that has gone, however it went.
 *
 * Nothing rests on it but what readers are told: the store's compare-and-set keeps texts apart, also where a browser has
 * no Web Locks. Decision 0010 tells more.
 */

export class Turn {
  private id = "";
  /** Whether it is this tab's turn, another's, or nobody's as far as is known. */
  private whose: "mine" | "theirs" | "" = "";
  /** Ends whatever was asked for before. */
  private over = new AbortController();

  /** @param tell hears whether another tab writes what is on the screen. */
  constructor(
    private readonly practice: string,
    private readonly tell: (isElsewhere: boolean) => void,
  ) {}

  /** Takes the turn for an entry, also from another tab. */
  take(id: string): void {
    if (id === this.id && this.whose === "mine") return;
    const { signal } = this.begin(id, "mine");
    const held = new Promise((resolve) => signal.addEventListener("abort", resolve));
    void this.ask({ steal: true }, () => held).then((wasKept) => {
      if (!wasKept && !signal.aborted) this.watch(id, true);
    });
  }

  /** Tells, for as long as an entry is on the screen, whether another tab writes it. Leaves the turn for any other. */
  watch(id = "", wasTaken = false): void {
    if (id === this.id && this.whose && !wasTaken) return;
    const { signal } = this.begin(id, "");
    if (id) void this.look(signal);
  }

  /** Leaves the turn to other tabs: the browser may put the page aside and bring it back later. */
  leave(): void {
    this.begin("", "");
  }

  private begin(id: string, whose: "mine" | ""): AbortController {
    this.over.abort();
    this.id = id;
    this.set(whose);
    return (this.over = new AbortController());
  }

  private set(whose: "mine" | "theirs" | ""): void {
    this.whose = whose;
    this.tell(whose === "theirs");
  }

  private async look(signal: AbortSignal): Promise<void> {
    let isFree = true;
    await this.ask({ mode: "shared", ifAvailable: true }, (lock) => (isFree = lock !== null));
    if (isFree || signal.aborted) return;
    this.set("theirs");
    // Waits in the queue, which moves when the other tab has gone.
    await this.ask({ mode: "shared", signal }, () => undefined);
    if (!signal.aborted) this.set("");
  }

  /** Tells whether the lock was given, and not taken away. Where there are no locks, it is as if there was one tab. */
  private async ask(options: LockOptions, use: (lock: Lock | null) => unknown): Promise<boolean> {
    try {
      await navigator.locks.request(`handrail:${this.practice}:${this.id}`, options, use as LockGrantedCallback<unknown>);
      return true;
    } catch (error) {
      return !(error instanceof DOMException && error.name === "AbortError");
    }
  }
}
