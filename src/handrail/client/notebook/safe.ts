/** Keeping the notebook safe: how much there is, when it was last saved as a file, saving it, and bringing it back. */

import { el } from "../dom";
import { fileName, saveFile } from "../file";
import { LAST_BACKUP } from "../lasting";
import { moment, t, tn } from "../messages";
import { StoreProblem, type Entry, type Store } from "../store";
import { formats } from "./formats";
import { entriesIn, planFor, UnreadableFile, type FileProblem, type Plan } from "./restore";

const section = document.querySelector<HTMLElement>("[data-safe]")!;
const part = (name: string): HTMLElement => section.querySelector<HTMLElement>(`[data-safe-part=${name}]`)!;

/** Says how much is kept, and when it was last saved as a file. */
export async function tellState(store: Store, number: number): Promise<void> {
  const estimate = await navigator.storage?.estimate?.().catch(() => undefined);
  const last = await store.note(LAST_BACKUP);
  const size = estimate?.usage ? t("about %(size)s on this device", { size: inBytes(estimate.usage) }) : "";
  part("kept").textContent = [tn("%(num)s sheet", "%(num)s sheets", number), size].filter(Boolean).join(", ");
  const isPromised = await navigator.storage?.persisted?.().catch(() => undefined);
  part("promise").textContent =
    isPromised === undefined
      ? ""
      : isPromised
        ? t("The browser has promised to keep it until you delete it.")
        : t("The browser may clear it when the device runs out of room, or when you have not come for some time.");
  part("last").textContent =
    typeof last === "number"
      ? t("Last saved as a file: %(when)s", { when: moment(last) })
      : t("Never saved as a file yet. If this browser loses its data, there is no other copy.");
}

function inBytes(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${Math.max(1, Math.round(value))} ${unit}`;
}

/** Makes saving and bringing back work; `changed` is called when entries have come in. */
export function addSafe(store: Store, changed: () => Promise<void>): void {
  const say = (words: string): void => {
    part("said").textContent = words;
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      say(explain(error));
    }
  };
  part("save").addEventListener("click", () =>
    void attempt(async () => {
      const entries: Entry[] = [];
      for await (const entry of store.walk()) entries.push(entry);
      const { type, ending, write } = formats.json!;
      saveFile(fileName(t("notebook"), ending), type, write(entries));
      await store.setNote(LAST_BACKUP, Date.now());
      await tellState(store, entries.length);
      say(tn("%(num)s sheet given to the browser to save.", "%(num)s sheets given to the browser to save.", entries.length));
    }),
  );
  const file = part("file") as HTMLInputElement;
  file.addEventListener("change", () =>
    void attempt(async () => {
      part("plan").replaceChildren();
      const [given] = file.files ?? [];
      if (!given) return;
      const plan = await planFor(await entriesIn(given), store);
      file.value = "";
      showPlan(plan, (entries) =>
        attempt(async () => {
          await store.add(entries);
          say(tn("%(num)s sheet brought back.", "%(num)s sheets brought back.", entries.length));
          await changed();
        }),
      );
    }),
  );
}

/** Shows what would come in, and asks. */
function showPlan(plan: Plan, bring: (entries: Entry[]) => Promise<void>): void {
  const lines = [
    tn("%(num)s sheet that is not here", "%(num)s sheets that are not here", plan.fresh.length),
    tn("%(num)s that is here already", "%(num)s that are here already", plan.same),
  ];
  const others = el("input", { type: "checkbox", checked: true });
  const both = el("label", { className: "option" }, others, " ", tn(
    "%(num)s that says something else here now: bring it in beside the other",
    "%(num)s that say something else here now: bring them in beside the others",
    plan.other.length,
  ));
  const yes = el("button", { type: "button", className: "btn" }, t("Bring them in"));
  const no = el("button", { type: "button", className: "btn ghost" }, t("Leave everything as it is"));
  const nothing = plan.fresh.length + plan.other.length === 0;
  const words = el("p", {}, nothing ? t("Everything in this file is here already.") : t("In this file:"));
  const list = el("ul", {}, ...lines.map((line) => el("li", {}, line)));
  const asked = part("plan");
  asked.replaceChildren(words, ...(nothing ? [] : [list, ...(plan.other.length ? [both] : []), el("p", {}, yes, " ", no)]));
  const end = (): void => {
    asked.replaceChildren();
    part("file").focus();
  };
  no.addEventListener("click", end);
  yes.addEventListener("click", () => {
    end();
    void bring([...plan.fresh, ...(others.checked ? plan.other : [])]);
  });
  yes.focus();
}

function explain(error: unknown): string {
  if (error instanceof UnreadableFile) {
    const words: Record<FileProblem, string> = {
      "too-large": t("This file is too large to be a notebook. Nothing was changed."),
      "not-ours": t("This file is not a notebook saved here. Nothing was changed."),
      newer: t("This file was saved by a newer version of this site. Nothing was changed."),
      damaged: t("This file is damaged. Nothing was changed."),
    };
    return words[error.kind];
  }
  if (error instanceof StoreProblem && error.kind === "full") {
    return t("There is no room left on this device. Nothing was changed.");
  }
  return t("That did not work. Nothing was changed.");
}
