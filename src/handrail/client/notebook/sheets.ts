/** What the notebook page knows about the site's worksheets, as data in the page. */

import { t } from "../messages";
import type { ToldCompare } from "../told";
import type { Told } from "../words";

export interface KnownSheet {
  title: string;
  /** Where its page is. */
  path: string;
  fields: Told[];
  compares?: ToldCompare[];
}

const known = JSON.parse(document.getElementById("handrail-sheets")!.textContent!) as Record<string, KnownSheet>;

/** A worksheet of this site, or what can be said of one that is no longer on it. */
export function sheetOf(slug: string): KnownSheet {
  const sheet = Object.prototype.hasOwnProperty.call(known, slug) ? known[slug] : undefined;
  return sheet ?? { title: t("A sheet that is no longer on this site (%(name)s)", { name: slug }), path: "", fields: [] };
}
