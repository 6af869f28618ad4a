// SPDX-License-Identifier: EUPL-1.2
// The keyboard of the lists. Single letters are short cuts only where no text is being written, and can be switched off (WCAG 2.1, 2.1.4).
export type Command = 'next' | 'previous' | 'decide' | 'undo' | 'help';

export const kKeys: readonly (readonly [key: string, command: Command])[] = [
  ['j', 'next'],
  ['k', 'previous'],
  ['d', 'decide'],
  ['u', 'undo'],
  ['?', 'help'],
];

const kStored = 'meretid.keys';
export const keys_are_on = (): boolean => localStorage.getItem(kStored) !== 'off';
export const switch_keys = (on: boolean): void => localStorage.setItem(kStored, on ? 'on' : 'off');

const kWriting = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

export function command_of({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): Command | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  if (target instanceof Element && target.closest(kWriting)) return undefined;
  return kKeys.find(([known]) => known === key.toLowerCase())?.[1];
}
