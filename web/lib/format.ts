// SPDX-License-Identifier: EUPL-1.2
// Numbers and times as people read them, in the language of the page.
import { locale } from './texts.svelte';

/** The server writes times as ISO 8601 or as microseconds since 1970. */
export function to_date(time: string | number): Date {
  return new Date(typeof time === 'number' ? time / 1000 : time);
}

export function date_time(time: string | number | null | undefined): string {
  if (!time) return '';
  return to_date(time).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short' });
}

export function number(value: number, decimals = 0): string {
  return value.toLocaleString(locale(), { maximumFractionDigits: decimals });
}

export function percent(share: number): string {
  return share.toLocaleString(locale(), { style: 'percent', maximumFractionDigits: 0 });
}

export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let step = 0;
  while (size >= 1000 && step < units.length - 1) {
    size /= 1000;
    step += 1;
  }
  return `${number(size, step === 0 ? 0 : 1)} ${units[step]}`;
}

/** "1 min. 20 s" from seconds. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min. ${whole % 60} s`;
}
