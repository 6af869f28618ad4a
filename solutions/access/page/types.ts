// SPDX-License-Identifier: EUPL-1.2
// The page's names for what the room's jobs answer; the fields come from the descriptions in C++ (./described.ts).
import type { BoxRow, DocumentRow, ExceptionRow, FindingRow, LetterRow, PlacesAnswer, ReadingRow, VerificationRow } from './described';

export type { ArchiveRow, Collection, FoundAct, Law, LetterForm, ListedRow, Proposal, ReleaseReport } from './described';
export type Box = BoxRow;
export type CaseDocument = DocumentRow;
/** `source` is told where one comes from the authority's list. */
export type Exception = Omit<ExceptionRow, 'source'> & Partial<Pick<ExceptionRow, 'source'>>;
export type Finding = FindingRow;
export type Letter = Partial<LetterRow>;
export type Places = PlacesAnswer;
export type ReadingFinding = ReadingRow;
/** What was checked in one released file; `problems` is empty when it is clean. */
export type Verification = VerificationRow;
