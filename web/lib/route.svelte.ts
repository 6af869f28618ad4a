// SPDX-License-Identifier: EUPL-1.2
// Where in the app we are: the part of the address after "#/", cut at the slashes. "#/access/sag/01H…" -> access, sag, 01H…
function read(): string[] {
  return location.hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter(Boolean)
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
}

// "/was" is where a public body's accessibility statement is looked for.
if (location.pathname === '/was') history.replaceState(null, '', '/#/was');

let parts = $state<string[]>(read());

addEventListener('hashchange', () => (parts = read()));

/** The parts of the current address; a reactive value. */
export const route = (): string[] => parts;

/** "#/access/sag/…" from its parts, for links. */
export const link = (...to: string[]): string => `#/${to.map(encodeURIComponent).join('/')}`;

export function go(...to: string[]): void {
  location.hash = link(...to);
}

/** Like go, but without leaving the present address in the history (a one-time token, for example). */
export function replace(...to: string[]): void {
  history.replaceState(null, '', link(...to));
  parts = read();
}
