/** A day and a time for a plan, and a file that puts them into a calendar: `{title, date, time, repeat: {chosen}}`. */

import { calendarFile, isRepeat } from "handrail/calendar";
import { randomId } from "handrail/entry";
import { addClear, announceShown, control, type FieldType } from "handrail/field";
import { fileName, saveFile } from "handrail/file";
import { asObject, asText, own, type Json } from "handrail/json";
import { t } from "handrail/messages";
import { Options } from "handrail/options";

const PARTS = ["title", "date", "time"] as const;
const box = (root: Element, part: (typeof PARTS)[number]): HTMLInputElement => control(root, `[name$=".${part}"]`);

/** How often, as a field inside this one. */
const repeat: Pick<FieldType, "read" | "write"> = {
  read(part): Json | undefined {
    const [chosen] = new Options(part).chosen;
    return chosen === undefined ? undefined : { chosen };
  },
  write(part, answer) {
    new Options(part).chosen = [asText(own(asObject(answer), "chosen"))];
    announceShown(part);
  },
};

const repeatPart = (root: Element): HTMLElement => control(root, "[data-repeat]");

const field: FieldType = {
  type: "reminder",
  read(root) {
    const answer: { [part: string]: Json } = {};
    for (const part of PARTS) if (box(root, part).value) answer[part] = box(root, part).value;
    const often = repeat.read(repeatPart(root));
    if (often !== undefined) answer.repeat = often;
    return Object.keys(answer).length ? answer : undefined;
  },
  write(root, answer) {
    for (const part of PARTS) box(root, part).value = asText(own(asObject(answer), part));
    repeat.write(repeatPart(root), own(asObject(answer), "repeat"));
    control(root, "[data-said]").textContent = "";
    announceShown(root);
  },
  enhance(root, host) {
    addClear(repeat, repeatPart(root), host);
    control<HTMLElement>(root, "[data-save-reminder]").addEventListener("click", () => save(root));
    root.addEventListener("input", () => (control(root, "[data-said]").textContent = ""));
  },
};

/** Saves the file, or says what it still needs and goes there. */
function save(root: Element): void {
  const [title, date, time] = PARTS.map((part) => box(root, part)) as [HTMLInputElement, HTMLInputElement, HTMLInputElement];
  const missing = [date, time].find(({ value }) => !value);
  const said = control(root, "[data-said]");
  said.textContent = missing ? t("Choose a day and a time first.") : t("The file is made. Look in your downloads.");
  if (missing) return missing.focus();
  const often = new Options(repeatPart(root)).chosen[0] ?? repeatPart(root).dataset.repeat;
  const event = {
    title: title.value.trim() || title.placeholder,
    date: date.value,
    time: time.value,
    repeat: isRepeat(often) ? often : "none",
  } as const;
  saveFile(fileName("reminder", "ics"), "text/calendar", calendarFile(event, randomId(), new Date()));
}

export default field;
