// SPDX-License-Identifier: EUPL-1.2
// The pages' names for what the server answers. The fields come from the descriptions in C++ (described.ts, made by
// tools/described-types); here stands only what TypeScript can say more narrowly: which words a text may be.
import type {
  ArtefactAnswer, Both, CaseAnswer, DecisionAnswer, DraftAnswer, JobAnswer, MemberAnswer, OpenSession as AnyOpenSession, RecordAnswer,
  RoomAnswer, SessionAnswer,
} from './described';

export type { Both };
export type Artefact = ArtefactAnswer;
export type Case = CaseAnswer;
export type Draft = DraftAnswer;
export type Member = MemberAnswer;
export type RecordLine = RecordAnswer;
export type Room = RoomAnswer;

type Narrowed<Wide, Words> = Omit<Wide, keyof Words> & Words;

export type Session = Narrowed<SessionAnswer, { language: 'da' | 'en'; how: '' | 'password' | 'once' | 'oidc' }>;
export type OpenSession = Narrowed<AnyOpenSession, { how: 'password' | 'once' | 'oidc' }>;

export type JobState = 'queued' | 'running' | 'joining' | 'done' | 'failed' | 'cancelled' | 'dead';
export type Job = Narrowed<JobAnswer, { state: JobState }>;

export type Decided = 'approve' | 'amend' | 'reject' | 'undo';
export type Decision = Narrowed<DecisionAnswer, { decided: Decided }>;

export const is_over = (state: JobState): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled' || state === 'dead';
