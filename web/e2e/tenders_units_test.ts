// SPDX-License-Identifier: EUPL-1.2
// What needs no browser of Kartelscreening's page: what a decision means, what is new, where firms are drawn, which columns are sent.
import { expect, test } from '@playwright/test';
import { filled } from '../../solutions/tenders/page/columns';
import type { Screening } from '../../solutions/tenders/page/described';
import { parts_of, places_of } from '../../solutions/tenders/page/screening/layout';
import { news_of } from '../../solutions/tenders/page/screening/news';
import { kStatuses, line_of, standings_of } from '../../solutions/tenders/page/screening/standing';

test('a decision comes back from the server as it was made, and an undone one does not', () => {
  for (const status of kStatuses) {
    const { part, decided, reason } = line_of('t-1', true, status, 'fordi');
    expect(standings_of([{ part, decided, reason, who: 'Anna', at: '' }]).get('t-1')).toMatchObject({ status, reason: 'fordi', by: 'Anna' });
  }
  expect(line_of('t-1', true, 'watch', '')).toMatchObject({ decided: 'amend', amended: { status: 'watch' } });
  expect(standings_of([line_of('t-1', true, 'dismiss', 'x'), line_of('t-1', true)]).size).toBe(0);
});

test('news are what came up, what no longer does, and whose figure moved', () => {
  const made = (rows: [id: string, score: number, proposed: boolean][]) =>
    ({ tenders: rows.map(([id, score]) => ({ id, score })), findings: rows.map(([id, , proposed], at) => ({ id, kind: 'tender', at, proposed })) }) as unknown as Screening;
  const news = news_of(made([['a', 0.9, true], ['b', 0.88, true], ['c', 0.5, false]]), made([['a', 0.91, true], ['c', 0.87, true], ['b', 0.7, false], ['d', 0.6, false]]));
  expect(news).toEqual({ fresh: ['c'], gone: ['b'], moved: [{ id: 'c', before: 0.5, after: 0.87 }, { id: 'b', before: 0.88, after: 0.7 }] });
});

test('firms lie inside the picture, apart from each other, and always in the same places', () => {
  const ties = Array.from({ length: 40 }, (_, i) => ({ a: i % 12, b: (i + 1 + (i % 5)) % 12, weight: 0.4 })).filter(({ a, b }) => a !== b);
  ties.push({ a: 12, b: 13, weight: 0.9 });
  const places = places_of(14, ties, 1000, 600);
  expect(places).toEqual(places_of(14, ties, 1000, 600));
  expect(parts_of(14, ties).map(({ length }) => length)).toEqual([12, 2]);
  places.forEach(({ x, y }, i) => {
    expect(x > 0 && x < 1000 && y > 0 && y < 600).toBe(true);
    for (const other of places.slice(i + 1)) expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(12);
  });
  expect(places_of(0, [], 100, 100)).toEqual([]);
  expect(places_of(1, [], 100, 100)).toHaveLength(1);
});

test('only columns that are named are sent', () => {
  expect(filled({ tender: ' Udbud ', bidder: '', market: '  ' })).toEqual({ tender: 'Udbud' });
});
