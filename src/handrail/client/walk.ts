/** Reading entries one after another, a few at first and then many at a time. */

import type { Entry, Store } from "./store";

/** How many entries are read at first, and from then on. */
const [FEW, MANY] = [50, 500];

export async function* walkThrough(store: Pick<Store, "recent">, worksheet?: string): AsyncGenerator<Entry> {
  let [last, count]: [Entry | undefined, number] = [undefined, FEW];
  for (;;) {
    const some: Entry[] = await store.recent(count, last, worksheet);
    yield* some;
    if (some.length < count) return;
    [last, count] = [some[count - 1], MANY];
  }
}
