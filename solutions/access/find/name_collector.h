// SPDX-License-Identifier: EUPL-1.2
// The names of one text on their way to findings: taken in as spans, doubted where their words are mostly no names, looked for again in
// the rest of the text, and told apart by office. Not thread-safe: one a text.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "solutions/access/find/names.h"
#include "solutions/access/find/office_columns.h"
#include "solutions/access/find/office_mail.h"
#include "solutions/access/find/office_words.h"
#include "solutions/access/find/officials.h"

namespace meretid::access {

class NameCollector {
 public:
  NameCollector(const Reading& reading, WordLooks& looks, const NameModel::Parts& model, std::vector<Claim>& claims)
      : r_(reading), looks_(looks), known_phrases_(model.known), sureness_(model.sureness), claims_(claims), others_(static_cast<std::ptrdiff_t>(claims.size())),
        of_association_(is_of_association(reading)), of_authority_(is_letter_of_authority(reading)), columns_(reading) {}

  /// Without what other findings hold at its ends: "Kvist" of "Kvist, Ane" before "Ane Vifferts Vej 154", "Prip" of "Prip 22".
  NameSpan free_of_others(NameSpan span) const;

  // To be called in this order.
  void add(const NameSpan& span);
  /// One wrong sight of "København" must not blacken it everywhere: a word that stands often, and mostly as no name, is none.
  void doubt();
  /// Of the case's names only those whose words stand here.
  void know(const KnownNames* known);
  /// Every word of a found name is looked for in the rest of the text.
  void everywhere();
  /// "Clinton-sagen", "Tholstrup-familien": a name with a usual word behind the hyphen.
  void compounds();
  /// Hands the claims over. A single name means the full one that holds it; who acts in office does so everywhere.
  void finish();

 private:
  // Claims are in order of place and do not overlap.
  bool inside_claim(const NameSpan& span) const;

  /// A personal number or a date of birth stands behind on the line.
  bool number_behind(std::int32_t end) const;
  std::vector<std::u32string> words_of(const NameSpan& span) const;
  /// An address stands right behind, or in the line below.
  bool home_behind(std::int32_t end) const;
  /// Of each name that is found, before it is.
  void mention(const NameSpan& span, const std::vector<std::u32string>& words);
  /// What the words around the mention and a mail address behind it say.
  Officials::Said said_of(const NameSpan& span, const std::vector<std::u32string>& words) const;
  MailOf mail_behind(const NameSpan& span, const std::vector<std::u32string>& words) const;

  static constexpr int kOften = 6;          // fewer say nothing
  static constexpr double kSureName = 2.5;  // log-odds of a full name that stands whatever its words do elsewhere
  static constexpr double kDoubt = 6.5;
  static constexpr double kCompound = -0.5;
  static constexpr double kSmallAgain = 0.3;
  static constexpr float kClearly = 1.5F;   // looks of a word, log-odds
  struct Use {
    int as_name = 0, all = 0;  // all: with a capital letter
    bool sure = false;
  };
  struct Entry { std::string entity; double score; };
  using Index = std::unordered_map<std::u32string, Entry>;

  /// A usual word, a country, a town: it is not looked for again, since it stands for itself.
  bool stands_for_itself(std::u32string_view word) const;
  void know_word(const std::u32string& word);
  // How sure it is that a word of a name that was found elsewhere is that name here too.
  double again(const Entry& entry, const NameSpan& span);
  void learn(const std::vector<std::u32string>& words, const std::string& entity, double score);
  /// "per har …" in a message that said "min søn per"; not "12 kr. per stk.".
  bool small_again(std::size_t i) const;
  Index::const_iterator match(std::size_t i) const;

  const Reading& r_;
  WordLooks& looks_;
  const KnownPhrases& known_phrases_;
  const Sureness& sureness_;
  std::vector<Claim>& claims_;
  std::ptrdiff_t others_;  // how many of them came before the names
  Index words_;
  const bool of_association_, of_authority_;
  const OfficeColumns columns_;
  Officials officials_;
  std::unordered_set<std::u32string> small_;  // given names that stand without a capital
  const KnownNames* known_ = nullptr;
  std::vector<std::pair<std::size_t, std::size_t>> taken_;
  struct Mention {
    std::vector<std::u32string> words;
    bool office = false;
  };
  std::vector<Claim> found_;
  std::vector<Mention> mentions_;  // one for each of them
  std::unordered_map<std::u32string, Use> uses_;  // after doubt(): the doubtful words
};

}  // namespace meretid::access
