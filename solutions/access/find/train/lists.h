// SPDX-License-Identifier: EUPL-1.2
// The reference lists and annotated texts as values. Reads files; not thread-safe per object.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "learn/sequence_labels.h"
#include "solutions/access/find/train/usage.h"

namespace meretid::access {

struct TaggedSentence {
  std::vector<std::u32string> words;
  std::vector<learn::Label> labels;
  std::vector<learn::Label> hints;  ///< what the texts mark beside the three kinds: other names, words made from names; none: not known
};

struct Lists {
  std::vector<std::u32string> women, men, surnames, streets, towns;  ///< in lower case but for the first letters
  std::vector<std::pair<std::vector<std::u32string>, std::vector<std::u32string>>> other_origins;
  std::vector<std::pair<std::string, std::u32string>> written;  ///< known.txt: section and phrase
};

class DataFolder {
 public:
  explicit DataFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Result<Lists> lists();
  /// Of the running text of ../language beside the folder: debates, questions and answers, headings of agendas. None of it is marked.
  Result<Usage> usage();
  /// Columns apart by tabs: word and tag. Kinds: PER, LOC, ORG; everything else is outside.
  Result<std::vector<TaggedSentence>> tagged(const std::string& file);
  Result<std::string> read(const std::string& file);
  std::string digest() { return digest_.hex(); }

 private:
  std::filesystem::path folder_;
  base::Blake2b digest_;
};

/// "ANNE-MARIE" -> "Anne-Marie"
std::u32string capitalised(std::u32string_view name);

}  // namespace meretid::access
