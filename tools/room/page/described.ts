// SPDX-License-Identifier: EUPL-1.2
// Made by `meretid typescript` from the descriptions in C++. Do not edit.

export interface Draft {
  /** Words of the whole letter. */
  words: number;
  /** The long sentences. */
  sentences: SentenceRow[];
}

/** Finds the long sentences of a letter. */
export interface DraftInput {
  /** The text of the letter. */
  text: string;
  /** So many words may a sentence have. */
  most_words?: number;
}

export interface SentenceRow {
  /** The id of the sentence. */
  id: string;
  /** The sentence. */
  text: string;
  /** Number of words. */
  words: number;
}
