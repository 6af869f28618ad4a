// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/corpus.h"

#include <algorithm>
#include <map>

#include "base/embedded.h"
#include "base/utf8.h"

namespace meretid::access::bench {
namespace {

// Writes one document.
class Writer {
 public:
  Writer(const Corpus& corpus, Rng rng) : corpus_(corpus), rng_(rng) {}

  void block(const std::string& block) {
    for (const Piece& piece : pieces(block)) {
      if (piece.name.empty()) plain(piece.text);
      else value(piece.name, piece.slot);
    }
  }
  void plain(std::string_view text) {
    sample_.text += text;
    length_ += base::length(text);
  }
  Rng& rng() { return rng_; }
  Sample take() { return std::move(sample_); }

 private:
  Person& person(const std::string& slot) {
    const auto at = people_.find(slot);
    if (at != people_.end() && !slot.empty()) return at->second;
    return people_[slot] = corpus_.own_names ? draw_held_person(corpus_.sources, rng_) : draw_person(corpus_.sources, rng_);
  }

  void planted(std::string_view text, std::string type, bool other_origin = false, bool usual = false) {
    const std::int64_t start = length_;
    plain(text);
    sample_.gold.push_back({start, length_, std::move(type), other_origin, usual});
  }

  void value(const std::string& name, const std::string& slot) {
    if (is_name(name)) {
      const Person& p = person(slot);
      const bool staff = slot == "s" || slot == "t";
      planted(written_name(p, name), staff ? "employee" : "person", p.other_origin);
      if (name.ends_with("_of")) plain(genitive(name == "first_of" ? p.first : p.last));
      return;
    }
    if (name == "initials" || name == "firm") return planted(name == "initials" ? initials(person(slot)) : person(slot).last, std::string(kEither));
    if (const std::string text = number_of_thing(name, rng_); !text.empty()) return planted(text, std::string(kEither));
    if (const std::string text = harmless(name, rng_); !text.empty()) return plain(text);
    if (name == "address_lines") {
      const Parts p = street_address(corpus_.sources, rng_);
      const bool flat = rng_.chance(0.5);
      planted(p.at("street") + " " + p.at("no") + (flat ? ", " + p.at("floor") + ". " + p.at("side") : "") + "\n" + p.at("zip") +
                  " " + p.at("town"),
              "address");
      return;
    }
    form(name, parts(name, slot));
  }

  // "phone.mobile" is a form of its own for a phone.
  Parts parts(const std::string& name, const std::string& slot) {
    const std::string type = name.substr(0, name.find('.'));
    if (type == "cpr") return numbers_.contains(slot) ? numbers_[slot] : numbers_[slot] = personal_number(person(slot), rng_);
    if (type == "birthdate") return birth_date(person(slot));
    if (type == "cvr") return company_number(rng_);
    if (type == "pnumber") return production_unit(rng_);
    if (type == "phone") return telephone(rng_);
    if (type == "email") return mail_address(person(slot.empty() ? "e" : slot), rng_);
    if (type == "iban") return iban(rng_);
    if (type == "account") return account(rng_);
    if (type == "plate") return plate(rng_);
    if (type == "matrikel") return land_register(corpus_.sources, rng_);
    if (type == "address") return street_address(corpus_.sources, rng_);
    return case_number(rng_);
  }

  void form(const std::string& name, const Parts& parts) {
    const auto& forms = corpus_.forms.find(name)->second;
    const std::string& chosen = forms[rng_.below(forms.size())];
    const bool usual = std::count(forms.begin(), forms.end(), chosen) > 1;
    std::string text;
    for (const Piece& piece : pieces(chosen)) {
      text += piece.text;
      if (piece.name == "tab") text += "\t";
      else if (piece.name == "lf") text += "\n";
      else if (piece.name == "nbsp") text += "\u00A0";
      else if (piece.name == "shy") text += "\u00AD";
      else if (piece.name == "ndash") text += "\u2013";
      else if (piece.name == "minus") text += "\u2212";
      else if (piece.name == "emdash") text += "\u2014";
      else if (piece.name == "nbhyphen") text += "\u2011";
      else if (piece.name == "thin") text += "\u2009";
      else if (piece.name == "city") text += harmless("city", rng_);
      else if (const auto at = parts.find(piece.name); at != parts.end()) text += at->second;
    }
    const std::string type = name.substr(0, name.find('.'));
    std::size_t open = text.find("[[");
    if (open == std::string::npos) return planted(text, type, false, usual);
    while (open != std::string::npos) {
      const std::size_t close = text.find("]]", open);
      plain(text.substr(0, open));
      const bool either = text[open + 2] == '?';
      planted(text.substr(open + 2 + either, close - open - 2 - either), either ? std::string(kEither) : type, false, usual);
      text.erase(0, close + 2);
      open = text.find("[[");
    }
    plain(text);
  }

  const Corpus& corpus_;
  Rng rng_;
  Sample sample_;
  std::int64_t length_ = 0;
  std::map<std::string, Person> people_;
  std::map<std::string, Parts> numbers_;
};

std::string_view file(std::string_view name) {
  return base::embedded("solutions/access/bench/corpus/" + std::string(name)).value_or(std::string_view());
}

}  // namespace

Corpus::Corpus(const Sources& sources_, Part part)
    : sources(sources_),
      own_names(part == Part::kHeld),
      blocks(parse_blocks(file(part == Part::kHeld ? "held.txt" : part == Part::kSeen ? "seen.txt" : "dev.txt"))),
      forms(parse_forms(file(part == Part::kHeld ? "forms_held.txt" : part == Part::kSeen ? "forms_seen.txt" : "forms_dev.txt"))),
      seed(part == Part::kHeld ? 20'261'130 : part == Part::kSeen ? 20'260'713 : 20'260'311) {}

Sample Corpus::document(std::uint64_t number) const {
  Writer writer(*this, Rng(seed).fork(number));
  writer.block(blocks.heads[writer.rng().below(blocks.heads.size())]);
  std::vector<std::size_t> order(blocks.bodies.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  writer.rng().shuffle(order);
  const auto count = static_cast<std::size_t>(writer.rng().between(4, 9));
  for (std::size_t i = 0; i < count && i < order.size(); ++i) {
    writer.plain("\n");
    writer.block(blocks.bodies[order[i]]);
  }
  writer.plain("\n");
  writer.block(blocks.feet[writer.rng().below(blocks.feet.size())]);
  return writer.take();
}

}  // namespace meretid::access::bench
