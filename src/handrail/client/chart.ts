/**
 * Numbers over time, drawn as dots: by entry, by day, by week, by hour of the day. Every dot is a value as it was
 * given; no averages and no trend. A line leads from each value to the next where their order means something.
 * A table beside the drawing has the same values. The notebook loads this file when a reader asks for it.
 */

import { scaleLinear, scaleTime } from "d3-scale";
import { timeDay, timeMonday } from "d3-time";

import { el } from "./dom";
import { language, moment, t } from "./messages";

export interface Point {
  /** The id of its entry. */
  entry: string;
  /** When its entry was begun, in milliseconds since 1970. */
  at: number;
  value: number;
}

export interface Series {
  name: string;
  points: Point[];
}

export interface ChartData {
  label: string;
  low?: string;
  high?: string;
  /** The highest value there may be; the lowest is 0. */
  to: number;
  series: Series[];
}

export type ChartView = "entry" | "day" | "week" | "hour";

const HEIGHT = 240;
const SPACE = { start: 40, end: 16, top: 14, bottom: 34 };

/** Where values stand from left to right, and what is written under them. */
interface Across {
  place(point: Point, number: number): number;
  ticks: { at: number; label: string }[];
  inOrder: boolean;
}

/** Draws a chart with its table into an element, in place of what was there. */
export function drawChart(into: HTMLElement, data: ChartData, view: ChartView): void {
  const width = Math.max(280, Math.min(into.clientWidth || 600, 900));
  const all = data.series.flatMap(({ points }) => points).sort((a, b) => a.at - b.at);
  const across = ways[view](all, [SPACE.start, width - SPACE.end]);
  const entries = [...new Set(all.map(({ entry }) => entry))];
  const up = scaleLinear([0, data.to], [HEIGHT - SPACE.bottom, SPACE.top]);
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: "img", "aria-label": nameOf(data, all) });
  for (const value of up.ticks(data.to <= 10 ? 2 : 4)) {
    drawing.append(
      svg("line", { class: "grid", x1: SPACE.start, x2: width - SPACE.end, y1: up(value), y2: up(value) }),
      svg("text", { class: "up", x: SPACE.start - 8, y: up(value) + 5 }, String(value)),
    );
  }
  for (const { at, label } of across.ticks) drawing.append(svg("text", { class: "across", x: at, y: HEIGHT - 8 }, label));
  data.series.forEach(({ points }, number) => {
    const dots = points.map((point): [number, number] => [across.place(point, entries.indexOf(point.entry)), up(point.value)]);
    if (across.inOrder) drawing.append(svg("polyline", { class: "line", points: dots.map((dot) => dot.join()).join(" ") }));
    for (const [x, y] of dots) drawing.append(svg("path", { class: `dot dot-${number}`, d: shapes[number % shapes.length]!(x, y) }));
  });
  into.replaceChildren(drawing, ...ends(data), ...legend(data), table(data, all));
}

const ways: Record<ChartView, (all: Point[], range: [number, number]) => Across> = {
  entry(all, range) {
    const scale = scaleLinear([1, Math.max(2, new Set(all.map(({ entry }) => entry)).size)], range);
    const ticks = scale.ticks(6).filter(Number.isInteger);
    return { place: (_, number) => scale(number + 1), ticks: ticks.map((at) => ({ at: scale(at), label: String(at) })), inOrder: true };
  },
  day: (all, range) => overDays(all, range, (at) => at, true),
  week: (all, range) => overDays(all, range, (at) => +timeMonday.floor(new Date(at)), false),
  hour(_, range) {
    const scale = scaleLinear([0, 24], range);
    const hour = new Intl.DateTimeFormat(language(), { hour: "numeric" });
    return {
      place: ({ at }) => scale(hourOf(new Date(at))),
      ticks: [0, 6, 12, 18].map((at) => ({ at: scale(at), label: hour.format(new Date(2026, 0, 1, at)) })),
      inOrder: false,
    };
  },
};

function overDays(all: Point[], range: [number, number], of: (at: number) => number, inOrder: boolean): Across {
  const first = timeDay.floor(new Date(of(all[0]?.at ?? Date.now())));
  const last = timeDay.offset(timeDay.floor(new Date(of(all[all.length - 1]?.at ?? Date.now()))), 1);
  const scale = scaleTime([first, last], range);
  const years = first.getFullYear() !== last.getFullYear();
  const format = new Intl.DateTimeFormat(language(), years ? { month: "short", year: "2-digit" } : { day: "numeric", month: "short" });
  const room = Math.floor((range[1] - range[0]) / 70);
  const ticks = scale.ticks(room).filter((day) => +day === +timeDay.floor(day));
  const step = Math.max(1, Math.ceil(ticks.length / room));
  const labels = ticks.filter((_, place) => place % step === 0).map((day) => ({ at: scale(day), label: format.format(day) }));
  return { place: ({ at }) => scale(of(at)), ticks: labels, inOrder };
}

/** The hour on the clock, whatever was done to the clock that day. */
function hourOf(when: Date): number {
  return when.getHours() + when.getMinutes() / 60;
}

/** Several series are told apart by shape: a disc, a ring that shows a disc in the same place, a square. */
const shapes: ((x: number, y: number) => string)[] = [
  (x, y) => `M${x - 5},${y}a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z`,
  (x, y) => `M${x - 7},${y}a7,7 0 1,0 14,0a7,7 0 1,0 -14,0Z`,
  (x, y) => `M${x - 5},${y - 5}h10v10h-10Z`,
];

function nameOf({ label, series }: ChartData, all: Point[]): string {
  const name = [label, ...(series.length > 1 ? series.map((one) => one.name) : [])].join(", ");
  return t("%(name)s: %(count)s values. The table below has them all.", { name, count: all.length });
}

function ends({ low, high, to }: ChartData): HTMLElement[] {
  return low && high ? [el("p", { className: "quiet" }, t("0 is %(low)s, %(to)s is %(high)s.", { low, high, to }))] : [];
}

function legend({ series }: ChartData): HTMLElement[] {
  if (series.length < 2) return [];
  const items = series.map(({ name }, number) => {
    const sign = svg("svg", { width: 16, height: 16, "aria-hidden": "true" });
    sign.append(svg("path", { class: `dot dot-${number}`, d: shapes[number % shapes.length]!(8, 8) }));
    return el("li", {}, sign, " ", name);
  });
  return [el("ul", { className: "legend" }, ...items)];
}

function table({ series }: ChartData, all: Point[]): HTMLElement {
  const nameOfPoint = new Map(series.flatMap(({ name, points }) => points.map((point) => [point, name])));
  const several = series.length > 1;
  const heads = [t("Date"), ...(several ? [t("What")] : []), t("Value")].map((words) => el("th", { scope: "col" }, words));
  const rows = all.map((point) => {
    const cells = [...(several ? [nameOfPoint.get(point)!] : []), String(point.value)];
    return el("tr", {}, el("th", { scope: "row" }, moment(point.at)), ...cells.map((words) => el("td", {}, words)));
  });
  const whole = el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows));
  return el("details", {}, el("summary", {}, t("The values as a table")), whole);
}

function svg(tag: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = text;
  return element;
}
