// SPDX-License-Identifier: EUPL-1.2
// The models that the service listens with: the files of nightwatch.toml; where none is named, those that are shipped for trying out,
// which know made-up bodies only. A device's settings may name one of [models.named], or "name/room" where a file knows several
// rooms; "shipped/room" is one that comes along. A shelf does not change: when a file has, another shelf is opened, which takes over
// what is as it was. Values behind shared pointers; reading is thread-safe.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "solutions/nightwatch/in/stream.h"
#include "solutions/nightwatch/live/settings.h"

namespace meretid::nightwatch::live {

class Shelf {
 public:
  /// A default that cannot be read is the answer; a named file that cannot be is left out, and faults() says why. `before` may be none.
  static Result<std::shared_ptr<const Shelf>> open(const Settings& settings, const Shelf* before = nullptr);
  /// These and no others.
  explicit Shelf(in::Models defaults) : defaults_(std::move(defaults)) {}

  /// What a device of the kind that names `model` (empty: none) is heard with. Nothing in it: there is no such model.
  in::Models of(ward::DeviceKind kind, const std::string& model) const;
  /// What may be named for the kind, in order, without those that come along.
  std::vector<std::string> names(ward::DeviceKind kind) const;
  const std::vector<Error>& faults() const { return faults_; }

 private:
  struct File {
    std::string stamp{};                                              // size and time, by which a change is seen
    in::Models models{};                                              // of a file with one room at most
    std::map<std::string, std::shared_ptr<const BedModel>> rooms{};
  };
  static Result<File> read(const std::string& path);
  Result<std::shared_ptr<const File>> take(const std::string& path, const Shelf* before);

  in::Models defaults_;
  std::map<std::string, std::shared_ptr<const File>> files_;   // by path
  std::map<std::string, std::shared_ptr<const File>> named_;
  std::vector<Error> faults_;
};

/// Of the settings' file and every model in it: another text after any of them has changed. Cheap; never fails.
std::string stamp_of(const std::filesystem::path& home, const Settings& settings);

/// "nightwatch.live.no_model" where the installation knows no such model for the kind, with those it knows. Empty is good.
Result<void> check_model(const Shelf& shelf, ward::DeviceKind kind, const std::string& model);

}  // namespace meretid::nightwatch::live
