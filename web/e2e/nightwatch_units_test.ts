// SPDX-License-Identifier: EUPL-1.2
// When a night board sounds: without a browser, without a server.
import { expect, test } from '@playwright/test';
import { calls } from '../../solutions/nightwatch/page/board/calls';
import { listened } from '../../solutions/nightwatch/page/listened';
import type { NightAlarm, NightResident } from '../../solutions/nightwatch/page/described';

const alarm = (id: string, more: Partial<NightAlarm> = {}): NightAlarm => ({
  id, resident: 'r1', device: '', kind: 'fall', happened: '', raised: '', state: 'open', level: 'carer', who: '', sounded: 1, again: 0, ...more,
});
const nobody = () => '';

test('a call sounds once however often the list is read, and again when it calls again or goes on', () => {
  const called = new Map<string, string>();
  expect([...calls([alarm('a')], called, nobody, 'me').tones]).toEqual(['fall']);
  expect([...calls([alarm('a')], called, nobody, 'me').tones]).toEqual([]);
  expect([...calls([alarm('a', { sounded: 2 })], called, nobody, 'me').tones]).toEqual(['fall']);
  expect([...calls([alarm('a', { sounded: 2, level: 'group' })], called, nobody, 'me').tones]).toEqual(['fall']);
  expect([...calls([alarm('a', { sounded: 3, level: 'group', state: 'acknowledged' })], called, nobody, 'me').tones]).toEqual(['fall']);
});

test('one sound a class, and the three classes sound differently', () => {
  const open = [alarm('a'), alarm('b'), alarm('c', { kind: 'bed_exit' }), alarm('d', { kind: 'silent' }), alarm('e', { kind: 'broker', resident: '' })];
  const { tones, fresh } = calls(open, new Map(), nobody, 'me');
  expect([...tones]).toEqual(['fall', 'bed_exit', 'technical']);
  expect(fresh).toHaveLength(5);
});

test('the assigned carer is called first; all are when it has gone on; nobody to what somebody is on the way to', () => {
  const carer = () => 'mette';
  expect(calls([alarm('a')], new Map(), carer, 'ib').tones.size).toBe(0);
  expect(calls([alarm('a')], new Map(), carer, 'ib').fresh).toHaveLength(1);
  expect(calls([alarm('a')], new Map(), carer, 'mette').tones.size).toBe(1);
  expect(calls([alarm('a', { level: 'group' })], new Map(), carer, 'ib').tones.size).toBe(1);
  expect(calls([alarm('a', { level: 'leader' })], new Map(), carer, undefined).tones.size).toBe(1);
  for (const state of ['on_the_way', 'present'] as const) expect(calls([alarm('a', { level: 'group', state })], new Map(), carer, 'ib').tones.size).toBe(0);
});

test('nobody listens without a basis, beyond it, or to who has moved out', () => {
  const resident = (more: object, watched = true) => ({ watched, person: { name: '', room: '', consent: { basis: 'consent', note: '', ...more } } }) as unknown as NightResident;
  const now = Date.parse('2026-05-03T03:00:00Z');
  expect(listened(resident({}), now)).toBe(true);
  expect(listened(resident({ basis: 'none' }), now)).toBe(false);
  expect(listened(resident({}, false), now)).toBe(false);
  expect(listened(resident({ until: '2026-05-02' }), now)).toBe(true);
  expect(listened(resident({ until: '2026-05-02' }), Date.parse('2026-05-03T12:00:00Z'))).toBe(false);
});
