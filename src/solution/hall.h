// SPDX-License-Identifier: EUPL-1.2
// The contract between the hall and its rooms. A room registers what it offers; the hall makes of it a queue, a CLI verb,
// an HTTP route, a form, an OpenAPI entry and a line in the public register.
// Every job, route and socket names the role that may use it; one without does not compile.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.h"
#include "describe/describe.h"
#include "http/message.h"
#include "jobs/periodic.h"
#include "jobs/works.h"
#include "people/role.h"
#include "solution/manifest.h"

namespace meretid::jobs { class Feed; }

namespace meretid::solution {

class RouteContext;    // route_context.h
class ServiceContext;  // service_context.h
struct VerbContext;    // verb_context.h

using jobs::Resources;

/// Who may use a thing. Has no default, so that a job, route or socket without one does not compile.
struct MayUse {
  MayUse(people::Role role_) : role(role_) {}
  people::Role role;
};

/// A job with its types erased: JSON in, JSON out. Made by Hall::job, used by queue, CLI, HTTP and OpenAPI alike.
struct JobKind {
  std::string room, name;               ///< "access", "redact"
  MayUse role;
  const describe::Type* input = nullptr;
  const describe::Type* output = nullptr;
  std::string draft{};                  ///< what a person decides on; empty: nothing to decide
  jobs::Work work{};                    ///< what it may use, and how it runs
  double assumed_minutes_freed = 0;     ///< per job; shown as "assumed" until measured
  std::optional<int> at_most{};         ///< runs at a time in the whole installation
  bool ahead = false;                   ///< before the other jobs of its room
  std::function<Result<void>(std::string_view input_json)> check{};  ///< does the input read? Asked before it is queued
};

class JobBuilder {
 public:
  explicit JobBuilder(JobKind& kind) : kind_(kind) {}
  JobBuilder& draft_of(std::string what) { kind_.draft = std::move(what); return *this; }
  JobBuilder& needs(Resources r) { kind_.work.resources = r; return *this; }
  /// No more of this kind run at a time, on however many hosts: a licence, a machine, a slow service behind it.
  JobBuilder& at_most(int runs) { kind_.at_most = runs; return *this; }
  /// A person waits for it: goes before the room's jobs that wait already. Other rooms keep their turn.
  JobBuilder& ahead() { kind_.ahead = true; return *this; }
  /// What its input must be beyond its form; asked before it is queued, so that whoever starts it is told at once.
  template <class Input>
  JobBuilder& asks(std::function<Result<void>(const Input&)> more) {
    kind_.check = [more = std::move(more)](std::string_view json) -> Result<void> {
      TRY(const Input input, describe::from_json<Input>(json));
      return more(input);
    };
    return *this;
  }
  JobBuilder& frees(double minutes) { kind_.assumed_minutes_freed = minutes; return *this; }

 private:
  JobKind& kind_;
};

/// Registered by Hall::verb: a command that is not a job (train, bench, find). Gets its parsed input, writes to stdout.
struct Verb {
  std::string room{}, name{};
  const describe::Type* input = nullptr;
  std::function<int(std::string_view input_json, VerbContext&)> run;  ///< exit code
};

/// A path of the room's own, below /api/<room>/. A pattern with {case} or {job} is only reached by members of that case.
struct Route {
  std::string room{};
  http::Method method = http::Method::kGet;
  std::string pattern;                  ///< "/api/access/documents/{job}/{document}.pdf"
  MayUse role;
  std::string summary{};                  ///< English, for openapi.json
  std::function<Result<http::Response>(const http::Request&, RouteContext&)> handle;
  const describe::Type* input = nullptr;   ///< of a JSON body; none: no body
  const describe::Type* output = nullptr;  ///< of a good answer; none: not JSON
};

/// Live samples to the browser: one feed, as WebSocket when the request asks to upgrade, else as server-sent events.
struct Socket {
  std::string room{};
  std::string pattern;                  ///< "/api/nightwatch/rooms/{bed}/samples"
  MayUse role;
  std::string summary{};
  /// The feed that this request watches. Called once per connection.
  std::function<Result<std::shared_ptr<jobs::Feed>>(const http::Request&, RouteContext&)> feed;
};

/// A process of its own beside the workers, supervised; at most one per installation (leader lease).
struct Service {
  std::string room{}, name{};
  std::function<Result<void>(ServiceContext&)> run;  ///< until drained; an error or a crash: started again with back-off
};

/// The room's page (solutions/<room>/page/Page.svelte) and who sees it in the navigation.
struct Page {
  std::string room{};
  MayUse role;
};

/// What `meretid doctor` says of a room's surroundings: a broker, an engine. None of them keeps the house from working.
struct DoctorNote {
  std::string id{};      ///< "nightwatch.broker"
  bool good = true;
  std::string found{};   ///< in the language asked for
  std::string advice{};  ///< what to do; empty when good
};
using DoctorNotes = std::function<std::vector<DoctorNote>(const std::filesystem::path& home, base::Language language)>;

class Hall {
 public:
  virtual ~Hall() = default;

  template <class Input, class Output>
  JobBuilder job(std::string name, people::Role role,
                 std::function<Result<Output>(const Input&, jobs::JobContext&)> run) {
    JobKind kind{"", std::move(name), role, &describe::type_of<Input>(), &describe::type_of<Output>()};
    kind.work.run = [run = std::move(run)](std::string_view json, jobs::JobContext& context) -> Result<std::string> {
      TRY(const Input input, describe::from_json<Input>(json));
      TRY(const Output output, run(input, context));
      return describe::to_json(output);
    };
    kind.check = [](std::string_view json) -> Result<void> {
      TRY_VOID(describe::from_json<Input>(json));
      return {};
    };
    return JobBuilder(add(std::move(kind)));
  }

  template <class Input>
  void verb(std::string name, std::function<int(const Input&, VerbContext&)> run) {
    Verb verb;
    verb.name = std::move(name);
    verb.input = &describe::type_of<Input>();
    verb.run = [run = std::move(run)](std::string_view json, VerbContext& context) {
      const auto input = describe::from_json<Input>(json);
      return input ? run(*input, context) : report(input.error(), context);
    };
    add(std::move(verb));
  }

  /// `room` is filled by the hall in all of these.
  virtual void route(Route route) = 0;
  virtual void socket(Socket socket) = 0;
  virtual void service(Service service) = 0;
  /// Enqueues the job `kind` of this room every so many seconds, once per installation. Stops while one of its jobs runs.
  virtual void periodic(std::string kind, std::int64_t seconds, std::string input_json) = 0;
  /// The same in each case that `cases` names, every so many seconds: jobs/periodic.h. `cases` runs in the server's supervisor.
  virtual void periodic_in_cases(std::string kind, std::int64_t seconds, std::string input_json, jobs::DueCases cases) = 0;
  virtual void page(people::Role role) = 0;
  virtual void doctor(DoctorNotes notes) = 0;
  /// Directory of numbered .sql files, embedded at build: "solutions/access/migrations".
  virtual void migrations(std::string_view embedded_prefix) = 0;

 protected:
  virtual JobKind& add(JobKind kind) = 0;  ///< fills `room`
  virtual void add(Verb verb) = 0;
  static int report(const Error& error, VerbContext& context);
};

/// One solution. Stateless; everything it needs arrives through the arguments of its jobs.
class Solution {
 public:
  virtual ~Solution() = default;
  virtual const Manifest& manifest() const = 0;  ///< parsed from solution.toml
  virtual void enter(Hall& hall) = 0;
};

}  // namespace meretid::solution
