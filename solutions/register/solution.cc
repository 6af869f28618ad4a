// SPDX-License-Identifier: EUPL-1.2
// The room Register: a public page over what the hall knows of all rooms (GET /api/register). It computes nothing of its own.
#include "solution/hall.h"

namespace meretid::solution {
namespace {

class Register : public Solution {
 public:
  const Manifest& manifest() const override {
    static const Manifest manifest = embedded_manifest("register");
    return manifest;
  }
  void enter(Hall& hall) override { hall.page(people::Role::kPublic); }
};

}  // namespace

std::unique_ptr<Solution> make_register();
std::unique_ptr<Solution> make_register() { return std::make_unique<Register>(); }

}  // namespace meretid::solution
