/** Two numbers beside each other, live: as they were given, without a verdict. A pair with one number shows that one. */

import { el } from "handrail/dom";
import type { Host, ScriptedField } from "handrail/field";
import { t } from "handrail/messages";
import { pairsIn, type Pair } from "handrail/pairs";
import { toldSheet, type ToldCompare } from "handrail/told";

/** How long numbers must last before they are spoken, in milliseconds: a slider goes through many. */
const SETTLED = 1500;

interface Compare extends ToldCompare {
  to: number;
  /** What one row is called, where rows have no names of their own. */
  row: string;
}

function pairsOf({ before, after, in: inside, row }: Compare, host: Host): Pair[] {
  const numberOf = (id: string): number | undefined => {
    const answer = host.answer(id);
    return typeof answer === "number" ? answer : undefined;
  };
  if (!inside) return [{ name: "", before: numberOf(before), after: numberOf(after) }];
  return pairsIn(host.answer(inside), toldSheet().fields.find(({ id }) => id === inside), [before, after], (place) => `${row} ${place + 1}`.trim());
}

/** A copy of the template that shows a pair. A shape stands where its number is; one without a number is taken out. */
function drawn(template: HTMLTemplateElement, { name, before, after }: Pair, to: number): DocumentFragment {
  const part = template.content.cloneNode(true) as DocumentFragment;
  const across = (value: number): string => String(10 + (320 * value) / to);
  const cells = part.querySelectorAll("dd");
  [before, after].forEach((value, place) => {
    const shape = part.querySelector([".drawing .spot", ".drawing .ring"][place]!)!;
    const cell = cells[place]!;
    if (value === undefined) {
      shape.remove();
      part.querySelector(".joined")?.remove();
      cell.className = "blank";
      cell.append(el("span", { className: "quiet needs-script" }, t("not answered yet")));
    } else {
      shape.setAttribute("cx", across(value));
      part.querySelector(".joined")?.setAttribute(["x1", "x2"][place]!, across(value));
      cell.textContent = String(value);
    }
  });
  part.querySelector("[data-name]")?.replaceChildren(name);
  return part;
}

export default {
  type: "compare",
  enhance(root, host) {
    const part = <E extends HTMLElement>(name: string): E => root.querySelector<E>(`[data-${name}]`)!;
    const compare = JSON.parse(part("compare").dataset.compare!) as Compare;
    const [one, other] = compare.names ?? [t("Before"), t("After")];
    let timer = 0;

    function speak({ before, after }: Pair): void {
      if (before === undefined || after === undefined) return;
      part("spoken").textContent = `${compare.label}: ${one} ${before}, ${other} ${after}`;
    }

    host.onAnswers(() => {
      const pairs = pairsOf(compare, host).filter(({ before, after }) => before !== undefined || after !== undefined);
      part("missing").hidden = pairs.length > 0;
      part("pairs").replaceChildren(...pairs.map((pair) => drawn(part<HTMLTemplateElement>("pair"), pair, compare.to)));
      clearTimeout(timer);
      if (!compare.in && pairs[0]) timer = window.setTimeout(speak, SETTLED, pairs[0]);
    });
  },
} satisfies ScriptedField;
