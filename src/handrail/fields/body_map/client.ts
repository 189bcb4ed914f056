/**
 * A map of the body: places chosen in a list or on the figure, and for each what it is like there:
 * `{PLACE: {chosen: [ids], strength: number}, nowhere: true}`, each only when there is something.
 */

import { el } from "handrail/dom";
import { announceShown, type FieldType } from "handrail/field";
import { asObject, own, type Json } from "handrail/json";
import { t } from "handrail/messages";
import { fits, strengthIn, strengthOf } from "handrail/strength";
import { toldOf } from "handrail/told";
import { inWords, nameOf } from "handrail/words";

type Answer = { [key: string]: Json };

/** What was said of places that are not chosen now: a place that is chosen again brings it back. */
const said = new WeakMap<Element, Map<string, Answer>>();

const boxes = (part: Element): HTMLInputElement[] => [...part.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
const places = (root: Element): HTMLInputElement[] => boxes(root.querySelector(".body")!);
const nowhere = (root: Element): HTMLInputElement => root.querySelector(".nowhere input")!;
const cards = (root: Element): HTMLElement => root.querySelector("[data-places]")!;
const cardOf = (root: Element, id: string): HTMLElement | null => cards(root).querySelector(`[data-place="${id}"]`);

/** What is said of one place. */
function readCard(card: HTMLElement | null): Answer {
  const chosen = card ? boxes(card).filter(({ checked }) => checked).map(({ value }) => value) : [];
  const strength = strengthIn(card);
  return { ...(chosen.length ? { chosen } : {}), ...(strength === undefined ? {} : { strength }) };
}

/** The questions about one place, answered as it was before. */
function newCard(root: Element, id: string): HTMLElement {
  const { chosen, strength } = said.get(root)?.get(id) ?? {};
  const template = root.querySelector<HTMLTemplateElement>("[data-place-template]")!;
  const card = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const name = nameOf(id, toldOf(root));
  card.dataset.place = id;
  card.querySelector("legend")!.textContent = name;
  for (const box of boxes(card)) {
    box.name = box.name.replace("__PLACE__", id);
    box.checked = Array.isArray(chosen) && chosen.includes(box.value);
  }
  const to = Number(cards(root).dataset.to ?? 0);
  if (to) card.append(strengthOf(name, to, fits(strength, to) ? strength : undefined));
  return card;
}

/** Brings the figure, the questions about places and the words for paper in line with what is chosen. */
function update(root: Element): void {
  for (const { value: id, checked } of places(root)) {
    const card = cardOf(root, id);
    if (checked && !card) cards(root).append(newCard(root, id));
    if (!checked && card) {
      said.set(root, (said.get(root) ?? new Map<string, Answer>()).set(id, readCard(card)));
      card.remove();
    }
    for (const shape of root.querySelectorAll(`[data-at="${id}"]`)) shape.toggleAttribute("data-on", checked);
  }
  // From the head down, in whatever order they were chosen.
  for (const { value: id } of places(root)) cards(root).append(...[cardOf(root, id)].filter((card) => card !== null));
  const answer = field.read(root);
  root.toggleAttribute("data-filled", answer !== undefined);
  const told = toldOf(root);
  const lines = Object.entries(asObject(answer)).map(([id, part]) => inWords({ [id]: part }, told));
  root.querySelector("[data-in-words]")!.replaceChildren(...lines.map((line) => el("li", {}, line)));
}

const field: FieldType = {
  type: "body-map",
  read(root) {
    const answer: Answer = {};
    for (const { value: id, checked } of places(root)) if (checked) answer[id] = readCard(cardOf(root, id));
    if (nowhere(root).checked) answer.nowhere = true;
    return Object.keys(answer).length ? answer : undefined;
  },
  write(root, given) {
    const answer = asObject(given);
    const parts = new Map(places(root).map(({ value: id }) => [id, own(answer, id)]));
    said.set(root, new Map([...parts].map(([id, part]) => [id, asObject(part)])));
    cards(root).replaceChildren();
    for (const place of places(root)) place.checked = typeof parts.get(place.value) === "object" && parts.get(place.value) !== null;
    nowhere(root).checked = own(answer, "nowhere") === true;
    update(root);
    announceShown(root);
  },
  enhance(root) {
    const message = root.querySelector("[data-said]")!;
    root.addEventListener("input", ({ target }) => {
      update(root);
      const place = places(root).find((one) => one === target);
      if (!place) return;
      const name = nameOf(place.value, toldOf(root));
      message.textContent = place.checked ? t("Chosen: %(place)s. Below you can say what it is like there.", { place: name }) : "";
    });
    root.querySelector("[data-figure]")!.addEventListener("click", ({ target }) => {
      const at = target instanceof Element ? target.getAttribute("data-at") : null;
      places(root).find(({ value }) => value === at)?.click();
    });
    update(root);
  },
};

export default field;
