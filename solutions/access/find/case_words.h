// SPDX-License-Identifier: EUPL-1.2
// Usual words of case files that stand at the head of lines and fields: who somebody is in a case, kinds of documents, heads of mails.
#pragma once

#include <string_view>

namespace meretid::access {

bool is_case_word(std::u32string_view lower_word);

}  // namespace meretid::access
