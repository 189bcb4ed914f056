/**
 * A sentence built from gaps: `{GAP: words, …, chosen: VERSION, own: words}`. The versions on the page follow what is
 * typed, silently; a screen reader reads them when asked, because each is the description of its choice.
 */

import { tellCopied } from "handrail/copy";
import { addClear, announceShown, control, type FieldType, type Host } from "handrail/field";
import { growWithText } from "handrail/grow";
import { insertWords } from "handrail/insert";
import { asObject, asText, own, type Json } from "handrail/json";
import { Options } from "handrail/options";
import { BLANK, inGap } from "handrail/words";

type Box = HTMLInputElement | HTMLTextAreaElement;

/** The boxes by their key in the answer: every gap, and `own`. */
function boxes(root: Element): [string, Box][] {
  return [...root.querySelectorAll<HTMLElement>("[data-part]")].map((part) => [
    part.dataset.part!,
    control<Box>(part, "input[type=text], textarea"),
  ]);
}

const ownBox = (root: Element): HTMLTextAreaElement => control(root, "[data-part=own] textarea");
const versionsOf = (root: Element): Element => control(root, "[data-versions]");

/** Which version is the reader's, as a field inside this one. */
const choice: Pick<FieldType, "read" | "write"> = {
  read: (versions) => new Options(versions).chosen[0],
  write(versions, id) {
    new Options(versions).chosen = [asText(id)];
    announceShown(versions);
  },
};

/** Puts the words of the gaps into every version. */
function showSentences(root: Element): void {
  const words = new Map(boxes(root).map(([key, box]) => [key, box.value]));
  for (const blank of root.querySelectorAll<HTMLElement>("[data-from]")) {
    const inIt = inGap(words.get(blank.dataset.from!), blank.nextSibling?.textContent ?? "");
    blank.textContent = inIt || BLANK;
    blank.toggleAttribute("data-filled", inIt !== "");
  }
  control<HTMLElement>(root, "[data-part=own] [data-copy]").hidden = !ownBox(root).value;
}

/** Puts a version into the box for one's own words, to be changed there. What was in the box can be put back. */
function take(root: Element, version: HTMLElement, host: Host): void {
  const [box, versions] = [ownBox(root), versionsOf(root)];
  const before = { words: box.value, chosen: choice.read(versions) };
  const words = control(version, "[data-text]").textContent!;
  choice.write(versions, version.dataset.version);
  insertWords(box, words, 0, box.value.length);
  host.changed();
  const notice = control<HTMLElement>(root, "[data-set-aside]");
  const sentences = [...root.querySelectorAll("[data-text]")].map(({ textContent }) => textContent);
  notice.hidden = !before.words || sentences.includes(before.words);
  control<HTMLButtonElement>(notice, "button").onclick = () => {
    choice.write(versions, before.chosen);
    insertWords(box, before.words, 0, box.value.length);
    notice.hidden = true;
    host.changed();
  };
}

async function copy(root: Element, button: Element): Promise<void> {
  const version = button.closest("[data-version]");
  const said = control(button.parentElement!, "[data-said]");
  await tellCopied(version ? control<HTMLElement>(version, "[data-text]") : ownBox(root), said);
}

const field: FieldType = {
  type: "sentence",
  read(root) {
    const answer: { [key: string]: Json } = {};
    for (const [key, box] of boxes(root)) if (box.value) answer[key] = box.value;
    const chosen = choice.read(versionsOf(root));
    if (chosen !== undefined) answer.chosen = chosen;
    return Object.keys(answer).length ? answer : undefined;
  },
  write(root, answer) {
    for (const [key, box] of boxes(root)) box.value = asText(own(asObject(answer), key));
    choice.write(versionsOf(root), own(asObject(answer), "chosen"));
    control<HTMLElement>(root, "[data-set-aside]").hidden = true;
    showSentences(root);
    announceShown(root);
  },
  enhance(root, host) {
    growWithText(root);
    addClear(choice, versionsOf(root), host);
    root.addEventListener("input", () => {
      for (const said of root.querySelectorAll("[data-said]")) said.textContent = "";
      showSentences(root);
    });
    root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-take], [data-copy]") : null;
      const version = button?.closest<HTMLElement>("[data-version]");
      if (button?.matches("[data-copy]")) void copy(root, button);
      else if (version && button) take(root, version, host);
    });
    showSentences(root);
  },
};

export default field;
