// What somebody would write by hand: every change is put into IndexedDB, and found again on the next visit.
const form = document.querySelector("form");
const opened = indexedDB.open("plain", 1);
opened.onupgradeneeded = () => opened.result.createObjectStore("sheets");
opened.onsuccess = () => {
  const store = (mode) => opened.result.transaction("sheets", mode).objectStore("sheets");
  const asked = store("readonly").get(form.dataset.name);
  asked.onsuccess = () => {
    for (const [name, value] of asked.result ?? []) {
      for (const control of form.querySelectorAll(`[name="${name}"]`)) {
        if (control.type === "radio" || control.type === "checkbox") control.checked = control.value === value;
        else control.value = value;
      }
    }
  };
  form.addEventListener("input", () => store("readwrite").put([...new FormData(form)], form.dataset.name));
};
