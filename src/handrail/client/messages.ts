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

/** A moment as the page's language writes it, such as "23 November 2026, 18:40". */
export function moment(at: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: "long", timeStyle: "short" }).format(at);
}

function fill(message: string, values: Record<string, string | number>): string {
  return message.replace(/%\((\w+)\)s/g, (mark, name: string) => String(values[name] ?? mark));
}
