// SPDX-License-Identifier: EUPL-1.2
// A watch for work that is done by hand: it goes on while other pages are open and after the browser was closed, because the work
// lies on a desk and not on the screen. One at a time; kept in this browser only, by the account that started it.
const kStored = 'meretid.stopwatch';

export interface Watch {
  account: string;
  room: string;
  kind: string;
  since: number; // milliseconds since 1970
}

function read(): Watch | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(kStored) ?? 'null') as Watch | null;
    return found && typeof found.since === 'number' ? found : undefined;
  } catch {
    return undefined;
  }
}

let running = $state<Watch | undefined>(read());

/** The watch of this account, while it goes. */
export const watch_of = (account: string): Watch | undefined => (running?.account === account ? running : undefined);

export function start_watch(account: string, room: string, kind: string, now = Date.now()): void {
  running = { account, room, kind, since: now };
  localStorage.setItem(kStored, JSON.stringify(running));
}

export function stop_watch(): void {
  running = undefined;
  localStorage.removeItem(kStored);
}
