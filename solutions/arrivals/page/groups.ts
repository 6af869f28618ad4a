// SPDX-License-Identifier: EUPL-1.2
// A forecast as one of its groups sees it: the same hours with the group's own numbers.
import type { Forecast, GroupPart } from './described';
import { t } from './room';

export const group_name = ({ group }: { group: string[] }): string => group.filter(Boolean).join(' · ') || t('groups.total');

/** -1 is the total. */
export function of_group(forecast: Forecast, index: number): Forecast {
  const part: GroupPart | undefined = forecast.groups[index];
  if (!part) return forecast;
  const hours = forecast.hours.map((hour, i) => ({
    ...hour,
    mean: part.mean[i] ?? 0,
    median: part.median[i] ?? 0,
    low50: part.low50[i] ?? 0,
    high50: part.high50[i] ?? 0,
    low80: part.low80[i] ?? 0,
    high80: part.high80[i] ?? 0,
    low95: part.low95[i] ?? 0,
    high95: part.high95[i] ?? 0,
    over_capacity: undefined,
  }));
  return { ...forecast, hours, capacity: undefined, seen: { ...forecast.seen, counts: part.seen } };
}
