// SPDX-License-Identifier: EUPL-1.2
// One room in the answer of GET /api/register: its manifest, what it freed and used, and how good it was measured to be.
import type { Both } from '$web/lib/types';

export interface EvidenceRow {
  id: string;
  value: number;
  unit: string;
  low: number | null;
  high: number | null;
  reference: string | number | null;
  note: string;
}

export interface Entry {
  id: string;
  name: Both;
  purpose: Both;
  frees: Both;
  user: Both;
  legal_basis: Both;
  data: Both;
  oversight: Both;
  risk: string;
  contact: string;
  status: string;
  version: string;
  assumed_minutes: number;
  assumed_jobs: number;
  jobs: number;
  energy_wh: number;
  measured_minutes: number;
  measured_low: number;
  measured_high: number;
  measured_samples: number;
  decisions: number;
  cpu_seconds: number;
  evidence: EvidenceRow[];
}
