// SPDX-License-Identifier: EUPL-1.2
#include "solution/registry.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace meretid::solution {
namespace {

/// Two rooms or two things of one name: a defect of the program, seen at its first start.
[[noreturn]] void twice(const std::string& room, const std::string& name) {
  std::fprintf(stderr, "meretid: registered twice: %s %s\n", room.c_str(), name.c_str());
  std::abort();
}

template <class Things>
auto find_named(const Things& things, std::string_view room, std::string_view name) {
  const auto found =
      std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.room == room && thing.name == name; });
  return found == things.end() ? nullptr : &*found;
}

}  // namespace

/// The hall as one room sees it: everything registered carries the room's id.
class Registry::Entrance : public Hall {
 public:
  Entrance(Registry& registry, std::string room) : registry_(registry), room_(std::move(room)) {}

  void route(Route route) override {
    route.room = room_;
    registry_.routes_.push_back(std::move(route));
  }
  void socket(Socket socket) override {
    socket.room = room_;
    registry_.sockets_.push_back(std::move(socket));
  }
  void service(Service service) override {
    service.room = room_;
    if (registry_.service(room_, service.name)) twice(room_, service.name);
    registry_.services_.push_back(std::move(service));
  }
  void periodic(std::string kind, std::int64_t seconds, std::string input_json) override {
    registry_.periodics_.push_back({room_, std::move(kind), seconds, std::move(input_json)});
  }
  void periodic_in_cases(std::string kind, std::int64_t seconds, std::string input_json, jobs::DueCases cases) override {
    registry_.periodics_.push_back({room_, std::move(kind), seconds, std::move(input_json), std::move(cases)});
  }
  void page(people::Role role) override { registry_.pages_.push_back({room_, role}); }
  void doctor(DoctorNotes notes) override { registry_.doctors_.push_back(std::move(notes)); }
  void migrations(std::string_view embedded_prefix) override { registry_.migrations_.emplace_back(embedded_prefix); }

 protected:
  JobKind& add(JobKind kind) override {
    kind.room = room_;
    check(kind.name);
    registry_.jobs_.push_back(std::move(kind));
    return registry_.jobs_.back();
  }
  void add(Verb verb) override {
    verb.room = room_;
    check(verb.name);
    registry_.verbs_.push_back(std::move(verb));
  }

 private:
  /// Jobs and verbs are one set of words: both are `meretid ROOM WORD`.
  void check(const std::string& name) const {
    if (registry_.job(room_, name) || registry_.verb(room_, name)) twice(room_, name);
  }

  Registry& registry_;
  std::string room_;
};

Registry::Registry() = default;
Registry::~Registry() = default;

void Registry::enter(std::unique_ptr<Solution> solution) {
  const Manifest& manifest = solution->manifest();
  if (room(manifest.id)) twice(manifest.id, "room");
  solutions_.push_back(std::move(solution));
  manifests_.push_back(&manifest);
  Entrance entrance(*this, manifest.id);
  solutions_.back()->enter(entrance);
}

std::map<std::string, std::int64_t, std::less<>> Registry::proposed_retention() const {
  std::map<std::string, std::int64_t, std::less<>> all;
  for (const Manifest* room : manifests_) all[room->id] = room->retention_days;
  return all;
}

const Manifest* Registry::room(std::string_view id) const {
  const auto found = std::find_if(manifests_.begin(), manifests_.end(), [&](const Manifest* m) { return m->id == id; });
  return found == manifests_.end() ? nullptr : *found;
}

const JobKind* Registry::job(std::string_view room, std::string_view name) const { return find_named(jobs_, room, name); }
const Verb* Registry::verb(std::string_view room, std::string_view name) const { return find_named(verbs_, room, name); }
const Service* Registry::service(std::string_view room, std::string_view name) const {
  return find_named(services_, room, name);
}

const jobs::Work* Registry::find(std::string_view room, std::string_view kind) const {
  const JobKind* job = this->job(room, kind);
  return job ? &job->work : nullptr;
}

}  // namespace meretid::solution
