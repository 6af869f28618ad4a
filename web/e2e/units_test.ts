// SPDX-License-Identifier: EUPL-1.2
// The parts that need no browser: what undo and bulk mean, the keys, active seconds, the hash, the catalogues, the style sheet.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import {
  apply, copies_of, count, drawn_in, equal_hits, exceptions_in, in_reading_order, line_of, matters, neighbour, next_open, own_words_in, reversed, standings_of, unconfirmed,
  with_copies, type Standing,
} from '../../solutions/access/page/review/decisions';
import { first_frame, moved, said_of } from '../../solutions/access/page/review/frame';
import { command_of } from '../../solutions/access/page/review/keys';
import type { CaseDocument, Finding } from '../../solutions/access/page/types';
import { package_folder } from '../build/licences';
import { keep_used } from '../build/used_styles';
import { ActiveTime } from '../lib/activity';
import { part_hash } from '../lib/part_hash';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

const finding = (id: string, start: number, more: Partial<Finding> = {}): Finding => ({
  id, document: 'd1', start, end: start + 1, text: id, type: 'person', entity: '', confidence: 1, why: [], reason: '', ground: 'OFL.30.1', proposed: true, same_as: '', before: '', after: '', boxes: [], party: false, last: '', last_ground: '', ...more,
});
const documents = [{ id: 'd2' }, { id: 'd1' }] as CaseDocument[];

test.describe('a review', () => {
  const order = in_reading_order(documents, [finding('b', 9), finding('a', 1), finding('c', 0, { document: 'd2' }), finding('weak', 5, { proposed: false })]);

  test('is read document by document, from the top', () => {
    expect(order.map(({ id }) => id)).toEqual(['c', 'a', 'weak', 'b']);
  });

  test('goes on to the next open finding, round the end, past weak ones', () => {
    const standings = standings_of([{ part: 'b', decided: 'approve' }]);
    expect(next_open(order, standings, 'a')?.id).toBe('c');
    expect(next_open(order, standings, 'c')?.id).toBe('a');
    expect(next_open(order, apply(standings, [{ part: 'a', proposed: '', before: undefined, after: { decided: 'reject', ground: '' } }, { part: 'c', proposed: '', before: undefined, after: { decided: 'approve', ground: '' } }]), 'a')).toBeUndefined();
  });

  test('stops at both ends when walking', () => {
    expect(neighbour(order, 'c', -1)?.id).toBe('c');
    expect(neighbour(order, 'b', 1)?.id).toBe('b');
    expect(neighbour(order, 'gone', 1)?.id).toBe('c');
  });

  test('counts only proposed findings as waiting', () => {
    const standings = standings_of([{ part: 'weak', decided: 'amend' }, { part: 'a', decided: 'reject' }, { part: 'b', decided: 'approve' }, { part: 'b', decided: 'undo' }]);
    expect(count(order, standings)).toEqual({ proposed: 3, decided: 1, struck: 1, kept: 1 });
  });

  test('takes a step back to what stood before it', () => {
    const change = { part: 'a', proposed: 'OFL.30.1', before: { decided: 'reject' as const, ground: '' }, after: { decided: 'amend' as const, ground: 'OFL.23' } };
    const after = apply(new Map([['a', change.before]]), [change]);
    expect(after.get('a')?.ground).toBe('OFL.23');
    expect(apply(after, [reversed(change)]).get('a')).toEqual(change.before);
    const read = { ...change, before: { ...change.before, hash: '00', own: false, confirmed_by: 'Bo' } };
    expect(reversed(read).after, 'what is taken back is decided anew, and read by nobody').toEqual({ decided: 'reject', ground: '' });
    expect(line_of(reversed({ ...change, before: undefined })).decided).toBe('undo');
  });

  test('takes equal hits by entity and type, across documents, and never the nameless together', () => {
    const hits = [finding('a', 1, { entity: 'x' }), finding('b', 2, { entity: 'x', document: 'd2' }), finding('c', 3, { entity: 'x', type: 'cpr' }), finding('d', 4)];
    expect(equal_hits(hits, hits[0]!).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(equal_hits(hits, hits[3]!).map(({ id }) => id)).toEqual(['d']);
  });

  test('copies follow their original until somebody decides otherwise there', () => {
    const hits = [finding('a', 0), finding('b', 5, { document: 'd2', same_as: 'a' }), finding('c', 9, { document: 'd3', same_as: 'a' }), finding('d', 12)];
    const ids = (standings: Parameters<typeof with_copies>[1], of: typeof hits) => with_copies(hits, standings, of).map(({ id }) => id);
    expect(copies_of(hits, hits[0]!).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(ids(new Map(), [hits[0]!])).toEqual(['a', 'b', 'c']);
    expect(ids(new Map(), [hits[1]!])).toEqual(['b']);
    expect(ids(new Map(), [hits[0]!, hits[1]!])).toEqual(['a', 'b', 'c']);
    const approved = { decided: 'approve', ground: 'OFL.30.1' } as const;
    const otherwise = new Map<string, Standing>([['a', approved], ['b', approved], ['c', { decided: 'reject', ground: '' } as const]]);
    expect(ids(otherwise, [hits[0]!])).toEqual(['a', 'b']);
    expect(ids(new Map(), [hits[3]!])).toEqual(['d']);
  });
});

test.describe('a second reader', () => {
  const proposed = new Set(['d1-f1', 'd1-f2']);
  const lines = [
    { part: 'd1-f1', decided: 'reject' as const },
    { part: 'd1-f2', decided: 'approve' as const },
    { part: 'd1-f3', decided: 'reject' as const },
    { part: 'd1-box1', decided: 'amend' as const, amended: { page: 0, left: 1, top: 2, right: 3, bottom: 4 } },
    { part: 'd1-own3.9', decided: 'amend' as const, amended: JSON.stringify(finding('x', 3)) },
    { part: 'exception-n1', decided: 'amend' as const, amended: { kind: 'keep', value: 'Anna' }, reason: 'ansat' },
    { part: 'letter', decided: 'amend' as const, amended: {} },
  ];

  test('has to read what is given out and what no proposal stands behind', () => {
    const parts = [...standings_of(lines)].filter(([part, standing]) => matters(part, standing, proposed)).map(([part]) => part);
    expect(parts).toEqual(['d1-f1', 'd1-box1', 'd1-own3.9', 'exception-n1']);
  });

  test('is waited for until each is confirmed, and for exceptions of the last round that nobody looked at', () => {
    const read = { own: false, confirmed_by: 'Bo', confirmed_by_me: false };
    const standings = standings_of(
      lines.map((line) => ({ ...line, hash: `now ${line.part}` })),
      [{ part: 'd1-box1', hash: 'now d1-box1', ...read }, { part: 'd1-f1', hash: 'before d1-f1', ...read }],
    );
    expect(unconfirmed(standings, proposed, [{ kind: 'keep', value: 'Bo', reason: 'ansat' }])).toEqual(['d1-f1', 'd1-own3.9', 'exception-n1', 'exception-0']);
  });

  test('sees boxes, words and exceptions that stand in the decisions', () => {
    const standings = standings_of(lines);
    expect(drawn_in(standings)).toEqual([{ part: 'd1-box1', document: 'd1', box: { page: 0, left: 1, top: 2, right: 3, bottom: 4 }, ground: '' }]);
    expect(own_words_in(standings, new Set()).map(({ id }) => id)).toEqual(['d1-own3.9']);
    expect(own_words_in(standings, new Set(['d1-own3.9'])), 'what the proposal has itself').toEqual([]);
    const carried = [{ kind: 'keep' as const, value: 'Bo', reason: 'ansat' }, { kind: 'keep' as const, value: 'Cai', reason: 'ansat' }];
    const standing = apply(standings, [{ part: 'exception-1', proposed: '', before: undefined, after: { decided: 'reject', ground: '' } }]);
    expect(exceptions_in(carried, standing).map(({ value, part }) => `${part} ${value}`)).toEqual(['exception-0 Bo', 'exception-n1 Anna']);
  });
});

test.describe('a box by keyboard', () => {
  const pages = [{ width: 600, height: 800, scanned: false }, { width: 300, height: 400, scanned: false }];
  const press = (key: string, more = {}) => ({ key, shiftKey: false, ctrlKey: false, ...more });

  test('begins in sight, moves, grows and stays on the paper', () => {
    const box = first_frame(0, pages[0]!, 0.5);
    expect(box).toEqual({ page: 0, left: 240, top: 392, right: 360, bottom: 408 });
    expect(moved(box, press('ArrowRight'), pages)).toMatchObject({ left: 246, right: 366, top: 392 });
    expect(moved(box, press('ArrowUp', { ctrlKey: true }), pages)).toMatchObject({ top: 391, bottom: 407 });
    expect(moved(box, press('ArrowRight', { shiftKey: true }), pages)).toMatchObject({ left: 240, right: 366 });
    expect(moved({ ...box, right: 246 }, press('ArrowLeft', { shiftKey: true }), pages)).toMatchObject({ left: 240, right: 246 });
    expect(moved({ ...box, left: 2, right: 122 }, press('ArrowLeft'), pages)).toMatchObject({ left: 0, right: 120 });
    expect(moved(box, press('PageDown'), pages)).toEqual({ page: 1, left: 180, top: 384, right: 300, bottom: 400 });
    expect(moved(box, press('PageUp'), pages)).toMatchObject({ page: 0 });
    expect(moved(box, press('x'), pages)).toBeUndefined();
  });

  test('is told in millimetres', () => {
    expect(said_of({ page: 2, left: 72, top: 36, right: 144, bottom: 45 })).toEqual({ page: 3, left: 25, top: 13, width: 25, height: 3 });
  });
});

test('keys belong to fields first, and to the browser when Control is held', () => {
  const press = (key: string, more = {}) => command_of({ key, ctrlKey: false, altKey: false, metaKey: false, target: null, ...more });
  const field = { closest: () => ({}) } as unknown as EventTarget;
  expect(press('a')).toBe('accept');
  expect(press('J')).toBe('next');
  expect(press('?')).toBe('help');
  expect(press('c')).toBe('confirm');
  expect(press('e')).toBe('exceptions');
  expect(press('x')).toBeUndefined();
  expect(press('a', { ctrlKey: true })).toBeUndefined();
  expect(press('a', { target: field })).toBeUndefined();
});

test('active time stops half a minute after the last input and while the page is hidden', () => {
  const time = new ActiveTime(0);
  time.tick(10_000, true);
  time.input(10_000);
  time.tick(100_000, true); // 30 s count
  time.tick(110_000, true); // none
  expect(time.take()).toBe(40);
  time.input(110_000);
  time.tick(115_000, false);
  expect(time.take()).toBe(0);
  time.tick(116_000, true);
  const taken = time.take();
  time.give_back(taken);
  expect(time.take()).toBe(1);
});

test('a part is named by its BLAKE2b-256', () => {
  // RFC 7693 gives BLAKE2b-512 only; this is the 256-bit value that libsodium gives for the same three bytes.
  expect(part_hash(new TextEncoder().encode('abc'))).toBe('bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319');
});

test('the style sheet keeps what is used and drops the rest', () => {
  const css = '.a .b{x:1}.a,.c{x:2}h1{x:3}@media print{.c{x:4}}@font-face{font-family:F;src:url("f.eot"),url("f.woff2") format("woff2")}';
  const kept = keep_used(css, new Set(['a']));
  expect(kept).toContain('.a{x:2}');
  expect(kept).toContain('h1{x:3}');
  expect(kept).not.toMatch(/\.b|\.c|print|eot/);
});

test('a module is known by the package it came from', () => {
  expect(package_folder('\0/x/node_modules/@noble/hashes/blake2.js')).toBe('/x/node_modules/@noble/hashes');
  expect(package_folder('/x/web/main.ts')).toBeUndefined();
});

test.describe('the catalogues', () => {
  const sources = (folder: string): string =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(svelte|ts)$/.test(name) && !name.includes('e2e') && !name.includes('dist'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
  const rooms = readdirSync(join(root, 'solutions'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(root, 'solutions', name, 'page'));
  const folders = [join(root, 'web'), ...rooms.filter((folder) => readdirSync(join(folder, '..')).includes('page'))];

  for (const folder of folders) {
    test(`of ${folder.slice(root.length + 1)} say the same in both languages, and nothing that no page uses`, () => {
      const read = (language: string) => JSON.parse(readFileSync(join(folder, 'texts', `${language}.json`), 'utf8')) as Record<string, string>;
      const [da, en] = [read('da'), read('en')];
      expect(Object.keys(en)).toEqual(Object.keys(da));
      const placeholders = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();
      const source = sources(folder);
      for (const [key, text] of Object.entries(da)) {
        expect(placeholders(en[key]!), key).toEqual(placeholders(text));
        expect(text.trim(), key).not.toBe('');
        expect(en[key]!.trim(), key).not.toBe('');
        // Either the whole key stands in a page, or its beginning does, up to a dot, before a value put in at run time.
        const used = source.includes(`'${key}'`) || key.split('.').some((_, at, parts) => at > 0 && source.includes(`\`${parts.slice(0, at).join('.')}.\${`));
        expect(used, `${key} is not used`).toBe(true);
      }
    });
  }
});
