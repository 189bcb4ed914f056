/**
 * The status line: what is saved, and what went wrong. What stands there is always true at that moment. It is
 * spoken to screen readers only when it has settled, because it changes with every key.
 */

import { t } from "./messages";
import type { ProblemKind } from "./store";

/** How long a state must last before it is spoken, in milliseconds. */
const SETTLED = 1500;

/** What may keep words from being kept: the store, or a part of the page that did not load. */
type Trouble = ProblemKind | "broken";

const part = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-status=${name}]`)!;

export class StatusLine {
  private readonly state = part("state");
  private readonly detail = part("detail");
  private readonly spoken = part("spoken");
  private readonly trouble = document.getElementById("trouble")!;
  private readonly theirs = document.getElementById("other-tab")!;
  private timer = 0;

  /** Shows a state in a word or two, with a detail behind it. */
  show(state: string, detail = ""): void {
    this.state.textContent = state;
    this.detail.textContent = detail;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const words = `${state} ${detail}`.trim();
      if (this.spoken.textContent !== words) this.spoken.textContent = words;
    }, SETTLED);
  }

  /** Takes back what was said about trouble, because it is over. */
  calm(): void {
    this.trouble.hidden = true;
  }

  /** Says whether another tab writes this sheet. */
  elsewhere(is: boolean): void {
    this.theirs.hidden = !is;
  }

  saving(): void {
    this.show(t("Saving"));
  }

  saved(detail: string): void {
    this.calm();
    this.show(t("Saved"), detail);
  }

  /** Says calmly that something is not kept, and what to do. The words themselves stay on the screen. */
  notSaved(kind: Trouble): void {
    this.show(t("Not saved"));
    for (const words of this.trouble.querySelectorAll<HTMLElement>("[data-trouble]")) words.hidden = words.dataset.trouble !== kind;
    this.trouble.hidden = false;
  }
}
