// SPDX-License-Identifier: EUPL-1.2
#include "jobs/guard.h"

#include <cxxabi.h>

#include <cstdlib>
#include <exception>
#include <memory>
#include <typeinfo>

namespace meretid::jobs {
namespace {

std::string readable(const char* mangled) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(abi::__cxa_demangle(mangled, nullptr, nullptr, &status), &std::free);
  return status == 0 ? name.get() : mangled;
}

}  // namespace

Result<std::string> run_guarded(const Work& work, std::string_view input_json, JobContext& context) {
  try {
    return work.run(input_json, context);
  } catch (const std::exception& e) {
    return fail("jobs.exception", Kind::kInternal, {{"found", readable(typeid(e).name())}});
  }
}

}  // namespace meretid::jobs
