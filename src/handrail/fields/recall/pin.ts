/**
 * One strip under the site's bar that keeps a recalled answer in view, once its own place has scrolled away or its
 * step is not shown. It takes three lines at most, and whatever gets the focus comes to rest below it.
 */

import { el } from "handrail/dom";
import { t } from "handrail/messages";

interface Pin {
  root: Element;
  held: boolean;
}

/** About as high as the strip, in pixels: an answer is taken over when its place is gone behind the strip's. */
const STRIP = 120;

let strip: Strip | undefined;

/** Keeps a recalled answer in view. Returns what to call when its words have changed. */
export function addPin(root: Element): () => void {
  strip ??= new Strip(root.closest("form")!);
  return strip.add(root);
}

class Strip {
  private readonly pins: Pin[] = [];
  private shown: Pin | undefined;
  private readonly label = el("p", { className: "recall-label" });
  private readonly said = el("div", { className: "recalled" });
  private readonly more = el("button", { type: "button", className: "btn plain" });
  private readonly element: HTMLElement;
  private readonly bar = document.querySelector<HTMLElement>(".bar")!;
  /** Where the reader was before pressing a button in the strip. */
  private before: HTMLElement | undefined;

  constructor(private readonly form: HTMLElement) {
    const letGo = el("button", { type: "button", className: "btn plain" }, t("Let it scroll"));
    this.element = el("div", { className: "pinned", hidden: true }, el("div", { className: "recall-head" }, this.label, this.more, letGo), this.said);
    this.element.setAttribute("role", "group");
    this.said.translate = false;
    form.prepend(this.element);
    letGo.addEventListener("click", () => this.letGo());
    this.more.addEventListener("click", () => this.open(this.more.getAttribute("aria-expanded") !== "true"));
    form.addEventListener("focusin", ({ target }) => {
      if (!this.element.contains(target as Node)) this.before = target as HTMLElement;
    });
    const update = (): void => this.update();
    form.addEventListener("handrail:step", update);
    addEventListener("resize", update);
    // An observer of what comes into view and goes would miss a jump over it.
    addEventListener("scroll", update, { passive: true });
  }

  add(root: Element): () => void {
    const pin = { root, held: true };
    this.pins.push(pin);
    this.button(pin).addEventListener("click", () => this.hold(pin, !pin.held));
    return () => {
      if (this.shown === pin) this.shown = undefined;
      this.update();
    };
  }

  /** How far down an answer's place counts as gone. */
  private get line(): number {
    return this.bar.offsetHeight + STRIP;
  }

  private button({ root }: Pin): HTMLElement {
    return root.querySelector<HTMLElement>("[data-pinning]")!;
  }

  private hold(pin: Pin, held: boolean): void {
    pin.held = held;
    this.button(pin).firstChild!.textContent = held ? t("Let it scroll") : t("Keep it in view");
    this.update();
  }

  private letGo(): void {
    for (const pin of this.pins) this.hold(pin, false);
    this.before?.focus({ preventScroll: true });
  }

  /** Shows the last answer that the reader has passed. */
  private update(): void {
    const wanted = this.pins.filter((pin) => pin.held && this.isAway(pin)).pop();
    if (wanted && wanted !== this.shown) this.show(wanted);
    this.shown = wanted;
    this.element.hidden = !wanted;
    // A place that is still on the page has its own room; over it, the strip takes none.
    this.element.classList.toggle("over", !!wanted && wanted.root.getClientRects().length > 0);
    this.measure();
  }

  /** Whether an answer has words, and its own place has scrolled away while the form is in view, or its step is over. */
  private isAway({ root }: Pin): boolean {
    if (!root.querySelector("[data-recalled]")!.childElementCount || root.matches(".set-aside, [data-waits]")) return false;
    const bottom = (element: Element): number => element.getBoundingClientRect().bottom;
    if (root.getClientRects().length) return bottom(root) < this.line && bottom(this.form) > this.line;
    const step = root.closest("li")!;
    const now = [...step.parentElement!.children].findIndex((one) => !one.classList.contains("later"));
    return step.classList.contains("later") && [...step.parentElement!.children].indexOf(step) < now;
  }

  private show({ root }: Pin): void {
    this.label.textContent = root.querySelector(".recall-label")!.textContent;
    this.element.setAttribute("aria-label", this.label.textContent!);
    this.said.replaceChildren(...[...root.querySelector("[data-recalled]")!.children].map((one) => one.cloneNode(true)));
    this.open(false);
  }

  private open(is: boolean): void {
    this.element.classList.toggle("open", is);
    this.more.textContent = is ? t("Show less") : t("Show all");
    this.more.setAttribute("aria-expanded", String(is));
    // What scrolls can be reached by keyboard.
    this.said.tabIndex = is ? 0 : -1;
    this.measure();
  }

  private measure(): void {
    this.element.style.insetBlockStart = `${this.bar.offsetHeight}px`;
    this.more.hidden = !this.element.classList.contains("open") && this.said.scrollHeight <= this.said.clientHeight + 1;
    // The style keeps this much free above whatever takes the focus.
    this.form.style.setProperty("--pinned", `${this.element.offsetHeight}px`);
  }
}
