/**
 * Feelings: words chosen in groups, each with a strength, in the order in which they were chosen:
 * `{chosen: [ids], strengths: {id: number}, other: words}`, each only when there is something.
 */

import { addClear, announceShown, type FieldType, type Host } from "handrail/field";
import { asObject, own, type Json } from "handrail/json";
import { t } from "handrail/messages";
import { Options } from "handrail/options";
import { fits, strengthIn } from "handrail/strength";
import { addFinding } from "./find";
import { Mine } from "./mine";

const lists = new WeakMap<Element, Mine>();

/** The list of the reader's words in a field. */
function mineIn(root: Element): Mine {
  if (!lists.has(root)) lists.set(root, new Mine(root));
  return lists.get(root)!;
}

/** Brings everything in line with what is chosen. */
function update(root: Element): void {
  mineIn(root).follow(new Options(root));
  for (const group of root.querySelectorAll("[data-group]")) {
    const num = group.querySelectorAll(":checked").length;
    group.querySelector("[data-count]")!.textContent = num ? t("(%(num)s chosen)", { num }) : "";
  }
  root.toggleAttribute("data-filled", field.read(root) !== undefined);
}

function addChoosing(root: Element): void {
  const said = root.querySelector("[data-said]")!;
  root.addEventListener("input", ({ target }) => {
    const control = target as HTMLInputElement;
    mineIn(root).keepingInView(control, () => update(root));
    if (!control.matches("[type=checkbox], [type=radio]")) return;
    noticeIn(root).hidden = true;
    said.textContent = "";
    if (!control.checked || control.value === "other") return;
    said.textContent = t("%(word)s is in your list, above.", { word: mineIn(root).nameOf(control) });
    if (control.value !== "unnamed") return;
    for (const group of root.querySelectorAll<HTMLDetailsElement>("[data-bodily] details")) group.open = true;
  });
}

const noticeIn = (root: Element): HTMLElement => root.querySelector("[data-taken]")!;

/** The buttons that take a word off the list, and the one that puts it back where it was. */
function addTakingAway(root: Element, host: Host): void {
  const notice = noticeIn(root);
  const back = notice.querySelector("button")!;
  root.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-take-away]") : null;
    const control = button && mineIn(root).controlOf(button);
    if (!control) return;
    const place = mineIn(root).placeOf(control.value);
    control.checked = false;
    update(root);
    notice.querySelector("span")!.textContent = t("%(word)s is taken away.", { word: mineIn(root).nameOf(control) });
    notice.hidden = false;
    back.onclick = () => {
      control.checked = true;
      update(root);
      mineIn(root).putBack(control.value, place);
      notice.hidden = true;
      host.changed();
    };
    back.focus();
    host.changed();
  });
}

const field: FieldType = {
  type: "feelings",
  read(root) {
    const { chosen, otherWords } = new Options(root);
    const mine = mineIn(root);
    const answer: { [key: string]: Json } = {};
    if (chosen.length) answer.chosen = mine.inOrder(chosen);
    const strengths: { [id: string]: number } = {};
    for (const id of chosen) {
      const strength = strengthIn(mine.item(id));
      if (strength !== undefined) strengths[id] = strength;
    }
    if (Object.keys(strengths).length) answer.strengths = strengths;
    if (otherWords !== undefined) answer.other = otherWords;
    return Object.keys(answer).length ? answer : undefined;
  },
  write(root, answer) {
    const options = new Options(root);
    const { chosen, strengths, other } = asObject(answer);
    const ids = Array.isArray(chosen) ? chosen.filter((id): id is string => typeof id === "string") : [];
    options.chosen = ids;
    options.showOther(other);
    const mine = mineIn(root);
    mine.forget();
    for (const id of ids) {
      const strength = own(asObject(strengths), id);
      if (fits(strength, mine.to)) mine.remember(id, strength);
    }
    mine.follow(options, ids);
    noticeIn(root).hidden = true;
    update(root);
    announceShown(root);
  },
  enhance(root, host) {
    root.toggleAttribute("data-alive", true);
    new Options(root).chooseOtherOnTyping();
    addFinding(root);
    addChoosing(root);
    addTakingAway(root, host);
    addClear(field, root, host);
    update(root);
  },
};

export default field;
