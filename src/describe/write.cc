// SPDX-License-Identifier: EUPL-1.2
// A described value as JSON text, straight from the struct.
#include <algorithm>
#include <cassert>

#include "base/json_text.h"
#include "describe/describe.h"

namespace meretid::describe {
namespace {

const void* inside(const void* object, std::size_t offset) { return static_cast<const char*>(object) + offset; }

void write(std::string& out, const Type& type, const void* value);

// What stands for nothing is left out: an empty optional, and a day that nobody set.
bool is_unset(const Field& field, const void* member) {
  if (field.type->form == Form::kOptional) return field.type->access.held(member) == nullptr;
  return field.type->form == Form::kDate && field.may_be_absent && !static_cast<const Date*>(member)->ok();
}

void write_struct(std::string& out, const Type& type, const void* value) {
  out += '{';
  bool first = true;
  for (const Field& field : type.fields) {
    const void* member = inside(value, field.offset);
    if (is_unset(field, member)) continue;
    if (!first) out += ',';
    first = false;
    out += '"';
    out += field.name;  // snake_case: nothing to escape
    out += "\":";
    write(out, *field.type, member);
  }
  out += '}';
}

void write_list(std::string& out, const Type& type, const void* value) {
  out += '[';
  const std::size_t size = type.access.size(value);
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) out += ',';
    write(out, *type.element, type.access.item(value, i));
  }
  out += ']';
}

void write_map(std::string& out, const Type& type, const void* value) {
  struct Seer {
    std::string& out;
    const Type& element;
    bool first;
  } seer{out, *type.element, true};
  out += '{';
  type.access.each(value, &seer, [](void* p, std::string_view key, const void* held) {
    Seer& s = *static_cast<Seer*>(p);
    if (!s.first) s.out += ',';
    s.first = false;
    base::append_json_text(s.out, key);
    s.out += ':';
    write(s.out, s.element, held);
  });
  out += '}';
}

void write_enum(std::string& out, const Type& type, const void* value) {
  const std::int64_t number = type.access.integer(value);
  const auto choice =
      std::find_if(type.choices.begin(), type.choices.end(), [&](const Choice& c) { return c.value == number; });
  assert(choice != type.choices.end());
  base::append_json_text(out, choice == type.choices.end() ? std::string_view{} : choice->name);
}

void write(std::string& out, const Type& type, const void* value) {
  switch (type.form) {
    case Form::kBool: out += *static_cast<const bool*>(value) ? "true" : "false"; return;
    case Form::kInteger: base::append_json_number(out, type.access.integer(value)); return;
    case Form::kNumber: base::append_json_number(out, type.access.number(value)); return;
    case Form::kText: base::append_json_text(out, type.access.text(value)); return;
    case Form::kEnum: write_enum(out, type, value); return;
    case Form::kDate: base::append_json_text(out, to_iso8601(*static_cast<const Date*>(value))); return;
    case Form::kTime: base::append_json_text(out, to_iso8601(*static_cast<const Timestamp*>(value))); return;
    case Form::kOptional: {
      const void* held = type.access.held(value);
      if (held == nullptr) out += "null";
      else write(out, *type.element, held);
      return;
    }
    case Form::kList: write_list(out, type, value); return;
    case Form::kMap: write_map(out, type, value); return;
    case Form::kStruct: write_struct(out, type, value); return;
    case Form::kRaw: out += static_cast<const Raw*>(value)->json; return;
    case Form::kUpload: write_struct(out, struct_of(type), value); return;
  }
}

}  // namespace

std::string write_json(const Type& type, const void* value) {
  std::string out;
  write(out, type, value);
  return out;
}

}  // namespace meretid::describe
