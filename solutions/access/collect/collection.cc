// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/collect/collection.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "danish/local_time.h"

namespace meretid::access::collect {
namespace {

std::string day_of_file(std::int64_t nanoseconds) {
  using std::chrono::file_clock;
  const auto at = file_clock::to_sys(file_clock::time_point(std::chrono::duration_cast<file_clock::duration>(std::chrono::nanoseconds(nanoseconds))));
  const Timestamp moment{std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count()};
  return to_iso8601(danish::local_time(moment).day);
}

std::string last_part(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string_view sort_of(const Chosen& one) { return one.strength == "sure" ? "sure" : one.taken ? "possible" : "left_out"; }
int order_of(std::string_view sort) { return sort == "sure" ? 0 : sort == "possible" ? 1 : 2; }

// Of each file: what was chosen of it, and its first document.
struct File {
  const Act* first = nullptr;
  std::vector<const Chosen*> chosen{};
};

class Collecting {
 public:
  Collecting(const std::vector<Act>& acts, const std::vector<Chosen>& chosen) : acts_(acts) {
    for (const Act& act : acts) {
      File& file = files_[act.file];
      if (file.first == nullptr) file.first = &act;
    }
    for (const Chosen& one : chosen) {
      File& file = files_[acts[one.act].file];
      if (file.chosen.empty()) order_.push_back(acts[one.act].file);
      file.chosen.push_back(&one);
    }
    // A document that is sure lifts its whole file over what is only possible.
    std::stable_sort(order_.begin(), order_.end(), [&](const std::string& a, const std::string& b) { return order_of(sort(a)) < order_of(sort(b)); });
    for (const std::string& file : order_) ids_[file] = "a" + std::to_string(ids_.size() + 1);
  }

  std::vector<FoundAct> acts() const {
    std::vector<FoundAct> list;
    for (const std::string& name : order_) list.push_back(act_of(name));
    // "The third is the second again, which is the first again": all are the first.
    std::map<std::string, std::string> copies;
    for (FoundAct& act : list) {
      if (act.copy_of.empty()) continue;
      if (const auto before = copies.find(act.copy_of); before != copies.end()) act.copy_of = before->second;
      copies[act.id] = act.copy_of;
    }
    return list;
  }

 private:
  std::string_view sort(const std::string& file) const {
    std::string_view best = "left_out";
    for (const Chosen* one : files_.at(file).chosen)
      if (order_of(sort_of(*one)) < order_of(best)) best = sort_of(*one);
    return best;
  }

  FoundAct act_of(const std::string& name) const {
    const File& file = files_.at(name);
    const ActNote& note = file.first->note;
    FoundAct act;
    act.id = ids_.at(name);
    act.file = name;
    act.title = last_part(name);
    act.dated_by_mail = !note.date.empty();
    act.date = !note.date.empty() ? note.date : note.size < 0 ? "" : day_of_file(note.modified);
    act.sender = note.sender;
    act.sort = sort(name);
    act.size = note.size;
    act.digest = note.digest;
    std::set<std::string> quotes;
    for (const Chosen* one : file.chosen) {
      const Act& document = acts_[one->act];
      const bool inside = document.note.name.starts_with(name + "/");
      act.documents.push_back({inside ? document.note.name.substr(name.size() + 1) : "", one->reasons, {}, one->page, one->snippet});
      act.score = std::max(act.score, one->score);
      for (const std::size_t quoted : one->quotes)
        if (acts_[quoted].file != name) quotes.insert(ids_.at(acts_[quoted].file));
    }
    act.quotes = {quotes.begin(), quotes.end()};
    find_original(file, act);
    return act;
  }

  // A file is another one again when everything in it that was found stands in that one, and nothing else lies in either.
  void find_original(const File& file, FoundAct& act) const {
    const Act* original = nullptr;
    double share = 1;
    for (const Chosen* one : file.chosen) {
      if (acts_[one->act].note.hidden) continue;
      if (!one->copy_of) return;
      const Act& other = acts_[*one->copy_of];
      if (other.file == act.file || (original != nullptr && original->file != other.file) || other.note.documents != file.first->note.documents) return;
      original = &other;
      share = std::min(share, one->copy_share);
    }
    if (original == nullptr || ids_.at(original->file) == act.id) return;
    act.copy_of = ids_.at(original->file);
    act.copy_share = share;
  }

  const std::vector<Act>& acts_;
  std::map<std::string, File> files_;
  std::vector<std::string> order_;
  std::map<std::string, std::string> ids_;
};

}  // namespace

Collection collection_of(const std::vector<Act>& acts, const std::vector<Chosen>& chosen) {
  Collection collection;
  collection.documents = static_cast<std::int64_t>(acts.size());
  collection.acts = Collecting(acts, chosen).acts();
  for (const Act& act : acts)
    if (act.note.state == "not_read" || act.note.state == "partly") collection.not_read.push_back({act.file, act.note.name, act.note.state, act.note.problems, {}});
  return collection;
}

Collection shown(Collection collection, base::Language language) {
  for (FoundAct& act : collection.acts) {
    act.digest.clear();
    for (FoundDocument& document : act.documents) {
      for (const Told& why : document.why) document.reasons.push_back(say(why, language));
      document.why.clear();
    }
  }
  for (UnreadAct& act : collection.not_read) {
    for (const ReadingRow& problem : act.problems) act.reasons.push_back(say(problem, language));
    act.problems.clear();
  }
  return collection;
}

void fields(describe::Fields<CollectionInput>& f) {
  constexpr std::size_t kMostOfEach = 50, kLongest = 200;
  f.about("Finder sagens akter i et af myndighedens arkiver.", "Finds the acts of a case in one of the authority's archives.");
  f("archive", &CollectionInput::archive).help("Arkivets kode.", "The archive's code.").length(1, 40);
  f("about", &CollectionInput::about).help("Hvad der søges om, i almindelige ord. Personnumre må ikke stå her.", "What is asked for, in plain words. No personal numbers.").length(0, 1000).optional();
  f("numbers", &CollectionInput::numbers).help("Personnumre.", "Personal numbers.").items(0, kMostOfEach);
  f("persons", &CollectionInput::persons).help("Navne.", "Names.").items(0, kMostOfEach).length(1, kLongest);
  f("addresses", &CollectionInput::addresses).help("Vej og nummer, evt. etage og dør.", "Street and number, with floor and door if wanted.").items(0, kMostOfEach).length(1, kLongest);
  f("matters", &CollectionInput::matters).help("Journal- eller sagsnumre.", "Case numbers.").items(0, kMostOfEach).length(1, kLongest);
  f("most", &CollectionInput::most).help("Højst så mange akter, der kun deler ord med anmodningen.", "At most so many acts that share nothing but words.").range(0, 10'000).optional();
  f("law", &CollectionInput::law).help("Loven, der søges aktindsigt efter.", "The law of the request.").optional();
  f("requester", &CollectionInput::requester).help("Den, der søger: navn og numre med komma imellem.", "Who asks: name and numbers, separated by commas.").length(0, 500).optional();
  f("role_words", &CollectionInput::role_words).help("Foreslå også ord som moderen.", "Propose words such as the mother, too.");
  f("received", &CollectionInput::received).help("Dagen, anmodningen kom.", "The day the request came.");
}
void fields(describe::Fields<FoundDocument>& f) {
  f("name", &FoundDocument::name);
  f("why", &FoundDocument::why);
  f("reasons", &FoundDocument::reasons);
  f("page", &FoundDocument::page);
  f("snippet", &FoundDocument::snippet);
}
void fields(describe::Fields<FoundAct>& f) {
  f("id", &FoundAct::id);
  f("file", &FoundAct::file);
  f("title", &FoundAct::title);
  f("date", &FoundAct::date);
  f("dated_by_mail", &FoundAct::dated_by_mail);
  f("sender", &FoundAct::sender);
  f("sort", &FoundAct::sort);
  f("score", &FoundAct::score);
  f("documents", &FoundAct::documents);
  f("copy_of", &FoundAct::copy_of);
  f("copy_share", &FoundAct::copy_share);
  f("quotes", &FoundAct::quotes);
  f("size", &FoundAct::size);
  f("digest", &FoundAct::digest);
}
void fields(describe::Fields<UnreadAct>& f) {
  f("file", &UnreadAct::file);
  f("name", &UnreadAct::name);
  f("state", &UnreadAct::state);
  f("problems", &UnreadAct::problems);
  f("reasons", &UnreadAct::reasons);
}
void fields(describe::Fields<Asked>& f) {
  f("about", &Asked::about);
  f("numbers", &Asked::numbers);
  f("persons", &Asked::persons);
  f("addresses", &Asked::addresses);
  f("matters", &Asked::matters);
}
void fields(describe::Fields<Collection>& f) {
  f("archive", &Collection::archive);
  f("archive_name", &Collection::archive_name);
  f("asked", &Collection::asked);
  f("law", &Collection::law);
  f("requester", &Collection::requester);
  f("role_words", &Collection::role_words);
  f("received", &Collection::received);
  f("files", &Collection::files);
  f("read", &Collection::read);
  f("forgotten", &Collection::forgotten);
  f("left", &Collection::left);
  f("documents", &Collection::documents);
  f("acts", &Collection::acts);
  f("not_read", &Collection::not_read);
}

}  // namespace meretid::access::collect
