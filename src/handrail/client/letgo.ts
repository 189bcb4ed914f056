/**
 * Write, then let go: a worksheet, or a sitting with one, of which nothing is kept. The words are on the page only.
 * Letting go takes a moment, so that a slip can be stopped; who likes it quick clears the sheet at once.
 */

import { t } from "./messages";
import type { Sheet } from "./sheet";
import type { StatusLine } from "./status";

/** How long the words take to fade, in milliseconds; the style has the same figure. */
const FADING = 4000;

/** Makes the choice and the closing work, on worksheets that have them. */
export function addLettingGo(
  form: HTMLElement,
  sheet: Sheet,
  status: StatusLine,
  attempt: (work: () => Promise<void>) => Promise<boolean>,
): void {
  const section = document.getElementById("let-go");
  if (!section) return;
  const choice = document.querySelector<HTMLElement>("[data-keeping]");
  const button = (name: string): HTMLButtonElement => section.querySelector<HTMLButtonElement>(`[data-let-go=${name}]`)!;
  let timer = 0;

  function show(): void {
    section!.hidden = sheet.keeps;
    document.documentElement.toggleAttribute("data-unkept", !sheet.keeps);
  }

  function fading(is: boolean): void {
    clearTimeout(timer);
    form.classList.toggle("fading", is);
    button("stop").hidden = !is;
    button("start").hidden = button("now").hidden = is;
  }

  function letGo(): void {
    fading(false);
    sheet.show(undefined);
    status.show(t("Let go"), t("Nothing of it was kept."));
    document.getElementById("way-down")!.focus();
  }

  choice?.addEventListener("change", ({ target }) => {
    if ((target as HTMLInputElement).value === "nowhere") void attempt(() => sheet.keepNothing());
  });
  button("start").addEventListener("click", () => {
    fading(true);
    button("stop").focus();
    timer = window.setTimeout(letGo, FADING);
  });
  button("stop").addEventListener("click", () => {
    fading(false);
    button("start").focus();
  });
  button("now").addEventListener("click", letGo);
  form.addEventListener("input", () => fading(false));
  form.addEventListener("handrail:entry", show);
  form.addEventListener("handrail:keeping", show);
  show();
}
