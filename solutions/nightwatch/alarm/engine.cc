// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/alarm/engine.h"

#include <algorithm>
#include <cstdlib>

#include "solutions/nightwatch/alarm/calling.h"

namespace meretid::nightwatch::alarm {
namespace {

using ward::AlarmKind;
using ward::AlarmState;
using ward::Outcome;

constexpr std::int64_t kSameFall = 30 * kSecond;     // so near each other, two are one: the impact and what follows it
constexpr std::int64_t kQuietAfter = kMinute;        // after an exit was closed by a person
constexpr std::int64_t kSameExit = kMinute;           // so soon after another, it is a second sensor's word for the same
constexpr std::int64_t kGrace = kMinute;             // after a pause, a visit or a late word, for whoever is still up

class Turn {
 public:
  Turn(Standing& standing, const Rules& rules, Timestamp now) : s_(standing), rules_(rules), now_(now) {}
  std::vector<Step> steps;

  bool present() const { return s_.present_until && now_ < *s_.present_until; }
  bool paused() const { return s_.paused_until && now_ < *s_.paused_until; }

  Open* find(AlarmKind kind, const DeviceId& device) {
    for (Open& open : s_.open)
      if (open.alarm.kind == kind && (device.empty() || open.alarm.device == device)) return &open;
    return nullptr;
  }

  Open& raise(AlarmKind kind, const AlarmId& id, const DeviceId& device, Timestamp happened) {
    Open open;
    open.alarm.id = id, open.alarm.resident = rules_.resident, open.alarm.device = device, open.alarm.kind = kind;
    open.alarm.happened = happened, open.alarm.raised = now_, open.alarm.level = first_level(kind, rules_);
    open.opened = open.called = now_;
    if (kind == AlarmKind::kFall && present()) {
      // Whoever is there sees it. Who has left and forgot to say so is called after all, and soon.
      open.alarm.state = AlarmState::kPresent;
      open.alarm.who = s_.present;
      open.alarm.present = now_;
      open.until = std::min(*s_.present_until, now_ + rules_.routing.acknowledged * kSecond);
    }
    s_.open.push_back(std::move(open));
    steps.push_back({StepKind::kRaised, s_.open.back().alarm});
    return s_.open.back();
  }

  void raise_once(AlarmKind kind, const Happening& h) {
    if (find(kind, h.device) == nullptr) raise(kind, rules_.fresh, h.device, h.happened);
  }

  /// Falls excepted, always: only a person closes them.
  void close_all(AlarmKind kind, const DeviceId& device, Outcome outcome, const AccountId& by) {
    for (std::size_t i = 0; i < s_.open.size();) {
      if (s_.open[i].alarm.kind == kind && (device.empty() || s_.open[i].alarm.device == device)) close(i, outcome, by);
      else ++i;
    }
  }

  void close(std::size_t i, Outcome outcome, const AccountId& by) {
    Alarm alarm = s_.open[i].alarm;
    s_.open.erase(s_.open.begin() + static_cast<std::ptrdiff_t>(i));
    alarm.state = AlarmState::kClosed;
    alarm.closed = now_;
    alarm.outcome = outcome;
    if (!by.empty()) alarm.who = by;
    steps.push_back({StepKind::kClosed, std::move(alarm), by});
  }

  void fall(const Happening& h, bool confirmed) {
    if (Open* open = find(AlarmKind::kFall, {})) {
      const bool same = s_.last_fall && std::abs(h.happened - *s_.last_fall) <= kSameFall;
      s_.last_fall = std::max(s_.last_fall.value_or(h.happened), h.happened);
      if (confirmed) {
        if (open->alarm.confirmed) return;
        open->alarm.confirmed = h.happened;
        steps.push_back({StepKind::kConfirmed, open->alarm});
      } else if (!same) {
        ++open->alarm.again;
        ++open->alarm.sounded;
        open->called = now_;
        steps.push_back({StepKind::kAgain, open->alarm});
      }
      return;
    }
    if (s_.last_fall && std::abs(h.happened - *s_.last_fall) <= kSameFall) return;  // told before; a person has closed it
    s_.last_fall = std::max(s_.last_fall.value_or(h.happened), h.happened);
    Open& open = raise(AlarmKind::kFall, rules_.fresh, h.device, h.happened);
    if (!confirmed) return;
    open.alarm.confirmed = h.happened;
    steps.push_back({StepKind::kConfirmed, open.alarm});
  }

  void exit(const Happening& h) {
    if (s_.waiting || find(AlarmKind::kBedExit, {})) return;
    // The way back may have gone unheard (a lost signal, a restart), so a later exit is a new one even so.
    if (s_.out_since && h.happened - *s_.out_since < kSameExit) return;
    s_.out_since = h.happened;
    if (now_ - h.happened > kStaleExit) {
      steps.push_back({StepKind::kStale});
      still_up();
      return;
    }
    if (s_.quiet_until && now_ < *s_.quiet_until) return;
    const auto seconds = seconds_to_bed_exit_alarm(rules_.policy, h.happened);
    if (!seconds) return;
    if (present() || paused()) return steps.push_back({StepKind::kQuiet});
    wait(rules_.fresh, h.device, h.happened, h.happened + *seconds * kSecond);
  }

  void wait(const AlarmId& id, const DeviceId& device, Timestamp happened, Timestamp when) {
    if (when <= now_) {
      raise(AlarmKind::kBedExit, id, device, happened);
      return;
    }
    s_.waiting = Waiting{id, device, happened, when};
    steps.push_back({StepKind::kWaiting});
  }

  void back() {
    s_.out_since.reset();
    s_.quiet_until.reset();
    if (s_.waiting) {
      s_.waiting.reset();
      steps.push_back({StepKind::kBack});
    }
    close_all(AlarmKind::kBedExit, {}, Outcome::kGone, {});
  }

  void moved(const DeviceId& device) {
    if (s_.waiting && s_.waiting->device == device) s_.waiting.reset();
    s_.out_since.reset();
    close_all(AlarmKind::kSignal, device, Outcome::kGone, {});
    close_all(AlarmKind::kSilent, device, Outcome::kGone, {});
  }

  void arrive(const AccountId& who) {
    s_.present = who;
    s_.present_until = now_ + rules_.routing.presence * kSecond;
    s_.waiting.reset();
    steps.push_back({StepKind::kPresent, {}, who});
    close_all(AlarmKind::kBedExit, {}, Outcome::kMet, who);
    for (Open& open : s_.open) {
      if (open.alarm.kind != AlarmKind::kFall) continue;
      open.alarm.state = AlarmState::kPresent;
      open.alarm.who = who;
      open.alarm.present = now_;
      open.until = s_.present_until;
      steps.push_back({StepKind::kPresent, open.alarm, who});
    }
  }

  void leave(const AccountId& who) {
    s_.present_until.reset();
    s_.present = {};
    steps.push_back({StepKind::kLeft, {}, who});
    still_up();
    for (Open& open : s_.open) {
      if (open.alarm.state != AlarmState::kPresent) continue;
      // Seen to, but not said how it was: a reminder, not a new call at once.
      open.alarm.state = AlarmState::kAcknowledged;
      open.alarm.acknowledged = now_;
      open.until = now_ + rules_.routing.acknowledged * kSecond;
      steps.push_back({StepKind::kLeft, open.alarm, who});
    }
  }

  void pause(const AccountId& who, std::int32_t minutes) {
    s_.paused_until = now_ + minutes * kMinute;
    s_.waiting.reset();
    steps.push_back({StepKind::kPaused, {}, who});
    close_all(AlarmKind::kBedExit, {}, Outcome::kMet, who);
  }

  void resume(const AccountId& who) {
    s_.paused_until.reset();
    steps.push_back({StepKind::kResumed, {}, who});
    still_up();
  }

  /// The visitor or the carer has gone, or the word came late, and the resident is not back in bed: from now on that counts.
  void still_up() {
    if (!s_.out_since || s_.waiting || present() || paused() || find(AlarmKind::kBedExit, {})) return;
    if (const auto seconds = seconds_to_bed_exit_alarm(rules_.policy, now_))
      wait(rules_.fresh, {}, now_, now_ + std::max(*seconds * kSecond, kGrace));
  }

  Standing& s_;
  const Rules& rules_;
  const Timestamp now_;
};

}  // namespace

std::string_view name_of(StepKind kind) {
  switch (kind) {
    case StepKind::kRaised: return "raised";
    case StepKind::kAgain: return "again";
    case StepKind::kConfirmed: return "confirmed";
    case StepKind::kRecovered: return "recovered";
    case StepKind::kAcknowledged: return "acknowledged";
    case StepKind::kOnTheWay: return "on_the_way";
    case StepKind::kPresent: return "present";
    case StepKind::kLeft: return "left";
    case StepKind::kClosed: return "closed";
    case StepKind::kRepeated: return "repeated";
    case StepKind::kToGroup: return "to_group";
    case StepKind::kToLeader: return "to_leader";
    case StepKind::kReopened: return "reopened";
    case StepKind::kPaused: return "paused";
    case StepKind::kResumed: return "resumed";
    case StepKind::kWaiting: return "waiting";
    case StepKind::kBack: return "back";
    case StepKind::kStale: return "stale";
    case StepKind::kQuiet: return "quiet";
  }
  return "";
}

std::vector<Step> take(Standing& standing, const Rules& rules, const Happening& happening, Timestamp now) {
  Turn turn(standing, rules, now);
  Happening h = happening;
  h.happened = std::min(h.happened, now);
  switch (h.what) {
    case What::kFall: turn.fall(h, false); break;
    case What::kFallConfirmed: turn.fall(h, true); break;
    case What::kFallRecovered:
      if (const Open* open = turn.find(AlarmKind::kFall, {})) turn.steps.push_back({StepKind::kRecovered, open->alarm});
      break;
    case What::kBedExit: turn.exit(h); break;
    case What::kBackInBed: turn.back(); break;
    case What::kTrouble: turn.raise_once(AlarmKind::kSignal, h); break;
    case What::kTroubleOver: turn.close_all(AlarmKind::kSignal, h.device, Outcome::kGone, {}); break;
    case What::kSilent: turn.raise_once(AlarmKind::kSilent, h); break;
    case What::kHeard: turn.close_all(AlarmKind::kSilent, h.device, Outcome::kGone, {}); break;
    case What::kMoved: turn.moved(h.device); break;
    case What::kBrokerDown: turn.raise_once(AlarmKind::kBroker, h); break;
    case What::kBrokerUp: turn.close_all(AlarmKind::kBroker, {}, Outcome::kGone, {}); break;
    case What::kNoPage: turn.raise_once(AlarmKind::kNoPage, h); break;
    case What::kPage: turn.close_all(AlarmKind::kNoPage, {}, Outcome::kGone, {}); break;
  }
  return std::move(turn.steps);
}

Result<std::vector<Step>> answer(Standing& standing, const Rules& rules, const Act& act, Timestamp now) {
  Turn turn(standing, rules, now);
  if (act.what == Do::kPause) {
    if (act.minutes < 1 || act.minutes > kLongestPause)
      return fail("nightwatch.alarm.pause", Kind::kBadInput, {{"most", std::to_string(kLongestPause)}, {"found", std::to_string(act.minutes)}});
    turn.pause(act.account, act.minutes);
    return std::move(turn.steps);
  }
  if (act.what == Do::kResume) {
    if (standing.paused_until) turn.resume(act.account);
    return std::move(turn.steps);
  }
  if (act.what == Do::kPresent) {
    turn.arrive(act.account);
    return std::move(turn.steps);
  }
  if (act.what == Do::kLeft) {
    if (standing.present_until) turn.leave(act.account);
    return std::move(turn.steps);
  }
  const auto at = std::ranges::find_if(standing.open, [&](const Open& open) { return open.alarm.id == act.alarm; });
  if (at == standing.open.end()) return fail("nightwatch.alarm.unknown", Kind::kNotFound, {}, act.alarm.text());
  Open& open = *at;
  if (act.what == Do::kClose) {
    if (!act.outcome || *act.outcome > Outcome::kNuisance) return fail("nightwatch.alarm.outcome", Kind::kBadInput);
    if (open.alarm.kind == AlarmKind::kBedExit) standing.quiet_until = now + kQuietAfter;
    turn.close(static_cast<std::size_t>(at - standing.open.begin()), *act.outcome, act.account);
    return std::move(turn.steps);
  }
  if (act.what == Do::kAcknowledge) {
    if (open.alarm.state != AlarmState::kOpen) return std::move(turn.steps);
    open.alarm.state = AlarmState::kAcknowledged;
    open.alarm.acknowledged = now;
    open.until = now + rules.routing.acknowledged * kSecond;
  } else {
    if (open.alarm.state == AlarmState::kPresent || (open.alarm.state == AlarmState::kOnTheWay && open.alarm.who == act.account)) return std::move(turn.steps);
    open.alarm.state = AlarmState::kOnTheWay;
    open.alarm.on_the_way = now;
    open.until = now + rules.routing.on_the_way * kSecond;
  }
  open.alarm.who = act.account;
  turn.steps.push_back({act.what == Do::kAcknowledge ? StepKind::kAcknowledged : StepKind::kOnTheWay, open.alarm, act.account});
  return std::move(turn.steps);
}

std::vector<Step> pass(Standing& standing, const Rules& rules, Timestamp now) {
  Turn turn(standing, rules, now);
  if (standing.present_until && *standing.present_until <= now) {
    standing.present_until.reset();
    standing.present = {};
    turn.steps.push_back({StepKind::kLeft});
    turn.still_up();
  }
  if (standing.paused_until && *standing.paused_until <= now) turn.resume({});
  if (standing.waiting && standing.waiting->due <= now) {
    const Waiting waiting = *standing.waiting;
    standing.waiting.reset();
    turn.raise(AlarmKind::kBedExit, waiting.id, waiting.device, waiting.happened);
  }
  for (Open& open : standing.open) call(open, rules, now, turn.steps);
  return std::move(turn.steps);
}

std::optional<Timestamp> due(const Standing& standing, const Rules& rules) {
  std::optional<Timestamp> first;
  const auto consider = [&](Timestamp t) {
    if (!first || t < *first) first = t;
  };
  if (standing.present_until) consider(*standing.present_until);
  if (standing.paused_until) consider(*standing.paused_until);
  if (standing.waiting) consider(standing.waiting->due);
  for (const Open& open : standing.open) consider(next_call(open, rules));
  return first;
}

}  // namespace meretid::nightwatch::alarm
