// SPDX-License-Identifier: EUPL-1.2
// Made by `meretid typescript` from the descriptions in C++. Do not edit.

export interface AdviceRow {
  kind: string;
  document: string;
  start: number;
  end: number;
  text: string;
}

export interface ArchiveRow {
  code: string;
  name: string;
}

export interface ArchivesAnswer {
  archives: ArchiveRow[];
}

export interface Asked {
  about: string;
  numbers: number;
  persons: string[];
  addresses: string[];
  matters: string[];
}

export interface BoxRow {
  page: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface CollectedRow {
  collection: string;
  acts?: string[];
}

export interface Collection {
  archive: string;
  archive_name: string;
  asked: Asked;
  law: Law;
  requester: string;
  role_words: boolean;
  received?: string | null;
  files: number;
  read: number;
  forgotten: number;
  left: number;
  documents: number;
  acts: FoundAct[];
  not_read: UnreadAct[];
}

/** Finds the acts of a case in one of the authority's archives. */
export interface CollectionInput {
  /** The archive's code. */
  archive: string;
  /** What is asked for, in plain words. No personal numbers. */
  about?: string;
  /** Personal numbers. */
  numbers?: string[];
  /** Names. */
  persons?: string[];
  /** Street and number, with floor and door if wanted. */
  addresses?: string[];
  /** Case numbers. */
  matters?: string[];
  /** At most so many acts that share nothing but words. */
  most?: number;
  /** The law of the request. */
  law?: Law;
  /** Who asks: name and numbers, separated by commas. */
  requester?: string;
  /** Propose words such as the mother, too. */
  role_words?: boolean;
  /** The day the request came. */
  received?: string | null;
}

export interface DecisionRow {
  part: string;
  decided: string;
  ground?: string;
  reason?: string;
  box?: BoxRow | null;
}

/** Makes and verifies one document. */
export interface DocumentInput {
  document: DocumentRow;
  findings?: FindingRow[];
  removals?: RemovalRow[];
  drawn?: DrawnRow[];
  elsewhere?: string[];
  rejected?: string[];
  file: string;
}

export interface DocumentRow {
  id: string;
  name: string;
  title: string;
  format: string;
  state: string;
  pages: PageRow[];
  findings_about_reading: ReadingRow[];
  duplicate_of: string;
  duplicate_share: number;
  quotes: string[];
  since: string;
  hidden: boolean;
  view: string;
  content: string;
}

export interface DrawnRow {
  box: BoxRow;
  ground: string;
}

export type ExceptionKind = 'keep' | 'strike';

export interface ExceptionRow {
  /** keep or strike. */
  kind: ExceptionKind;
  /** The name, number or words. */
  value: string;
  /** The reason. */
  reason: string;
  /** Whose list it is of. */
  source: string;
}

export interface FindingRow {
  id: string;
  document: string;
  start: number;
  end: number;
  text: string;
  before: string;
  after: string;
  type: string;
  entity: string;
  confidence: number;
  why: Told[];
  reason: string;
  ground: string;
  proposed: boolean;
  same_as: string;
  boxes: BoxRow[];
  party: boolean;
  last: string;
  last_ground: string;
}

export interface FoundAct {
  id: string;
  file: string;
  title: string;
  date: string;
  dated_by_mail: boolean;
  sender: string;
  sort: string;
  score: number;
  documents: FoundDocument[];
  copy_of: string;
  copy_share: number;
  quotes: string[];
  size: number;
  digest: string;
}

export interface FoundDocument {
  name: string;
  why: Told[];
  reasons: string[];
  page: number;
  snippet: string;
}

export interface LastBoxRow {
  document: string;
  box: BoxRow;
  ground: string;
}

export type Law = 'OFL' | 'FVL' | 'MOL' | 'GDPR15' | 'OFL+MOL' | 'FVL+MOL';

export interface LetterForm {
  asked: string[];
  letter: LetterRow;
  saved: boolean;
}

export interface LetterRow {
  /** Who asks. */
  applicant: string;
  /** What access is asked to. */
  subject: string;
  /** The file number. */
  case_number: string;
  /** The authority. */
  authority: string;
  /** The day the request came. */
  received?: string | null;
  /** The address of who asks. */
  address: string;
  /** The department. */
  department: string;
  /** Who signs. */
  caseworker: string;
  /** Telephone or e-mail. */
  contact: string;
  /** The appeal body. */
  appeal: string;
  /** Where a complaint is sent. */
  complaint_address: string;
  /** The last day of a complaint. */
  complaint_before?: string | null;
  /** When the rest comes, of a partial decision. */
  rest_by?: string | null;
  /** Why it takes longer. */
  delay_reason: string;
  /** What the paragraph of a ground leaves open, e.g. OFL.33.why. */
  notes: Record<string, string>;
}

export interface ListAnswer {
  exceptions: ListedRow[];
}

export interface ListedRow {
  id: string;
  kind: ExceptionKind;
  value: string;
  reason: string;
  who: string;
  at: string;
}

export interface PageRow {
  width: number;
  height: number;
  scanned: boolean;
}

export interface PlacesAnswer {
  matches: string[];
  places: FindingRow[];
}

/** Asks where a value stands in the documents of the case. */
export interface PlacesQuestion {
  /** keep or strike. */
  kind: ExceptionKind;
  /** The name, number or words. */
  value: string;
}

export interface ProblemRow {
  code: string;
  place: string;
  count: number;
  detail: string;
}

export interface Proposal {
  law: Law;
  complete: boolean;
  received?: string | null;
  documents: DocumentRow[];
  findings: FindingRow[];
  exceptions: ExceptionRow[];
  lifted: string[];
  last?: RoundRow | null;
}

/** Finds personal data in the files of a case and proposes what to redact. */
export interface ProposeInput {
  /** The files of the case: PDF, text, mail, images, ZIP or a folder. */
  files?: (string | Upload)[];
  /** The law of the request. */
  law?: Law;
  /** Who asks: name and numbers, separated by commas. Their own data is not redacted. */
  requester?: string;
  /** What is never or always struck in the case. */
  exceptions?: ExceptionRow[];
  /** Propose words such as the mother, the child and the reporter, too. */
  role_words?: boolean;
  /** Acts chosen of a collection in the same case. */
  collected?: CollectedRow | null;
  /** The day the request came. */
  received?: string | null;
  /** The proposal of the last round, in the same case. */
  earlier?: string | null;
}

export interface ReadDocument {
  row: DocumentRow;
  findings: FindingRow[];
}

/** Reads one file and finds personal data in it. */
export interface ReadInput {
  /** The file's place in the case. */
  number?: number;
  /** The file. */
  file: string | Upload;
}

export interface ReadOutput {
  documents: ReadDocument[];
}

export interface ReadingRow {
  code: string;
  detail: string;
  where: string;
  with: Record<string, string>;
}

/** Makes redacted, verified documents of a proposal that a person has reviewed. */
export interface ReleaseInput {
  /** The job of the proposal. */
  proposal?: string | null;
  /** What the letter says. */
  letter?: LetterRow;
  /** Write "part 1", "sagsbehandler 2" in the boxes instead of the ground. */
  pseudonyms?: boolean;
  /** Partial decision: only documents without doubt, the rest follows later. */
  partial?: boolean;
  /** The proposal as a file (command line only). */
  draft?: string | Upload | null;
  /** Decisions (command line only). */
  decisions?: DecisionRow[];
  /** Draft without review (command line only). */
  unreviewed?: boolean;
}

export interface ReleaseReport {
  reviewed: boolean;
  complete: boolean;
  released: number;
  refused: number;
  not_read: number;
  raster_pages: number;
  documents: VerificationRow[];
  advice: AdviceRow[];
  due: string;
  working_days_left: number;
  hours: number;
}

export interface RemovalRow {
  finding: string;
  ground: string;
  pseudonym?: string;
}

export interface RoundRow {
  earlier: string;
  gone_documents: string[];
  new_findings: number;
  gone_findings: number;
  boxes: LastBoxRow[];
}

export interface Told {
  code: string;
  with: Record<string, string>;
}

export interface UnreadAct {
  file: string;
  name: string;
  state: string;
  problems: ReadingRow[];
  reasons: string[];
}

export interface Upload {
  /** The path inside the case. */
  name?: string;
  /** The address that the upload gave. */
  blob: string;
  /** Number of bytes. */
  size?: number;
}

export interface VerificationRow {
  document: string;
  title: string;
  file: string;
  state: string;
  pages: number;
  boxes: number;
  values: number;
  pages_by_ocr: number;
  raster_pages: number;
  words_expected: number;
  words_found: number;
  objects: number;
  problems: ProblemRow[];
}
