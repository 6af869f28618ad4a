// SPDX-License-Identifier: EUPL-1.2
// The pure part of a review: which findings are open, in which order they come, what undo means. No page, no server.
import type { Decided, Decision } from '$web/lib/types';
import type { CaseDocument, Finding } from '../types';

export interface Standing {
  decided: Exclude<Decided, 'undo'>;
  ground: string;
}

export type Standings = ReadonlyMap<string, Standing>;

/** The latest line per part, as the server gives them; an undone part stands open. */
export function standings_of(lines: (Pick<Decision, 'part' | 'decided'> & { ground?: string })[]): Map<string, Standing> {
  const standing = new Map<string, Standing>();
  for (const { part, decided, ground = '' } of lines) {
    if (decided === 'undo') standing.delete(part);
    else standing.set(part, { decided, ground });
  }
  return standing;
}

/** Findings in the order of reading: by document as listed, then by place in the text. */
export function in_reading_order(documents: CaseDocument[], findings: Finding[]): Finding[] {
  const place = new Map(documents.map(({ id }, index) => [id, index]));
  return [...findings].sort(
    (a, b) => (place.get(a.document) ?? 0) - (place.get(b.document) ?? 0) || a.start - b.start || a.end - b.end,
  );
}

/** The first undecided proposed finding after `from`, going round at the end; undefined when all are decided. */
export function next_open(order: Finding[], standings: Standings, from: string): Finding | undefined {
  const start = order.findIndex(({ id }) => id === from) + 1;
  const round = [...order.slice(start), ...order.slice(0, start)];
  return round.find((finding) => finding.proposed && !standings.has(finding.id));
}

/** The neighbour `step` places on, staying inside the list. */
export function neighbour(order: Finding[], from: string, step: 1 | -1): Finding | undefined {
  const at = order.findIndex(({ id }) => id === from);
  if (at < 0) return order[0];
  return order[Math.min(order.length - 1, Math.max(0, at + step))];
}

/** Every finding that is the same person or number as this one, itself included. */
export function equal_hits(order: Finding[], finding: Finding): Finding[] {
  if (!finding.entity) return [finding];
  return order.filter(({ entity, type }) => entity === finding.entity && type === finding.type);
}

/** The findings that are this one again, in copies of its document and where it is quoted. */
export function copies_of(order: Finding[], finding: Finding): Finding[] {
  return order.filter(({ same_as }) => same_as === finding.id);
}

/** With their copies, which follow as long as nobody has decided otherwise there. */
export function with_copies(order: Finding[], standings: Standings, findings: Finding[]): Finding[] {
  const before = new Map(findings.map(({ id }) => [id, standings.get(id)]));
  const follows = ({ id, same_as }: Finding) => {
    if (!same_as || before.has(id) || !before.has(same_as)) return false;
    const own = standings.get(id);
    const origin = before.get(same_as);
    return !own || (own.decided === origin?.decided && own.ground === origin.ground);
  };
  return [...findings, ...order.filter(follows)];
}

export interface Change {
  part: string;
  proposed: string; // the ground that the machine proposed
  before: Standing | undefined;
  after: Standing | undefined;
}

/** What to send to the server so that `change` comes to stand. */
export function line_of({ part, proposed, after }: Change): { part: string; proposed: string; decided: Decided; ground: string } {
  return { part, proposed, decided: after?.decided ?? 'undo', ground: after?.ground ?? '' };
}

/** The change that takes this one back. */
export const reversed = ({ before, after, ...rest }: Change): Change => ({ ...rest, before: after, after: before });

export function apply(standings: Standings, changes: Change[]): Map<string, Standing> {
  const next = new Map(standings);
  for (const { part, after } of changes) {
    if (after) next.set(part, after);
    else next.delete(part);
  }
  return next;
}

export interface Count {
  proposed: number;
  decided: number;
  struck: number;
  kept: number;
}

export function count(findings: Finding[], standings: Standings): Count {
  const result = { proposed: 0, decided: 0, struck: 0, kept: 0 };
  for (const { id, proposed } of findings) {
    const standing = standings.get(id);
    if (proposed) result.proposed += 1;
    if (proposed && standing) result.decided += 1;
    if (standing?.decided === 'reject') result.kept += 1;
    else if (standing) result.struck += 1;
  }
  return result;
}
