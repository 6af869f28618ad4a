// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/live/courier.h"

#include <map>
#include <set>

#include "base/log.h"
#include "people/case_access.h"
#include "record/line.h"
#include "solution/service_context.h"
#include "solutions/nightwatch/hall/kept.h"
#include "solutions/nightwatch/out/notice.h"
#include "solutions/nightwatch/out/post.h"
#include "store/sql.h"

namespace meretid::nightwatch::live {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kFirstPause = kSecond, kLongestPause = 5 * kMinute, kGivenUp = 24 * kHour;

std::string_view sql(const char* name) { return store::sql(std::string("nightwatch/live/courier/") + name); }

class Round {
 public:
  explicit Round(solution::ServiceContext& context) : context_(context) {}

  Result<void> walk(store::Connection& db, const std::stop_token& stop) {
    TRY(const store::Rows rows, db.query(sql("next"), {context_.clock().now()}));
    std::set<std::string> dead;  // receivers that did not answer in this round: the next letter for them waits too
    for (const store::Row& row : rows) {
      if (stop.stop_requested()) return {};
      TRY_VOID(carry(db, row, dead));
    }
    return {};
  }

 private:
  Result<void> carry(store::Connection& db, const store::Row& row, std::set<std::string>& dead) {
    const std::string receiver = row.text("case_id") + row.text("channel");
    const std::int64_t number = row.integer("number");
    const Timestamp begun = row.time("at");
    const auto sent = dead.contains(receiver) ? fail("nightwatch.out.refused", Kind::kInternal, {{"found", "-"}}) : deliver(db, row);
    const Timestamp now = context_.clock().now();
    if (sent) return done(db, sql("sent"), number, now);
    dead.insert(receiver);
    if (now - begun > kGivenUp) {
      TRY(const auto id, hall::CaseId::parse(row.text("case_id")));
      TRY_VOID(record::append(db, {now, "nightwatch.out.given_up", "nightwatch", id, {}, {}, record::Facts().code("channel", row.text("channel")).number("step", row.integer("step")).json()}));
      return done(db, sql("failed"), number, now);
    }
    const std::int64_t pause = std::min(kLongestPause, kFirstPause << std::min<std::int64_t>(row.integer("tries"), 10));
    return done(db, sql("again"), number, now + pause);
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
    if (channel == "sounder" && contacts.sounder) return out::post(*contacts.sounder, "application/json", out::webhook_json(notice));
    if (channel == "sms" && contacts.sms)
      for (const std::string& telephone : contacts.telephones) TRY_VOID(out::post(*contacts.sms, "application/json", out::sms_json(notice, telephone)));
    return {};  // the receiver was taken out of the settings: nothing to do
  }

  solution::ServiceContext& context_;
  std::map<std::string, store::CaseKey> keys_;
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
