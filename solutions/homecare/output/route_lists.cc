// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/output/route_lists.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace meretid::homecare::output {
namespace {

constexpr const char* kStyle =
    "body{font:11pt/1.35 sans-serif;margin:1.5rem;color:#000;background:#fff}"
    "section{margin-bottom:2.5rem}h1{font-size:1.3rem}h2{font-size:1.15rem;margin:0}p{margin:.3rem 0}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #888}"
    "td.n{white-space:nowrap}footer{font-size:.85rem}"
    "@page{margin:15mm}@media print{body{margin:0}h1{display:none}section{break-after:page;margin:0}tr{break-inside:avoid}thead{display:table-header-group}}";

std::string html(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      default: safe += c;
    }
  }
  return safe;
}

std::string whole(double value) { return std::to_string(std::lround(value)); }

class Lists {
 public:
  Lists(const Municipality& all, const Plan& plan, base::Language language) : all_(all), plan_(plan), language_(language) {}

  std::string operator()() {
    const std::string title = html(say("homecare.output.list.title", {{"name", all_.name}}));
    out_ = "<!doctype html>\n<html lang=\"" + std::string(base::to_text(language_)) + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title +
           "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n";
    std::vector<int> shifts(all_.shifts.size());
    std::iota(shifts.begin(), shifts.end(), 0);
    std::ranges::stable_sort(shifts, {}, [&](int s) { return all_.shifts[static_cast<std::size_t>(s)].from; });
    for (const int shift : shifts) sheet(shift);
    without_place();
    return out_ + "</body>\n</html>\n";
  }

 private:
  std::string say(const char* key, const base::Arguments& arguments = {}) const { return base::text(key, language_, arguments); }

  void sheet(int shift) {
    const std::vector<Stop> stops = stops_of(all_, plan_, shift);
    if (stops.empty()) return;
    const municipal::Shift& s = all_.shifts[static_cast<std::size_t>(shift)];
    const municipal::Carer& carer = all_.carers[static_cast<std::size_t>(s.carer)];
    double driving = 0, metres = 0, minutes = 0;
    int visits = 0;
    for (const Stop& stop : stops) {
      driving += stop.way / 60.0;
      metres += stop.metres;
      if (stop.doing == Doing::kVisit) minutes += (stop.until - stop.from) / 60.0, ++visits;
    }
    out_ += "<section>\n<h2>" + html(name_of(carer)) + " · " + html(day_in_words(all_, s.from, language_)) + "</h2>\n<p>" +
            html(say("homecare.output.list.shift",
                     {{"from", clock_text(all_, s.from)}, {"until", clock_text(all_, s.until)},
                      {"mode", base::text("homecare.output.mode." + std::to_string(static_cast<int>(carer.mode)), language_)},
                      {"visits", std::to_string(visits)}, {"minutes", whole(minutes)}, {"driving", whole(driving)}, {"km", whole(metres / 1000)}}));
    if (all_.travel.estimated) out_ += ' ' + html(say("homecare.output.list.estimated"));
    out_ += "</p>\n<table>\n<thead><tr>";
    for (const char* column : {"homecare.output.list.time", "homecare.output.list.who", "homecare.output.list.place", "homecare.output.list.driving",
                               "homecare.output.list.note"})
      out_ += "<th scope=\"col\">" + html(say(column)) + "</th>";
    out_ += "</tr></thead>\n<tbody>\n";
    for (const Stop& stop : stops) row(stop);
    out_ += "</tbody>\n</table>\n<footer>" + html(say("homecare.output.list.foot")) + "</footer>\n</section>\n";
  }

  void row(const Stop& stop) {
    std::string time = clock_text(all_, stop.from), who, note;
    if (stop.until > stop.from) time += "–" + clock_text(all_, stop.until);
    switch (stop.doing) {
      case Doing::kLeave: who = say("homecare.output.leave"); break;
      case Doing::kPause: who = say("homecare.output.pause"); break;
      case Doing::kBack: who = say("homecare.output.back"); break;
      case Doing::kVisit: {
        const municipal::Visit& visit = all_.visits[static_cast<std::size_t>(stop.visit)];
        who = name_of(all_.citizens[static_cast<std::size_t>(visit.citizen)]);
        if (!stop.with.empty()) note = say("homecare.output.together", {{"carers", names_of(all_, stop.with)}});
        if (!visit.services.empty()) note += (note.empty() ? "" : " ") + say("homecare.output.services", {{"services", services_of(visit)}});
        break;
      }
    }
    const std::string place = stop.doing == Doing::kPause ? "" : all_.places[static_cast<std::size_t>(stop.place)].id;
    const std::string way = stop.way > 0 ? whole(stop.way / 60.0) + " min" : "";
    out_ += "<tr><td class=\"n\">" + time + "</td><td>" + html(who) + "</td><td>" + html(place) + "</td><td class=\"n\">" + way + "</td><td>" +
            html(note) + "</td></tr>\n";
  }

  void without_place() {
    if (plan_.unassigned.empty()) return;
    out_ += "<section>\n<h2>" + html(say("homecare.output.list.unassigned")) + "</h2>\n<table>\n<tbody>\n";
    for (const int v : plan_.unassigned) {
      const municipal::Visit& visit = all_.visits[static_cast<std::size_t>(v)];
      const municipal::Window& window = visit.windows.front();
      out_ += "<tr><td class=\"n\">" + html(day_in_words(all_, window.from, language_)) + ' ' + clock_text(all_, window.from) + "–" +
              clock_text(all_, window.until) + "</td><td>" + html(name_of(all_.citizens[static_cast<std::size_t>(visit.citizen)])) + "</td><td>" +
              html(all_.places[static_cast<std::size_t>(all_.place_of(v))].id) + "</td><td class=\"n\">" + whole(visit.duration / 60.0) +
              " min</td><td>" + html(services_of(visit)) + "</td></tr>\n";
    }
    out_ += "</tbody>\n</table>\n</section>\n";
  }

  const Municipality& all_;
  const Plan& plan_;
  base::Language language_;
  std::string out_;
};

}  // namespace

std::string route_lists(const Municipality& all, const Plan& plan, base::Language language) { return Lists(all, plan, language)(); }

}  // namespace meretid::homecare::output
