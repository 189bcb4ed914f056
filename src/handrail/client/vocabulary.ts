/**
 * Words that many fields share, such as those for feelings. The page carries each vocabulary once, as data, however
 * many worksheets use it.
 */

type Vocabularies = { [name: string]: { [id: string]: string } | undefined };

let vocabularies: Vocabularies | undefined;

/** The words of a vocabulary by their ids; none when the page does not carry it. */
export function vocabulary(name = ""): { [id: string]: string } {
  vocabularies ??= JSON.parse(document.getElementById("handrail-words")?.textContent ?? "{}") as Vocabularies;
  return vocabularies[name] ?? {};
}
