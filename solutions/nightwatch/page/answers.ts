// SPDX-License-Identifier: EUPL-1.2
// What the live half answers, as far as the pages use it.
import type { NightAlarm } from './described';

export interface Standing {
  resident: string;
  out_since?: string | null;
  paused_until?: string | null;
  present_until?: string | null;
  present?: string;
}
export interface Alarms {
  alarms: NightAlarm[];
  standings?: Standing[];
  alive?: boolean;
  broker?: string;
}
