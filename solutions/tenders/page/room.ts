// SPDX-License-Identifier: EUPL-1.2
// The room's own words, addresses and ways to write figures.
import { link } from '$web/lib/route.svelte';
import { catalogue, locale } from '$web/lib/texts.svelte';
import da from './texts/da.json';
import en from './texts/en.json';

export const t = catalogue(da, en);
export type Key = keyof typeof da;

export const kRoom = 'tenders';
export const to_cases = (): string => link(kRoom);
export const to_case = (id: string): string => link(kRoom, 'sag', id);
export const to_screening = (id: string, job: string, ...more: string[]): string => link(kRoom, 'sag', id, job, ...more);

export const kroner = (amount: number): string => amount.toLocaleString(locale(), { maximumFractionDigits: amount < 1000 ? 2 : 0 });
export const share = (value: number, digits = 0): string => value.toLocaleString(locale(), { style: 'percent', maximumFractionDigits: digits });
export const decimals = (value: number, digits: number): string => value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** "0,031", "< 0,0001"; a test that was not made has a dash. */
export function p_text(p: number | null | undefined): string {
  if (p === null || p === undefined) return '–';
  return p < 0.0001 ? `< ${decimals(0.0001, 4)}` : decimals(p, p < 0.01 ? 4 : 3);
}

/** "2020-01-03" as people write it; nothing where the day is not known. */
export const day_text = (day: string): string =>
  day ? new Date(`${day}T00:00:00Z`).toLocaleDateString(locale(), { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }) : '';
