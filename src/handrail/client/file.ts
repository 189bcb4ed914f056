/** Handing a file that was made in the browser to the browser's own saving. */

export function saveFile(name: string, type: string, ...parts: BlobPart[]): void {
  const address = URL.createObjectURL(new Blob(parts, { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name from a word for the file and the day; it holds no words of the reader's.
 *
 * Where a practice wants nobody to see what a reader reads, its neutral title stands in the word's place: the list of
 * downloads is looked through like a browser's history. `part` numbers files that belong together. */
export function fileName(word: string, ending: string, part = 1, at = new Date()): string {
  const neutral = document.documentElement.dataset["files"];
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((number) => String(number).padStart(2, "0"));
  return `${neutral ?? word}${part > 1 ? `-${part}` : ""}-${day.join("-")}.${ending}`;
}
