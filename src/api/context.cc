// SPDX-License-Identifier: EUPL-1.2
#include "api/context.h"

#include "http/message.h"

namespace meretid::api {

Lent::~Lent() {
  if (!connection_ || connection_->in_transaction()) return;
  const std::lock_guard lock(context_->mutex_);
  context_->idle_.push_back(std::move(connection_));
}

Result<Lent> Context::borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return Lent(*this, std::move(connection));
    }
  }
  TRY(auto connection, house.database->connect());
  return Lent(*this, std::move(connection));
}

store::CaseScope scope_of(const http::Request& request) {
  return request.access ? request.access->scope() : store::CaseScope::installation();
}

}  // namespace meretid::api
