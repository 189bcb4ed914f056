/**
 * How strong something is, as a number that can be typed with a slider beside it: small enough to stand next to each
 * of several things. Not said is not 0: the slider looks untouched until the reader gives a number.
 */

import { el } from "./dom";
import { t } from "./messages";

/** The controls for one thing's strength. `name` says whose it is, for a screen reader. */
export function strengthOf(name: string, to: number, value?: number): HTMLElement {
  const label = t("%(name)s, chosen: how strong, from 0 to %(to)s", { name, to });
  const number = el("input", { type: "number", min: "0", max: String(to), inputMode: "numeric", autocomplete: "off" });
  const slider = el("input", { type: "range", min: "0", max: String(to), className: "needs-script" });
  for (const control of [number, slider]) control.setAttribute("aria-label", label);
  if (value !== undefined) number.value = String(value);
  const follow = (): void => {
    slider.value = number.value || String(to / 2);
    slider.toggleAttribute("data-unset", number.value === "");
    slider.setAttribute("aria-valuetext", number.value ? t("%(number)s of %(to)s", { number: number.value, to }) : t("not said"));
  };
  slider.addEventListener("input", () => {
    number.value = slider.value;
    follow();
  });
  number.addEventListener("input", follow);
  number.addEventListener("change", () => {
    if (number.value === "") return;
    number.value = String(Math.min(to, Math.max(0, Number(number.value))));
    follow();
    number.dispatchEvent(new Event("input", { bubbles: true }));
  });
  follow();
  return el("div", { className: "strength" }, el("span", {}, number, ` / ${to}`), slider);
}

/** The number inside a part of the page, or undefined when none was given or it does not fit. */
export function strengthIn(part: Element | null | undefined): number | undefined {
  const number = part?.querySelector<HTMLInputElement>(".strength input[type=number]");
  const value = number?.value ?? "";
  return value !== "" && fits(Number(value), Number(number!.max)) ? Number(value) : undefined;
}

/** Whether a value is a strength. */
export function fits(value: unknown, to: number): value is number {
  return typeof value === "number" && value >= 0 && value <= to;
}
