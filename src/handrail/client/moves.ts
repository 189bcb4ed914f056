/**
 * Moving the rows of a field (`repeat.ts`) among each other: one by one with buttons or keys, or all at once into the
 * order of a number. Nothing moves unless the reader asks. Every move is said, keeps the focus on what has moved and
 * can be undone, however much was written since.
 */

import type { Answers } from "./answers";
import type { Host } from "./field";
import { t } from "./messages";
import { allAnswers, showRows, shownRows } from "./repeat";

/** What is particular to one field. */
export interface Ways {
  /** The number in a row that puts it in order. Rows without one stay behind the row before them. */
  numberOf?(answers: Answers): number | undefined;
  /** Whether Alt with an arrow key moves the row that is written in. */
  keys?: boolean;
}

/** A new order: for each place, the place that its answers come from. */
type Order = number[];

/** How much of a row's words is said. */
const LONGEST = 60;

export class Moves {
  /** The moves that can be undone, the newest last. */
  private readonly made: Order[] = [];
  private readonly undoButton: HTMLElement;

  constructor(
    private readonly root: Element,
    private readonly host: Host,
    private readonly ways: Ways = {},
  ) {
    this.undoButton = root.querySelector<HTMLElement>("[data-undo-move]")!;
    root.addEventListener("handrail:shown", () => this.forget());
    root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("button") : null;
      if (button?.dataset.move) this.moveByKey(button, Number(button.dataset.move));
      else if (button?.hasAttribute("data-put-in-order")) this.putInOrder();
      else if (button === this.undoButton) this.undo();
    });
    if (ways.keys) root.addEventListener("keydown", (event) => this.press(event as KeyboardEvent));
  }

  /** Moves a row, and those between give way. */
  move(from: number, to: number): void {
    const order = this.places();
    order.splice(to, 0, ...order.splice(from, 1));
    this.make(order, shownRows(this.root)[to]!);
    this.say(t("“%(name)s” is now number %(place)s of %(count)s.", { name: this.nameOf(to), place: to + 1, count: order.length }));
  }

  /** What a reader knows a row by: the first words in it, or else its name and number. */
  nameOf(place: number): string {
    const row = shownRows(this.root)[place]!;
    const boxes = [...row.querySelectorAll<HTMLInputElement>("input[type=text], textarea")];
    const words = boxes.map(({ value }) => value.trim()).find(Boolean);
    if (words) return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
    return row.querySelector("legend")?.textContent?.trim() ?? String(place + 1);
  }

  private press(event: KeyboardEvent): void {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!way || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!(event.target as Element).closest("[data-row]")) return;
    event.preventDefault();
    this.moveByKey(event.target as HTMLElement, way);
  }

  /** Moves the row around a control one place on, and with it the focus. */
  private moveByKey(control: HTMLElement, by: number): void {
    const row = control.closest<HTMLElement>("[data-row]")!;
    const from = shownRows(this.root).indexOf(row);
    const next = shownRows(this.root)[from + by];
    if (!next) return this.say(by < 0 ? t("It is the first one already.") : t("It is the last one already."));
    const before = control.getBoundingClientRect().top;
    const number = controlsIn(row).indexOf(control);
    this.move(from, from + by);
    const same = controlsIn(next)[number];
    const now = same && isSeen(same) ? same : moverOf(next);
    now.focus({ preventScroll: true });
    // What was pressed stays under the finger, so that it can be pressed again.
    scrollBy(0, now.getBoundingClientRect().top - before);
  }

  private putInOrder(): void {
    const order = orderByNumber(allAnswers(this.root), this.ways.numberOf!);
    const isNew = order.some((from, place) => from !== place);
    if (isNew) this.make(order, this.root.querySelector("[data-moved]")!);
    this.say(isNew ? t("They are in order now.") : t("They are in order already."));
  }

  /** Gives the rows another order, and offers to undo it at the place where the reader is. */
  private make(order: Order, at: Element): void {
    this.reorder(order);
    this.made.push(order);
    this.offerUndo(at);
  }

  private undo(): void {
    const order = this.made.pop()!;
    const row = this.undoButton.closest<HTMLElement>("[data-row]");
    this.reorder(this.places().map((place) => (place < order.length ? order.indexOf(place) : place)));
    const at = row ? shownRows(this.root)[order[shownRows(this.root).indexOf(row)]!]! : this.undoButton.parentElement!;
    this.offerUndo(at);
    this.undoButton.hidden = !this.made.length;
    (this.undoButton.hidden ? moverOf(at) : this.undoButton).focus();
    this.say(t("It is back as it was."));
  }

  private reorder(order: Order): void {
    const rows = allAnswers(this.root);
    showRows(this.root, order.map((from) => rows[from]!));
    this.host.changed();
  }

  private offerUndo(at: Element): void {
    (at.querySelector("[data-tools]") ?? at).append(this.undoButton);
    this.undoButton.hidden = false;
  }

  private forget(): void {
    this.made.length = 0;
    this.undoButton.hidden = true;
    this.say("");
  }

  private say(words: string): void {
    this.root.querySelector("[data-move-said]")!.textContent = words;
  }

  private places(): Order {
    return shownRows(this.root).map((_, place) => place);
  }
}

const controlsIn = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>("input, textarea, select, button")];

/** A button of a row that moves it, or of the whole field that puts it in order; at the ends there is one only. */
const moverOf = (part: Element): HTMLElement =>
  [...part.querySelectorAll<HTMLElement>("[data-move], [data-put-in-order]")].find(isSeen)!;

const isSeen = (element: Element): boolean => element.getClientRects().length > 0;

/** Rows with the smaller number first. Those without one stay behind the row they follow; empty ones go to the end. */
function orderByNumber(rows: Answers[], numberOf: (answers: Answers) => number | undefined): Order {
  const groups: { number: number; places: Order }[] = [{ number: -Infinity, places: [] }];
  const empty: Order = [];
  rows.forEach((row, place) => {
    const number = numberOf(row);
    if (number !== undefined) groups.push({ number, places: [place] });
    else if (Object.keys(row).length) groups[groups.length - 1]!.places.push(place);
    else empty.push(place);
  });
  const sorted = groups.sort((a, b) => (a.number === b.number ? 0 : a.number - b.number));
  return [...sorted.flatMap(({ places }) => places), ...empty];
}
