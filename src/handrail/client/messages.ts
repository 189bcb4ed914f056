/**
 * Interface strings. The English sentence is the key; translations come with the page, in a data block
 * that the build writes for every language but English.
 */

/** A message, or its plural forms by the names of `Intl.PluralRules`. */
type Catalogue = Record<string, string | Record<string, string>>;

const catalogue: Catalogue = readCatalogue();

function readCatalogue(): Catalogue {
  const block = document.getElementById("handrail-messages");
  return block ? (JSON.parse(block.textContent ?? "{}") as Catalogue) : {};
}

/** A message, with `%(name)s` filled in. */
export function t(message: string, values: Record<string, string | number> = {}): string {
  const found = catalogue[message];
  return fill(typeof found === "string" ? found : message, values);
}

/** The form of a message that fits a count, which is filled in as `%(num)s`. */
export function tn(one: string, many: string, count: number): string {
  const found = catalogue[one];
  const rule = new Intl.PluralRules(language()).select(count);
  const forms: Record<string, string> = typeof found === "object" ? found : { one, other: many };
  return fill(forms[rule] ?? forms.other ?? many, { num: count });
}

/** The page's language, for dates and plurals. */
export function language(): string {
  return document.documentElement.lang || "en";
}

const written = {
  moment: { dateStyle: "long", timeStyle: "short" },
  day: { weekday: "short", day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
} as const;
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(style: keyof typeof written, at: number): string {
  let formatter = formatters.get(style);
  if (!formatter) formatters.set(style, (formatter = new Intl.DateTimeFormat(language(), written[style])));
  return formatter.format(at);
}

/** A moment as the page's language writes it, such as "23 November 2026, 18:40". */
export const moment = (at: number): string => format("moment", at);

/** A day, such as "Mon, 23 November 2026". */
export const day = (at: number): string => format("day", at);

/** A month, such as "November 2026". */
export const month = (at: number): string => format("month", at);

function fill(message: string, values: Record<string, string | number>): string {
  return message.replace(/%\((\w+)\)s/g, (mark, name: string) => String(values[name] ?? mark));
}
