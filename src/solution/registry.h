// SPDX-License-Identifier: EUPL-1.2
// All rooms, entered: what they offer, by kind. Built once at start, then read-only and thread-safe.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jobs/periodic.h"
#include "jobs/works.h"
#include "solution/hall.h"
#include "solution/manifest.h"

namespace meretid::solution {

class Registry : public jobs::Works {
 public:
  Registry();
  ~Registry() override;
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  /// Keeps the solution and lets it register. Two things of one name in one room are a defect: ends the program.
  void enter(std::unique_ptr<Solution> solution);

  const std::vector<const Manifest*>& rooms() const { return manifests_; }  ///< in the order of entering
  const std::deque<JobKind>& jobs() const { return jobs_; }
  const std::deque<Verb>& verbs() const { return verbs_; }
  const std::deque<Route>& routes() const { return routes_; }
  const std::deque<Socket>& sockets() const { return sockets_; }
  const std::deque<Service>& services() const { return services_; }
  const std::vector<jobs::Periodic>& periodics() const { return periodics_; }
  const std::vector<Page>& pages() const { return pages_; }
  const std::vector<std::string>& migrations() const { return migrations_; }  ///< embedded prefixes
  const std::vector<DoctorNotes>& doctors() const { return doctors_; }

  /// Room -> days after closing, from the manifests; keeping/retention.h.
  std::map<std::string, std::int64_t, std::less<>> proposed_retention() const;

  /// nullptr when there is none.
  const Manifest* room(std::string_view id) const;
  const JobKind* job(std::string_view room, std::string_view name) const;
  const Verb* verb(std::string_view room, std::string_view name) const;
  const Service* service(std::string_view room, std::string_view name) const;

  const jobs::Work* find(std::string_view room, std::string_view kind) const override;

 private:
  class Entrance;  // the Hall one room sees

  std::vector<std::unique_ptr<Solution>> solutions_;
  std::vector<const Manifest*> manifests_;
  std::deque<JobKind> jobs_;
  std::deque<Verb> verbs_;
  std::deque<Route> routes_;
  std::deque<Socket> sockets_;
  std::deque<Service> services_;
  std::vector<jobs::Periodic> periodics_;
  std::vector<Page> pages_;
  std::vector<std::string> migrations_;
  std::vector<DoctorNotes> doctors_;
};

}  // namespace meretid::solution
