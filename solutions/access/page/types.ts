// SPDX-License-Identifier: EUPL-1.2
// What the room's jobs answer (docs/architecture.md, "Room access").
export interface Box {
  page: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface ReadingFinding {
  code: string;
  detail: string;
  where: string;
}

export interface CaseDocument {
  id: string;
  name: string;
  format: string;
  state: 'read' | 'partly' | 'container' | 'not_read';
  pages: { width: number; height: number; scanned: boolean }[];
  findings_about_reading: ReadingFinding[];
  duplicate_of: string;
}

export interface Finding {
  id: string;
  document: string;
  start: number;
  end: number;
  text: string;
  type: string;
  entity: string;
  confidence: number;
  reason: string;
  ground: string;
  proposed: boolean;
  boxes: Box[];
  before: string;
  after: string;
}

export type Law = 'OFL' | 'FVL';

export interface Proposal {
  law: Law;
  documents: CaseDocument[];
  findings: Finding[];
}

/** What was checked in one released file; `problems` is empty when it is clean. */
export interface Verification {
  document: string;
  title: string;
  file: string;
  state: 'released' | 'refused' | 'not_read';
  pages: number;
  boxes: number;
  problems: { code: string; place: string; count: number }[];
}

export interface ReleaseReport {
  released: number;
  refused: number;
  not_read: number;
  documents: Verification[];
}
