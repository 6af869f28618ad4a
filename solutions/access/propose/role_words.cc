// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/role_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/utf8.h"

namespace meretid::access {
namespace {

struct Role {
  std::u32string_view word;                ///< as it is called
  std::u32string_view forms;               ///< all of them, with a blank between
};
// Each form beside its word, so that "mormor" is no form of "mor" and "partiet" none of "part".
constexpr std::array kRoles = {
    Role{U"mor", U"mor moder moderen mors moderens mødre mødrene"},
    Role{U"far", U"far fader faderen fars faderens fædre fædrene"},
    Role{U"forælder", U"forælder forælderen forældre forældrene forældrenes forældres"},
    Role{U"barn", U"barn barnet barnets børn børnene børnenes"},
    Role{U"søn", U"søn sønnen sønnens sønner sønnerne"},
    Role{U"datter", U"datter datteren datterens døtre døtrene"},
    Role{U"søster", U"søster søsteren søsterens søstre søstrene"},
    Role{U"bror", U"bror broder broderen broderens brødre brødrene"},
    Role{U"søskende", U"søskende søskendes"},
    Role{U"mormor", U"mormor mormoren mormorens"},
    Role{U"morfar", U"morfar morfaren morfarens"},
    Role{U"farmor", U"farmor farmoren farmorens"},
    Role{U"farfar", U"farfar farfaren farfarens"},
    Role{U"bedsteforælder", U"bedsteforælder bedsteforældre bedsteforældrene bedstemor bedstefar bedstemoren bedstefaren"},
    Role{U"moster", U"moster mosteren"},
    Role{U"faster", U"faster fasteren"},
    Role{U"onkel", U"onkel onklen onklens"},
    Role{U"fætter", U"fætter fætteren"},
    Role{U"kusine", U"kusine kusinen"},
    Role{U"ægtefælle", U"ægtefælle ægtefællen ægtefællens ægtefæller"},
    Role{U"hustru", U"hustru hustruen hustruens"},
    Role{U"samlever", U"samlever samleveren samleverens samleverske"},
    Role{U"kæreste", U"kæreste kæresten kærestens"},
    Role{U"stedfar", U"stedfar stedfaren stedfader stedfaderen papfar papfaren"},
    Role{U"stedmor", U"stedmor stedmoren stedmoder stedmoderen papmor papmoren"},
    Role{U"plejefamilie", U"plejemor plejemoren plejefar plejefaren plejeforældre plejeforældrene plejefamilie plejefamilien plejefamiliens plejebarn plejebarnet"},
    Role{U"værge", U"værge værgen værgens"},
    Role{U"anmelder", U"anmelder anmelderen anmelderens anmeldere anmelderne"},
    Role{U"klager", U"klager klageren klagerens klagerne klagernes"},
    Role{U"vidne", U"vidne vidnet vidnets vidner vidnerne"},
    Role{U"nabo", U"nabo naboen naboens naboer naboerne naboernes"},
    Role{U"forurettede", U"forurettede forurettedes"},
};

const std::unordered_map<std::string, std::string>& forms() {
  static const auto all = [] {
    std::unordered_map<std::string, std::string> map;
    for (const Role& role : kRoles)
      for (std::size_t at = 0; at <= role.forms.size();) {
        const std::size_t end = std::min(role.forms.find(U' ', at), role.forms.size());
        map.emplace(base::encode(role.forms.substr(at, end - at)), base::encode(role.word));
        at = end + 1;
      }
    return map;
  }();
  return all;
}

bool in_word(char32_t c) { return base::is_letter(c) || (c >= U'0' && c <= U'9') || c == U'-'; }

}  // namespace

std::vector<RoleWord> role_words(std::string_view utf8) {
  const std::u32string text = base::decode(utf8);
  std::vector<RoleWord> found;
  for (std::size_t i = 0; i < text.size();) {
    if (!in_word(text[i])) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    std::u32string word;
    for (; i < text.size() && in_word(text[i]); ++i) word += base::lower(text[i]);
    const auto role = forms().find(base::encode(word));
    if (role != forms().end()) found.push_back({static_cast<std::int64_t>(start), static_cast<std::int64_t>(i), role->second});
  }
  return found;
}

}  // namespace meretid::access
