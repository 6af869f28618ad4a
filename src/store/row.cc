// SPDX-License-Identifier: EUPL-1.2
#include <cassert>

#include "store/connection.h"

namespace meretid::store {

const Value& Row::operator[](std::string_view column) const {
  // A handful of columns: a linear search beats a map.
  for (std::size_t i = 0; i < names_->size(); ++i)
    if ((*names_)[i] == column) return values_[i];
  assert(!"the statement has no such column");
  static const Value kNone;
  return kNone;
}

bool Row::is_null(std::string_view column) const {
  return std::holds_alternative<std::monostate>((*this)[column]);
}

std::int64_t Row::integer(std::string_view column) const {
  const Value& v = (*this)[column];
  if (const auto* i = std::get_if<std::int64_t>(&v)) return *i;
  if (const auto* d = std::get_if<double>(&v)) return static_cast<std::int64_t>(*d);
  return 0;
}

double Row::real(std::string_view column) const {
  const Value& v = (*this)[column];
  if (const auto* d = std::get_if<double>(&v)) return *d;
  if (const auto* i = std::get_if<std::int64_t>(&v)) return static_cast<double>(*i);
  return 0;
}

std::string Row::text(std::string_view column) const {
  const Value& v = (*this)[column];
  if (const auto* s = std::get_if<std::string>(&v)) return *s;
  return {};
}

std::string Row::bytes(std::string_view column) const {
  const Value& v = (*this)[column];
  if (const auto* b = std::get_if<Blob>(&v)) return b->bytes;
  return {};
}

}  // namespace meretid::store
