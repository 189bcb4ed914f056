/** A number from 0 to 10 (radio buttons) or to 100 (a number box with a slider beside it). Not answered is not 0. */

import { addClear, announceShown, type FieldType } from "handrail/field";

function radios(root: Element): HTMLInputElement[] {
  return [...root.querySelectorAll<HTMLInputElement>("input[type=radio]")];
}

function box(root: Element): HTMLInputElement | null {
  return root.querySelector("input[type=number]");
}

/** Keeps the slider in step with the number; without a number it looks untouched. */
function moveSlider(root: Element): void {
  const slider = root.querySelector<HTMLInputElement>("[data-slider]");
  const number = box(root);
  if (!slider || !number) return;
  slider.value = number.value || "50";
  slider.toggleAttribute("data-unset", number.value === "");
}

const field: FieldType = {
  type: "scale",
  read(root) {
    const value = box(root)?.value ?? radios(root).find((radio) => radio.checked)?.value ?? "";
    const number = Number(value);
    return value === "" || !(number >= 0 && number <= 100) ? undefined : number;
  },
  write(root, answer) {
    const number = box(root);
    const fits = typeof answer === "number" && Number.isFinite(answer) && answer >= 0 && answer <= 100;
    if (number) number.value = fits ? String(answer) : "";
    for (const radio of radios(root)) radio.checked = fits && radio.value === String(answer);
    moveSlider(root);
    announceShown(root);
  },
  enhance(root, host) {
    const slider = root.querySelector<HTMLInputElement>("[data-slider]");
    const number = box(root);
    slider?.addEventListener("input", () => {
      if (number) number.value = slider.value;
      slider.removeAttribute("data-unset");
    });
    number?.addEventListener("input", () => moveSlider(root));
    addClear(field, root, host);
  },
};

export default field;
