/**
 * The list of entries: by date or by worksheet, those that hold the reader's words, a screenful at a time. Entries
 * are read as the list grows, so that a notebook of many years opens like one of a week.
 */

import { el } from "../dom";
import { fragmentOf } from "../entry";
import { day, month } from "../messages";
import type { Entry, Store } from "../store";
import { entryHolds } from "../words";
import { sheetOf } from "./sheets";

const SCREENFUL = 50;

export interface View {
  by: "date" | "worksheet";
  /** One worksheet only, by its slug; "" for all. */
  worksheet: string;
  words: string;
}

export class EntryList {
  private source: AsyncGenerator<Entry> = nothing();
  private view: View = { by: "date", worksheet: "", words: "" };
  private heading = "";

  /** @param mark tells an item's box whether it is chosen, and hears of changes. */
  constructor(
    private readonly list: HTMLElement,
    private readonly more: HTMLElement,
    private readonly store: Store,
    private readonly mark: (entry: Entry, box: HTMLInputElement) => void,
  ) {}

  /** Shows a view from its start. Another call takes its place. */
  async show(view: View): Promise<void> {
    const source = this.entries(view);
    this.source = source;
    this.view = view;
    this.heading = "";
    const first = await this.some(source);
    if (source !== this.source) return;
    this.list.replaceChildren();
    this.append(first);
  }

  /** Shows the next screenful. */
  async showMore(): Promise<void> {
    const { source } = this;
    const next = await this.some(source);
    if (source === this.source) this.append(next);
  }

  /** Every entry of the view, also those that are not on the screen yet. */
  async *all(): AsyncGenerator<Entry> {
    yield* this.entries(this.view);
  }

  private async some(source: AsyncGenerator<Entry>): Promise<Entry[]> {
    const found: Entry[] = [];
    while (found.length < SCREENFUL) {
      const { value, done } = await source.next();
      if (done) break;
      found.push(value as Entry);
    }
    return found;
  }

  private append(entries: Entry[]): void {
    for (const entry of entries) {
      const heading = this.view.by === "date" ? month(entry.updated) : sheetOf(entry.worksheet).title;
      if (heading !== this.heading) this.list.append(el("li", { className: "heading" }, el("h2", {}, heading)));
      this.heading = heading;
      this.list.append(this.item(entry));
    }
    this.more.hidden = entries.length < SCREENFUL;
  }

  private item(entry: Entry): HTMLElement {
    const { title, path } = sheetOf(entry.worksheet);
    const name = entry.title || title;
    const when = day(entry.updated);
    const box = el("input", { type: "checkbox" });
    box.setAttribute("aria-label", `${name}, ${when}`);
    this.mark(entry, box);
    const link = path ? el("a", { href: path + fragmentOf(entry) }, name) : el("b", {}, name);
    const about = [this.view.by === "worksheet" || !entry.title ? "" : title, when].filter(Boolean).join(" · ");
    return el("li", {}, el("label", { className: "pick" }, box), el("span", {}, link, " ", el("span", { className: "kind" }, about)));
  }

  private async *entries({ by, worksheet, words }: View): AsyncGenerator<Entry> {
    const slugs = by === "date" || worksheet ? [worksheet] : await this.byTitle();
    for (const slug of slugs) {
      for await (const entry of this.store.walk(slug || undefined)) {
        const { title, fields } = sheetOf(entry.worksheet);
        if (!words || entryHolds({ ...entry, title: `${entry.title ?? ""} ${title}` }, fields, words)) yield entry;
      }
    }
  }

  private async byTitle(): Promise<string[]> {
    const slugs = await this.store.worksheets();
    return slugs.sort((a, b) => sheetOf(a).title.localeCompare(sheetOf(b).title));
  }
}

async function* nothing(): AsyncGenerator<Entry> {}
