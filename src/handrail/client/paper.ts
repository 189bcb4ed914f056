/**
 * Printing: a form control cuts off what does not fit into it, so each text control's words are put into the plain
 * element beside it while the page is on paper.
 */

import type { Sheet } from "./sheet";

/** Prints the page: in large letters for eyes that need it, blank without what was written, or one card of it alone. */
export function printPage(mode: "" | "large" | "blank" | "card" = ""): void {
  document.documentElement.dataset.print = mode;
  window.print();
}

/** Prints a card by itself. It is filled when it is on the page, out of sight, so that what fits can be measured. */
export function printCard(card: HTMLElement, fill: () => void): void {
  card.dataset.printed = "";
  document.body.append(card);
  fill();
  addEventListener("afterprint", () => card.remove(), { once: true });
  printPage("card");
}

/** Prints the sheet with nothing in it, and shows the entry again afterwards. Nothing of it is changed. */
export async function printBlank(sheet: Sheet): Promise<void> {
  if (!(await sheet.flush()) || sheet.holdsUnkept) return;
  const { entry } = sheet;
  sheet.show(undefined);
  addEventListener("afterprint", () => sheet.show(entry), { once: true });
  printPage("blank");
}

/** Makes the fields ready for paper whenever the page is printed, by our button or by the browser's. */
export function addPaper(form: HTMLFormElement): void {
  const mirrors = (): NodeListOf<HTMLElement> => form.querySelectorAll<HTMLElement>("[data-mirror]");
  addEventListener("beforeprint", () => {
    // An empty day shows its form ("mm/dd/yyyy"), which is in the way of a pen.
    for (const box of form.querySelectorAll<HTMLInputElement>("input[type=date], input[type=time]")) {
      box.toggleAttribute("data-blank", !box.value);
    }
    for (const mirror of mirrors()) {
      const control = mirror.parentElement?.querySelector<HTMLInputElement>("textarea, input[type=text]");
      mirror.textContent = control?.value ?? "";
    }
  });
  addEventListener("afterprint", () => {
    for (const mirror of mirrors()) mirror.textContent = "";
    delete document.documentElement.dataset.print;
  });
}
