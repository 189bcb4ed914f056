/**
 * The contract of a field type's script; `src/handrail/fields/README.md` tells it in full.
 * Three laws: what `write` shows, `read` returns; `write(undefined)` clears; an untouched field reads as undefined.
 */

import type { Json } from "./json";
import type { Entry } from "./store";

export interface FieldType {
  /** The type's name, as an author writes it. */
  type: string;
  /** The answer inside `root`, or undefined when there is none. */
  read(root: Element): Json | undefined;
  /** Shows an answer. Takes any JSON value and must not throw; what it cannot show, it shows as no answer. */
  write(root: Element, answer: Json | undefined): void;
  /** Adds behaviour, once. Calls `host.changed()` for changes that fire no input event. */
  enhance?(root: Element, host: Host): void;
}

/** A field that nobody answers but that does something, such as a timer. Its model says `scripted = True`. */
export interface ScriptedField {
  type: string;
  enhance(root: Element, host: Host): void;
}

/** The worksheet around a field. */
export interface Host {
  /** Writes what the form holds now, after a change that fires no input event. */
  changed(): void;
  /** What is answered elsewhere on this worksheet, by field id; undefined when it is not. */
  answer(fieldId: string): Json | undefined;
  /** Calls `listener` now, after each change of any answer, and when another entry is shown. */
  onAnswers(listener: () => void): void;
  /** At most `count` entries of a worksheet, the newest first; of this worksheet, those begun before the one on the screen. */
  earlier(worksheet: string, count: number): Promise<Entry[]>;
}

const byName = new Map<string, FieldType | ScriptedField>();

/** Makes a field type known. A worksheet page brings the scripts of the types that it has. */
export function register(field: FieldType | ScriptedField): void {
  byName.set(field.type, field);
}

function known(wrapper: Element): FieldType | ScriptedField | undefined {
  return byName.get(wrapper.getAttribute("data-type") ?? "");
}

/** The field inside a wrapper, if it is one that asks. */
export function fieldOf(wrapper: Element): FieldType | undefined {
  const field = known(wrapper);
  return field && "read" in field ? field : undefined;
}

/** Whether the scripts of all fields have loaded. Without them nothing that is typed could be kept. */
export function allKnown(form: Element): boolean {
  return [...form.querySelectorAll("[data-field], [data-scripted]")].every(known);
}

/** Adds every field's own behaviour to a part of the form, once. */
export function enhance(part: Element, host: Host): void {
  for (const wrapper of wrappersIn(part, "[data-field], [data-scripted]")) known(wrapper)?.enhance?.(wrapper, host);
}

/** The wrappers of the fields directly inside a part of the form; fields inside rows belong to their rows. */
export function fieldsIn(part: Element): Element[] {
  return wrappersIn(part, "[data-field]");
}

function wrappersIn(part: Element, selector: string): Element[] {
  return [...part.querySelectorAll(selector)].filter(
    (wrapper) => wrapper.parentElement?.closest("[data-field]") === (part.closest("[data-field]") ?? null),
  );
}

/** The one control of a simple field. */
export function control<E extends Element = HTMLInputElement>(root: Element, selector: string): E {
  return root.querySelector(selector) as E;
}

/** Makes a field's "Clear" button work, and shows it only when there is something to clear. */
export function addClear(field: Pick<FieldType, "read" | "write">, root: Element, host: Host): void {
  const button = root.querySelector<HTMLButtonElement>("[data-clear]");
  if (!button) return;
  const show = (): void => {
    button.hidden = field.read(root) === undefined;
  };
  root.addEventListener("input", show);
  root.addEventListener("handrail:shown", show);
  button.addEventListener("click", () => {
    field.write(root, undefined);
    root.querySelector<HTMLElement>("input")?.focus();
    host.changed();
  });
}

/** Tells a field's parts that another answer is shown. */
export function announceShown(root: Element): void {
  root.dispatchEvent(new Event("handrail:shown"));
}
