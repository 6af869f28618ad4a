// SPDX-License-Identifier: EUPL-1.2
// Figures as planners write them.
import { number } from '$web/lib/format';
import type { DifferenceRow, MeasureView } from '../described';
import { t, term_name } from '../room';

export function measure_text({ value, unit }: MeasureView): string {
  switch (unit) {
    case 'share': return `${number(value * 100, 1)} %`;
    case 'minutes': return value >= 600 ? t('unit.hours', { value: number(value / 60, 1) }) : t('unit.minutes', { value: number(value) });
    case 'km': return `${number(value)} km`;
    case 'faces': return number(value, 1);
    default: return number(value);
  }
}

/** From the first to the second: "+12 min."; shares in percentage points. */
export function change_text(from: MeasureView, to: MeasureView): string {
  const by = { ...to, value: Math.abs(to.value - from.value) };
  const text = measure_text(by);
  if (text === measure_text({ ...to, value: 0 })) return '±0';
  return `${to.value > from.value ? '+' : '−'}${text}`;
}

const counts = new Set(['unassigned', 'new_faces', 'not_contact', 'against_wish', 'other_carer']);

/** "+4 min." or "−1" with the name of the term, and whether it is for the better. */
export function difference_text({ id, before, after }: DifferenceRow): { name: string; text: string; better: boolean } {
  const by = after - before;
  const sign = by > 0 ? '+' : '−';
  const size = number(Math.abs(by), counts.has(id) ? 0 : 1);
  return { name: term_name(id), text: counts.has(id) ? `${sign}${size}` : `${sign}${t('unit.minutes', { value: size })}`, better: by < 0 };
}

/** What a change costs in one word: the weighted sum, in minutes of driving. Beyond what any minutes amount to, a visit was left
 *  out or taken in: that stands among the differences, and the number would only frighten. */
export function cost_text(cost: number): string {
  if (Math.abs(cost) >= 3000) return cost > 0 ? t('cost.much_worse') : t('cost.much_better');
  return t('cost', { value: `${cost > 0 ? '+' : cost < 0 ? '−' : '±'}${number(Math.abs(cost), 1)}` });
}
