// SPDX-License-Identifier: EUPL-1.2
// A person's decision about a finding, in the house's words: an inquiry is opened (approve), the finding is watched (amend) or dismissed
// (reject). Pure.
import type { Decided, Decision } from '$web/lib/types';

export const kStatuses = ['inquiry', 'watch', 'dismiss'] as const;
export type Status = (typeof kStatuses)[number];

export interface Standing {
  status: Status;
  reason: string;
  by: string;
  at: string;
}
export type Standings = ReadonlyMap<string, Standing>;

const kStatusOf: Record<Exclude<Decided, 'undo'>, Status> = { approve: 'inquiry', amend: 'watch', reject: 'dismiss' };
const kDecidedOf: Record<Status, Decided> = { inquiry: 'approve', watch: 'amend', dismiss: 'reject' };

type Told = Pick<Decision, 'part' | 'decided'> & Partial<Pick<Decision, 'reason' | 'who' | 'at'>>;

/** The latest line per part, as the server gives them. */
export function standings_of(lines: Told[]): Map<string, Standing> {
  const standing = new Map<string, Standing>();
  for (const { part, decided, reason = '', who = '', at = '' } of lines) {
    if (decided === 'undo') standing.delete(part);
    else standing.set(part, { status: kStatusOf[decided], reason, by: who, at });
  }
  return standing;
}

/** What to send so that `status` comes to stand; without one the decision is taken back. */
export function line_of(part: string, proposed: boolean, status?: Status, reason = '') {
  const line = { part, proposed: proposed ? 'examine' : 'none', decided: status ? kDecidedOf[status] : ('undo' as const), ground: status ?? '', reason };
  return status === 'watch' ? { ...line, amended: { status } } : line;
}
