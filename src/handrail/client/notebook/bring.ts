/**
 * Bringing a saved notebook back: a file is chosen, opened with its passphrase if it has one, and shown: what is in it and
 * what would come in. Nothing is changed before the reader has seen that and said yes; then it is one transaction.
 */

import { AgeProblem, openWithPassphrase } from "../age";
import type { Bytes } from "../age-worker";
import { el } from "../dom";
import { day, t, tn } from "../messages";
import { clear, onPassphrase } from "../passphrase";
import { StoreProblem, type Entry, type Store } from "../store";
import { planFor, type Plan } from "./merge";
import { entriesIn, readFile, UnreadableFile, type FileProblem } from "./restore";
import { sheetOf } from "./sheets";

const section = document.querySelector<HTMLElement>("[data-safe]")!;
const part = <E extends HTMLElement>(name: string): E => section.querySelector<E>(`[data-safe-part=${name}]`)!;

/** Makes it work; `changed` is called when entries have come in. */
export function addBringing(store: Store, changed: () => Promise<void>): void {
  const file = part<HTMLInputElement>("file");
  const form = part<HTMLFormElement>("open");
  const plan = part("plan");
  let sealed: Bytes | undefined;
  const say = (words: string): void => {
    part("said").textContent = words;
  };
  const attempt = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => say(explain(error)));
  };
  const end = (): void => {
    sealed = undefined;
    form.hidden = true;
    clear(form);
    plan.replaceChildren();
  };

  async function preview(bytes: Bytes): Promise<void> {
    const entries = entriesIn(bytes);
    const found = await planFor(entries, store);
    end();
    showPlan(plan, entries, found, (chosen) => {
      end();
      file.focus();
      if (!chosen) return;
      attempt(async () => {
        await store.add(chosen);
        say(tn("%(num)s sheet brought back.", "%(num)s sheets brought back.", chosen.length));
        await changed();
      });
    });
  }

  file.addEventListener("change", () =>
    attempt(async () => {
      const [given] = file.files ?? [];
      if (!given) return;
      end();
      say("");
      const { bytes, isSealed } = await readFile(given).finally(() => (file.value = ""));
      if (!isSealed) return preview(bytes);
      sealed = bytes;
      form.hidden = false;
      form.querySelector("input")!.focus();
    }),
  );
  onPassphrase(form, async ({ passphrase }) => preview(await openWithPassphrase(sealed!, passphrase!)), explain);
  section.querySelector("[data-leave-file]")!.addEventListener("click", () => {
    end();
    file.focus();
  });
}

/** Shows what is in the file and what would come in, and asks. `answer` hears what is to come in, or nothing. */
function showPlan(place: HTMLElement, entries: Entry[], plan: Plan, answer: (chosen?: Entry[]) => void): void {
  const lines = [
    tn("%(num)s sheet that is not here", "%(num)s sheets that are not here", plan.fresh.length),
    tn("%(num)s that is here already", "%(num)s that are here already", plan.same),
  ];
  const others = box(plan.other, true, (count) => tn(
    "%(num)s that says something else here now: bring it in beside the other",
    "%(num)s that say something else here now: bring them in beside the others",
    count,
  ));
  const earlier = box(plan.earlier, false, (count) => tn(
    "%(num)s that you have written on here since: bring the earlier one in beside it",
    "%(num)s that you have written on here since: bring the earlier ones in beside them",
    count,
  ));
  const yes = el("button", { type: "button", className: "btn" }, t("Bring them in"));
  const no = el("button", { type: "button", className: "btn ghost" }, t("Leave everything as it is"));
  const hasSomething = plan.fresh.length + plan.other.length + plan.earlier.length > 0;
  place.replaceChildren(
    el("p", { tabIndex: -1 }, hasSomething ? t("In this file:") : t("Everything in this file is here already.")),
    el("ul", {}, ...inFile(entries).map((line) => el("li", {}, line))),
  );
  if (hasSomething) {
    place.append(
      el("p", {}, t("Beside what is here:")),
      el("ul", {}, ...lines.map((line) => el("li", {}, line))),
      ...[others, earlier].flatMap(({ label }) => label ?? []),
      el("p", {}, yes, " ", no),
    );
  }
  no.addEventListener("click", () => answer());
  yes.addEventListener("click", () => answer([...plan.fresh, ...others.chosen(), ...earlier.chosen()]));
  (hasSomething ? yes : place.querySelector("p")!).focus();
}

/** What may come in or not, as a box to tick; no box where there is nothing. */
function box(entries: Entry[], checked: boolean, words: (count: number) => string): { label?: HTMLElement; chosen(): Entry[] } {
  const input = el("input", { type: "checkbox", checked });
  const label = el("label", { className: "option" }, input, " ", words(entries.length));
  return { ...(entries.length ? { label } : {}), chosen: () => (input.checked ? entries : []) };
}

/** How many sheets of which worksheet a file holds, and of which days. */
function inFile(entries: Entry[]): string[] {
  const bySheet = new Map<string, Entry[]>();
  for (const entry of entries) {
    const some = bySheet.get(entry.worksheet);
    if (some) some.push(entry);
    else bySheet.set(entry.worksheet, [entry]);
  }
  return [...bySheet].map(([slug, some]) => {
    const [first, last] = [Math.min, Math.max].map((pick) => day(some.reduce((at, { updated }) => pick(at, updated), some[0]!.updated)));
    const days = first === last ? first! : t("%(first)s to %(last)s", { first: first!, last: last! });
    return t("%(title)s: %(count)s, %(days)s", { title: sheetOf(slug).title, count: some.length, days });
  });
}

function explain(error: unknown): string {
  if (error instanceof UnreadableFile) {
    const words: Record<FileProblem, string> = {
      "too-large": t("This file is too large to be a notebook. Nothing was changed."),
      "not-ours": t("This file is not a notebook saved here. Nothing was changed."),
      newer: t("This file was saved by a newer version of this site. Nothing was changed."),
      damaged: t("This file is damaged. Nothing was changed."),
      costly: t("Opening this file would take more memory than this site gives to a file. Nothing was changed."),
      "for-a-key": t("This file was locked for somebody’s key, not with a passphrase. Nothing was changed."),
    };
    return words[error.kind];
  }
  if (error instanceof AgeProblem) {
    if (error.kind === "wrong") return t("That passphrase does not open this file, or the file is damaged. Nothing was changed.");
    if (error.kind === "damaged") return t("This file is damaged. Nothing was changed.");
    return t("This browser could not open the file: it may be short of memory. Nothing was changed.");
  }
  if (error instanceof StoreProblem && error.kind === "full") {
    return t("There is no room left on this device. Nothing was changed.");
  }
  return t("That did not work. Nothing was changed.");
}
