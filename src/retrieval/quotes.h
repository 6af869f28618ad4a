// SPDX-License-Identifier: EUPL-1.2
// Earlier mails inside a mail: lines that begin with ">" (RFC 3676, section 4.5) and what follows a head as Outlook, Gmail and
// Apple Mail write it in Danish and English ("Fra: … Sendt: …", "Den 3. maj 2024 kl. 10.12 skrev …:"); and which text of the case
// each of them is. Pure; linear in the text, matching linear in all texts together.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace meretid::retrieval {

struct Quote {
  std::size_t start = 0, end = 0;  ///< bytes; whole lines, the head included
  std::size_t body = 0;            ///< where the words of the quoted mail begin, behind the head
};

/// In order, not overlapping. A head inside a quote begins the next one.
std::vector<Quote> quotes(std::string_view text);

struct Quoted {
  std::size_t text = 0;    ///< the text that holds the quote
  Quote quote;
  std::size_t source = 0;  ///< the text whose own words they are
  double share = 0;        ///< of the quote's runs of five words, how many stand there
};

/// Which text each quote is taken from: the one whose own words (outside its quotes) hold most of it, and at least the share
/// `least`; equal ones: the first in order. A quote of fewer than five words is never matched;
/// runs that stand in more than a hundred texts (a disclaimer, a form) are not counted.
std::vector<Quoted> quoted(std::span<const std::string_view> texts, double least = 0.8);

/// The quote's words without the marks of quoting.
std::string without_marks(std::string_view quote);

}  // namespace meretid::retrieval
