/** The list of the words that the reader has chosen, each with its strength and a way to take it off. */

import { el } from "handrail/dom";
import { t } from "handrail/messages";
import type { Options } from "handrail/options";
import { strengthIn, strengthOf } from "handrail/strength";

export class Mine {
  private readonly part: HTMLElement;
  private readonly list: HTMLElement;
  /** Strengths of words that are not in the list now: a word that comes back brings its own. */
  private readonly strengths = new Map<string, number>();

  constructor(private readonly root: Element) {
    this.part = root.querySelector("[data-mine]")!;
    this.list = this.part.querySelector("ul")!;
  }

  /** The highest strength; 0 where none is asked for. */
  get to(): number {
    return Number(this.list.dataset.to ?? 0);
  }

  private get items(): HTMLElement[] {
    return [...this.list.children] as HTMLElement[];
  }

  item(id: string): HTMLElement | undefined {
    return this.items.find((item) => item.dataset.word === id);
  }

  /** The ids as the list has them, and after them those that it does not have. */
  inOrder(ids: string[]): string[] {
    const listed = this.items.map((item) => item.dataset.word!).filter((id) => ids.includes(id));
    return [...listed, ...ids.filter((id) => !listed.includes(id))];
  }

  remember(id: string, strength: number): void {
    if (this.to) this.strengths.set(id, strength);
  }

  forget(): void {
    this.list.replaceChildren();
    this.strengths.clear();
  }

  /** Lists what is chosen: new words come last, in the order given. */
  follow({ chosen, controls }: Options, order = chosen): void {
    for (const item of this.items) {
      if (chosen.includes(item.dataset.word!)) continue;
      const strength = strengthIn(item);
      if (strength !== undefined) this.strengths.set(item.dataset.word!, strength);
      item.remove();
    }
    for (const id of new Set(order)) {
      const control = controls.find(({ value }) => value === id);
      if (control?.checked && !this.item(id)) this.list.append(this.newItem(control));
    }
    this.part.hidden = !this.list.children.length;
  }

  private newItem(control: HTMLInputElement): HTMLElement {
    const name = this.nameOf(control);
    const away = el("button", { type: "button", className: "btn plain needs-script" }, t("Take away"));
    away.setAttribute("aria-label", t("Take away: %(word)s", { word: name }));
    away.dataset.takeAway = "";
    const item = el("li", {}, el("b", {}, name), away);
    item.dataset.word = control.value;
    if (this.to) item.append(strengthOf(name, this.to, this.strengths.get(control.value)));
    return item;
  }

  /** The word of a checkbox. */
  nameOf(control: HTMLInputElement): string {
    const label = control.closest("label")!;
    return (label.querySelector("b") ?? label).textContent!.trim();
  }

  /** The checkbox of the word whose item something stands in. */
  controlOf(inside: Element): HTMLInputElement | undefined {
    const id = inside.closest<HTMLElement>("[data-word]")?.dataset.word;
    return [...this.root.querySelectorAll<HTMLInputElement>("input")].find(({ value, name }) => name && value === id);
  }

  placeOf(id: string): number {
    return this.items.findIndex((item) => item.dataset.word === id);
  }

  /** Moves a word that came back to the place that it had, and goes there. */
  putBack(id: string, place: number): void {
    const item = this.item(id)!;
    this.list.insertBefore(item, this.items[place] ?? null);
    item.querySelector<HTMLElement>("input, button")!.focus();
  }

  /** Does something that makes the list grow, without moving what the reader is at: browsers do not see to it reliably. */
  keepingInView(at: Element, change: () => void): void {
    const before = at.getBoundingClientRect().top;
    change();
    scrollBy(0, at.getBoundingClientRect().top - before);
  }
}
