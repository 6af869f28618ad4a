// SPDX-License-Identifier: EUPL-1.2
// Sentences for screen readers about what just happened. The shell shows them in one polite live region.
let sentence = $state('');

export const announced = (): string => sentence;

export function announce(text: string): void {
  // The same sentence twice would not be read again: a no-break space at its end makes it another.
  sentence = text === sentence ? `${text}\u00a0` : text;
}
