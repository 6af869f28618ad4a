// SPDX-License-Identifier: EUPL-1.2
// Which acts of an archive belong to a request, in which order, and why. Pure.
//
// Sure hits (a personal number, a name, an address, a case number) stand before weak ones (initials, another flat of the house), and
// those before acts that only share words; no score lifts an act over that. Words are ranked by src/retrieval and take part
// from the share `kCovered` on of what the words of the request tell. Copies and quoted mails are told, never left out: they are acts too.
#pragma once

#include <string>
#include <vector>

#include "solutions/access/collect/act.h"
#include "solutions/access/collect/wanted.h"
#include "solutions/access/propose/told.h"

namespace meretid::access::collect {

/// Of the weight of the request's words, how much must stand in an act. Judged, not measured: there is no open Danish collection of requests.
inline constexpr double kCovered = 0.5;

struct Chosen {
  std::size_t act = 0;   ///< its place in what was given
  std::int32_t rank = 0; ///< 1, 2, …
  bool taken = false;    ///< false: it shares words, but too few
  std::string strength;  ///< "sure", "weak", "words"
  double score = 0;      ///< of the words, 0..1
  std::vector<Told> reasons;  ///< strongest first
  std::int32_t page = 0; ///< of the place, from 1; 0 where pages are not known
  std::string snippet;   ///< the text around it; personal numbers in it are masked
  std::optional<std::size_t> copy_of;  ///< place of an act
  double copy_share = 0;
  std::vector<std::size_t> quotes;     ///< places of acts whose words it quotes
};

/// `most`: acts that share words and nothing else.
std::vector<Chosen> choose(const std::vector<Act>& acts, const Wanted& wanted, std::size_t most);

}  // namespace meretid::access::collect
