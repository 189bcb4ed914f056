/**
 * From what people type to the words that names and pages are looked through for. Case, accents and the kinds of apostrophe make no
 * difference; little words are left out unless nothing else is there; English words are cut to their stems.
 * Scripts that put no space between words are read in pairs of signs, which needs no dictionary and is the same in
 * every browser and in `finding.py`.
 */

import { stemmer } from "stemmer";

const PAIRED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\u{20000}-\\u{3ffff}";
const SPACED = `(?![${PAIRED}])[\\p{L}\\p{N}]`;
const PARTS = new RegExp(`[${PAIRED}]+|(?:${SPACED})+`, "gu");
/** Letters, digits and punctuation of which nothing has to be normalized. */
const PLAIN = /^[\x00-\x7f\u2010-\u2027\u2030-\u205e]*$/;
const STARTS_PAIRED = new RegExp(`^[${PAIRED}]`, "u");
const STARTS_SPACED = new RegExp(`^${SPACED}`, "u");

/** What makes a word of one language: which words are little, and whether they have English stems. */
export interface Language {
  little: ReadonlySet<string>;
  english: boolean;
}

/** Text without case, accents and apostrophes. */
export function folded(text: string): string {
  const plain = text.toLowerCase().replace(/['’‘ʼ`]/g, "");
  return PLAIN.test(plain) ? plain : plain.normalize("NFKD").replace(/\p{M}+/gu, "");
}

/** Whether a word, or what begins there, is of a script without spaces. */
export const isPaired = (text: string): boolean => STARTS_PAIRED.test(text);

/** What begins with the sign at a place, whose other half may stand before it. */
function from(text: string, at: number): string {
  const code = text.charCodeAt(at);
  return text.slice(code >= 0xdc00 && code <= 0xdfff ? at - 1 : at, at + 2);
}

export const isPairedAt = (text: string, at: number): boolean => isPaired(from(text, at));

/** Whether a sign of a folded text belongs to a word of any other script; past the end none does. */
export function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return STARTS_SPACED.test(from(text, at));
}

/** All words of a text, little ones too, as they are written when folded. */
export function wordsOf(text: string): string[] {
  const plain = folded(text);
  // Most texts are of plain letters and are read three times as fast like this.
  if (PLAIN.test(plain)) return plain.match(/[a-z0-9]+/g) ?? [];
  return (plain.match(PARTS) ?? []).flatMap((part) => (isPaired(part) ? pairs(part) : [part]));
}

function pairs(part: string): string[] {
  const signs = [...part];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, place) => signs[place]! + sign);
}

const stems = new Map<string, string>();

/** A word as it is compared. Texts repeat their words, so each is cut once. */
export function stem(word: string, { english }: Language): string {
  if (!english) return word;
  let found = stems.get(word);
  if (found === undefined) stems.set(word, (found = stemmer(word)));
  return found;
}

/** The words of a text that carry it, as they are compared. Where all are little ("it is what it is"), all. */
export function terms(text: string, language: Language): string[] {
  return telling(wordsOf(text), language);
}

/** The same of a text's words. */
export function telling(words: readonly string[], language: Language): string[] {
  const found = words.filter((word) => !language.little.has(word));
  return (found.length ? found : words).map((word) => stem(word, language));
}
