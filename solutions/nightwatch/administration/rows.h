// SPDX-License-Identifier: EUPL-1.2
// What the pages send and get. Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "solutions/nightwatch/administration/concerns.h"
#include "solutions/nightwatch/learning/proposal.h"
#include "solutions/nightwatch/ward/alarm.h"

namespace meretid::nightwatch::administration {

struct Carer {
  ward::AccountId id{};
  std::string login{}, name{};
};
struct NoteRow {
  std::string text{}, by{};
  Timestamp at{};
};
struct CheckedRow {
  std::int64_t concerns = 0;
  std::string by{};
  Timestamp at{};
};
/// What a device may name as its model: of [models.named] in nightwatch.toml.
struct ModelRow {
  ward::DeviceKind kind{};
  std::string name{};
};
/// The ward as it stands.
struct WardAnswer {
  std::vector<ward::Resident> residents{};
  std::vector<ward::Device> devices{};
  ward::Routing routing{};
  std::vector<Carer> carers{};
  std::vector<NoteRow> notes{};            ///< of the last three days, the newest first
  std::vector<Concern> concerns{};
  std::optional<CheckedRow> checked{};     ///< the check before the night, last done
  std::vector<ModelRow> models{};          ///< beside the installation's own for each kind
};

struct ResidentInput {
  std::string name{}, room{};
  ward::Policy policy{};
  std::string carer{};                     ///< account id; empty: the whole ward at once
  bool watched = true;
};
struct ConsentRow {
  ward::Consent consent{};
  std::string by{};
  Timestamp at{};
};
struct MissedRow {
  Timestamp happened{}, noted{};
};
struct EventRow {
  std::string kind{};
  Id<ward::Device> device{};
  Timestamp at{};
};
/// Raw signal kept around an alarm: hall/signals.h.
struct SignalRow {
  std::int64_t number = 0;
  Id<ward::Device> device{};
  ward::DeviceKind kind{};
  std::string event{};
  Timestamp happened{}, until{};           ///< deleted at the latest
};
struct ResidentAnswer {
  ward::Resident resident{};
  std::vector<ward::Device> devices{};
  std::vector<ConsentRow> consents{};
  std::optional<learning::Proposal> proposal{};
  std::vector<MissedRow> missed{};
  Timestamp from{}, to{};                  ///< of events and alarms
  std::vector<EventRow> events{};
  std::vector<ward::Alarm> alarms{};
  std::vector<SignalRow> signals{};
};
struct MissedInput {
  Timestamp happened{};
};
struct ProposalInput {
  learning::Change change = learning::Change::kFewerFalls;
  bool adopt = false;
};
struct DeviceInput {
  ward::DeviceKind kind = ward::DeviceKind::kBody;
  std::string resident{};
  std::string site{}, place{}, sensor{}, model{};
  std::int32_t silence = 30;
};
struct DeviceAnswer {
  ward::Device device{};
  std::optional<std::string> secret{};     ///< told once
};
struct NoteInput {
  std::string text{};
};

void fields(describe::Fields<Carer>& f);
void fields(describe::Fields<NoteRow>& f);
void fields(describe::Fields<CheckedRow>& f);
void fields(describe::Fields<ModelRow>& f);
void fields(describe::Fields<WardAnswer>& f);
void fields(describe::Fields<ResidentInput>& f);
void fields(describe::Fields<ConsentRow>& f);
void fields(describe::Fields<MissedRow>& f);
void fields(describe::Fields<EventRow>& f);
void fields(describe::Fields<SignalRow>& f);
void fields(describe::Fields<ResidentAnswer>& f);
void fields(describe::Fields<MissedInput>& f);
void fields(describe::Fields<ProposalInput>& f);
void fields(describe::Fields<DeviceInput>& f);
void fields(describe::Fields<DeviceAnswer>& f);
void fields(describe::Fields<NoteInput>& f);

}  // namespace meretid::nightwatch::administration
