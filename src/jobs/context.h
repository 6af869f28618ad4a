// SPDX-License-Identifier: EUPL-1.2
// What a running job may ask of the hall. The same interface inside a worker process, inline on the command line and in tests.
// Used by one thread at a time, unless said otherwise.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "base/rng.h"
#include "record/decision.h"

namespace meretid::people { struct Account; struct Case; }
namespace meretid::store { class Connection; class Keyring; }

namespace meretid::jobs {

struct Job;

/// An earlier job of the same case and room, as a later one builds on it.
struct Earlier {
  std::string kind;
  std::string output_json;
  std::vector<record::Decision> decisions;  ///< what people decided of its parts, the latest per part
};

/// A file a job was given or has made. `blob` is its address in the case's blob store.
struct Artefact {
  std::string name;   ///< "released/brev.pdf"
  std::string type;   ///< MIME
  std::string blob;
  std::int64_t size = 0;
};

/// Where a room keeps what belongs to no case (an index), and what seals it.
struct Installation {
  std::filesystem::path home;
  const store::Keyring& keys;
};

class JobContext {
 public:
  virtual ~JobContext() = default;

  virtual const Id<Job>& id() const = 0;
  virtual const Id<people::Case>& case_id() const = 0;   ///< empty where the job belongs to no case
  /// Who started it; empty: the house itself, or the command line.
  virtual Id<people::Account> account() const { return {}; }
  virtual const Clock& clock() const = 0;
  virtual Rng& rng() = 0;                                ///< seeded by the job: a retry gives the same draws

  /// 0..1 and a catalogue code of the step ("access.step.reading"). Throttled by the hall; call it freely. Thread-safe.
  virtual void progress(double fraction, std::string_view step) = 0;
  /// The best result so far (JSON of Output), streamed to who watches; the last one becomes the draft on stop.
  virtual void interim(std::string output_json) = 0;
  virtual bool stop_requested() const = 0;    ///< end now with the best result. Thread-safe.
  virtual bool cancel_requested() const = 0;  ///< end now, the result is discarded. Thread-safe.

  /// State that a retry resumes from (kill -9). Empty when there is none.
  virtual Result<void> checkpoint(std::string state) = 0;
  virtual std::string last_checkpoint() const = 0;

  /// Child jobs of the same room; `join` waits for all and gives (per child, in order) output JSON or its error.
  /// A child that failed for good is an error in its place, never the end of the parent.
  virtual Result<void> spawn(std::string_view kind, std::vector<std::string> input_jsons) = 0;
  virtual Result<std::vector<Result<std::string>>> join() = 0;

  /// Writes a file of the result; accepted only while this run holds the lease.
  virtual Result<Artefact> artefact(std::string_view name, std::string_view type, std::string_view bytes) = 0;
  /// Reads an upload or an artefact of this job's case by its blob address.
  virtual Result<std::string> read(std::string_view blob) = 0;

  /// kNotFound "jobs.unknown" for a job of another case or room.
  virtual Result<Earlier> earlier(const Id<Job>& job) = 0;
  /// On the command line: no installation, no accounts, no record; who runs it answers for what comes out.
  virtual bool inline_run() const = 0;
  /// For the room's own tables (Hall::migrations), by case_id() alone. nullptr on the command line. Used by the job's thread only.
  virtual store::Connection* connection() { return nullptr; }

  /// None on the command line. Thread-safe.
  virtual const Installation* installation() const { return nullptr; }

  /// What this job reads mentions a person: "cpr:0101901234" or another form that mentions/identifier.h knows. Kept by keyed
  /// hash alone, so that the authority can tell a person what it holds on them. What is no identifier is left out.
  virtual void mentions(std::string_view identifier) = 0;

  /// One line of the record: an event code and JSON facts without personal data.
  virtual void record(std::string_view event, std::string facts_json) = 0;
};

}  // namespace meretid::jobs
