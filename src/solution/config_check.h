// SPDX-License-Identifier: EUPL-1.2
// `meretid config check`: every setting in effect and where it came from, and everything about it that would keep a server from
// starting or from being reached. Changes nothing: a folder or key that is absent is not made. A server that runs already is no
// problem. Cost: one connection to the database, one to our own port.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/catalogue.h"
#include "base/result.h"

namespace meretid::solution {

struct Setting {
  std::string name, value;  ///< as meretid.toml writes it; a password in a URL is left out
  std::string from;         ///< "default", "--home", "MERETID_LISTEN", "/srv/m/meretid.toml:3"
};

struct ConfigCheck {
  std::vector<Setting> settings;
  std::vector<Error> problems;  ///< each with its place, what was found and what is expected
  bool good() const { return problems.empty(); }
};

ConfigCheck check_config(const std::optional<std::string>& home_flag);
/// {"settings":[{name, value, from}],"problems":[{code, where, found, expected, text}]}
std::string to_json(const ConfigCheck& check, base::Language language);

}  // namespace meretid::solution
