// SPDX-License-Identifier: EUPL-1.2
// Who is signed in. One object for the whole app; pages read it, the shell and the sign-in page change it.
import { get, post, put, remove, set_csrf, when_signed_out } from './api';
import { language, set_language, type Language } from './texts.svelte';
import type { Session } from './types';

const kNobody: Session = {
  signed_in: false, account: '', name: '', language: 'da', csrf: '', roles: [], how: '', oidc: false, organisation: '',
  must_change_password: false,
};
const kReturn = 'meretid.return';

let session = $state<Session>(kNobody);
let known = $state(false);
let ended = $state(false);

/** The session; `known()` tells whether the server has answered yet. */
export const who = (): Session => session;
export const session_known = (): boolean => known;
/** The session ended by itself while the page was open. */
export const session_ended = (): boolean => ended;

function accept(answer: Session): void {
  session = { ...kNobody, ...answer };
  known = true;
  if (session.signed_in) ended = false;
  set_csrf(session.csrf);
  if (session.signed_in && session.language) set_language(session.language);
}

export async function load_session(): Promise<void> {
  accept(await get<Session>('/api/session'));
}

export async function sign_in(how: { account: string; password: string } | { once: string }): Promise<void> {
  accept(await post<Session>('/api/session', how));
  // Some servers give the token of the new session only with GET.
  if (!session.csrf) await load_session();
}

/** Leaves for the organisation's sign-in; afterwards the browser is back at the address it left from. */
export function sign_in_at_organisation(): void {
  sessionStorage.setItem(kReturn, location.hash);
  location.assign('/api/oidc/start');
}

/** The address that sign_in_at_organisation left from, once. */
export function take_return(): string {
  const address = sessionStorage.getItem(kReturn) ?? '';
  sessionStorage.removeItem(kReturn);
  return /^#\/(ind|organisation)\b/.test(address) ? '' : address;
}

export async function sign_out(): Promise<void> {
  const elsewhere = session.how === 'oidc';
  await remove('/api/session');
  if (elsewhere) location.assign('/api/oidc/logout');
  await load_session();
}

export async function change_password(old: string, next: string): Promise<void> {
  await put('/api/session/password', { old, new: next });
  await load_session();
}

export async function change_language(next: Language): Promise<void> {
  if (next === language()) return;
  try {
    // Kept first: whoever loads the page anew as soon as the words have changed would else find the old ones.
    if (session.signed_in) await put('/api/session/language', { language: next });
  } finally {
    session.language = next;
    set_language(next);
  }
}

when_signed_out(() => {
  ended = session.signed_in;
  session = { ...kNobody, oidc: session.oidc, organisation: session.organisation };
  set_csrf('');
});
