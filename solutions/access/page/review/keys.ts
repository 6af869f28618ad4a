// SPDX-License-Identifier: EUPL-1.2
// The keyboard of the review page. Single letters are short cuts only where no text is being written, and can be switched off
// (WCAG 2.1, 2.1.4): speech input would otherwise press them.
export type Command = 'next' | 'previous' | 'accept' | 'reject' | 'ground' | 'bulk' | 'confirm' | 'exceptions' | 'draw' | 'undo' | 'help';

export const kKeys: readonly (readonly [key: string, command: Command])[] = [
  ['j', 'next'],
  ['k', 'previous'],
  ['a', 'accept'],
  ['r', 'reject'],
  ['g', 'ground'],
  ['b', 'bulk'],
  ['c', 'confirm'],
  ['e', 'exceptions'],
  ['d', 'draw'],
  ['u', 'undo'],
  ['?', 'help'],
];

const kStored = 'meretid.keys';

export const keys_are_on = (): boolean => localStorage.getItem(kStored) !== 'off';
export const switch_keys = (on: boolean): void => localStorage.setItem(kStored, on ? 'on' : 'off');

interface Pressed {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  target: EventTarget | null;
}

const kWriting = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

/** The command of a key press; undefined when it is none or when it belongs to a field. */
export function command_of({ key, ctrlKey, altKey, metaKey, target }: Pressed): Command | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  if (target && 'closest' in target && (target as Element).closest(kWriting)) return undefined;
  return kKeys.find(([known]) => known === key.toLowerCase())?.[1];
}
