// SPDX-License-Identifier: EUPL-1.2
// From seconds after the plan's origin to what a Danish clock shows, also in the two nights when it is set.
const kZone = 'Europe/Copenhagen';
const time_of_day = new Intl.DateTimeFormat('da-DK', { timeZone: kZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const known = new Map<number, string>(); // by minute since 1970

/** "2026-03-02T00:00:00.000000Z" -> milliseconds since 1970. */
export const origin_ms = (origin: string | number): number => (typeof origin === 'number' ? origin / 1000 : Date.parse(origin));

/** "08:05"; the separator of the design system's clocks. */
export function clock(origin: number, seconds: number): string {
  const minute = Math.round((origin + seconds * 1000) / 60_000);
  let text = known.get(minute);
  if (text === undefined) {
    text = time_of_day.format(new Date(minute * 60_000)).replace('.', ':');
    known.set(minute, text);
  }
  return text;
}

/** "mandag den 2. marts" in the language of the page. */
export const day_name = (origin: number, seconds: number, locale: string): string =>
  new Date(origin + seconds * 1000).toLocaleDateString(locale, { timeZone: kZone, weekday: 'long', day: 'numeric', month: 'long' });

/** Which day a moment lies on, by the plan's midnights. */
export function day_of(midnights: number[], seconds: number): number {
  let day = 0;
  while (day + 2 < midnights.length && seconds >= midnights[day + 1]!) day += 1;
  return day;
}

export const minutes = (seconds: number): number => Math.round(seconds / 60);
