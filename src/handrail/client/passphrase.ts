/**
 * Forms in which a passphrase is given: what was typed is checked, told calmly, and taken out of the page again.
 * They come with the module of the lock.
 */

import { weaknessOf } from "./derive";
import { t } from "./messages";
import { StoreProblem } from "./store";

/** Makes a form do its work. What it holds is cleared when the work is done, and kept when it was refused. */
export function onPassphrase(
  form: HTMLFormElement,
  work: (given: Record<string, string>) => Promise<void>,
  explaining: (error: unknown) => string = explain,
): void {
  const said = form.querySelector<HTMLElement>("[data-lock-said]")!;
  const button = form.querySelector<HTMLButtonElement>("button:not([type=button])")!;
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[name]")];
  form.querySelector("[data-show-passphrase]")?.addEventListener("change", ({ target }) => {
    for (const box of boxes) box.type = (target as HTMLInputElement).checked ? "text" : "password";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = Object.fromEntries(boxes.map((box) => [box.name, box.value]));
    said.textContent = t("One moment");
    button.disabled = true;
    const doing = async (): Promise<void> => {
      const refused = given.again === undefined ? "" : whyNot(given.passphrase!, given.again);
      if (!refused) await work(given);
      said.textContent = refused;
      if (!refused) clear(form);
    };
    doing()
      .catch((error: unknown) => (said.textContent = explaining(error)))
      .finally(() => (button.disabled = false));
  });
}

export function clear(form: HTMLFormElement): void {
  form.reset();
  for (const box of form.querySelectorAll<HTMLInputElement>("input[type=text][name=passphrase], input[type=text][name=again]")) box.type = "password";
  form.querySelector<HTMLElement>("[data-lock-said]")!.textContent = "";
}

/** Why a new passphrase is not taken; "" when it is. */
function whyNot(passphrase: string, again: string): string {
  const reasons = {
    short: t("This is too short: somebody with this device could try every one of that length. Ten letters or more are needed; three or four words are easier to keep in mind."),
    digits: t("Numbers alone are quickly tried out. Take a few words."),
    same: t("This is one letter over and over, or nearly. Take a few words."),
  };
  const weakness = weaknessOf(passphrase);
  if (weakness) return reasons[weakness];
  return passphrase === again ? "" : t("The two are not the same. Nothing was changed.");
}

export function explain(error: unknown): string {
  const kind = error instanceof Error && "kind" in error ? error.kind : "";
  if (kind === "wrong") return t("That is not it. Your notes are as they were.");
  if (kind === "damaged") return t("The lock in this browser is damaged, and cannot be opened with a passphrase.");
  if (error instanceof StoreProblem && error.kind === "full") return t("There is no room left on this device. Nothing was changed.");
  return t("That did not work. Nothing was changed.");
}
