// SPDX-License-Identifier: EUPL-1.2
// Which columns a file was read by, kept for the next file of the same kind: by the case on the server, and for a new case in this browser.
export const kColumns = ['tender', 'bidder', 'amount', 'winner', 'date', 'market', 'currency', 'estimate', 'sheet'] as const;
export type Column = (typeof kColumns)[number];
export type Named = Partial<Record<Column, string>>;

const kStored = 'meretid.tenders.columns';

export function remembered(): Named {
  try {
    const kept = JSON.parse(localStorage.getItem(kStored) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(kColumns.flatMap((column) => (typeof kept[column] === 'string' ? [[column, kept[column]]] : [])));
  } catch {
    return {};
  }
}

export function remember(named: Named): void {
  localStorage.setItem(kStored, JSON.stringify(named));
}

/** Only what was filled in: the server guesses the rest. */
export const filled = (named: Named): Named =>
  Object.fromEntries(Object.entries(named).flatMap(([column, name]) => (name?.trim() ? [[column, name.trim()]] : [])));
