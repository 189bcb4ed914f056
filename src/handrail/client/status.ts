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
  private readonly theirs = document.getElementById("elsewhere")!;
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
    const words = this.trouble.querySelector("[data-trouble]")!;
    if (words.textContent !== explain(kind)) words.textContent = explain(kind);
    this.trouble.hidden = false;
  }
}

function explain(kind: Trouble): string {
  const texts: Record<Trouble, string> = {
    blocked: t(
      "This browser does not let the page keep anything: storage is turned off, or this is a private window. Your words are still on the screen. You can print them or save them as a file.",
    ),
    full: t(
      "There is no room left to keep this on the device. Your words are still on the screen. Save them as a file, or make room and write on.",
    ),
    locked: t("Your notes are locked, so this is not saved yet. Your words stay on the screen. Give your passphrase above, and they are saved."),
    changed: t(
      "How your notes are kept was changed in another tab. Your words are still on the screen. Save them as a file, then load the page again.",
    ),
    closed: t(
      "This site was renewed in another tab, so this page can no longer save. Save your words as a file, then load the page again.",
    ),
    conflict: t("This sheet was changed somewhere else at the same time. Save your words as a file to be sure."),
    broken: t("A part of this page did not load, so nothing you write here can be kept. Load the page again."),
    failed: t("Something went wrong while saving. Your words are still on the screen. The page tries again when you write on."),
  };
  return texts[kind];
}
