// SPDX-License-Identifier: EUPL-1.2
// The shapes of the hall's own answers (docs/architecture.md, "HTTP interface").
export interface Both {
  da: string;
  en: string;
}

export interface Session {
  signed_in: boolean;
  account: string;
  name: string;
  language: 'da' | 'en';
  csrf: string;
  roles: { room: string; role: string }[];
  must_change_password?: boolean;
  how: '' | 'password' | 'once' | 'oidc';
  oidc: boolean; // one can sign in at the organisation
  organisation: string; // its name for the button; may be empty
}

export interface OpenSession {
  id: string;
  name: string;
  created: string | number;
  seen: string | number;
  how: 'password' | 'once' | 'oidc';
  current: boolean;
}

export interface Room {
  id: string;
  name: Both;
  purpose: Both;
  status: string;
  jobs: { name: string; draft: string; form: unknown }[];
}

export interface Case {
  id: string;
  room: string;
  title: string;
  created: string | number;
  state: string;
}

export type JobState = 'queued' | 'running' | 'joining' | 'done' | 'failed' | 'cancelled' | 'dead';

export interface Job {
  id: string;
  room: string;
  kind: string;
  case: string;
  state: JobState;
  fraction: number;
  step: string;
  created: string | number;
  started?: string | number | null;
  ended?: string | number | null;
  cpu_seconds?: number;
  error?: { code?: string; detail?: string; where?: string } | string | null;
}

export interface Draft {
  job: string;
  room: string;
  kind: string;
  case: string;
  title: string;
  proposed: number;
  decided: number;
}

export interface Artefact {
  name: string;
  type: string;
  size: number;
}

export type Decided = 'approve' | 'amend' | 'reject' | 'undo';

export interface Decision {
  part: string;
  decided: Decided;
  ground?: string;
}

export interface Member {
  account: string;
  name: string;
  added: string | number;
}

export interface RecordLine {
  number: number;
  position: number; // in the chain; 0: not sealed yet
  at: string | number;
  event: string;
  text: string;
  who: string; // empty: the house itself
}

export const is_over = (state: JobState): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled' || state === 'dead';
