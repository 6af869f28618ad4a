// SPDX-License-Identifier: EUPL-1.2
// Who acts in office, over a whole text: what is said of a person at one place counts at all others, also where only the surname, the given
// name or initials stand ("P. Nowak" for "Piotr Nowak"). Nobody becomes staff by a name that somebody else bears as well. Not thread-safe: one
// a text. Cost: one look-up for each word of a name, and at most kMostBearers comparisons.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace meretid::access {

class Officials {
 public:
  /// What the words around one mention say.
  struct Said {
    bool office = false, is_private = false, elected = false;
    bool sends = false;  ///< stands as sender or recipient of a mail
    bool signs = false, addressed = false;  ///< a letter of an authority; who gets it does not sign it
  };
  /// `words`: of the mention, in lower case, given name first.
  void see(const std::vector<std::u32string>& words, const Said& said);
  /// To be called when all were seen.
  void settle();
  /// `here`: the words around this very mention say so.
  bool in_office(const std::vector<std::u32string>& words, bool here) const;
  bool is_private(const std::vector<std::u32string>& words) const;
  bool elected(const std::vector<std::u32string>& words) const;

 private:
  static constexpr std::size_t kMostBearers = 24;  // of one word; who is meant by it is then unknown
  struct Person {
    std::vector<std::u32string> words;
    Said said;
  };
  const Person* known(const std::vector<std::u32string>& words) const;
  /// The full names that a shorter one may stand for.
  std::vector<const Person*> meant(const std::vector<std::u32string>& words) const;

  std::vector<Person> persons_;
  std::unordered_map<std::u32string, std::size_t> by_name_;
  std::unordered_map<std::u32string, std::vector<std::size_t>> bearers_;  // of each word of names with more than one
};

}  // namespace meretid::access
