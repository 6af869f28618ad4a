// SPDX-License-Identifier: EUPL-1.2
// What is new in a screening since one before it, by the ids of findings, which outlast new data. Pure.
import type { Screening } from '../described';

export interface News {
  fresh: string[]; // needs further examination now, and did not before
  gone: string[]; // did before, and does no longer: ids of the earlier screening
  moved: { id: string; before: number; after: number }[]; // tenders whose score changed by a tenth or more
}

export function news_of(before: Screening, after: Screening): News {
  const proposed = (made: Screening) => new Set(made.findings.filter((finding) => finding.proposed).map(({ id }) => id));
  const then = proposed(before), now = proposed(after);
  const scores = new Map(before.tenders.map(({ id, score }) => [id, score]));
  return {
    fresh: [...now].filter((id) => !then.has(id)),
    gone: [...then].filter((id) => !now.has(id)),
    moved: after.tenders.flatMap(({ id, score }) => {
      const earlier = scores.get(id);
      return earlier !== undefined && Math.abs(earlier - score) >= 0.1 ? [{ id, before: earlier, after: score }] : [];
    }),
  };
}
