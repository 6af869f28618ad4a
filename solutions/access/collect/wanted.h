// SPDX-License-Identifier: EUPL-1.2
// What a request is about: words, personal numbers, persons, addresses, case numbers. Values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "solutions/access/finding.h"

namespace meretid::access::collect {

struct Wanted {
  std::string about;                   ///< words, ranked by
  std::vector<std::string> numbers;    ///< personal numbers, ten digits
  std::vector<std::string> persons;    ///< "Anne Marie Eksempel"
  std::vector<std::string> addresses;  ///< "Opfindervej 12, 2. tv"
  std::vector<std::string> matters;    ///< "27.99.99-K08-3-25"
};

/// Persons, addresses and case numbers that stand in the words are wanted as such, too. A personal number in them is refused
/// ("access.collect.number_in_words"): a command line is read by others.
Result<void> understand(Wanted& wanted, const NameModel& model);

/// One number a line or between commas, in any written form; lines that begin with "#" are notes. "access.collect.no_number" tells the line, never the number.
Result<std::vector<std::string>> numbers_of(std::string_view file, std::string_view name);

}  // namespace meretid::access::collect
