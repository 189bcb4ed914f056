/**
 * A worksheet being filled in: which entry it is, and that every change of it is written.
 *
 * An entry begins with the first real answer; an untouched page stores nothing. Answers to fields that the worksheet
 * no longer has stay with their entry. An entry emptied by its reader stays until the reader deletes it.
 */

import { fill, storable } from "./answers";
import { asNewEntry, newEntry } from "./entry";
import { t } from "./messages";
import type { StatusLine } from "./status";
import { StoreProblem, type Entry, type Store } from "./store";
import { Writer, type State } from "./writer";

export class Sheet {
  /** The entry on the screen; undefined while nothing has been written. */
  entry: Entry | undefined;
  private readonly writer: Writer;
  private readonly otherTabs: BroadcastChannel | undefined;
  private keptBoth = false;

  constructor(
    private readonly form: HTMLFormElement,
    readonly worksheet: string,
    practice: string,
    private readonly store: Store,
    private readonly status: StatusLine,
    private readonly listChanged: () => void,
  ) {
    this.writer = new Writer(store, (state) => this.hear(state), (entry) => this.keepBoth(entry));
    if ("BroadcastChannel" in window) {
      this.otherTabs = new BroadcastChannel(`handrail:${practice}`);
      this.otherTabs.onmessage = ({ data }) => void this.refresh(data as string);
    }
  }

  /** Whether words on the screen are not stored. */
  get isBehind(): boolean {
    return this.writer.isBehind;
  }

  /** Takes what the form holds now and writes it. */
  changed(): void {
    const answers = storable(this.form);
    if (!this.entry && !Object.keys(answers).length) return;
    const entry = this.entry ?? newEntry(this.worksheet);
    this.entry = { ...entry, updated: Date.now(), answers };
    this.writer.write(this.entry);
  }

  /** Shows an entry, or an empty sheet. */
  show(entry: Entry | undefined): void {
    this.entry = entry;
    this.keptBoth = false;
    fill(this.form, entry?.answers ?? {});
    this.form.dispatchEvent(new Event("handrail:answers"));
    if (entry) this.status.saved(this.where());
    this.welcome();
  }

  /** Says that an empty sheet is empty, and lists the earlier ones. */
  welcome(): void {
    if (!this.entry) {
      this.status.calm();
      this.status.show(t("Nothing yet"));
    }
    this.listChanged();
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
        this.writer.write(gone);
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
    return this.entry;
  }

  private where(): string {
    return this.keptBoth
      ? t("as an entry of its own. Another tab wrote in the same one; both are kept.")
      : t("on this device");
  }
}
