// The same few lines of saving for every library: each change is put into IndexedDB, and found again on the next visit.

/** Opens the store of one sheet and gives what it holds, and a way to put something else in. */
export function open(name) {
  return new Promise((done) => {
    const opened = indexedDB.open(name, 1);
    opened.onupgradeneeded = () => opened.result.createObjectStore("sheets");
    opened.onsuccess = () => {
      const store = (mode) => opened.result.transaction("sheets", mode).objectStore("sheets");
      const asked = store("readonly").get("sheet");
      asked.onsuccess = () => done({ held: asked.result, keep: (value) => store("readwrite").put(value, "sheet") });
    };
  });
}
