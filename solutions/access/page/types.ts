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
  state: string;
  pages: { width: number; height: number; scanned: boolean }[];
  findings_about_reading: ReadingFinding[];
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
  before?: string; // the text around the hit, where the server gives it
  after?: string;
}

export interface Proposal {
  documents: CaseDocument[];
  findings: Finding[];
  law?: string;
}

export type Law = 'OFL' | 'FVL';
