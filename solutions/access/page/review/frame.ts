// SPDX-License-Identifier: EUPL-1.2
// The box that the keyboard draws: where it begins, how a key moves or sizes it, and what is said of it. In points of the page; what
// is said is in millimetres. Pure.
import type { Box, CaseDocument } from '../types';

type Size = CaseDocument['pages'][number];

const kStep = 6; // points: half a line
const kFine = 1;
const kLeast = 6;
const kFirst = { width: 120, height: 16 };
const kMillimetre = 72 / 25.4;

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));

/** In the middle of the page across, at the share of its height that is looked at. */
export function first_frame(page: number, size: Size, seen: number): Box {
  const width = Math.min(kFirst.width, size.width);
  const height = Math.min(kFirst.height, size.height);
  const left = (size.width - width) / 2;
  const top = within(size.height * seen - height / 2, 0, size.height - height);
  return { page, left, top, right: left + width, bottom: top + height };
}

interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
}

/** Arrow keys move, with Shift they move the right and lower edge, with Control by a point; Page Up and Page Down change the page.
 *  undefined for a key that is none of these. The box stays on the paper. */
export function moved(box: Box, { key, shiftKey, ctrlKey }: Key, pages: Size[]): Box | undefined {
  if (key === 'PageDown' || key === 'PageUp') {
    const page = within(box.page + (key === 'PageDown' ? 1 : -1), 0, pages.length - 1);
    return kept({ ...box, page }, pages[page]!);
  }
  const by = ctrlKey ? kFine : kStep;
  const x = key === 'ArrowLeft' ? -by : key === 'ArrowRight' ? by : 0;
  const y = key === 'ArrowUp' ? -by : key === 'ArrowDown' ? by : 0;
  const size = pages[box.page];
  if ((x === 0 && y === 0) || !size) return undefined;
  if (shiftKey) return { ...box, right: within(box.right + x, box.left + kLeast, size.width), bottom: within(box.bottom + y, box.top + kLeast, size.height) };
  return kept({ ...box, left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y }, size);
}

function kept(box: Box, size: Size): Box {
  const width = Math.min(box.right - box.left, size.width);
  const height = Math.min(box.bottom - box.top, size.height);
  const left = within(box.left, 0, size.width - width);
  const top = within(box.top, 0, size.height - height);
  return { page: box.page, left, top, right: left + width, bottom: top + height };
}

/** Page, place and size in whole millimetres, for a sentence. */
export function said_of({ page, left, top, right, bottom }: Box): { page: number; left: number; top: number; width: number; height: number } {
  const mm = (points: number) => Math.round(points / kMillimetre);
  return { page: page + 1, left: mm(left), top: mm(top), width: mm(right - left), height: mm(bottom - top) };
}
