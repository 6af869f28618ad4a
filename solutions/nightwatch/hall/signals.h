// SPDX-License-Identifier: EUPL-1.2
// Raw signal of the seconds around an alarm: sealed under the ward's key, only while the resident's consent says so (ward::Consent,
// raw_until), thirty days at most, and gone with the consent. Functions on a connection; thread-safe as it is. Each that writes or
// deletes leaves a line of the record, which holds no signal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "solutions/nightwatch/hall/alarms.h"

namespace meretid::nightwatch::hall {

inline constexpr std::int64_t kSignalKept = 30 * 24 * kHour;

/// What is to be kept.
struct RawSignal {
  Subject subject{};
  Id<ward::Device> device{};
  ward::DeviceKind kind{};
  std::string event{};               ///< "fall", "bed_exit"
  Timestamp happened{};
  double sensor_time = 0;            ///< of the event
  std::string packets{};             ///< as they came, a line each
};

/// Nothing is written, and false is the answer, unless the resident is watched over and allows it at `now`; the same event again is kept
/// once. In one transaction with its line of the record.
Result<bool> keep_signal(store::Connection& db, const store::CaseKey& key, const RawSignal& signal, Timestamp now);

struct KeptSignal {
  std::int64_t number = 0;
  Id<ward::Device> device{};
  ward::DeviceKind kind{};
  std::string event{};
  Timestamp happened{}, kept{};
  Timestamp until{};                 ///< deleted then at the latest
};
/// Of a resident, the newest first; those whose time is over are not shown, deleted already or not.
Result<std::vector<KeptSignal>> signals(store::Connection& db, const CaseId& ward, const Id<ward::Resident>& resident, Timestamp now);
/// Its packets. "nightwatch.hall.no_signal" (kNotFound).
Result<std::string> signal_packets(store::Connection& db, const store::CaseKey& key, const CaseId& ward, std::int64_t number, Timestamp now);
/// False: there was none.
Result<bool> delete_signal(store::Connection& db, const CaseId& ward, std::int64_t number);

/// Deletes all that may not be kept any more: consent over, withdrawn or without raw signal, resident gone, too old. How many.
Result<std::int64_t> sweep_signals(store::Connection& db, Timestamp now);

}  // namespace meretid::nightwatch::hall
