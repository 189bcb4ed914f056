/**
 * Printing: a form control cuts off what does not fit into it, so each text control's words are put into the plain
 * element beside it while the page is on paper.
 */

export function addPaper(form: HTMLFormElement): void {
  const mirrors = (): NodeListOf<HTMLElement> => form.querySelectorAll<HTMLElement>("[data-mirror]");
  addEventListener("beforeprint", () => {
    // An empty date shows its form ("mm/dd/yyyy"), which is in the way of a pen.
    for (const day of form.querySelectorAll<HTMLInputElement>("input[type=date]")) {
      day.toggleAttribute("data-blank", !day.value);
    }
    for (const mirror of mirrors()) {
      const control = mirror.parentElement?.querySelector<HTMLInputElement>("textarea, input[type=text]");
      mirror.textContent = control?.value ?? "";
    }
  });
  addEventListener("afterprint", () => {
    for (const mirror of mirrors()) mirror.textContent = "";
  });
}
