// SPDX-License-Identifier: EUPL-1.2
// The room's own words, addresses, and times as the wall in Denmark shows them, wherever the browser stands.
import { link } from '$web/lib/route.svelte';
import { catalogue, locale } from '$web/lib/texts.svelte';
import da from './texts/da.json';
import en from './texts/en.json';

export const t = catalogue(da, en);
export type Key = keyof typeof da;

export const to_board = (ward: string): string => link('nightwatch', 'sag', ward);
export const to_place = (ward: string, place: 'beboere' | 'teknik' | 'rapport' | 'afdeling'): string => link('nightwatch', 'sag', ward, place);
export const to_resident = (ward: string, resident: string): string => link('nightwatch', 'sag', ward, 'beboer', resident);
export const api = (ward: string, ...more: string[]): string => `/api/nightwatch/wards/${ward}/${more.join('/')}`;

const words = (options: Intl.DateTimeFormatOptions) => (moment: string | number | Date): string => new Date(moment).toLocaleString(locale(), { timeZone: 'Europe/Copenhagen', ...options });
export const clock = words({ hour: '2-digit', minute: '2-digit' });
export const clock_seconds = words({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
export const day_clock = words({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
export const day = (date: string): string => new Date(`${date.slice(0, 10)}T12:00:00Z`).toLocaleDateString(locale(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "12 s", "4 min.", "2 t. 5 min." */
export function since(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('seconds', { count: whole });
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? t('minutes', { count: minutes }) : t('hours_minutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** What the wall in Denmark shows, for the field of a form, and back again as a text that the server reads as Danish time. */
export const wall = (moment: Date): string => moment.toLocaleString('sv-SE', { timeZone: 'Europe/Copenhagen' }).slice(0, 16).replace(' ', 'T');
