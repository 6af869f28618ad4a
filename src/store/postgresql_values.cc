// SPDX-License-Identifier: EUPL-1.2
#include "store/postgresql_values.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace meretid::store {
namespace {

// pg_type.h; these numbers are fixed.
enum Type : Oid {
  kBool = 16, kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23, kFloat4 = 700, kFloat8 = 701, kNumeric = 1700
};

template <class Unsigned>
Unsigned big_endian(const char* bytes) {
  Unsigned value = 0;
  for (std::size_t i = 0; i < sizeof value; ++i)
    value = static_cast<Unsigned>(static_cast<std::uint64_t>(value) << 8 | static_cast<unsigned char>(bytes[i]));
  return value;
}

/// Sums of integers come as NUMERIC: digits to the base of 10,000, the weight of the first, the sign, decimals shown.
Value numeric(const char* bytes) {
  const int digits = static_cast<std::int16_t>(big_endian<std::uint16_t>(bytes));
  const int weight = static_cast<std::int16_t>(big_endian<std::uint16_t>(bytes + 2));
  const unsigned sign = big_endian<std::uint16_t>(bytes + 4);
  const bool whole = big_endian<std::uint16_t>(bytes + 6) == 0 && weight < 4;  // below 10^16 at least: fits
  if (sign == 0xC000) return std::nan("");
  std::int64_t integer = 0;
  double real = 0;
  for (int i = 0; i < digits || i <= weight; ++i) {
    const int digit = i < digits ? big_endian<std::uint16_t>(bytes + 8 + 2 * i) : 0;
    if (whole && i <= weight) integer = integer * 10'000 + digit;
    real += digit * std::pow(10'000.0, weight - i);
  }
  if (whole) return sign == 0 ? integer : -integer;
  return sign == 0 ? real : -real;
}

Value value_of(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column) != 0) return std::monostate{};
  const char* bytes = PQgetvalue(result, row, column);
  const auto size = static_cast<std::size_t>(PQgetlength(result, row, column));
  switch (PQftype(result, column)) {
    case kInt8: return static_cast<std::int64_t>(big_endian<std::uint64_t>(bytes));
    case kInt4: return std::int64_t{static_cast<std::int32_t>(big_endian<std::uint32_t>(bytes))};
    case kInt2: return std::int64_t{static_cast<std::int16_t>(big_endian<std::uint16_t>(bytes))};
    case kBool: return std::int64_t{*bytes != 0};
    case kFloat8: return std::bit_cast<double>(big_endian<std::uint64_t>(bytes));
    case kFloat4: return double{std::bit_cast<float>(big_endian<std::uint32_t>(bytes))};
    case kNumeric: return numeric(bytes);
    case kBytea: return Blob{std::string(bytes, size)};
    default: return std::string(bytes, size);
  }
}

}  // namespace

Result<void> PgParams::set(const std::vector<Param>& params) {
  numbers_.reserve(params.size());  // pointers into it must stay
  for (const Param& param : params) {
    const Value& value = param.value();
    const char* bytes = nullptr;
    std::size_t size = 0;
    int binary = 0;
    if (const auto* n = std::get_if<std::int64_t>(&value)) {
      bytes = numbers_.emplace_back(std::to_string(*n)).c_str();
    } else if (const auto* d = std::get_if<double>(&value)) {
      char text[32];
      const auto end = std::to_chars(text, text + sizeof text, *d).ptr;
      bytes = numbers_.emplace_back(text, end).c_str();
    } else if (const auto* s = std::get_if<std::string>(&value)) {
      if (s->find('\0') != std::string::npos) return fail("store.text", Kind::kBadInput);
      bytes = s->c_str();
    } else if (const auto* b = std::get_if<Blob>(&value)) {
      bytes = b->bytes.data();
      size = b->bytes.size();
      binary = 1;
    }
    values_.push_back(bytes);
    lengths_.push_back(static_cast<int>(size));
    formats_.push_back(binary);
  }
  return {};
}

std::shared_ptr<const std::vector<std::string>> pg_names(const PGresult* result) {
  auto names = std::make_shared<std::vector<std::string>>();
  for (int i = 0; i < PQnfields(result); ++i) names->emplace_back(PQfname(result, i));
  return names;
}

Rows pg_rows(const PGresult* result, const std::shared_ptr<const std::vector<std::string>>& names) {
  Rows rows;
  const int count = PQntuples(result), columns = PQnfields(result);
  rows.reserve(static_cast<std::size_t>(count));
  for (int row = 0; row < count; ++row) {
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(columns));
    for (int column = 0; column < columns; ++column) values.push_back(value_of(result, row, column));
    rows.emplace_back(names, std::move(values));
  }
  return rows;
}

std::int64_t pg_changed(PGresult* result) {
  const std::string_view did = PQcmdStatus(result);
  if (!did.starts_with("INSERT") && !did.starts_with("UPDATE") && !did.starts_with("DELETE")) return 0;
  return std::strtoll(PQcmdTuples(result), nullptr, 10);
}

std::string_view pg_state(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state == nullptr ? "" : state;
}

Error pg_error(const PGresult* result) {
  const std::string_view state = pg_state(result);
  const char* primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const std::string found = primary == nullptr ? std::string(state) : primary;
  if (state == "23505") {
    // Not the message's detail, which quotes the row.
    const char* constraint = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
    return {"store.duplicate", Kind::kConflict, {{"found", constraint == nullptr ? found : constraint}}};
  }
  if (state == "23503") return {"store.reference", Kind::kConflict};
  if (state == "53100") return {"store.no_space", Kind::kNoSpace};
  if (state == "40001" || state == "40P01" || state == "55P03") return {"store.busy", Kind::kConflict, {{"found", found}}};
  if (state == "25P02") return {"store.rolled_back", Kind::kInternal};
  if (state == "42P18" || state == "08P01") return {"store.parameters", Kind::kInternal, {{"expected", "?"}, {"found", found}}};
  if (state == "22021") return {"store.text", Kind::kBadInput};
  if (state == "58030") return {"store.io", Kind::kInternal, {{"found", found}}, "PostgreSQL"};
  if (state.starts_with("08") || state.starts_with("57P"))
    return {"store.unreachable", Kind::kInternal, {{"found", found}}};
  return {"store.sql", Kind::kInternal, {{"found", found}}};
}

}  // namespace meretid::store
