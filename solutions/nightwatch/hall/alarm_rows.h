// SPDX-License-Identifier: EUPL-1.2
// What the routes of the alarms take and give. Values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "solutions/nightwatch/alarm/standing.h"

namespace meretid::nightwatch::hall {

/// How things stand with a resident, where anything stands at all.
struct Situation {
  Id<ward::Resident> resident{};           ///< empty: the ward
  std::optional<Timestamp> paused_until{}, present_until{}, out_since{}, waiting_until{};
  ward::AccountId present{};
};

struct AlarmList {
  std::vector<ward::Alarm> open{};         ///< the most urgent first
  std::vector<ward::Alarm> closed{};       ///< the newest first
  std::vector<Situation> situations{};
  Timestamp now{};
  std::optional<Timestamp> beat{};         ///< of the service; absent: it has never run
  bool alive = false;                      ///< it has, within the last 15 s
  std::string broker{};                    ///< "none", "up", "down"
};

enum class Answer : std::uint8_t { kAcknowledge, kOnTheWay, kClose };
struct AnswerInput {
  Answer answer = Answer::kAcknowledge;
  std::optional<ward::Outcome> outcome{};  ///< of kClose
};
struct PresenceInput { bool present = true; };
struct PauseInput { std::int32_t minutes = 0; };
struct PageInput { std::string page{}; };
struct ShownInput {
  std::string page{};
  std::int32_t sounded = 1;
};
/// What changed by an answer: the steps' names; empty: it was so before.
struct StepNames { std::vector<std::string> steps{}; };

void labels(describe::Labels<Answer>& l);
void fields(describe::Fields<Situation>& f);
void fields(describe::Fields<AlarmList>& f);
void fields(describe::Fields<AnswerInput>& f);
void fields(describe::Fields<PresenceInput>& f);
void fields(describe::Fields<PauseInput>& f);
void fields(describe::Fields<PageInput>& f);
void fields(describe::Fields<ShownInput>& f);
void fields(describe::Fields<StepNames>& f);

}  // namespace meretid::nightwatch::hall
