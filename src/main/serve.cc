// SPDX-License-Identifier: EUPL-1.2
#include "main/serve.h"

#include "api/serve.h"

namespace meretid::program {

int serve(const solution::Config& config, const solution::Registry& registry, const Terminal& terminal,
          const std::atomic<bool>& drain) {
  const auto served = api::serve(config, registry, drain, [&](const api::Serving& serving) {
    terminal.messages << terminal.text("main.serving", {{"address", serving.address}}) << '\n';
    if (!serving.once_link.empty()) terminal.messages << terminal.text("main.first_sign_in", {{"link", serving.once_link}}) << '\n';
    terminal.messages.flush();
  });
  return served ? 0 : terminal.report(served.error());
}

}  // namespace meretid::program
