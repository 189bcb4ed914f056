/** Over time: the numbers a reader has given, by entry, day, week or hour. The chart is loaded when it is asked for. */

import type { ChartData, ChartView, drawChart } from "../chart";
import { el } from "../dom";
import { asObject, own, type Json } from "../json";
import { t } from "../messages";
import type { Entry, Store } from "../store";
import { nameOf, type Told } from "../words";
import { sheetOf } from "./sheets";

const section = document.querySelector<HTMLElement>("[data-over-time]")!;
const question = section.querySelector<HTMLSelectElement>("[data-question]")!;
const charts = section.querySelector<HTMLElement>("[data-charts]")!;

/** A question whose answers are numbers, or hold numbers by name. */
interface Choice {
  worksheet: string;
  field: Told;
}

let choices: Choice[] = [];

/** Offers the questions with numbers, of the worksheets that have entries. */
export function offer(worksheets: string[]): void {
  choices = worksheets.flatMap((worksheet) =>
    sheetOf(worksheet).fields.filter(({ to }) => to).map((field) => ({ worksheet, field })),
  );
  const groups = new Map<string, HTMLOptGroupElement>();
  choices.forEach(({ worksheet, field }, place) => {
    if (!groups.has(worksheet)) groups.set(worksheet, el("optgroup", { label: sheetOf(worksheet).title }));
    groups.get(worksheet)!.append(el("option", { value: String(place) }, field.label));
  });
  question.replaceChildren(el("option", { value: "" }, t("Choose a question")), ...groups.values());
  section.hidden = !choices.length;
}

/** Makes the choices work. */
export function addOverTime(store: Store, attempt: (work: () => Promise<void>) => void): void {
  section.addEventListener("change", () =>
    attempt(async () => {
      const choice = choices[Number(question.value || NaN)];
      if (!choice) return charts.replaceChildren();
      const view = section.querySelector<HTMLInputElement>("[name=chart-view]:checked")!.value as ChartView;
      const { drawChart } = (await import(new URL(section.dataset.chart!, document.baseURI).href)) as { drawChart: typeof import("../chart").drawChart };
      draw(drawChart, await store.list(choice.worksheet), choice.field, view);
    }),
  );
}

function draw(chart: typeof drawChart, entries: Entry[], field: Told, view: ChartView): void {
  const all = chartsOf(entries.reverse(), field);
  charts.replaceChildren();
  if (!all.length) charts.append(el("p", {}, t("Nothing has been answered here yet.")));
  for (const data of all) {
    const place = el("div", { className: "chart" });
    charts.append(el("h3", {}, data.label), place);
    chart(place, data, view);
  }
}

/** One chart for a number; for numbers by name (the strength of each feeling), one chart for each name. */
function chartsOf(entries: Entry[], field: Told): ChartData[] {
  const byName = new Map<string, ChartData>();
  for (const { created: at, answers } of entries) {
    for (const id of [field.id, ...(field.before ?? [])]) {
      for (const [name, value] of Object.entries(numbersIn(own(answers, id)))) {
        if (typeof value !== "number") continue;
        const label = name ? nameOf(name, field) : field.label;
        const data = byName.get(name) ?? { label, to: field.to!, series: [{ name: label, points: [] }] };
        data.series[0]!.points.push({ at, value });
        byName.set(name, data);
      }
    }
  }
  return [...byName.values()].sort((a, b) => b.series[0]!.points.length - a.series[0]!.points.length);
}

/** The numbers of an answer by name: the answer itself, the strengths of what was chosen, or the strength of each part. */
function numbersIn(answer: Json | undefined): { [name: string]: Json | undefined } {
  if (typeof answer === "number") return { "": answer };
  const parts = asObject(answer);
  const strengths = own(parts, "strengths");
  if (strengths !== undefined) return asObject(strengths);
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, own(asObject(part), "strength")]));
}
