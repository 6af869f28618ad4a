// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/check/one_tender.h"

#include <algorithm>
#include <array>
#include <set>

#include "solutions/tenders/findings/sentence.h"

namespace meretid::tenders {
namespace {

constexpr double kLow = 0.05, kWide = 3, kFarOver = 1.1;
constexpr std::size_t kFew = 2, kFewestComparable = 10;

class Checker {
 public:
  Checker(const BidTable& t, std::size_t k, const std::vector<Screens>& screens, const Composite& c, std::span<const Consortium> consortia)
      : t_(t), k_(k), s_(screens[k]), c_(c), consortia_(consortia), n_(t.bids_of(k)) {}

  std::vector<CheckLine> lines() {
    bidders(), close(), gap(), identical(), round(), estimate(), twice(), member();
    return std::move(lines_);
  }

 private:
  void add(const char* what, Looks looks, base::Arguments facts = {}) { lines_.push_back({what, looks, std::move(facts)}); }
  static std::string percent(double share) { return std::to_string(static_cast<int>(share * 1000 + 0.5) / 10) + (static_cast<int>(share * 1000 + 0.5) % 10 ? "," + std::to_string(static_cast<int>(share * 1000 + 0.5) % 10) : ""); }

  void bidders() { add("bidders", n_ <= kFew ? Looks::kExamine : Looks::kUsual, {{"bids", std::to_string(n_)}}); }

  void close() {
    if (n_ < 2 || comparable() < kFewestComparable) return add("close", Looks::kUnknown, {{"least", std::to_string(kFewestComparable)}});
    const double p = c_.p_value[k_];
    add("close", p <= kLow ? Looks::kExamine : Looks::kUsual, {{"cv", percent(s_.cv)}, {"bids", std::to_string(n_)}, {"p", percent(p)}});
  }

  // How widely costs are spread shows from other tenders alone.
  std::size_t comparable() const {
    std::size_t count = 0;
    for (std::size_t k = 0; k < t_.tenders() && count < kFewestComparable; ++k) count += k != k_ && t_.bids_of(k) >= 2;
    return count;
  }

  void gap() {
    if (n_ < 4 || t_.format != Format::kFirstPrice) return add("gap", Looks::kUnknown);
    add("gap", s_.rdalt >= kWide ? Looks::kExamine : Looks::kUsual, {{"gap", percent(s_.diffp)}, {"times", percent(s_.rdalt / 100)}});
  }

  void identical() {
    if (n_ < 2) return add("identical", Looks::kUnknown);
    add("identical", s_.identical > 0 ? Looks::kExamine : Looks::kUsual, {{"count", std::to_string(static_cast<int>(s_.identical * static_cast<double>(n_) + 0.5))}});
  }

  void round() {
    if (n_ < 2) return add("round", Looks::kUnknown);
    add("round", s_.round >= 0.75 ? Looks::kExamine : Looks::kUsual, {{"share", percent(s_.round)}});
  }

  void estimate() {
    const double estimate = t_.estimate.empty() ? 0 : t_.estimate[k_];
    if (estimate <= 0 || n_ == 0) return add("estimate", Looks::kUnknown);
    const auto amounts = t_.amounts_of(k_);
    const double share = *std::min_element(amounts.begin(), amounts.end()) / estimate;
    add("estimate", share >= kFarOver ? Looks::kExamine : Looks::kUsual, {{"share", percent(share)}});
  }

  void twice() {
    const auto firms = t_.firms_of(k_);
    if (firms.empty() || std::all_of(firms.begin(), firms.end(), [](auto f) { return f == kNoFirm; })) return add("twice", Looks::kUnknown);
    std::set<std::uint32_t> seen;
    std::string name;
    for (const auto f : firms)
      if (f != kNoFirm && !seen.insert(f).second) name = t_.firms[f];
    add("twice", name.empty() ? Looks::kUsual : Looks::kExamine, {{"name", name}});
  }

  void member() {
    if (t_.firm.empty()) return add("member", Looks::kUnknown);
    for (const Consortium& c : consortia_)
      if (std::find(c.against_member.begin(), c.against_member.end(), k_) != c.against_member.end()) return add("member", Looks::kExamine, {{"name", t_.firms[c.firm]}});
    add("member", Looks::kUsual);
  }

  const BidTable& t_;
  std::size_t k_;
  const Screens& s_;
  const Composite& c_;
  std::span<const Consortium> consortia_;
  std::size_t n_;
  std::vector<CheckLine> lines_;
};

}  // namespace

std::string_view name_of(Looks looks) { return looks == Looks::kExamine ? "examine" : looks == Looks::kUsual ? "usual" : "unknown"; }

std::string sentence_of(const CheckLine& line, base::Language language) {
  base::Arguments facts = line.facts;
  if (language == base::Language::kEnglish)   // names may hold commas; figures do not hold letters
    for (auto& [name, value] : facts)
      if (name != "name") std::replace(value.begin(), value.end(), ',', '.');
  return base::text("tenders.check." + line.what + "." + std::string(name_of(line.looks)), language, facts);
}

std::vector<CheckLine> check_tender(const BidTable& table, std::size_t tender, const std::vector<Screens>& screens, const Composite& composite, std::span<const Consortium> consortia) {
  return Checker(table, tender, screens, composite, consortia).lines();
}

const std::vector<WarningSign>& warning_signs() {
  static const std::vector<WarningSign> kSigns = {{"patterns", 3}, {"missing", 2}, {"proforma", 2}, {"errors", 3}, {"knowledge", 2}, {"statements", 2}};
  return kSigns;
}
std::string sign_text(const WarningSign& sign, base::Language language) { return base::text("tenders.sign." + std::string(sign.id), language); }
std::string question_text(const WarningSign& sign, std::size_t question, base::Language language) {
  return base::text("tenders.question." + std::string(sign.id) + "_" + std::to_string(question + 1), language);
}

}  // namespace meretid::tenders
