// SPDX-License-Identifier: EUPL-1.2
// Marks below a chart of some days, hour by hour: the clock every six hours, every twelve where it is narrow, and the day at midnight.
import { clock, short_day } from '../room';

const kHour = 3_600_000;

export interface Mark {
  at: number;
  text: string;
  strong?: boolean;
}

/** `from` and `to` are wall times in milliseconds; `width` in pixels. A day of which hardly anything is shown has no name. */
export function hour_marks(from: number, to: number, width: number): Mark[] {
  const marks: Mark[] = [];
  const every = (width < 560 ? 12 : 6) * kHour;
  for (let at = Math.ceil(from / every) * every; at <= to; at += every) {
    const midnight = at % (24 * kHour) === 0;
    marks.push({ at, text: midnight ? (to - at < 14 * kHour ? '' : short_day(at)) : clock(at), strong: midnight });
  }
  return marks;
}
