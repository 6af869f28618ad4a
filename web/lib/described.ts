// SPDX-License-Identifier: EUPL-1.2
// Made by `meretid typescript` from the descriptions in C++. Do not edit.

export interface ArtefactAnswer {
  /** Name or path. */
  name: string;
  /** MIME type. */
  type: string;
  /** Size in bytes. */
  size: number;
}

export interface BoardAnswer {
  /** The goal for the whole public sector in hours. */
  goal_hours: number;
  /** The year of the goal. */
  goal_year: number;
  /** Hours of one full-time year. */
  hours_per_year: number;
  /** Minutes freed in all, assumed. */
  assumed_minutes: number;
  /** Minutes freed in all, measured. */
  measured?: Estimate | null;
  /** At least so many samples and jobs stand behind a measured figure. */
  fewest: number;
  /** Price per kWh. */
  kroner_per_kwh: number;
  /** Price per working hour. */
  kroner_per_hour: number;
  /** Watts per core where the energy is estimated. */
  watts_per_core: number;
  /** The solutions. */
  rooms: FreedRoom[];
}

export interface Both {
  /** In Danish. */
  da: string;
  /** In English. */
  en: string;
}

export interface CaseAnswer {
  /** The id of the case. */
  id: string;
  /** The room. */
  room: string;
  /** The title. */
  title: string;
  /** Created. */
  created: string;
  /** open or closed. */
  state: string;
}

export interface ConfirmationLine {
  /** The part of the result it is about. */
  part: string;
  /** The hash of the decision that was read. */
  hash: string;
  /** The confirmation is taken back. */
  withdrawn?: boolean;
}

export interface DeadAnswer {
  /** The id of the job. */
  job: string;
  /** The room. */
  room: string;
  /** The name of the job. */
  kind: string;
  /** The case; empty: none, or one that the caller is no member of. */
  case: string;
  /** dead or failed. */
  state: string;
  /** Who started it; empty: the house itself. */
  who: string;
  /** Is it the caller's own? */
  mine: boolean;
  /** Created. */
  created: string;
  /** Stopped. */
  ended: string;
  /** Attempts that did not end well. */
  attempts: number;
  /** The code of the error. */
  code: string;
  /** The error in words. */
  detail: string;
  /** No: what might tell of the case is left out (“…”). */
  whole: boolean;
}

export interface DecisionAnswer {
  /** The part. */
  part: string;
  /** What the machine proposed. */
  proposed: string;
  /** approve, amend or reject. */
  decided: string;
  /** The ground. */
  ground: string;
  /** The reason. */
  reason: string;
  /** What is wanted instead. */
  amended?: unknown | null;
  /** Who decided. */
  who: string;
  /** When. */
  at: string;
  /** The hash of the decision. */
  hash: string;
}

export interface DecisionLine {
  /** The part of the result it is about. */
  part: string;
  /** approve, amend, reject or undo. */
  decided: string;
  /** What the machine proposed. */
  proposed?: string | null;
  /** The ground, e.g. OFL.30.1. */
  ground?: string | null;
  /** Reason. */
  reason?: string | null;
  /** What is wanted instead. */
  amended?: unknown | null;
}

export interface DraftAnswer {
  /** The job that made the draft. */
  job: string;
  /** The room. */
  room: string;
  /** The name of the job. */
  kind: string;
  /** The case; empty: none. */
  case: string;
  /** The title of the case. */
  title: string;
  /** Number of proposed parts. */
  proposed: number;
  /** Number of decided parts. */
  decided: number;
}

export interface DueAnswer {
  /** The id of the case; only its members see the title. */
  id: string;
  /** The room. */
  room: string;
  /** Closed. */
  closed: string;
  /** From then on the case is deleted. */
  deleted_from: string;
  /** Under legal hold: is not deleted. */
  held: boolean;
}

export interface Estimate {
  /** Minutes; below zero where the solution took longer. */
  minutes: number;
  /** Lower bound, 95 %. */
  low: number;
  /** Upper bound, 95 %. */
  high: number;
}

export interface Figures {
  /** Minutes freed, assumed. */
  assumed_minutes: number;
  /** Jobs behind the assumed figure. */
  assumed_jobs: number;
  /** Minutes freed, measured; absent where too little was. */
  measured?: Estimate | null;
  /** Why there is no measured figure: no_samples, few_samples or few_jobs; else empty. */
  not_measured: string;
  /** Sampled pieces of work without the solution. */
  samples: number;
  /** Decided jobs with a known active time. */
  measured_jobs: number;
  /** Number of jobs. */
  jobs: number;
  /** Seconds of CPU time. */
  cpu_seconds: number;
  /** Energy in Wh. */
  energy_wh: number;
  /** The share (0 to 1) whose energy was measured; the rest is estimated from the CPU time. */
  energy_measured: number;
  /** Energy per job in Wh. */
  energy_wh_per_job?: number | null;
  /** Electricity per job in kroner. */
  energy_kroner_per_job?: number | null;
  /** Active minutes of people per decided job; absent where few jobs stand behind it. */
  work_minutes_per_job?: number | null;
  /** People's time per decided job in kroner. */
  work_kroner_per_job?: number | null;
}

export interface FreedKind {
  /** The name of the job. */
  kind: string;
  /** The figures. */
  figures: Figures;
}

export interface FreedRoom {
  /** The id of the solution. */
  id: string;
  /** The name. */
  name: Both;
  /** The figures of the whole solution. */
  figures: Figures;
  /** Decisions made by people. */
  decisions: number;
  /** Figures for each kind of job. */
  kinds: FreedKind[];
}

/** Puts a case under legal hold (it is not deleted, however long it takes) or lifts the hold. */
export interface HoldWish {
  /** true: set; false: lift. */
  held?: boolean;
  /** The reason. */
  reason: string;
}

export interface JobAnswer {
  /** The id of the job. */
  id: string;
  /** The room. */
  room: string;
  /** The name of the job. */
  kind: string;
  /** The case; empty: none. */
  case: string;
  /** queued, running, joining, done, failed, cancelled or dead. */
  state: string;
  /** 0 to 1. */
  fraction: number;
  /** What happens now. */
  step: string;
  /** The code of the step. */
  step_code: string;
  /** Created. */
  created?: string | null;
  /** Started. */
  started?: string | null;
  /** Ended. */
  ended?: string | null;
  /** Seconds of CPU time. */
  cpu_seconds: number;
  /** Why it went wrong. */
  error?: JobError | null;
}

export interface JobError {
  /** The code of the error. */
  code: string;
  /** What was expected and what was found. */
  detail: string;
  /** The place. */
  where: string;
}

export interface JobStarted {
  /** The id of the job. */
  job: string;
}

export interface KeepingAnswer {
  /** open, closed or deleting. */
  state: string;
  /** So many days after closing the case is deleted; 0: no limit. */
  days: number;
  /** Closed. */
  closed?: string | null;
  /** From then on the case is deleted. */
  deleted_from?: string | null;
  /** Under legal hold since. */
  held_since?: string | null;
  /** Who set the hold. */
  held_by: string;
  /** The reason. */
  held_because: string;
  /** May the one who asks set and lift a hold and delete? */
  owner: boolean;
}

export interface MemberAnswer {
  /** The user name. */
  account: string;
  /** The name. */
  name: string;
  /** Member since. */
  added: string;
}

/** One piece of the same work, done without Meretid. */
export interface NewBaseline {
  /** The solution. */
  room: string;
  /** The job that otherwise does the work. */
  kind: string;
  /** How many minutes it took. */
  minutes: number;
}

export interface NewCase {
  /** The room of the case. */
  room: string;
  /** The title of the case. */
  title: string;
}

/** A second reader confirms decisions, all together or none. */
export interface NewConfirmations {
  /** The confirmations. */
  confirmations?: ConfirmationLine[];
  /** How long a person worked on them. */
  active_seconds?: number;
}

/** All decisions are made together or not at all. */
export interface NewDecisions {
  /** The decisions. */
  decisions?: DecisionLine[];
  /** How long a person worked on them. */
  active_seconds?: number;
}

export interface NewLanguage {
  /** da or en. */
  language: string;
}

export interface NewMember {
  /** The user name of who joins the case. */
  account: string;
}

export interface NewPassword {
  /** The present password. */
  old: string;
  /** The new password. */
  new: string;
}

export interface NewRule {
  /** Days after closing; 0: no limit. */
  days: number;
}

export interface NewUpload {
  /** The file's name or path in the case. */
  name: string;
  /** The size of the file in bytes. */
  size: number;
}

export interface OffsetAnswer {
  /** So much has arrived. */
  offset: number;
}

export interface OpenSession {
  /** The id of the session. */
  id: string;
  /** Who is signed in. */
  name: string;
  /** Signed in. */
  created: string;
  /** Last used, to the minute. */
  seen: string;
  /** How: password, once or oidc. */
  how: string;
  /** Is it this session? */
  current: boolean;
}

export interface ReadingAnswer {
  /** The part. */
  part: string;
  /** The hash of the decision that stands. */
  hash: string;
  /** Decided by whoever asks. */
  own: boolean;
  /** The second reader who confirmed it; empty: nobody yet. */
  confirmed_by: string;
  /** When it was confirmed. */
  confirmed_at?: string | null;
  /** Confirmed by whoever asks. */
  confirmed_by_me: boolean;
}

export interface RecordAnswer {
  /** The number of the line. */
  number: number;
  /** Place in the chain; 0: not sealed yet. */
  position: number;
  /** When. */
  at: string;
  /** The code of the event. */
  event: string;
  /** The event in words. */
  text: string;
  /** The room; empty: the house itself. */
  room: string;
  /** Who; empty: the house itself. */
  who: string;
  /** The job, where there is one. */
  job: string;
  /** Codes and numbers. */
  facts: unknown;
}

export interface RegisterAnswer {
  /** The id of the solution. */
  id: string;
  /** The name. */
  name: Both;
  /** The purpose. */
  purpose: Both;
  /** The work it takes over. */
  frees: Both;
  /** Who uses it. */
  user: Both;
  /** Legal basis. */
  legal_basis: Both;
  /** The data it reads and keeps. */
  data: Both;
  /** What a person decides. */
  oversight: Both;
  /** Risk class of the AI Act. */
  risk: string;
  /** Who answers for it. */
  contact: string;
  /** planned, trial or ready. */
  status: string;
  /** Version. */
  version: string;
  /** What it has freed and cost. */
  figures: Figures;
  /** Decisions made by people. */
  decisions: number;
  /** Measurements of how good it is. */
  evidence: unknown;
}

export interface RoleAnswer {
  /** The room; * means all. */
  room: string;
  /** The role. */
  role: string;
}

export interface RoomAnswer {
  /** The id of the room. */
  id: string;
  /** The name. */
  name: Both;
  /** The purpose. */
  purpose: Both;
  /** planned, trial or ready. */
  status: string;
  /** The jobs of the room. */
  jobs: RoomJob[];
}

export interface RoomJob {
  /** The name of the job. */
  name: string;
  /** The role it needs. */
  role: string;
  /** What a person decides on; empty: nothing. */
  draft: string;
  /** JSON Schema of the job's input. */
  form: unknown;
}

export interface RuleAnswer {
  /** The room. */
  room: string;
  /** Days after closing; 0: no limit. */
  days: number;
  /** Decided by an administrator; else what the solution proposes. */
  decided: boolean;
}

export interface Sampled {
  /** The solution. */
  room: string;
  /** The job. */
  kind: string;
  /** Samples so far. */
  samples: number;
  /** Was this case drawn for a sample? */
  asked: boolean;
}

export interface SecondReaderAnswer {
  /** A second reader is asked for. */
  asked: boolean;
  /** The authority asks for it in all cases of the solution. */
  by_authority: boolean;
}

export interface SecondReaderWish {
  /** A second reader is asked for. */
  asked?: boolean;
}

export interface SessionAnswer {
  /** Is anybody signed in? */
  signed_in: boolean;
  /** The user name. */
  account: string;
  /** The name as shown. */
  name: string;
  /** The language: da or en. */
  language: string;
  /** To be sent as X-CSRF-Token with everything that changes something. */
  csrf: string;
  /** How: password, once or oidc. */
  how: string;
  /** The password must be chosen before anything else. */
  must_change_password: boolean;
  /** Roles per room. */
  roles: RoleAnswer[];
  /** Can one sign in at the organisation? */
  oidc: boolean;
  /** The organisation's name for the button; may be empty. */
  organisation: string;
}

/** Signs in: user name and password, or the one-time code of the first start. */
export interface SignIn {
  /** The user name. */
  account?: string | null;
  /** The password. */
  password?: string | null;
  /** The one-time code. */
  once?: string | null;
}

export interface UploadAnswer {
  /** The id of the upload. */
  upload: string;
  /** The largest part in bytes. */
  part_size: number;
  /** So much has arrived. */
  offset: number;
}

export interface UploadedAnswer {
  /** The name of the file. */
  name: string;
  /** The file's address in the case; it goes into a job's input. */
  blob: string;
  /** Size in bytes. */
  size: number;
}
