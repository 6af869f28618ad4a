// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/copies.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "retrieval/quotes.h"
#include "retrieval/shingles.h"
#include "retrieval/words.h"

namespace meretid::access {
namespace {

// Words that tell one letter from another of the same form: those with a digit, and those in capitals wherever they stand.
std::set<std::string> telling(std::string_view text, const std::vector<retrieval::Word>& words) {
  std::set<std::string> found;
  for (const retrieval::Word& word : words) {
    std::size_t at = word.start;
    const bool capital = base::is_upper(base::next(text, at));
    if (capital || word.text.find_first_of("0123456789") != std::string::npos) found.insert(word.text);
  }
  return found;
}

}  // namespace

std::vector<std::optional<CopyOf>> copies_in(std::span<const std::string_view> texts) {
  std::vector<retrieval::Shingles> runs;
  std::vector<std::set<std::string>> tell;
  for (const std::string_view text : texts) {
    const std::vector<retrieval::Word> words = retrieval::words(text);
    runs.push_back(retrieval::shingles(words));
    tell.push_back(telling(text, words));
  }
  std::vector<std::optional<CopyOf>> found(texts.size());
  const auto same = [&](std::size_t a, std::size_t b) { return tell[a] == tell[b]; };
  const auto close = retrieval::copies(runs, kCopyShare, same);
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (close[i]) found[i] = {close[i]->of, close[i]->share};
  return found;
}

namespace {

class Tie {
 public:
  Tie(Proposal& proposal, const std::vector<std::string>& texts) : proposal_(proposal), views_(texts.begin(), texts.end()), copies_(copies_in(views_)), of_document_(texts.size()) {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < proposal.documents.size(); ++i) places[proposal.documents[i].id] = i;
    for (std::size_t k = 0; k < proposal.findings.size(); ++k) of_document_[places.at(proposal.findings[k].document)].push_back(k);
    for (const retrieval::Quoted& quote : retrieval::quoted(views_, kQuoteShare)) {
      const base::OffsetIndex offsets(views_[quote.text]);
      quotes_[quote.text].push_back({offsets.code_point_of(quote.quote.start), offsets.code_point_of(quote.quote.end), original(quote.source)});
    }
  }

  void run() {
    for (std::size_t i = 0; i < views_.size(); ++i) {
      DocumentRow& document = proposal_.documents[i];
      if (copies_[i]) {
        document.duplicate_of = proposal_.documents[copies_[i]->of].id;
        document.duplicate_share = copies_[i]->share;
      }
      for (const Place& quote : quotes_[i]) {
        const std::string& source = proposal_.documents[quote.source].id;
        if (quote.source != i && source != document.duplicate_of && std::find(document.quotes.begin(), document.quotes.end(), source) == document.quotes.end())
          document.quotes.push_back(source);
      }
      if (document.hidden) continue;  // nothing of it is given, so nothing in it is decided
      for (const std::size_t k : of_document_[i]) tie(i, proposal_.findings[k]);
    }
    share_proposals();
  }

 private:
  struct Place {
    std::int64_t start = 0, end = 0;
    std::size_t source = 0;
  };

  std::size_t original(std::size_t document) const { return copies_[document] ? copies_[document]->of : document; }
  const Place* quote_around(std::size_t document, const FindingRow& finding) const {
    const auto quotes = quotes_.find(document);
    if (quotes == quotes_.end()) return nullptr;
    const auto place = std::find_if(quotes->second.begin(), quotes->second.end(), [&](const Place& quote) { return finding.start >= quote.start && finding.end <= quote.end; });
    return place == quotes->second.end() ? nullptr : &*place;
  }
  // In the source's own words first; so two mails that quote each other never point in a ring.
  const FindingRow* own_words(std::size_t document, const FindingRow& like) const {
    for (const std::size_t k : of_document_[document]) {
      const FindingRow& finding = proposal_.findings[k];
      if (finding.type == like.type && finding.entity == like.entity && !quote_around(document, finding)) return &finding;
    }
    return nullptr;
  }
  void tie(std::size_t document, FindingRow& finding) const {
    if (finding.entity.empty()) return;
    const std::size_t home = original(document);
    const auto given = [&](std::size_t place) { return place != document && !proposal_.documents[place].hidden; };
    const FindingRow* source = nullptr;
    if (const Place* quote = quote_around(document, finding); quote && given(quote->source)) source = own_words(quote->source, finding);
    if (!source && given(home)) {
      source = own_words(home, finding);
      // The original has it in a quote whose source has it not: its first one there.
      for (const std::size_t k : of_document_[home])
        if (!source && proposal_.findings[k].type == finding.type && proposal_.findings[k].entity == finding.entity && proposal_.findings[k].same_as.empty())
          source = &proposal_.findings[k];
    }
    if (source && source->id != finding.id) finding.same_as = source->id;
  }
  void share_proposals() {
    std::map<std::string, FindingRow*> by_id;
    for (FindingRow& finding : proposal_.findings) by_id[finding.id] = &finding;
    for (FindingRow& finding : proposal_.findings)
      if (!finding.same_as.empty() && finding.proposed) by_id.at(finding.same_as)->proposed = true;
    for (FindingRow& finding : proposal_.findings)
      if (!finding.same_as.empty()) finding.proposed = by_id.at(finding.same_as)->proposed;
  }

  Proposal& proposal_;
  std::vector<std::string_view> views_;
  std::vector<std::optional<CopyOf>> copies_;
  std::vector<std::vector<std::size_t>> of_document_;  // findings, by place of the document
  std::map<std::size_t, std::vector<Place>> quotes_;
};

}  // namespace

void tie_copies(Proposal& proposal, const std::vector<std::string>& texts) { Tie(proposal, texts).run(); }

}  // namespace meretid::access
