// SPDX-License-Identifier: EUPL-1.2
// Made by `meretid typescript` from the descriptions in C++. Do not edit.

export interface AlikeRow {
  tender: string;
  day: string;
  market: number;
  score: number;
  p: number;
  shared: number;
  bids: number;
  winner: number;
  listed: string;
}

export interface ColumnRow {
  what: string;
  column: string;
}

export interface CountsRow {
  tenders: number;
  bids: number;
  firms: number;
  markets: number;
  comparable: number;
  low: number;
  by_chance: number;
  sure: number;
  pairs_tested: number;
  groups_tested: number;
}

export type Decimal = 'dot' | 'comma';

export interface EdgeRow {
  a: number;
  b: number;
  meetings: number;
  weight: number;
}

export interface FigureRow {
  name: string;
  value: number;
  below: number;
}

export interface FileRow {
  name: string;
  hash: string;
  size: number;
}

export interface FindingRow {
  id: string;
  kind: string;
  at: number;
  proposed: boolean;
}

export interface FirmRow {
  name: string;
  tenders: number;
  wins: number;
  score: number;
  markets: number[];
}

export type Format = 'first-price' | 'average-bid' | 'several-criteria';

export interface GroupRow {
  id: string;
  origin: string;
  market: number;
  firms: number[];
  cohesion: number;
  exclusivity: number;
  tenders: number;
  wins: number;
  p?: number | null;
  q?: number | null;
  tests: TestRow[];
  turns: TurnRow[];
  turns_not_shown: number;
}

export interface LeftOutRow {
  tenders: number;
  pairs: number;
  groups: number;
  markets: number;
  edges: number;
  lines: boolean;
}

export interface MarketRow {
  id: string;
  market: number;
  tenders: number;
  bids: number;
  firms: number;
  p?: number | null;
  q?: number | null;
  competitive_at_most: number;
  tests: TestRow[];
  periods: PeriodRow[];
}

export interface NoteRow {
  code: string;
  said: Said;
  rows: number;
}

export interface OfferRow {
  firm: number;
  amount: number;
  won: boolean;
  row: number;
}

export interface PairRow {
  id: string;
  market: number;
  a: number;
  b: number;
  meetings: number;
  weight: number;
  p?: number | null;
  q?: number | null;
  tests: TestRow[];
}

export interface PeriodRow {
  from: string;
  tenders: number;
  median: number;
  low: number;
}

export interface Said {
  da: string;
  en: string;
}

/** Goes through the case's file of bids and shows what needs further examination. */
export interface ScreenInput {
  /** The file of bids (CSV); may be packed by xz. */
  files?: (string | Upload)[];
  /** The column of tenders; else the one that looks like it. */
  tender?: string | null;
  /** The column of bidders. */
  bidder?: string | null;
  /** The column of amounts net of VAT. */
  amount?: string | null;
  /** The column that says who won. */
  winner?: string | null;
  /** The column of dates. */
  date?: string | null;
  /** The column of markets. */
  market?: string | null;
  /** The column of currencies. */
  currency?: string | null;
  /** The column of estimated prices. */
  estimate?: string | null;
  /** How the winner is found. */
  format?: Format;
  /** Decimal sign of amounts; else what the file shows. */
  decimal?: Decimal | null;
  /** So many tenders are listed. */
  top?: number;
  /** Seed of the draws; the same gives the same answer. */
  seed?: number;
  /** Allow for tests that depend on each other (Benjamini-Yekutieli). */
  careful?: boolean;
}

export interface Screening {
  file: FileRow;
  columns: ColumnRow[];
  format: string;
  decimal: string;
  seed: number;
  careful: boolean;
  counts: CountsRow;
  notes: NoteRow[];
  missing: string[];
  markets_named: string[];
  firms: FirmRow[];
  tenders: TenderRow[];
  markets: MarketRow[];
  pairs: PairRow[];
  groups: GroupRow[];
  edges: EdgeRow[];
  findings: FindingRow[];
  left_out: LeftOutRow;
}

export interface TenderRow {
  id: string;
  tender: string;
  day: string;
  market: number;
  bids: number;
  left_out: number;
  score: number;
  p: number;
  place: number;
  meeting: number;
  cv: number;
  expected_cv: number;
  unremarkable_cv: number;
  estimate: number;
  figures: FigureRow[];
  reasons: Said[];
  missing: string[];
  offers: OfferRow[];
  offers_not_shown: number;
  alike: AlikeRow[];
}

export interface TestRow {
  test: string;
  p?: number | null;
  untested: string;
  found: number;
  expected: number;
  used: number;
  said: Said;
}

export interface TurnRow {
  tender: string;
  day: string;
  winner: number;
  bid: number[];
}

export interface Upload {
  /** The path inside the case. */
  name?: string;
  /** The address that the upload gave. */
  blob: string;
  /** Number of bytes. */
  size?: number;
}
