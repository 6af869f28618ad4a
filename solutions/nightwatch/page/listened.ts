// SPDX-License-Identifier: EUPL-1.2
// Is anybody listening to the resident now? As the server decides it (hall/kept.cc): with a basis, and until noon (UTC) of the day after the
// last one, so that no night ends in the middle. Pure.
import type { NightResident } from './described';

const kHour = 3_600_000; // milliseconds

export function listened({ watched, person }: NightResident, now: number): boolean {
  const { basis, until } = person.consent;
  return watched && basis !== 'none' && !(until && now >= Date.parse(`${until}T00:00:00Z`) + 36 * kHour);
}
