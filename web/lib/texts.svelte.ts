// SPDX-License-Identifier: EUPL-1.2
// What the pages say, in the language of whoever reads. A catalogue is two JSON files with the same keys; the type checker
// refuses a key that only one of them has. "{name}" takes a value, "{count|dokument|dokumenter}" a form by number.
import da from '../texts/da.json';
import en from '../texts/en.json';

export type Language = 'da' | 'en';
export type Values = Record<string, string | number>;

const kStored = 'meretid.language';

function first_language(): Language {
  const stored = localStorage.getItem(kStored);
  if (stored === 'da' || stored === 'en') return stored;
  return 'da';
}

let current = $state<Language>(first_language());

export function language(): Language {
  return current;
}

export function set_language(next: Language): void {
  current = next;
  localStorage.setItem(kStored, next);
}

/** Puts values into a sentence. Exported for tests. */
export function fill(sentence: string, values: Values, locale: string): string {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one !== undefined && many !== undefined) return value === 1 ? one : many;
    return typeof value === 'number' ? value.toLocaleString(locale) : value;
  });
}

/** Makes the function that speaks from one pair of catalogues. A missing or a surplus English key does not compile. */
export function catalogue<Da extends Record<string, string>, En extends Record<keyof Da, string>>(
  danish: Da,
  english: En & Record<Exclude<keyof En, keyof Da>, never>,
) {
  return (key: keyof Da, values: Values = {}): string =>
    fill((current === 'da' ? danish : (english as En))[key], values, locale());
}

export const t = catalogue(da, en);

/** A text that the server holds in both languages, for example the name of a room. */
export function pick(both: { da: string; en: string } | undefined): string {
  return both ? both[current] || both.da : '';
}

export function locale(): string {
  return current === 'da' ? 'da-DK' : 'en-GB';
}
