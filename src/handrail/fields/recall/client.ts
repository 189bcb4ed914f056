/**
 * An earlier answer, in words. One of this sheet follows the reader's typing; one of another worksheet, or of earlier
 * entries of this one, is looked up in the store.
 */

import { el } from "handrail/dom";
import type { ScriptedField } from "handrail/field";
import { day, t } from "handrail/messages";
import { answerTo, inWords, type Told } from "handrail/words";

import { addPin } from "./pin";

interface Recall {
  told: Told;
  worksheet?: string;
  latest?: number;
}

/** How many entries are looked through for one that answers the question. */
const FAR = 50;

export default {
  type: "recall",
  enhance(root, host) {
    const part = <E extends HTMLElement>(name: string): E => root.querySelector<E>(`[data-${name}]`)!;
    const { told, worksheet, latest = 1 } = JSON.parse(part("recall").dataset.recall!) as Recall;
    const showPin = part("recall").dataset.pin === undefined ? undefined : addPin(root);
    let looking = 0;

    function show(...said: HTMLElement[]): void {
      part("recalled").replaceChildren(...said);
      part("nothing").hidden = said.length > 0;
      showPin?.();
    }

    function showThis(): void {
      const words = inWords(host.answer(told.id), told);
      if (words !== part("recalled").textContent) show(...(words ? [el("p", {}, words)] : []));
    }

    /** Another entry may be shown before the first has been looked up; the last one asked for stands. */
    async function lookUp(): Promise<void> {
      const mine = ++looking;
      const said = await host.earlier(worksheet!, FAR).then(
        (entries) =>
          entries
            .map(({ created, answers }) => ({ created, words: inWords(answerTo(answers, told), told) }))
            .filter(({ words }) => words)
            .slice(0, latest)
            .flatMap(({ created, words }) => [el("p", { className: "recall-when" }, day(created)), el("p", {}, words)]),
        () => [el("p", { className: "recall-when" }, t("This browser does not let the page look it up right now."))],
      );
      if (mine === looking) show(...said);
    }

    if (!worksheet) return host.onAnswers(showThis);
    root.closest("form")!.addEventListener("handrail:entry", () => void lookUp());
    void lookUp();
  },
} satisfies ScriptedField;
