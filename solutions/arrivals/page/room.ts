// SPDX-License-Identifier: EUPL-1.2
// The room's own words, addresses and ways to write times: the server's moments carry the offset of the ward's wall clock, and that is
// the clock that is shown, wherever the browser stands.
import { link } from '$web/lib/route.svelte';
import { catalogue, locale } from '$web/lib/texts.svelte';
import da from './texts/da.json';
import en from './texts/en.json';

export const t = catalogue(da, en);
export type Key = keyof typeof da;

export const to_cases = (): string => link('arrivals');
export const to_case = (id: string): string => link('arrivals', 'sag', id);
export const to_plan = (id: string, job: string): string => link('arrivals', 'sag', id, job);

/** "2026-01-01T07:00:00+01:00" as the wall shows it, in milliseconds of a clock without summer time: for drawing and for words. */
export const wall = (moment: string): number => Date.parse(`${moment.slice(0, 19)}Z`);

const words = (options: Intl.DateTimeFormatOptions) => (moment: string | number): string =>
  new Date(typeof moment === 'number' ? moment : wall(moment.length === 10 ? `${moment}T00:00:00` : moment)).toLocaleString(locale(), { timeZone: 'UTC', ...options });
export const clock = words({ hour: '2-digit', minute: '2-digit' });
export const weekday = words({ weekday: 'long' });
export const short_day = words({ weekday: 'short', day: 'numeric', month: 'short' });
export const long_day = words({ weekday: 'long', day: 'numeric', month: 'long' });
export const day_clock = words({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
export const moment = words({ dateStyle: 'medium', timeStyle: 'short' });
export const month = words({ month: 'short', year: 'numeric' });

/** The next day's midnight and so on: "2026-01-01" plus days. */
export const plus_days = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
