// SPDX-License-Identifier: EUPL-1.2
// Who acts in office: the title before the name, behind it, or in the line below a signature. Names of staff are normally given
// (Ombudsmanden's practice on offentlighedsloven), so this must be shown by the text, not guessed.
#include <array>

#include "solutions/access/find/names.h"

namespace meretid::access {
namespace {

bool is_title(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 40> kTitles = {
      U"sagsbehandler", U"sagsbehandleren", U"fuldmægtig",   U"specialkonsulent", U"chefkonsulent", U"konsulent",  U"konsulenten", U"socialrådgiver",
      U"afdelingsleder", U"afdelingschef",  U"teamleder",    U"kontorchef",       U"kontorleder",   U"direktør",   U"kommunaldirektør", U"borgmester",
      U"borgmesteren",  U"formand",         U"udvalgsformand", U"jurist",         U"advokatfuldmægtig", U"assistent", U"kontorassistent", U"overassistent",
      U"sekretær",      U"sagsbehandlende", U"visitator",    U"byrådsmedlem",     U"minister",      U"rådgiver",   U"skoleleder",  U"kontaktlærer",
      U"klasselærer",   U"sygeplejerske",   U"overlæge",     U"læge",             U"psykolog",      U"politiassistent", U"kontaktperson", U"myndighedsrådgiver"};
  for (const auto title : kTitles)
    if (word == title) return true;
  return word.size() > 8 && (word.ends_with(U"konsulent") || word.ends_with(U"sagsbehandler") || word.ends_with(U"chef") || word.ends_with(U"rådgiver"));
}

}  // namespace

bool in_office(const Reading& reading, const NameSpan& span) {
  const auto& tokens = reading.tokens();
  // Before: "sagsbehandler Mette Olsen", "Sagsbehandler: …", "Kontaktlærer er …", "Udarbejdet af …"
  for (std::size_t back = 1; back <= 2 && back <= span.first; ++back) {
    const std::size_t i = span.first - back;
    if (tokens[i + 1].lines_before > 0) break;
    const auto word = reading.word(i);
    if (is_title(word)) return true;
    if (word != U":" && word != U"er" && word != U"," && word != U"v/" && word != U"-") break;
  }
  if (span.first >= 2 && !tokens[span.first].lines_before && reading.word(span.first - 1) == U"af") {
    const auto word = reading.word(span.first - 2);
    if (word == U"udarbejdet" || word == U"behandlet" || word == U"godkendt" || word == U"underskrevet") return word != U"underskrevet";
  }
  // Behind: "Mette Olsen (sagsbehandler)", "Mette Olsen, afdelingsleder", "…, der er afdelingsleder", next line "Fuldmægtig".
  std::size_t i = span.last + 1;
  for (int step = 0; step < 4 && i < tokens.size(); ++step, ++i) {
    if (tokens[i].lines_before > 1) break;
    const auto word = reading.word(i);
    if (is_title(word)) return true;
    if (word != U"," && word != U"(" && word != U"der" && word != U"er" && word != U"som" && word != U"-") break;
  }
  return false;
}

}  // namespace meretid::access
