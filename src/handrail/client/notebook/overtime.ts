/** Over time: the numbers a reader has given, by entry, day, week or hour. The chart is loaded when it is asked for. */

import type { ChartData, ChartView, drawChart } from "../chart";
import { el } from "../dom";
import { asObject, own, type Json } from "../json";
import { t } from "../messages";
import { pairsIn } from "../pairs";
import type { Entry, Store } from "../store";
import type { ToldCompare } from "../told";
import { answerTo, nameOf, type Told } from "../words";
import { sheetOf } from "./sheets";

const section = document.querySelector<HTMLElement>("[data-over-time]")!;
const question = section.querySelector<HTMLSelectElement>("[data-question]")!;
const charts = section.querySelector<HTMLElement>("[data-charts]")!;

/** What can be drawn: a question whose answers are numbers or hold numbers by name, or two numbers that are compared. */
interface Choice {
  worksheet: string;
  label: string;
  chartsOf(entries: Entry[]): ChartData[];
}

let choices: Choice[] = [];

/** Offers the questions with numbers, of the worksheets that have entries. */
export function offer(worksheets: string[]): void {
  choices = worksheets.flatMap((worksheet) => {
    const { fields, compares = [] } = sheetOf(worksheet);
    return [
      ...fields.filter(({ to }) => to).map((field) => ({
        worksheet,
        label: field.label,
        chartsOf: (entries: Entry[]) => chartsOfNumbers(entries, field),
      })),
      ...compares.map((compare) => ({
        worksheet,
        label: compare.label,
        chartsOf: (entries: Entry[]) => chartsOfPairs(entries, compare, fields),
      })),
    ];
  });
  const groups = new Map<string, HTMLOptGroupElement>();
  choices.forEach(({ worksheet, label }, place) => {
    if (!groups.has(worksheet)) groups.set(worksheet, el("optgroup", { label: sheetOf(worksheet).title }));
    groups.get(worksheet)!.append(el("option", { value: String(place) }, label));
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
      draw(drawChart, choice.chartsOf((await store.list(choice.worksheet)).reverse()), view);
    }),
  );
}

function draw(chart: typeof drawChart, all: ChartData[], view: ChartView): void {
  charts.replaceChildren();
  if (!all.length) charts.append(el("p", {}, t("Nothing has been answered here yet.")));
  for (const data of all) {
    const place = el("div", { className: "chart" });
    charts.append(el("h3", {}, data.label), place);
    chart(place, data, view);
  }
}

/** One chart for a number; for numbers by name (the strength of each feeling), one chart for each name. */
function chartsOfNumbers(entries: Entry[], field: Told): ChartData[] {
  const byName = new Map<string, ChartData>();
  for (const { id: entry, created: at, answers } of entries) {
    for (const id of [field.id, ...(field.before ?? [])]) {
      for (const [name, value] of Object.entries(numbersIn(own(answers, id)))) {
        if (typeof value !== "number") continue;
        const label = name ? nameOf(name, field) : field.label;
        const data = byName.get(name) ?? { label, to: field.to!, series: [{ name: label, points: [] }] };
        data.series[0]!.points.push({ entry, at, value });
        byName.set(name, data);
      }
    }
  }
  return mostFirst(byName);
}

/** One chart of two series for two scales; for pairs in rows, one chart for each row, known again by its name. */
function chartsOfPairs(entries: Entry[], compare: ToldCompare, fields: Told[]): ChartData[] {
  const { label, before, after, in: inside, names = [t("Before"), t("After")] } = compare;
  const named = (id: string, among: Told[] = fields): Told => among.find((field) => field.id === id) ?? { id, type: "", label };
  const rows = inside ? named(inside) : undefined;
  const to = named(before, rows?.parts).to ?? 10;
  const byName = new Map<string, ChartData>();
  for (const { id: entry, created: at, answers } of entries) {
    const one = { name: label, before: answerTo(answers, named(before)), after: answerTo(answers, named(after)) };
    for (const pair of rows ? pairsIn(answerTo(answers, rows), rows, [before, after], () => label) : [one]) {
      const key = pair.name.trim().toLowerCase();
      const data = byName.get(key) ?? { label: pair.name, to, series: names.map((name) => ({ name, points: [] })) };
      [pair.before, pair.after].forEach((value, place) => {
        if (typeof value === "number") data.series[place]!.points.push({ entry, at, value });
      });
      if (data.series.some(({ points }) => points.length)) byName.set(key, data);
    }
  }
  return mostFirst(byName);
}

/** The charts, those with the most values first. */
function mostFirst(charts: Map<string, ChartData>): ChartData[] {
  const size = ({ series }: ChartData): number => series.reduce((sum, { points }) => sum + points.length, 0);
  return [...charts.values()].sort((a, b) => size(b) - size(a));
}

/** The numbers of an answer by name: the answer itself, the strengths of what was chosen, or the strength of each part. */
function numbersIn(answer: Json | undefined): { [name: string]: Json | undefined } {
  if (typeof answer === "number") return { "": answer };
  const parts = asObject(answer);
  const strengths = own(parts, "strengths");
  if (strengths !== undefined) return asObject(strengths);
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, own(asObject(part), "strength")]));
}
