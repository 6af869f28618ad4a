// SPDX-License-Identifier: EUPL-1.2
#include "solutions/arrivals/hall/rows.h"

namespace meretid::arrivals::hall {

void fields(describe::Fields<NoteRow>& f) {
  f("da", &NoteRow::da);
  f("en", &NoteRow::en);
}

void fields(describe::Fields<Seen>& f) {
  f("first", &Seen::first);
  f("counts", &Seen::counts);
}

void fields(describe::Fields<ShiftPart>& f) {
  f("id", &ShiftPart::id);
  f("start", &ShiftPart::start);
  f("end", &ShiftPart::end);
  f("people", &ShiftPart::people);
  f("least", &ShiftPart::least);
  f("waits", &ShiftPart::waits);
}

void fields(describe::Fields<Staffing>& f) {
  f("start", &Staffing::start);
  f("minutes", &Staffing::minutes);
  f("load", &Staffing::load);
  f("least", &Staffing::least);
  f("preferred", &Staffing::preferred);
  f("at_work", &Staffing::at_work);
  f("roster", &Staffing::roster);
  f("paid_hours", &Staffing::paid_hours);
  f("needed_hours", &Staffing::needed_hours);
  f("promised", &Staffing::promised);
  f("simulated", &Staffing::simulated);
  f("simulated_half_width", &Staffing::simulated_half_width);
  f("mean_wait", &Staffing::mean_wait);
  f("flat_people", &Staffing::flat_people);
  f("flat_hours", &Staffing::flat_hours);
  f("roster_hours", &Staffing::roster_hours);
  f("roster_promised", &Staffing::roster_promised);
}

void fields(describe::Fields<WatchDay>& f) {
  f("day", &WatchDay::day);
  f("actual", &WatchDay::actual);
  f("mean", &WatchDay::mean);
  f("low", &WatchDay::low);
  f("high", &WatchDay::high);
  f("outside", &WatchDay::outside);
}

void fields(describe::Fields<Today>& f) {
  f("day", &Today::day);
  f("hours", &Today::hours);
  f("actual", &Today::actual);
  f("mean", &Today::mean);
  f("low", &Today::low);
  f("high", &Today::high);
  f("outside", &Today::outside);
}

void fields(describe::Fields<Watch>& f) {
  f("days", &Watch::days);
  f("coverage80", &Watch::coverage80);
  f("pit80", &Watch::pit80);
  f("bias", &Watch::bias);
  f("level_deviations", &Watch::level_deviations);
  f("outside", &Watch::outside);
  f("drift", &Watch::drift);
  f("today", &Watch::today);
}

void fields(describe::Fields<BacktestFigures>& f) {
  f("mae", &BacktestFigures::mae);
  f("pinball", &BacktestFigures::pinball);
  f("pit80", &BacktestFigures::pit80);
  f("day_mape", &BacktestFigures::day_mape);
}

void fields(describe::Fields<Backtest>& f) {
  f("days", &Backtest::days);
  f("origins", &Backtest::origins);
  f("model", &Backtest::model);
  f("naive", &Backtest::naive);
}

void fields(describe::Fields<GroupPart>& f) {
  f("group", &GroupPart::group);
  f("mean", &GroupPart::mean);
  f("median", &GroupPart::median);
  f("low50", &GroupPart::low50);
  f("high50", &GroupPart::high50);
  f("low80", &GroupPart::low80);
  f("high80", &GroupPart::high80);
  f("low95", &GroupPart::low95);
  f("high95", &GroupPart::high95);
  f("day_mean", &GroupPart::day_mean);
  f("day_low80", &GroupPart::day_low80);
  f("day_high80", &GroupPart::day_high80);
  f("seen", &GroupPart::seen);
}

void fields(describe::Fields<AnnouncedSlot>& f) {
  f("start", &AnnouncedSlot::start);
  f("announced", &AnnouncedSlot::announced);
  f("before", &AnnouncedSlot::before);
  f("mean", &AnnouncedSlot::mean);
}

void fields(describe::Fields<Forecast>& f) {
  f("made", &Forecast::made);
  f("start", &Forecast::start);
  f("minutes", &Forecast::minutes);
  f("from", &Forecast::from);
  f("gap", &Forecast::gap);
  f("capacity", &Forecast::capacity);
  f("hours", &Forecast::hours);
  f("days", &Forecast::days);
  f("present", &Forecast::present);
  f("was_present", &Forecast::was_present);
  f("places", &Forecast::places);
  f("columns", &Forecast::columns);
  f("groups", &Forecast::groups);
  f("near", &Forecast::near);
  f("far", &Forecast::far);
  f("announced", &Forecast::announced);
  f("shows", &Forecast::shows);
  f("seen", &Forecast::seen);
  f("profile", &Forecast::profile);
  f("staffing", &Forecast::staffing);
  f("shifts", &Forecast::shifts);
  f("watch", &Forecast::watch);
  f("backtest", &Forecast::backtest);
  f("extra", &Forecast::extra);
  f("notes", &Forecast::notes);
  f("seconds", &Forecast::seconds);
}

}  // namespace meretid::arrivals::hall
