// SPDX-License-Identifier: EUPL-1.2
// What a collection on the server asks for and gives: the acts (files) of a named archive with the reasons for each, for a person to
// choose from. Values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "solutions/access/collect/act.h"
#include "solutions/access/collect/choose.h"

namespace meretid::access::collect {

struct CollectionInput {
  std::string archive;  ///< its code
  std::string about;
  std::vector<std::string> numbers{}, persons{}, addresses{}, matters{};
  int most = 200;
  Law law = Law::kOfl;  ///< this and what follows: for the proposal that is made of what is chosen
  std::string requester;
  bool role_words = false;
  std::optional<Date> received{};
};

/// Why a document of the act was found. `reasons` are `why` in the language of whoever looks; empty where the job keeps it.
struct FoundDocument {
  std::string name;  ///< inside the act: "bilag.pdf"; empty: the file itself
  std::vector<Told> why;
  std::vector<std::string> reasons;
  std::int32_t page = 0;
  std::string snippet;
};

struct FoundAct {
  std::string id;      ///< "a1", by rank
  std::string file;    ///< path in the archive
  std::string title;   ///< the file's name without its folder
  std::string date;    ///< "2025-03-04"
  bool dated_by_mail = false;  ///< else by the file
  std::string sender;  ///< of a mail
  std::string sort;    ///< "sure", "possible", "left_out"
  double score = 0;    ///< of the words, 0..1
  std::vector<FoundDocument> documents;  ///< those that were found in it, strongest first
  std::string copy_of;  ///< id of the act that it is again, as a whole
  double copy_share = 0;
  std::vector<std::string> quotes;  ///< ids of acts whose words it quotes
  std::int64_t size = 0;
  std::string digest;
};

struct UnreadAct {
  std::string file, name, state;  ///< NotRead
  std::vector<ReadingRow> problems;
  std::vector<std::string> reasons;
};

/// What was asked for, as a page may show it again: of personal numbers only how many.
struct Asked {
  std::string about;
  std::int64_t numbers = 0;
  std::vector<std::string> persons{}, addresses{}, matters{};
};

struct Collection {
  std::string archive, archive_name;
  Asked asked;
  Law law = Law::kOfl;
  std::string requester;
  bool role_words = false;
  std::optional<Date> received;
  std::int64_t files = 0, read = 0, forgotten = 0, left = 0, documents = 0;  ///< Refreshed; all documents, with attachments
  std::vector<FoundAct> acts;
  std::vector<UnreadAct> not_read;
};

/// The acts (files) of the documents that were chosen, in their order; what is a copy as a whole tells of which.
Collection collection_of(const std::vector<Act>& acts, const std::vector<Chosen>& chosen);
/// With the sentences of the language, and without what only the server needs.
Collection shown(Collection collection, base::Language language);

void fields(describe::Fields<CollectionInput>& f);
void fields(describe::Fields<FoundDocument>& f);
void fields(describe::Fields<FoundAct>& f);
void fields(describe::Fields<UnreadAct>& f);
void fields(describe::Fields<Asked>& f);
void fields(describe::Fields<Collection>& f);

}  // namespace meretid::access::collect
