// SPDX-License-Identifier: EUPL-1.2
// The one place that calls the server: JSON in and out, the CSRF token on every unsafe method, problem+json as an exception.
import { language, t } from './texts.svelte';

/** What the server answered when it would not do as asked. `detail` is a sentence for people, in their language. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly where = '',
  ) {
    super(detail);
  }
}

let csrf = '';
let on_signed_out: () => void = () => {};

export function set_csrf(token: string): void {
  csrf = token;
}

/** Called when a call is answered with 401: the session has ended. */
export function when_signed_out(action: () => void): void {
  on_signed_out = action;
}

async function to_problem(response: Response): Promise<Problem> {
  let body: { code?: string; detail?: string; title?: string; where?: string } = {};
  try {
    body = await response.json();
  } catch {
    // Not from our server, for example a proxy's own page: the status alone is what we know.
  }
  const detail = body.detail ?? body.title ?? t('problem.status', { status: String(response.status) });
  return new Problem(response.status, body.code ?? 'http.status', detail, body.where ?? '');
}

/** The bare call; throws Problem. Status 0 means that the server could not be reached. */
export async function call(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Accept-Language', language());
  if (method !== 'GET') headers.set('X-CSRF-Token', csrf);
  let response: Response;
  try {
    response = await fetch(path, { ...init, method, headers, credentials: 'same-origin', redirect: 'error' });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Problem(0, 'http.unreachable', t('problem.unreachable'));
  }
  if (response.ok) return response;
  const problem = await to_problem(response);
  if (problem.status === 401 && !path.startsWith('/api/session')) on_signed_out();
  throw problem;
}

async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  const response = await call(method, path, init);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const get = <T>(path: string) => json<T>('GET', path);
export const post = <T>(path: string, body?: unknown) => json<T>('POST', path, body ?? {});
export const put = <T>(path: string, body?: unknown) => json<T>('PUT', path, body ?? {});
export const remove = <T = void>(path: string) => json<T>('DELETE', path);

/** A list, whether the server sends it bare or as the only array of an object. */
export function list_of<T>(answer: unknown): T[] {
  if (Array.isArray(answer)) return answer as T[];
  if (answer && typeof answer === 'object') {
    const array = Object.values(answer).find(Array.isArray);
    if (array) return array as T[];
  }
  return [];
}
