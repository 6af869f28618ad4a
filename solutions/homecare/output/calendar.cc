// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/output/calendar.h"

#include "base/hash.h"

namespace meretid::homecare::output {
namespace {

/// "20260302T070000Z"
std::string utc(Timestamp moment) {
  std::string text;
  for (const char c : to_iso8601(moment).substr(0, 19))
    if (c != '-' && c != ':') text += c;
  return text + "Z";
}

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') safe += '\\';
    if (c == '\n') safe += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20) safe += c;
  }
  return safe;
}

/// One content line, folded.
std::string line(std::string_view text) {
  constexpr std::size_t kOctets = 75;
  std::string folded;
  std::size_t room = kOctets;
  while (text.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
    folded.append(text.substr(0, cut)).append("\r\n ");
    text.remove_prefix(cut);
    room = kOctets - 1;  // the space counts
  }
  return folded.append(text).append("\r\n");
}

class Writer {
 public:
  Writer(const Municipality& all, const CalendarOptions& options) : all_(all), options_(options) {}

  std::string operator()(const Plan& plan, int carer) {
    out_ = line("BEGIN:VCALENDAR") + line("VERSION:2.0") + line("PRODID:-//Meretid//Ruteplan//DA");
    out_ += line("NAME:" + escaped(name_of(all_.carers[static_cast<std::size_t>(carer)])));
    for (const int shift : shifts_of(all_, plan, carer))
      for (const Stop& stop : stops_of(all_, plan, shift)) event(stop, shift);
    return out_ + line("END:VCALENDAR");
  }

 private:
  void event(const Stop& stop, int shift) {
    if (stop.doing != Doing::kVisit && stop.doing != Doing::kPause) return;
    std::string key = all_.name + '\n', summary = base::text("homecare.output.pause", options_.language), description;
    if (stop.doing == Doing::kPause) {
      key += "pause\n" + all_.shifts[static_cast<std::size_t>(shift)].id + '\n' + day_text(all_, all_.shifts[static_cast<std::size_t>(shift)].from);
    } else {
      const municipal::Visit& visit = all_.visits[static_cast<std::size_t>(stop.visit)];
      const municipal::Citizen& citizen = all_.citizens[static_cast<std::size_t>(visit.citizen)];
      key += visit.id + '\n' + std::to_string(stop.need) + '\n' + day_text(all_, stop.from);
      summary = base::text("homecare.output.visit", options_.language) + ": " + (options_.names ? name_of(citizen) : citizen.id);
      if (!stop.with.empty()) description = base::text("homecare.output.together", options_.language, {{"carers", names_of(all_, stop.with)}});
      if (options_.names && !visit.services.empty())
        description += (description.empty() ? "" : "\n") + base::text("homecare.output.services", options_.language, {{"services", services_of(visit)}});
    }
    out_ += line("BEGIN:VEVENT") + line("UID:" + base::blake2b_hex(key).substr(0, 32) + "@ruteplan.meretid");
    out_ += line("DTSTAMP:" + utc(options_.made));
    out_ += line("DTSTART:" + utc(all_.origin + stop.from * kSecond)) + line("DTEND:" + utc(all_.origin + stop.until * kSecond));
    out_ += line("SUMMARY:" + escaped(summary)) + line("CLASS:PRIVATE");
    if (stop.doing == Doing::kVisit) out_ += line("LOCATION:" + escaped(all_.places[static_cast<std::size_t>(stop.place)].id));
    if (!description.empty()) out_ += line("DESCRIPTION:" + escaped(description));
    out_ += line("END:VEVENT");
  }

  const Municipality& all_;
  const CalendarOptions& options_;
  std::string out_;
};

}  // namespace

std::string calendar(const Municipality& all, const Plan& plan, int carer, const CalendarOptions& options) {
  return Writer(all, options)(plan, carer);
}

}  // namespace meretid::homecare::output
