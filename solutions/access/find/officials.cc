// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/officials.h"

#include <algorithm>

#include "solutions/access/find/name_forms.h"

namespace meretid::access {
namespace {

using Words = std::vector<std::u32string>;

}  // namespace

void Officials::see(const Words& words, const Said& said) {
  if (words.empty()) return;
  const auto [place, is_new] = by_name_.try_emplace(joined(words), persons_.size());
  if (is_new) {
    if (words.size() > 1)
      for (const auto& word : words)
        if (auto& list = bearers_[word]; !is_initial(word) && list.size() <= kMostBearers && (list.empty() || list.back() != persons_.size())) list.push_back(persons_.size());
    persons_.push_back({words, {}});
  }
  Said& all = persons_[place->second].said;
  all.office = all.office || said.office;
  all.is_private = all.is_private || said.is_private;
  all.elected = all.elected || said.elected;
  all.sends = all.sends || said.sends;
  all.signs = all.signs || said.signs;
  all.addressed = all.addressed || said.addressed;
}

const Officials::Person* Officials::known(const Words& words) const {
  const auto place = by_name_.find(joined(words));
  return place == by_name_.end() ? nullptr : &persons_[place->second];
}

std::vector<const Officials::Person*> Officials::meant(const Words& words) const {
  std::vector<const Person*> list;
  const auto whole = std::find_if(words.rbegin(), words.rend(), [](const auto& word) { return !is_initial(word); });
  if (whole == words.rend()) return list;
  const auto bearers = bearers_.find(*whole);
  if (bearers == bearers_.end() || bearers->second.size() > kMostBearers) return list;
  for (const std::size_t k : bearers->second)
    if (persons_[k].words.size() > 1 && persons_[k].words != words && (stands_for(words, persons_[k].words) || (is_full_form(words) && is_full_form(persons_[k].words) && stands_for(persons_[k].words, words)))) list.push_back(&persons_[k]);
  // "P. Nowak" is one of those that "Piotr Nowak" bears, and not another one.
  const auto whole_name = [](const Person* one) { return is_full_form(one->words); };
  if (std::any_of(list.begin(), list.end(), whole_name)) std::erase_if(list, [&](const Person* one) { return !whole_name(one); });
  return list;
}

void Officials::settle() {
  for (Person& person : persons_) {
    const auto list = meant(person.words);
    const bool addressed = person.said.addressed || std::any_of(list.begin(), list.end(), [](const Person* one) { return one->said.addressed; });
    person.said.office = person.said.office || (person.said.signs && !addressed);
  }
  // "Vh Camilla, Socialrådgiver" under a mail "Fra: Camilla Horn": the one who sent it, and the only one of that name. "Læge Hansen" says
  // nothing of Peter Hansen.
  std::vector<std::size_t> more;
  for (const Person& person : persons_) {
    if (!person.said.office || person.said.is_private || is_full_form(person.words)) continue;
    const auto list = meant(person.words);
    if (list.size() == 1 && !list.front()->said.is_private && list.front()->said.sends) more.push_back(static_cast<std::size_t>(list.front() - persons_.data()));
  }
  for (const std::size_t k : more) persons_[k].said.office = true;
}

bool Officials::is_private(const Words& words) const {
  const Person* person = known(words);
  return person && person->said.is_private;
}

bool Officials::in_office(const Words& words, bool here) const {
  const Person* person = known(words);
  if (person && person->said.is_private) return false;
  if (here) return true;
  if (person && person->said.office && is_full_form(words)) return true;
  const auto list = meant(words);
  if (list.empty()) return person && person->said.office;
  return std::all_of(list.begin(), list.end(), [](const Person* one) { return one->said.office && !one->said.is_private; });
}

bool Officials::elected(const Words& words) const {
  const Person* person = known(words);
  if (person && person->said.elected) return true;
  const auto list = meant(words);
  return !list.empty() && std::all_of(list.begin(), list.end(), [](const Person* one) { return one->said.elected; });
}

}  // namespace meretid::access
