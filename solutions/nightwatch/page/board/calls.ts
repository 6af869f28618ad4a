// SPDX-License-Identifier: EUPL-1.2
// Which alarms this page sounds for, and with what. Each call of an alarm (its first, each repeat, each step up) sounds once however often
// the list is read; one sound a class is enough for several; the assigned carer's page is called first, all others when the alarm has gone
// on. Pure.
import type { NightAlarm } from '../described';
import type { Tone } from './sound';

export const tone_of = ({ kind }: Pick<NightAlarm, 'kind'>): Tone => (kind === 'fall' || kind === 'bed_exit' ? kind : 'technical');

export interface Calls {
  tones: Set<Tone>;
  /** Calls that are shown for the first time. */
  fresh: NightAlarm[];
}

/** `called`: what has been shown, by alarm; is changed. `carer_of`: the resident's assigned carer, '' for none; `me`: this account's id. */
export function calls(open: NightAlarm[], called: Map<string, string>, carer_of: (resident: string) => string, me: string | undefined): Calls {
  const tones = new Set<Tone>();
  const fresh: NightAlarm[] = [];
  for (const alarm of open) {
    const call = `${alarm.sounded} ${alarm.level}`;
    if (called.get(alarm.id) === call) continue;
    called.set(alarm.id, call);
    fresh.push(alarm);
    const carer = alarm.resident ? carer_of(alarm.resident) : '';
    const mine = alarm.level !== 'carer' || carer === '' || carer === me;
    // Whoever is on the way, or there, is not called to what they know.
    if (mine && (alarm.state === 'open' || alarm.state === 'acknowledged')) tones.add(tone_of(alarm));
  }
  return { tones, fresh };
}
