// SPDX-License-Identifier: EUPL-1.2
// How an operation of meretid-parse is written. It runs in the child, behind the walls of its profile, once per process.
//
//   // op_render.cc
//   namespace {
//   Result<std::string> render(Task& task) {                    // gives JSON
//     TRY(auto options, describe::from_json<RenderOptions>(task.options()));
//     TRY(std::string pdf, task.path(0, ".pdf"));
//     TRY(std::string png, run_tool_strictly({.argv = {"pdftoppm", "-png", "-singlefile", pdf}}));
//     task.attach("page-1.png", png);
//     return describe::to_json(answer);
//   }
//   }
//   extern const Operation kRender{"render", Profile::kTool, &render};   // in namespace meretid::parse
//
// and one line in operations.h. Errors and thrown exceptions become the Error that Sandbox::run gives. Single-threaded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace meretid::parse {

enum class Profile {
  kPure,  ///< no file system, no exec, no network: own readers and libraries on bytes
  kTool,  ///< read-only /usr and /etc/fonts, a private folder, exec of programs of Debian packages; no network
};

class Task {
 public:
  virtual ~Task() = default;
  virtual std::size_t inputs() const = 0;
  /// The input in memory (mapped, so a large file costs nothing until it is read). Valid as long as the task.
  virtual std::string_view bytes(std::size_t input) = 0;
  /// Tool profile: the input as a file in the private folder, copied at first use. `ending`: ".pdf" for tools that look at it.
  virtual Result<std::string> path(std::size_t input, std::string_view ending = {}) = 0;
  /// Tool profile: the private folder, empty at the start, gone at the end. "" in the pure profile.
  virtual const std::string& folder() const = 0;
  virtual const std::string& options() const = 0;
  /// Sends bytes with the answer; they leave at once and need no memory here afterwards.
  virtual void attach(std::string_view name, std::string_view bytes) = 0;
  virtual void progress(double fraction) = 0;
};

struct Operation {
  std::string_view name;
  Profile profile;
  Result<std::string> (*run)(Task&);
  /// Runs before the walls stand and before any input is read: what must be loaded from disk (character sets, fonts).
  void (*prepare)() = nullptr;
};

/// nullptr when there is none.
const Operation* find_operation(std::string_view name);
const std::vector<const Operation*>& operations();

}  // namespace meretid::parse
