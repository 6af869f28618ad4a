// SPDX-License-Identifier: EUPL-1.2
// One room in the answer of GET /api/register; the fields come from the descriptions in C++ ($web/lib/described).
import type { RegisterAnswer } from '$web/lib/described';

/** One measured figure, as `meretid ROOM bench --json` printed it. */
export interface EvidenceRow {
  id: string;
  value: number;
  unit: string;
  low?: number | null;
  high?: number | null;
  reference?: string | number | null;
  note: string;
}

export type Entry = Omit<RegisterAnswer, 'evidence'> & { evidence: EvidenceRow[] };
