/**
 * Entries as files. Text and Markdown are for people, CSV for a spreadsheet; JSON loses nothing and can be brought
 * back (`restore.ts`).
 */

import { asBackup } from "../backup";
import { moment, t } from "../messages";
import type { Entry } from "../store";
import { entryAsText } from "../textfile";
import { answersInWords, inWords } from "../words";
import { sheetOf } from "./sheets";

export interface Format {
  type: string;
  ending: string;
  write(entries: Entry[]): string;
}

export const formats: Record<string, Format> = {
  text: {
    type: "text/plain",
    ending: "txt",
    write: (entries) => entries.map((entry) => entryAsText(sheetOf(entry.worksheet), entry)).join("\n* * *\n\n"),
  },
  markdown: { type: "text/markdown", ending: "md", write: (entries) => entries.map(asMarkdown).join("\n") },
  csv: { type: "text/csv", ending: "csv", write: asCsv },
  json: {
    type: "application/json",
    ending: "json",
    write: asBackup,
  },
};

function asMarkdown(entry: Entry): string {
  const { title, fields } = sheetOf(entry.worksheet);
  const name = entry.title ? `: ${escaped(entry.title)}` : "";
  const parts = answersInWords(entry.answers, fields).map(([label, words]) => {
    const lines = escaped(words).split("\n").join("  \n");
    return `**${escaped(label)}**\n\n${lines}\n`;
  });
  return [`## ${escaped(title)}${name}\n`, `*${moment(entry.created)}*\n`, ...parts].join("\n");
}

/** Text that Markdown shows as it is. A line may begin with what would make it a list, a heading or a quotation. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&|~#]/g, "\\$&").replace(/^(\s*)([-+]|\d+(?=[.)]))/gm, (_, space: string, mark: string) =>
    /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
  );
}

/** One row for each entry, the oldest first; one column for each question that one of them answers. */
function asCsv(entries: Entry[]): string {
  const columns = new Map<string, string>();
  const severalSheets = new Set(entries.map(({ worksheet }) => worksheet)).size > 1;
  const rows = [...entries]
    .sort((a, b) => a.created - b.created)
    .map((entry) => {
      const { title, fields } = sheetOf(entry.worksheet);
      const cells = new Map<string, string>();
      for (const id of Object.keys(entry.answers)) {
        const told = fields.find((field) => field.id === id || field.before?.includes(id));
        const key = JSON.stringify([entry.worksheet, told?.id ?? id]);
        const label = told?.label ?? id;
        columns.set(key, severalSheets ? `${title}: ${label}` : label);
        const answer = entry.answers[id];
        cells.set(key, typeof answer === "number" ? String(answer) : inWords(answer, told));
      }
      return { first: [inTable(entry.created), title, entry.title ?? ""], cells };
    });
  const head = [t("Date"), t("Worksheet"), t("Name"), ...columns.values()];
  const body = rows.map(({ first, cells }) => [...first, ...[...columns.keys()].map((key) => cells.get(key) ?? "")]);
  // Spreadsheets take the mark at the start as a sign that the file is in UTF-8.
  return "\ufeff" + [head, ...body].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** A cell that no spreadsheet takes for a formula. */
function cell(text: string): string {
  const safe = /^[\s]*[=+\-@\uff0b\uff0d\uff1d\uff20]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t']/.test(safe) ? `"${safe.split('"').join('""')}"` : safe;
}

/** A moment as spreadsheets read it in any language, by the clock of this device: "2026-11-23 18:40". */
function inTable(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace("T", " ");
}
