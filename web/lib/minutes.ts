// SPDX-License-Identifier: EUPL-1.2
// Minutes of work, from a watch or as somebody writes them.
const kLongest = 12 * 3_600_000; // whoever forgets to stop is asked to write the minutes instead

/** Minutes with one decimal; nothing where the watch was plainly forgotten or the clock went back. */
export function minutes_since(since: number, now = Date.now()): number | undefined {
  const passed = now - since;
  return passed < 0 || passed > kLongest ? undefined : Math.round(passed / 6000) / 10;
}

/** "42,5" or "42.5" -> 42.5; nothing for what is no number of minutes. */
export function minutes_of(text: string): number | undefined {
  const clean = text.trim().replace(',', '.');
  if (!/^\d+(\.\d+)?$/.test(clean)) return undefined;
  const minutes = Number(clean);
  return minutes > 0 && minutes <= 100_000 ? minutes : undefined;
}
