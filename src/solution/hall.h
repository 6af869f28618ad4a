// SPDX-License-Identifier: EUPL-1.2
// The contract between the hall and its rooms. A room registers what it offers; the hall makes of it a queue, a CLI verb,
// an HTTP route, a form, an OpenAPI entry and a line in the public register.
// Every job, route and socket names the role that may use it; one without does not compile.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "describe/describe.h"
#include "http/message.h"
#include "jobs/context.h"
#include "people/role.h"
#include "solution/manifest.h"

namespace meretid::solution {

/// What a job may use; the supervisor enforces it.
struct Resources {
  int cores = 1;
  std::int64_t memory_mb = 512;
  std::int64_t seconds = 600;
};

/// A job with its types erased: JSON in, JSON out. Made by Hall::job, used by queue, CLI, HTTP and OpenAPI alike.
struct JobKind {
  std::string room, name;               ///< "access", "redact"
  people::Role role;
  const describe::Type* input = nullptr;
  const describe::Type* output = nullptr;
  std::string draft;                    ///< what a person decides on; empty: nothing to decide
  Resources resources;
  double assumed_minutes_freed = 0;     ///< per job; shown as "assumed" until measured
  std::function<Result<std::string>(std::string_view input_json, jobs::JobContext&)> run;
};

class JobBuilder {
 public:
  explicit JobBuilder(JobKind& kind) : kind_(kind) {}
  JobBuilder& draft_of(std::string what) { kind_.draft = std::move(what); return *this; }
  JobBuilder& needs(Resources r) { kind_.resources = r; return *this; }
  JobBuilder& frees(double minutes) { kind_.assumed_minutes_freed = minutes; return *this; }

 private:
  JobKind& kind_;
};

/// Registered by Hall::verb: a command that is not a job (train, bench, find). Gets its parsed input, writes to stdout.
struct Verb {
  std::string room, name;
  const describe::Type* input = nullptr;
  std::function<int(std::string_view input_json)> run;  ///< exit code
};

struct Route {
  http::Method method;
  std::string pattern;                  ///< "/api/access/cases/{case}/documents"
  people::Role role;
  std::string summary;                  ///< for openapi.json
  http::Handler handle;
};

class Hall {
 public:
  virtual ~Hall() = default;

  template <class Input, class Output>
  JobBuilder job(std::string name, people::Role role,
                 std::function<Result<Output>(const Input&, jobs::JobContext&)> run) {
    JobKind kind;
    kind.name = std::move(name);
    kind.role = role;
    kind.input = &describe::type_of<Input>();
    kind.output = &describe::type_of<Output>();
    kind.run = [run = std::move(run)](std::string_view json, jobs::JobContext& context) -> Result<std::string> {
      TRY(const Input input, describe::from_json<Input>(json));
      TRY(const Output output, run(input, context));
      return describe::to_json(output);
    };
    return JobBuilder(add(std::move(kind)));
  }

  template <class Input>
  void verb(std::string name, std::function<int(const Input&)> run) {
    Verb verb;
    verb.name = std::move(name);
    verb.input = &describe::type_of<Input>();
    verb.run = [run = std::move(run)](std::string_view json) {
      const auto input = describe::from_json<Input>(json);
      return input ? run(*input) : base::exit_code(input.error().kind);
    };
    add(std::move(verb));
  }

  virtual void route(Route route) = 0;
  /// Directory of numbered .sql files, embedded at build.
  virtual void migrations(std::string_view embedded_prefix) = 0;

 protected:
  virtual JobKind& add(JobKind kind) = 0;  ///< fills `room`
  virtual void add(Verb verb) = 0;
};

/// One solution. Stateless; everything it needs arrives through the arguments of its jobs.
class Solution {
 public:
  virtual ~Solution() = default;
  virtual const Manifest& manifest() const = 0;  ///< parsed from solution.toml
  virtual void enter(Hall& hall) = 0;
};

}  // namespace meretid::solution
