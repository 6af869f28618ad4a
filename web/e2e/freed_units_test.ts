// SPDX-License-Identifier: EUPL-1.2
// Without a browser: minutes as people write them, and the reading of openapi.json.
import { expect, test } from '@playwright/test';
import { minutes_of, minutes_since } from '../lib/minutes';
import { answer_of, bounds_of, calls_of, fits, named_in, type_of, type Document, type Schema } from '../lib/openapi';

test('minutes are written with a comma or a point, and nothing else is a number', () => {
  expect(minutes_of(' 42,5 ')).toBe(42.5);
  expect(minutes_of('42.5')).toBe(42.5);
  for (const text of ['', '0', '-3', '1.000,5', '1e3', 'NaN', '100001', '4 2']) expect(minutes_of(text), text).toBeUndefined();
});

test('a forgotten watch and a clock that went back give no minutes', () => {
  expect(minutes_since(0, 90_000)).toBe(1.5);
  expect(minutes_since(0, 13 * 3_600_000)).toBeUndefined();
  expect(minutes_since(60_000, 0)).toBeUndefined();
});

const schemas: Record<string, Schema> = {
  Case: { type: 'object', properties: { id: { type: 'string' }, parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } } } },
  Part: { type: 'object', properties: { of: { $ref: '#/components/schemas/Case' } } },
};
const document: Document = {
  info: { title: '', version: '' },
  paths: {
    '/api/access/propose': { post: { summary: 'Finds personal data', 'x-role': 'caseworker', tags: ['access'], responses: { '202': {} } } },
    '/api/cases': {
      get: { summary: 'Cases', 'x-role': 'signed_in', responses: { '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Case' } } } } } },
    },
  },
};

test('calls come room by room, the hall first, and are found by every word', () => {
  const calls = calls_of(document);
  expect(calls.map(({ path }) => path)).toEqual(['/api/cases', '/api/access/propose']);
  expect(calls.filter((call) => fits(call, 'POST personal')).map(({ path }) => path)).toEqual(['/api/access/propose']);
  expect(calls.filter((call) => fits(call, 'caseworker cases'))).toEqual([]);
  expect(calls.filter((call) => fits(call, '  '))).toHaveLength(2);
  expect(answer_of(calls[1]!.operation)).toEqual({ status: '202' });
});

test('schemas are named once each, also where they go in a circle', () => {
  expect(named_in(answer_of(calls_of(document)[0]!.operation).schema, schemas)).toEqual(['Case', 'Part']);
  const word = (key: string) => `<${key}>`;
  expect(type_of({ type: 'array', items: { $ref: '#/x/Case' } }, word)).toBe('<list> Case');
  expect(type_of({ type: ['string', 'null'] }, word)).toBe('<text>');
  expect(type_of({ anyOf: [{ $ref: '#/x/Case' }, { type: 'null' }] }, word)).toBe('Case');
  expect(type_of({ enum: ['a', 'b'] }, word)).toBe('a | b');
  expect(bounds_of({ type: 'number', minimum: 0, maximum: 10 })).toBe('0 – 10');
  expect(bounds_of({ type: 'string', minLength: 1 })).toBe('1 –');
  expect(bounds_of({ type: 'string' })).toBe('');
});
