// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/choose.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "mentions/in_text.h"
#include "retrieval/passages.h"
#include "retrieval/quotes.h"
#include "retrieval/ranker.h"
#include "retrieval/reasons.h"
#include "solutions/access/collect/exact.h"
#include "solutions/access/propose/copies.h"

namespace meretid::access::collect {
namespace {

// What was found of one act before it has a rank.
struct Hit {
  int sure = 0, weak = 0;
  double score = 0, covered = 0;
  std::vector<Told> reasons;
  std::size_t start = 0, end = 0;  // of the strongest
  bool placed = false;
};

class Search {
 public:
  Search(const std::vector<Act>& acts, const Wanted& wanted) : acts_(acts), wanted_(wanted), hits_(acts.size()) {}

  void exact() {
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      const Act& act = acts_[i];
      Hit& hit = hits_[i];
      for (const std::string& number : wanted_.numbers) {
        if (!std::binary_search(act.note.numbers.begin(), act.note.numbers.end(), number)) continue;
        const std::vector<mentions::Place> places = mentions::places_of({"cpr", number}, act.text);
        sure(hit, "access.collect.why.number", "", std::max<std::size_t>(1, places.size()));
        if (!places.empty()) place(hit, places.front().start, places.front().start + places.front().length);
      }
      if (wanted_.persons.empty() && wanted_.addresses.empty() && wanted_.matters.empty()) continue;
      const std::vector<retrieval::Word> words = retrieval::words(act.text), title = retrieval::words(act.note.name);
      const auto look = [&](const std::vector<std::string>& wanted, auto find, const std::string& reason) {
        for (const std::string& one : wanted) {
          if (const auto found = find(act.text, words, one)) {
            if (found->weak) {
              ++hit.weak;
              tell(hit, reason + "_weak", act.text.substr(found->start, found->end - found->start), found->times);
            } else {
              sure(hit, reason, one, found->times);
            }
            place(hit, found->start, found->end);
          } else if (const auto named = find(act.note.name, title, one); named && !named->weak) {
            sure(hit, reason + "_name", one, 1);
          }
        }
      };
      look(wanted_.persons, find_person, "access.collect.why.person");
      look(wanted_.addresses, find_address, "access.collect.why.address");
      look(wanted_.matters, find_matter, "access.collect.why.matter");
    }
  }

  // The best passage speaks for the act; its name is searched with the first.
  void words(std::size_t most) {
    if (wanted_.about.empty()) return;
    retrieval::Collection collection;
    for (std::size_t i = 0; i < acts_.size(); ++i) {
      const auto passages = retrieval::passages(acts_[i].text);
      for (std::size_t k = 0; k < passages.size(); ++k) {
        const std::string key = std::to_string(i) + ' ' + std::to_string(k);
        collection.put(key, k == 0 ? acts_[i].note.name + '\n' + std::string(passages[k]) : std::string(passages[k]));
      }
    }
    const retrieval::Ranker ranker(collection);
    std::vector<std::size_t> order;
    constexpr std::size_t kPassagesEach = 4;  // a long act may hold several of the best
    for (const retrieval::Hit& found : ranker.search(wanted_.about, kPassagesEach * (most + 50))) {
      std::size_t act = 0;
      std::from_chars(found.key.data(), found.key.data() + found.key.find(' '), act);
      if (hits_[act].score == 0) order.push_back(act);
      hits_[act].score = std::max(hits_[act].score, found.score);
    }
    for (const std::size_t act : order) {
      Hit& hit = hits_[act];
      const std::string& text = acts_[act].text;
      const retrieval::Reasons why = retrieval::reasons(ranker, wanted_.about, acts_[act].note.name + '\n' + text);
      hit.covered = why.covered;
      std::string list;
      for (const retrieval::Match& match : why.matches) {
        list += list.empty() ? "" : ", ";
        list += match.found;
        if (match.likeness == retrieval::Likeness::kAlike) list += " (≈ " + match.asked + ")";
        if (match.times > 1) list += " ×" + std::to_string(match.times);
      }
      if (!list.empty()) hit.reasons.push_back({"access.collect.why.words", {{"words", list}, {"share", std::to_string(std::lround(100 * why.covered))}}});
      if (!hit.placed) {
        const retrieval::Snippet shown = retrieval::snippet(ranker, wanted_.about, text, kShown);
        hit.start = std::min(text.size(), shown.start + kShown / 2);
        hit.end = hit.start;
      }
    }
  }

  std::vector<Chosen> chosen(std::size_t most) const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < hits_.size(); ++i)
      if (hits_[i].sure || hits_[i].weak || hits_[i].covered >= kCovered / 2) order.push_back(i);
    const auto strength = [&](std::size_t i) { return hits_[i].sure ? 2 : hits_[i].weak ? 1 : 0; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const Hit &x = hits_[a], &y = hits_[b];
      if (strength(a) != strength(b)) return strength(a) > strength(b);
      if (x.sure != y.sure) return x.sure > y.sure;
      if (!strength(a) && (x.covered >= kCovered) != (y.covered >= kCovered)) return x.covered > y.covered;
      return x.score > y.score;
    });
    std::vector<Chosen> list;
    std::size_t by_words = 0;
    for (const std::size_t i : order) {
      const Hit& hit = hits_[i];
      Chosen row;
      row.act = i;
      row.rank = static_cast<std::int32_t>(list.size() + 1);
      row.strength = hit.sure ? "sure" : hit.weak ? "weak" : "words";
      row.taken = hit.sure || hit.weak || (hit.covered >= kCovered && by_words < most);
      if (!hit.sure && !hit.weak && ++by_words > 2 * most) break;
      row.score = hit.score;
      row.reasons = hit.reasons;
      const std::string& text = acts_[i].text;
      if (text.find('\f') != std::string::npos) row.page = static_cast<std::int32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(hit.start), '\f')) + 1;
      row.snippet = masked(retrieval::around(text, hit.start, hit.end, kShown).text);
      list.push_back(std::move(row));
    }
    return list;
  }

 private:
  static constexpr std::size_t kShown = 200;

  static void tell(Hit& hit, const std::string& key, const std::string& what, std::size_t times) {
    hit.reasons.push_back({key, {{"what", what}, {"times", std::to_string(times)}}});
  }
  static void sure(Hit& hit, const std::string& key, const std::string& what, std::size_t times) {
    ++hit.sure;
    tell(hit, key, what, times);
  }
  static void place(Hit& hit, std::size_t start, std::size_t end) {
    if (hit.placed) return;
    hit.start = start;
    hit.end = end;
    hit.placed = true;
  }
  // The list goes from hand to hand; the number stands in the act.
  static std::string masked(std::string text) {
    for (const mentions::Identifier& number : mentions::personal_numbers_in(text)) {
      std::vector<mentions::Place> places = mentions::places_of(number, text);
      for (auto at = places.rbegin(); at != places.rend(); ++at) text.replace(at->start, at->length, "xxxxxx-xxxx");
    }
    return text;
  }

  const std::vector<Act>& acts_;
  const Wanted& wanted_;
  std::vector<Hit> hits_;
};

}  // namespace

std::vector<Chosen> choose(const std::vector<Act>& acts, const Wanted& wanted, std::size_t most) {
  Search search(acts, wanted);
  search.exact();
  search.words(most);
  std::vector<Chosen> list = search.chosen(most);
  // What stands twice, among what is taken: the first in rank is the original.
  std::vector<std::string_view> texts;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i].taken && !acts[list[i].act].note.hidden) {
      texts.push_back(acts[list[i].act].text);
      places.push_back(i);
    }
  const auto copies = copies_in(texts);
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (copies[i]) {
      list[places[i]].copy_of = list[places[copies[i]->of]].act;
      list[places[i]].copy_share = copies[i]->share;
    }
  for (const retrieval::Quoted& quote : retrieval::quoted(texts, kQuoteShare)) {
    std::vector<std::size_t>& quotes = list[places[quote.text]].quotes;
    const std::size_t source = list[places[quote.source]].act;
    if (std::find(quotes.begin(), quotes.end(), source) == quotes.end()) quotes.push_back(source);
  }
  return list;
}

}  // namespace meretid::access::collect
