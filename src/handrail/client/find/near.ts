/** Typing errors: the words that are one or two changes away from one that nobody knows. */

/** Letters of a word before one change of it is forgiven, and before two are. */
const ONE = 5;
const TWO = 8;

/** Known words near a word, with how many changes lead there: a letter more, less, another, or two changed round. */
export function nearWords(word: string, known: Iterable<string>): [string, number][] {
  const most = word.length < ONE ? 0 : word.length < TWO ? 1 : 2;
  const found: [string, number][] = [];
  if (most) {
    for (const other of known) {
      if (Math.abs(other.length - word.length) > most || other.length < ONE - 1) continue;
      const changes = changesBetween(word, other);
      if (changes <= most) found.push([other, changes]);
    }
  }
  return found;
}

function changesBetween(one: string, two: string): number {
  let before: number[] = [];
  let last = Array.from({ length: two.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= two.length; j++) {
      const other = one[i - 1] === two[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + other);
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[two.length]!;
}
