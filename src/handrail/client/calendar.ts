/**
 * One reminder as a calendar file (RFC 5545). Pure: the random name and the moment are given. The time is written
 * without a zone, so it is that time of day wherever the calendar is; nothing in the file says where it comes from.
 */

export interface Reminder {
  title: string;
  /** `2026-11-30` */
  date: string;
  /** `18:00` */
  time: string;
  repeat: Repeat;
}

const RULES = { none: [], daily: ["RRULE:FREQ=DAILY"], weekly: ["RRULE:FREQ=WEEKLY"] };
export type Repeat = keyof typeof RULES;

export function isRepeat(name: string | undefined): name is Repeat {
  return name !== undefined && Object.keys(RULES).includes(name);
}

/** The most bytes on a line, without its end. */
const LINE = 75;

export function calendarFile({ title, date, time, repeat }: Reminder, uid: string, now: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Reminder//EN",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${digits(now.toISOString().slice(0, 19))}Z`,
    `DTSTART:${digits(`${date}T${time.slice(0, 5)}:00`)}`,
    "DURATION:PT15M",
    ...RULES[repeat],
    `SUMMARY:${escaped(title)}`,
    // Asks a shared calendar to show others neither the title nor that the time is taken.
    "CLASS:PRIVATE",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:PT0S",
    `DESCRIPTION:${escaped(title)}`,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A day and time without the marks between their digits. */
function digits(moment: string): string {
  return moment.replace(/[-:]/g, "");
}

/** Text with what has a meaning of its own marked, and without characters that no calendar may hold. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");
}

/** A line in pieces of 75 bytes at most; a piece ends between two characters and the next begins with a space. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let left = LINE;
  return Array.from(line, (character) => {
    const size = encoder.encode(character).length;
    const fold = size > left ? "\r\n " : "";
    left = (fold ? LINE - 1 : left) - size;
    return fold + character;
  }).join("");
}
