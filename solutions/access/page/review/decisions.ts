// SPDX-License-Identifier: EUPL-1.2
// The pure part of a review: which findings are open, in which order they come, what undo means, what a second reader has to
// confirm. No page, no server.
import type { ReadingAnswer } from '$web/lib/described';
import type { Decided, Decision } from '$web/lib/types';
import type { Box, CaseDocument, Exception, Finding } from '../types';

export interface Standing {
  decided: Exclude<Decided, 'undo'>;
  ground: string;
  reason?: string;
  amended?: unknown; // of a box, of own words, of an exception, of the letter
  hash?: string; // as the server knows it; none while it is on its way
  own?: boolean; // decided by whoever looks
  who?: string;
  confirmed_by?: string;
  confirmed_by_me?: boolean;
}

export type Standings = ReadonlyMap<string, Standing>;

type Line = Pick<Decision, 'part' | 'decided'> & Partial<Pick<Decision, 'ground' | 'reason' | 'amended' | 'hash' | 'who'>>;
export type Reading = Pick<ReadingAnswer, 'part' | 'hash' | 'own' | 'confirmed_by' | 'confirmed_by_me'>;

/** The latest line per part, as the server gives them, with who else has read it; an undone part stands open. */
export function standings_of(lines: Line[], readings: Reading[] = []): Map<string, Standing> {
  const standing = new Map<string, Standing>();
  for (const { part, decided, ground = '', ...rest } of lines) {
    if (decided === 'undo') standing.delete(part);
    else standing.set(part, { decided, ground, ...rest });
  }
  for (const { part, ...reading } of readings) {
    const one = standing.get(part);
    // A line that came between the two answers is read with the next.
    if (one && (one.hash ?? reading.hash) === reading.hash) standing.set(part, { ...one, ...reading });
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

/** The findings of each document, in the order given. */
export function by_document(findings: Finding[]): Map<string, Finding[]> {
  const all = new Map<string, Finding[]>();
  for (const finding of findings) {
    const here = all.get(finding.document);
    if (here) here.push(finding);
    else all.set(finding.document, [finding]);
  }
  return all;
}

/** The first undecided proposed finding after `from`, going round at the end; undefined when all are decided. */
export function next_open(order: Finding[], standings: Standings, from: string): Finding | undefined {
  const open = ({ id, proposed }: Finding) => proposed && !standings.has(id);
  const start = order.findIndex(({ id }) => id === from) + 1;
  for (let at = start; at < order.length; at += 1) if (open(order[at]!)) return order[at];
  for (let at = 0; at < start; at += 1) if (open(order[at]!)) return order[at];
  return undefined;
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

interface SentLine {
  part: string;
  proposed: string;
  decided: Decided;
  ground: string;
  reason?: string;
  amended?: unknown;
}

/** What to send to the server so that `change` comes to stand. */
export function line_of({ part, proposed, after }: Change): SentLine {
  const line: SentLine = { part, proposed, decided: after?.decided ?? 'undo', ground: after?.ground ?? '' };
  if (after?.reason) line.reason = after.reason;
  if (after?.decided === 'amend' && after.amended !== undefined) line.amended = after.amended;
  return line;
}

/** The change that takes this one back. It is a decision of whoever takes it back, so nobody has confirmed it. */
export const reversed = ({ before, after, ...rest }: Change): Change => ({ ...rest, before: after, after: before && unread(before) });

/** The same decision, made again: by whoever looks, and read by nobody else. */
export function unread({ decided, ground, reason, amended }: Standing): Standing {
  const again: Standing = { decided, ground };
  if (reason) again.reason = reason;
  if (amended !== undefined) again.amended = amended;
  return again;
}

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

/** A box that a person drew: what lies under it goes. */
export interface Drawn {
  part: string;
  document: string;
  box: Box;
  ground: string;
}

export const is_box = (part: string): boolean => part.includes('-box');
export const is_own = (part: string): boolean => part.includes('-own');
export const is_exception = (part: string): boolean => part.startsWith('exception-');

/** What the server keeps as JSON comes as JSON or as its text. */
const opened = (amended: unknown): unknown => (typeof amended === 'string' ? JSON.parse(amended) : amended);

export function drawn_in(standings: Standings): Drawn[] {
  const drawn: Drawn[] = [];
  for (const [part, { ground, amended }] of standings)
    if (is_box(part) && amended) drawn.push({ part, document: part.slice(0, part.indexOf('-box')), box: opened(amended) as Box, ground });
  return drawn;
}

/** A box in the list of findings, behind what has a place in the text. */
export const finding_of_box = ({ part, document, box, ground }: Drawn, text: string): Finding => ({
  id: part, document, start: 1e9 + box.page * 1e5 + box.top * 10, end: 1e9 + box.page * 1e5 + box.top * 10, text, before: '', after: '', type: 'box', entity: '', confidence: 1,
  why: [], reason: '', ground, proposed: false, same_as: '', boxes: [box], party: false, last: '', last_ground: '',
});

/** Words that a person asked to be struck beside what was found. */
export function own_words_in(standings: Standings, known: ReadonlySet<string>): Finding[] {
  const own: Finding[] = [];
  for (const [part, { amended }] of standings)
    if (is_own(part) && amended && !known.has(part)) own.push({ ...(opened(amended) as Finding), id: part, proposed: false });
  return own;
}

export interface StandingException extends Exception {
  part: string;
  carried: boolean; // from the last round
  standing: Standing | undefined;
}

/** Those the round began with, but for those taken off, then those made in it. */
export function exceptions_in(carried: Exception[], standings: Standings): StandingException[] {
  const all: StandingException[] = [];
  carried.forEach((exception, place) => {
    const part = `exception-${place}`;
    const standing = standings.get(part);
    if (standing?.decided !== 'reject') all.push({ ...exception, part, carried: true, standing });
  });
  for (const [part, standing] of standings)
    if (is_exception(part) && standing.amended) {
      const { kind, value } = opened(standing.amended) as Exception;
      all.push({ kind, value, reason: standing.reason ?? '', part, carried: false, standing });
    }
  return all;
}

/** Whether a second reader has to confirm it: by it more or other text leaves the house than was proposed. As the server has it
 *  (release/matters.h). */
export function matters(part: string, standing: Standing, proposed: ReadonlySet<string>): boolean {
  if (is_exception(part) || is_box(part) || is_own(part)) return true;
  return standing.decided === 'reject' && proposed.has(part);
}

/** Parts that wait for a second reader; exceptions that the round began with and nobody has looked at wait for a first one, too. */
export function unconfirmed(standings: Standings, proposed: ReadonlySet<string>, carried: Exception[]): string[] {
  const parts = [...standings].filter(([part, standing]) => matters(part, standing, proposed) && !standing.confirmed_by).map(([part]) => part);
  carried.forEach((_, place) => {
    if (!standings.has(`exception-${place}`)) parts.push(`exception-${place}`);
  });
  return parts;
}
