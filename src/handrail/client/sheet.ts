/**
 * A worksheet being filled in: which entry it is, and that every change of it is written.
 *
 * An entry begins with the first real answer; an untouched page stores nothing. Answers to fields that the worksheet
 * no longer has stay with their entry. An entry emptied by its reader stays until the reader deletes it.
 */

import { collect, fill, storable } from "./answers";
import { asNewEntry, newEntry, timeAfter } from "./entry";
import type { Place } from "./keeping";
import { t } from "./messages";
import type { StatusLine } from "./status";
import { StoreProblem, type Entry, type Store } from "./store";
import { Turn } from "./turn";
import { Writer, type State } from "./writer";

export class Sheet {
  /** The entry on the screen; undefined while nothing has been written. */
  entry: Entry | undefined;
  private readonly writer: Writer;
  private readonly turn: Turn;
  private readonly otherTabs: BroadcastChannel | undefined;
  private keptBoth = false;

  /** @param isKept whether what is written is stored; otherwise it is on the page only. */
  constructor(
    readonly form: HTMLFormElement,
    readonly worksheet: string,
    practice: string,
    private readonly store: Store,
    private readonly status: StatusLine,
    private readonly listChanged: () => void,
    private isKept: boolean,
    private readonly place: () => Place,
  ) {
    this.writer = new Writer(store, (state) => this.hear(state), (entry) => this.keepBoth(entry));
    this.turn = new Turn(practice, (isElsewhere) => {
      status.elsewhere(isElsewhere);
      // What is not written yet comes before the other tab's next words.
      if (isElsewhere) void this.flush();
    });
    if ("BroadcastChannel" in window) {
      this.otherTabs = new BroadcastChannel(`handrail:${practice}`);
      this.otherTabs.onmessage = ({ data }) => void this.refresh(data as string);
    }
  }

  /** Whether what is written is stored; otherwise it is on the page only. */
  get keeps(): boolean {
    return this.isKept;
  }

  private set keeps(is: boolean) {
    if (is === this.isKept) return;
    this.isKept = is;
    this.form.dispatchEvent(new Event("handrail:keeping"));
  }

  /** Whether words on the screen are not stored, although they are to be. */
  get isBehind(): boolean {
    return this.writer.isBehind;
  }

  /** Whether there are words on the screen of which nothing is to be stored. */
  get holdsUnkept(): boolean {
    return !this.keeps && Object.keys(collect(this.form)).length > 0;
  }

  /** Takes what the form holds now and writes it. */
  changed(): void {
    if (!this.keeps) return this.sayUnkept();
    const answers = storable(this.form);
    if (!this.entry && !Object.keys(answers).length) return;
    const entry = this.entry ?? newEntry(this.worksheet);
    this.entry = { ...entry, updated: timeAfter(entry), answers };
    this.write();
  }

  private write(): void {
    // Each tab has its own entries there.
    if (this.place() === "tab") this.turn.leave();
    else this.turn.take(this.entry!.id);
    this.writer.write(this.entry!);
  }

  /** Goes on here with an entry that another tab writes. */
  async writeHere(): Promise<void> {
    if (!this.entry) return;
    this.turn.take(this.entry.id);
    await this.refresh(this.entry.id);
  }

  /** Leaves the entry to other tabs: the browser may put this page aside. */
  rest(): void {
    this.turn.leave();
    void this.flush();
  }

  /** Comes back to an entry after a rest. */
  async wake(): Promise<void> {
    if (!this.entry) return;
    this.lookAround();
    await this.refresh(this.entry.id);
  }

  private lookAround(): void {
    if (this.entry && this.place() !== "tab") this.turn.watch(this.entry.id);
    else this.turn.leave();
  }

  /** Gives the entry on the screen a name; "" takes it away. */
  rename(title: string): void {
    if (!this.entry) return;
    const { title: _, ...unnamed } = this.entry;
    this.entry = { ...unnamed, ...(title ? { title } : {}), updated: timeAfter(this.entry) };
    this.write();
  }

  /** Shows an entry, or an empty sheet. */
  show(entry: Entry | undefined): void {
    this.entry = entry;
    this.keptBoth = false;
    if (entry) this.keeps = true;
    this.lookAround();
    fill(this.form, entry?.answers ?? {});
    this.form.dispatchEvent(new Event("handrail:entry"));
    this.form.dispatchEvent(new Event("handrail:answers"));
    if (entry?.revision) this.status.saved(this.where());
    this.welcome();
  }

  /** Says that an empty sheet is empty, and lists the earlier ones. */
  welcome(): void {
    if (this.holdsUnkept) this.sayUnkept();
    else if (!this.entry) {
      this.status.calm();
      this.status.show(t("Nothing yet"));
    }
    this.listChanged();
  }

  /** Makes the answers on the screen an entry of their own, beside the one that they come from. */
  copy(): void {
    if (!this.entry) return;
    const copy = asNewEntry({ ...this.entry, title: "" });
    this.show(copy);
    this.write();
  }

  /** Stores nothing from here on, and takes out what is stored of this entry. The words stay on the screen. */
  async keepNothing(): Promise<void> {
    this.keeps = false;
    await this.writer.flush();
    const stored = this.entry;
    this.writer.forget();
    this.entry = undefined;
    this.turn.leave();
    this.sayUnkept();
    if (!stored?.revision) return;
    try {
      await this.store.remove(stored.id);
    } catch (error) {
      this.keeps = true;
      this.entry = stored;
      throw error;
    }
    this.listChanged();
  }

  /** Stores again, beginning with what is on the screen. */
  keepAgain(): void {
    this.keeps = true;
    this.status.show(t("Nothing yet"));
    this.changed();
  }

  private sayUnkept(): void {
    this.status.calm();
    this.status.show(t("Not kept"), t("only on this page, until you let it go or close it"));
  }

  /**
   * Moves to another place for entries, with the one on the screen. What cannot be written at the old place is written
   * at the new one.
   */
  async moving(move: (entry: Entry | undefined) => Promise<void>): Promise<void> {
    await this.writer.flush();
    const { entry } = this;
    await move(entry?.revision ? entry : undefined);
    this.keeps = true;
    const moved = entry && (await this.store.get(entry.id));
    if (moved) this.entry = { ...moved, answers: entry.answers, revision: moved.revision };
    this.changed();
    this.listChanged();
  }

  /** Takes everything off the screen, if everything is stored. Tells whether it is. */
  async putAway(): Promise<boolean> {
    if (!(await this.flush()) || this.holdsUnkept) return false;
    this.show(undefined);
    return true;
  }

  /** Writes what is still to be written. Tells whether everything is stored. */
  async flush(): Promise<boolean> {
    await this.writer.flush();
    return !this.writer.isBehind;
  }

  /** Shows an entry's newest answers, when somebody else wrote them and nothing here is unwritten. */
  async refresh(id: string): Promise<void> {
    if (this.entry?.id !== id || this.writer.isBehind) return;
    try {
      const stored = await this.store.get(id);
      const unchanged = this.entry?.id === id && !this.writer.isBehind;
      if (stored && unchanged && stored.revision > this.entry!.revision) this.show(stored);
    } catch (error) {
      if (error instanceof StoreProblem) this.status.notSaved(error.kind);
    }
  }

  /** Deletes the entry on the screen and returns it, so that it can be put back. */
  async remove(): Promise<Entry | undefined> {
    await this.writer.flush();
    const gone = this.entry;
    this.writer.forget();
    // Whatever is typed from here on is an entry of its own.
    this.show(undefined);
    if (!gone?.revision) return gone;
    try {
      await this.store.remove(gone.id);
    } catch (error) {
      if (!this.entry) {
        this.show(gone);
        this.write();
      }
      throw error;
    }
    this.listChanged();
    return gone;
  }

  /** Puts a deleted entry back and shows it. */
  async putBack(gone: Entry): Promise<void> {
    const again = { ...gone, revision: 1 };
    await this.store.put(again);
    this.show(again);
  }

  private hear(state: State): void {
    if (state.is === "saving") this.status.saving();
    else if (state.is === "trouble") this.status.notSaved(state.kind);
    else {
      const isFirst = state.entry.revision === 1;
      if (this.entry?.id === state.entry.id) this.entry.revision = state.entry.revision;
      this.status.saved(this.where());
      this.otherTabs?.postMessage(state.entry.id);
      if (isFirst) this.listChanged();
    }
  }

  /** Another tab wrote the same entry: its text stays as it is, and this text becomes an entry of its own. */
  private keepBoth(entry: Entry): Entry {
    this.keptBoth = true;
    this.entry = asNewEntry(entry);
    this.turn.take(this.entry.id);
    return this.entry;
  }

  private where(): string {
    if (this.keptBoth) return t("as an entry of its own. Another tab wrote in the same one; both are kept.");
    const words = { device: t("on this device"), locked: t("on this device, locked"), tab: t("until this tab closes") };
    return words[this.place()];
  }
}
