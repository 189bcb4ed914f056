/**
 * The bar on every worksheet that says where it is kept, and changes that: on this device, under a lock, until this tab
 * closes. "Nowhere" belongs to `letgo.ts`, the forms of the lock to `lock-forms.ts`. Nothing typed is lost by a choice:
 * what is on the screen moves along.
 */

import type { Keeping, Place } from "./keeping";
import type { Sheet } from "./sheet";
import { StoreProblem } from "./store";

export class PlaceBar {
  private readonly bar = document.querySelector<HTMLElement>(".kept")!;
  /** A sheet of which nothing is kept leaves no choice, and a file by itself has no lock. */
  private readonly choice = this.find("keeping");
  private readonly newLock = this.find("new-lock");
  private forms: Promise<void> | undefined;

  /** @param afterwards is called when entries have become readable. */
  constructor(
    private readonly keeping: Keeping,
    private readonly sheet: Sheet,
    private readonly afterwards: () => Promise<void>,
  ) {}

  /** Shows what holds now. */
  async show(): Promise<void> {
    const { keeping, choice } = this;
    const { place, isLocked } = keeping;
    if (place === "locked") await this.withLock();
    this.say();
    this.mark(this.sheet.keeps ? place : "nowhere");
    for (const control of choice?.querySelectorAll("input") ?? []) {
      control.disabled = isLocked || keeping.isFramed || (control.value === "locked" && !keeping.canLock);
    }
    this.newLock?.toggleAttribute("hidden", true);
    this.find("unlock")?.toggleAttribute("hidden", !isLocked);
    this.find("lock-now")?.toggleAttribute("hidden", place !== "locked" || isLocked);
  }

  /** Lets the reader choose. */
  listen(): void {
    const { choice, keeping, sheet } = this;
    sheet.form.addEventListener("handrail:keeping", () => void this.show());
    choice?.addEventListener("change", ({ target }) => {
      const wanted = (target as HTMLInputElement).value as Place | "nowhere";
      if (wanted === "nowhere") return;
      if (wanted === keeping.place && keeping.isChosen) return sheet.keepAgain();
      void this.change(wanted);
    });
  }

  private async change(wanted: Place): Promise<void> {
    const { keeping, sheet } = this;
    try {
      if (wanted === "tab") await sheet.moving((entry) => keeping.useTab(entry));
      else {
        await sheet.flush();
        if (!(await keeping.returnToLock())) {
          if (wanted === "locked") return await this.askForNewLock();
          await sheet.moving(() => keeping.useDevice());
        }
      }
      await this.show();
    } catch (error) {
      await this.show();
      this.say(error instanceof StoreProblem && error.kind === "full" ? "full" : "failed");
    }
  }

  private async askForNewLock(): Promise<void> {
    await this.withLock();
    this.mark("locked");
    this.newLock!.hidden = false;
    this.newLock!.querySelector<HTMLElement>("input[name=passphrase]")!.focus();
  }

  /** Has the forms of the lock work. Throws when their module does not come; asked again, it tries again. */
  private async withLock(): Promise<void> {
    this.forms ??= this.keeping
      .load()
      .then(({ addLockForms }) => addLockForms(this.bar, this.keeping, this.sheet, () => this.show(), this.afterwards));
    try {
      await this.forms;
    } catch (error) {
      this.forms = undefined;
      throw error;
    }
  }

  /** Chooses a place, and says what it can and cannot protect from. */
  private mark(place: Place | "nowhere"): void {
    for (const control of this.choice?.querySelectorAll("input") ?? []) control.checked = control.value === place;
    for (const words of this.bar.querySelectorAll<HTMLElement>("[data-place]")) words.hidden = words.dataset.place !== place;
  }

  /** Says why a place could not be taken. */
  private say(why?: "full" | "failed"): void {
    for (const words of this.bar.querySelectorAll<HTMLElement>("[data-place-said]")) words.hidden = words.dataset.placeSaid !== why;
  }

  private find(name: string): HTMLElement | null {
    return this.bar.querySelector<HTMLElement>(`[data-${name}]`);
  }
}
