// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/courier.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "base/log.h"
#include "people/case_access.h"
#include "record/line.h"
#include "solution/config.h"
#include "solution/service_context.h"
#include "solutions/nightwatch/hall/kept.h"
#include "solutions/nightwatch/live/settings.h"
#include "solutions/nightwatch/out/notice.h"
#include "solutions/nightwatch/out/post.h"
#include "solutions/nightwatch/out/program.h"
#include "store/sql.h"

namespace meretid::nightwatch::live {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kFirstPause = kSecond, kLongestPause = 5 * kMinute, kGivenUp = 24 * kHour;
constexpr std::int64_t kSounderGivenUp = 10 * kMinute;  // a siren an hour later calls nobody to anything

std::int64_t pause_after(std::int64_t tries) { return std::min(kLongestPause, kFirstPause << std::min<std::int64_t>(tries, 10)); }

std::string_view sql(const char* name) { return store::sql(std::string("nightwatch/live/courier/") + name); }

class Round {
 public:
  explicit Round(solution::ServiceContext& context) : context_(context) {}

  Result<void> walk(store::Connection& db, const std::stop_token& stop) {
    TRY(const store::Rows rows, db.query(sql("next"), {context_.clock().now()}));
    std::map<std::string, std::vector<const store::Row*>> waiting;  // by receiver
    for (const store::Row& row : rows) waiting[row.text("case_id") + row.text("channel")].push_back(&row);
    std::vector<std::string> receivers;
    for (const auto& [receiver, unused] : waiting) receivers.push_back(receiver);
    // Those who answered last come first: one that hangs takes its seconds from nobody who does not.
    std::ranges::stable_sort(receivers, {}, [&](const std::string& receiver) { return failures_[receiver]; });
    for (const std::string& receiver : receivers) TRY_VOID(bring(db, receiver, waiting[receiver], stop));
    return {};
  }

 private:
  Result<void> bring(store::Connection& db, const std::string& receiver, const std::vector<const store::Row*>& letters, const std::stop_token& stop) {
    bool answers = true;
    for (const store::Row* row : letters) {
      if (stop.stop_requested()) return {};
      const std::int64_t number = row->integer("number");
      if (answers && unwanted_.contains(number) && row->time("next") > context_.clock().now()) continue;
      const auto sent = answers ? deliver(db, *row) : fail("nightwatch.out.refused", Kind::kInternal, {{"found", "-"}});
      const Timestamp now = context_.clock().now();
      if (sent) {
        failures_.erase(receiver);
        unwanted_.erase(number);
        TRY_VOID(done(db, sql("sent"), number, now));
        continue;
      }
      if (now - row->time("at") > (row->text("channel") == "sounder" ? kSounderGivenUp : kGivenUp)) {
        TRY_VOID(give_up(db, *row, now));
        continue;
      }
      if (!answers) continue;
      const Timestamp next = now + pause_after(row->integer("tries"));
      if (sent.error().kind == Kind::kBadInput) {
        unwanted_.insert(number);
        TRY_VOID(done(db, sql("again"), number, next));
        continue;
      }
      answers = false;
      ++failures_[receiver];
      TRY_VOID(done(db, sql("again"), number, next));
      TRY_VOID(db.execute(sql("later"), {row->text("case_id"), row->text("channel"), next}));
    }
    return {};
  }

  Result<void> give_up(store::Connection& db, const store::Row& row, Timestamp now) {
    TRY(const auto id, hall::CaseId::parse(row.text("case_id")));
    unwanted_.erase(row.integer("number"));
    TRY_VOID(record::append(db, {now, "nightwatch.out.given_up", "nightwatch", id, {}, {}, record::Facts().code("channel", row.text("channel")).number("step", row.integer("step")).json()}));
    return done(db, sql("failed"), row.integer("number"), now);
  }

  static Result<void> done(store::Connection& db, std::string_view statement, std::int64_t number, Timestamp when) {
    TRY_VOID(db.execute(statement, {number, when}));
    return {};
  }

  Result<const store::CaseKey*> key(store::Connection& db, const hall::CaseId& id) {
    if (const auto known = keys_.find(id.text()); known != keys_.end()) return &known->second;
    TRY(const auto access, people::open_case_for_duty(db, id, {}, "nightwatch_out", context_.clock().now()));
    TRY(const store::CaseKey opened, context_.keys().key(db, access));
    return &keys_.emplace(id.text(), opened).first->second;
  }

  Result<void> deliver(store::Connection& db, const store::Row& row) {
    TRY(const auto id, hall::CaseId::parse(row.text("case_id")));
    TRY(const store::CaseKey* opened, key(db, id));
    TRY(const ward::Contacts contacts, hall::read_contacts(db, *opened, id));
    out::Notice notice;
    notice.number = row.integer("step");
    notice.step = row.text("word");
    notice.at = row.time("at");
    TRY(notice.alarm, describe::from_json<ward::Alarm>(row.text("alarm")));
    if (!notice.alarm.resident.empty()) {
      TRY(const ward::Resident resident, hall::resident(db, *opened, id, notice.alarm.resident));
      notice.room = resident.person.room;
    }
    const std::string channel = row.text("channel");
    if (channel == "webhook" && contacts.webhook) return out::post(*contacts.webhook, "application/json", out::webhook_json(notice));
    if (channel == "fhir" && contacts.fhir) return out::post(*contacts.fhir, "application/fhir+json", out::fhir_bundle(notice));
    if (channel == "hl7" && contacts.hl7) return out::post(*contacts.hl7, "application/hl7-v2; charset=utf-8", out::hl7_oru(notice));
    if (channel == "sounder" && contacts.sounder) return sound(*contacts.sounder, notice);
    if (channel == "sms" && contacts.sms)
      for (const std::string& telephone : contacts.telephones) TRY_VOID(out::post(*contacts.sms, "application/json", out::sms_json(notice, telephone)));
    return {};  // the receiver was taken out of the settings: nothing to do
  }

  /// By the operator's program, which learns nothing but that it is to sound; or by an address.
  Result<void> sound(const std::string& sounder, const out::Notice& notice) {
    TRY(const Settings settings, read_settings(context_.config().home));
    TRY(const auto program, sounder_program(settings, sounder));
    return program ? out::run_program(*program) : out::post(sounder, "application/json", out::webhook_json(notice));
  }

  solution::ServiceContext& context_;
  std::map<std::string, store::CaseKey> keys_;
  std::map<std::string, int> failures_;   // by receiver, since it took something
  std::set<std::int64_t> unwanted_;       // letters that their receiver answered with 4xx
};

}  // namespace

Courier::Courier(solution::ServiceContext& context)
    : thread_([&context](const std::stop_token& stop) {
        Round round(context);
        std::unique_ptr<store::Connection> db;
        while (!stop.stop_requested()) {
          if (!db)
            if (auto connection = context.connect()) db = std::move(*connection);
          if (db)
            if (const auto walked = round.walk(*db, stop); !walked) {
              base::log_warning("nightwatch.courier", {{"code", walked.error().code}});
              db.reset();
            }
          for (int i = 0; i < 10 && !stop.stop_requested(); ++i) std::this_thread::sleep_for(50ms);
        }
      }) {}

Courier::~Courier() = default;

}  // namespace meretid::nightwatch::live
