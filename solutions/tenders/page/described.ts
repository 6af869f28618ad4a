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

export interface CheckRow {
  what: string;
  looks: string;
  said: Said;
}

export interface ColumnRow {
  what: string;
  column: string;
}

export interface ConsortiumRow {
  name: string;
  members: string[];
  against: string[];
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

export interface DocumentRow {
  name: string;
  bidder: string;
  whole: boolean;
}

/** Finds traces in bid documents: a folder per bidder; files in none are the buyer's own. */
export interface DocumentsInput {
  /** Bid documents (PDF, Word, text). */
  files?: (string | Upload)[];
}

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

export type Mode = 'bids' | 'notice';

export interface ModelRow {
  name: string;
  hash: string;
  tenders: number;
  firm_disjoint_auc: number;
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

export interface SameFirmRow {
  id: string;
  a: string;
  b: string;
  score: number;
  other_form: boolean;
  together: number;
}

/** Goes through the case's file of bids and shows what needs further examination. */
export interface ScreenInput {
  /** The file of bids or notices (CSV, Excel, OCDS, XML or a ZIP of XML), and perhaps a model of “train”. */
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
  /** The sheet of a workbook; else the first that looks like it. */
  sheet?: string | null;
  /** Bids or notices; else what the columns show. */
  mode?: Mode | null;
  /** Weights and limits; else the room's own. */
  settings?: SettingsRow | null;
  /** An earlier screening of the case whose decisions on firms are applied. */
  firms_of?: string | null;
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
  mode: string;
  mode_said: Said;
  settings: SettingsRow;
  model?: ModelRow | null;
  same_firms: SameFirmRow[];
  consortia: ConsortiumRow[];
  merged: number;
  file: FileRow;
  columns: ColumnRow[];
  named: ColumnRow[];
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

export interface SettingsRow {
  /** What the settings are called. */
  name: string;
  /** The weight of prices that lie close; the rest is firms that meet. */
  closeness: number;
  /** The least score that proposes a tender. */
  least_score: number;
  /** The largest p that proposes a tender. */
  most_p: number;
  /** The largest q that proposes pairs, groups and markets. */
  most_q: number;
  /** So many tenders are proposed at most. */
  most_proposed: number;
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
  learned?: number | null;
  learned_reasons: Said[];
  checks: CheckRow[];
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

export interface TraceRow {
  kind: string;
  a: number;
  b: number;
  shared: string;
  words: number;
  said: Said;
}

export interface Traces {
  documents: DocumentRow[];
  traces: TraceRow[];
  notes: NoteRow[];
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
