// SPDX-License-Identifier: EUPL-1.2
// What `meretid access collect` gives out: the list of acts with the reason for each, and what could not be read. Values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "solutions/access/collect/choose.h"

namespace meretid::access::collect {

struct CollectedAct {
  std::int32_t rank = 0;
  std::string file;      ///< path in the archive
  std::string name;      ///< of the document: "post.eml/bilag.pdf"
  std::string state;     ///< DocumentRow::state
  bool taken = false;
  std::string strength;  ///< "sure", "weak", "words"
  double score = 0;
  std::vector<std::string> reasons;
  std::int32_t page = 0; ///< from 1; 0 where pages are not known
  std::string snippet;
  std::string duplicate_of;  ///< name of the act that it is a copy of
  double duplicate_share = 0;
  std::vector<std::string> quotes;  ///< names of the acts whose words it quotes
};

struct NotRead {
  std::string file, name, state;  ///< "not_read", or "partly": something in it was not
  std::vector<ReadingRow> problems;
};

struct Collected {
  std::int64_t files = 0, read = 0, forgotten = 0;  ///< of the archive; read now; gone since the last time
  std::int64_t documents = 0;                       ///< in the archive, with attachments
  bool complete = true;                             ///< everything was read
  std::vector<CollectedAct> acts;
  std::vector<NotRead> not_read;
};

/// With the reasons in the language asked for.
Collected collected(const std::vector<Act>& acts, const std::vector<Chosen>& chosen, base::Language language);

/// UTF-8 with byte order mark, ';' between cells, as Danish spreadsheets open it: taken, left out, and to be looked at by hand.
std::string list_of(const Collected& collected, base::Language language);

void fields(describe::Fields<CollectedAct>& f);
void fields(describe::Fields<NotRead>& f);
void fields(describe::Fields<Collected>& f);

}  // namespace meretid::access::collect
