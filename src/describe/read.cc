// SPDX-License-Identifier: EUPL-1.2
// JSON text into a described value, token by token, without a tree in between: memory stays at what the struct holds, and a
// repeated member is seen, which a tree would swallow.
#include <algorithm>
#include <bitset>
#include <cassert>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "base/utf8.h"
#include "describe/check.h"
#include "describe/describe.h"
#include "describe/raw_text.h"

namespace meretid::describe {
namespace {

constexpr std::size_t kDeepest = 64;
constexpr double kExactIntegers = 9007199254740992.0;  // 2^53

// Where a value goes, and what it may be.
struct Slot {
  const Type* type = nullptr;
  void* value = nullptr;
  const Bounds* bounds = nullptr;
  bool inner = false;  // an element of a list: the bounds' item counts are not its own
};

// An object or list that has begun and not ended.
struct Open {
  Slot slot;
  const Type* members = nullptr;   // of a struct
  const Field* field = nullptr;    // whose key was read
  std::size_t next_field = 0;      // usually the next in order
  std::bitset<kMostFields> seen;
  std::size_t count = 0;           // of items or keys
  std::string key;                 // of a map
};

class Reader {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Reader(const Type& type, void* value, std::string_view json) : root_{&type, value, &kNoBounds, false}, json_(json) {}

  std::optional<Error> error;

  bool null() {
    if (raw_.active()) return raw_token("null");
    Slot slot;
    if (!open_slot(slot, false)) return false;
    if (slot.type->form == Form::kOptional) {
      slot.type->access.clear(slot.value);
      return true;
    }
    if (slot.type->form == Form::kRaw) return raw_value(slot, "null");
    return mistyped(slot, "null");
  }

  bool boolean(bool value) {
    const char* word = value ? "true" : "false";
    if (raw_.active()) return raw_token(word);
    Slot slot;
    if (!open_slot(slot)) return false;
    if (slot.type->form == Form::kRaw) return raw_value(slot, word);
    if (slot.type->form != Form::kBool) return mistyped(slot, word);
    *static_cast<bool*>(slot.value) = value;
    return true;
  }

  bool number_integer(number_integer_t value) { return integer(value); }

  bool number_unsigned(number_unsigned_t value) {
    if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
      return real(static_cast<double>(value), std::to_string(value));
    return integer(static_cast<std::int64_t>(value));
  }

  bool number_float(number_float_t value, const string_t& text) { return real(value, text); }

  bool string(const string_t& text) {
    if (raw_.active()) {
      std::string quoted;
      base::append_json_text(quoted, text);
      return raw_token(quoted);
    }
    Slot slot;
    if (!open_slot(slot)) return false;
    switch (slot.type->form) {
      case Form::kText:
        if (!slot.type->access.set_text(slot.value, text)) return mistyped(slot, text);
        return check(check_text(*slot.bounds, text));
      case Form::kEnum: return choice(slot, text);
      case Form::kDate: return assign<Date>(slot, date_from_iso8601(text), text);
      case Form::kTime: return assign<Timestamp>(slot, from_iso8601(text), text);
      case Form::kUpload: {
        auto& upload = *static_cast<Upload*>(slot.value);
        upload = {};
        upload.blob = text;
        return text.empty() ? mistyped(slot, "\"\"") : true;
      }
      case Form::kRaw: {
        std::string quoted;
        base::append_json_text(quoted, text);
        return raw_value(slot, quoted);
      }
      default: {
        std::string quoted;
        base::append_json_text(quoted, text);
        return mistyped(slot, quoted);
      }
    }
  }

  bool binary(binary_t&) { return false; }  // JSON text has none

  bool start_object(std::size_t) {
    if (raw_.active()) return raw_open('{');
    Slot slot;
    if (!open_slot(slot)) return false;
    const Form form = slot.type->form;
    if (form == Form::kRaw) return raw_begin(slot, '{');
    if (form != Form::kStruct && form != Form::kMap && form != Form::kUpload) return mistyped(slot, "{…}");
    if (form == Form::kMap) slot.type->access.clear(slot.value);
    if (form == Form::kUpload) *static_cast<Upload*>(slot.value) = {};
    return push(slot, form == Form::kMap ? nullptr : &struct_of(*slot.type));
  }

  bool key(string_t& name) {
    if (raw_.active()) return raw_key(name);
    Open& open = open_.back();
    if (open.members == nullptr) {
      ++open.count;
      open.key = name;
      return check_count(open, false);
    }
    const auto& fields = open.members->fields;
    std::size_t at = open.next_field;
    if (at >= fields.size() || fields[at].name != name)
      at = static_cast<std::size_t>(
          std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; }) - fields.begin());
    if (at == fields.size()) return unknown(open, name);
    open.field = &fields[at];
    if (open.seen[at]) return stop(Error("describe.repeated_field", Kind::kBadInput));
    open.seen[at] = true;
    open.next_field = at + 1;
    return true;
  }

  bool end_object() {
    if (raw_.active()) return raw_close('}');
    Open& open = open_.back();
    if (open.members == nullptr) {
      if (!check_count(open, true)) return false;
    } else {
      const auto& fields = open.members->fields;
      for (std::size_t i = 0; i < fields.size(); ++i) {
        if (open.seen[i]) continue;
        open.field = &fields[i];
        if (!fields[i].may_be_absent) return stop(Error("describe.missing_field", Kind::kBadInput));
        // An absent list with a lower bound is as wrong as an empty one.
        if (fields[i].type->form == Form::kList && !check(check_items(fields[i].bounds, 0, true))) return false;
      }
    }
    open_.pop_back();
    return true;
  }

  bool start_array(std::size_t) {
    if (raw_.active()) return raw_open('[');
    Slot slot;
    if (!open_slot(slot)) return false;
    if (slot.type->form == Form::kRaw) return raw_begin(slot, '[');
    if (slot.type->form != Form::kList) return mistyped(slot, "[…]");
    slot.type->access.clear(slot.value);
    return push(slot, nullptr);
  }

  bool end_array() {
    if (raw_.active()) return raw_close(']');
    const Open closed = std::move(open_.back());
    open_.pop_back();
    if (closed.slot.inner) return true;
    return check(check_items(*closed.slot.bounds, closed.count, true));
  }

  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& exception) {
    if (error) return false;
    if (exception.id == 406) {  // a number that no double can hold
      error = Error("describe.expected_number", Kind::kBadInput, {{"found", shown(token)}}, path());
      return false;
    }
    const std::string_view before = json_.substr(0, std::min(position == 0 ? 0 : position - 1, json_.size()));
    std::size_t end = before.size();
    if (end < json_.size()) base::next(json_, end);
    const std::string_view at = json_.substr(before.size(), end - before.size());
    const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto lines = std::count(before.begin(), before.end(), '\n');
    error = Error("describe.syntax", Kind::kBadInput,
                  {{"line", std::to_string(lines + 1)},
                   {"column", std::to_string(base::length(before.substr(line_start)) + 1)},
                   {"found", at.empty() ? "…" : "»" + std::string(at) + "«"}});
    return false;
  }

 private:
  static inline const Bounds kNoBounds{};

  // Which place the value that now begins goes to. An optional is opened too, unless null is what comes.
  bool open_slot(Slot& slot, bool through_optional = true) {
    if (open_.empty()) {
      slot = root_;
    } else {
      Open& open = open_.back();
      if (open.members != nullptr) {
        slot = {open.field->type, static_cast<char*>(open.slot.value) + open.field->offset, &open.field->bounds, false};
      } else if (open.slot.type->form == Form::kList) {
        ++open.count;
        if (!check_count(open, false)) return false;
        slot = {open.slot.type->element, open.slot.type->access.append(open.slot.value), open.slot.bounds, true};
      } else {
        slot = {open.slot.type->element, open.slot.type->access.insert(open.slot.value, open.key), open.slot.bounds, true};
        if (slot.value == nullptr) return stop(Error("describe.repeated_field", Kind::kBadInput));
      }
    }
    while (through_optional && slot.type->form == Form::kOptional)
      slot = {slot.type->element, slot.type->access.emplace(slot.value), slot.bounds, slot.inner};
    return true;
  }

  bool push(const Slot& slot, const Type* members) {
    if (open_.size() >= kDeepest) return too_deep();
    Open& open = open_.emplace_back();
    open.slot = slot;
    open.members = members;
    return true;
  }

  bool check_count(const Open& open, bool complete) {
    if (open.slot.inner) return true;
    auto wrong = check_items(*open.slot.bounds, open.count, complete);
    if (!wrong) return true;
    wrong->where = path(open_.size() - 1);
    error = std::move(wrong);
    return false;
  }

  bool integer(std::int64_t value) {
    if (raw_.active()) return raw_token(std::to_string(value));
    Slot slot;
    if (!open_slot(slot)) return false;
    if (slot.type->form == Form::kInteger) {
      if (!check(check_integer(*slot.type, *slot.bounds, value))) return false;
      slot.type->access.set_integer(slot.value, value);
      return true;
    }
    if (slot.type->form == Form::kNumber) {
      slot.type->access.set_number(slot.value, static_cast<double>(value));
      return check(check_number(*slot.bounds, static_cast<double>(value)));
    }
    if (slot.type->form == Form::kRaw) return raw_value(slot, std::to_string(value));
    return mistyped(slot, std::to_string(value));
  }

  bool real(double value, const std::string& text) {
    if (raw_.active()) return raw_token(text);
    Slot slot;
    if (!open_slot(slot)) return false;
    if (slot.type->form == Form::kNumber) {
      slot.type->access.set_number(slot.value, value);
      return check(check_number(*slot.bounds, value));
    }
    if (slot.type->form == Form::kRaw) return raw_value(slot, text);
    if (slot.type->form != Form::kInteger || std::trunc(value) != value) return mistyped(slot, text);
    // 1.0 and 1e3 are whole numbers; what 64 bits cannot hold is out of range, not of another type.
    if (std::abs(value) > kExactIntegers) {
      const bool low = value < 0;
      return stop(Error(low ? "describe.too_small" : "describe.too_large", Kind::kBadInput,
                        {{low ? "min" : "max", std::to_string(low ? slot.type->lowest : slot.type->highest)},
                         {"found", shown(text)}}));
    }
    if (!check(check_integer(*slot.type, *slot.bounds, static_cast<std::int64_t>(value)))) return false;
    slot.type->access.set_integer(slot.value, static_cast<std::int64_t>(value));
    return true;
  }

  bool choice(const Slot& slot, const std::string& text) {
    for (const Choice& choice : slot.type->choices)
      if (choice.name == text) {
        slot.type->access.set_integer(slot.value, choice.value);
        return true;
      }
    return stop(unknown_choice(*slot.type, text));
  }

  template <class T>
  bool assign(const Slot& slot, const std::optional<T>& value, const std::string& text) {
    if (!value) return mistyped(slot, text);
    *static_cast<T*>(slot.value) = *value;
    return true;
  }

  // --- Raw: the tokens are written down as they come.
  bool raw_value(const Slot& slot, std::string text) {
    static_cast<Raw*>(slot.value)->json = std::move(text);
    return true;
  }
  bool raw_begin(const Slot& slot, char bracket) {
    if (open_.size() >= kDeepest) return too_deep();
    raw_.begin(static_cast<Raw*>(slot.value)->json, bracket);
    return true;
  }
  bool raw_open(char bracket) {
    if (raw_.depth() + open_.size() >= kDeepest) return too_deep();
    raw_.open(bracket);
    return true;
  }
  bool raw_token(std::string_view token) {
    raw_.token(token);
    return true;
  }
  bool raw_key(const std::string& name) {
    raw_.key(name);
    return true;
  }
  bool raw_close(char bracket) {
    raw_.close(bracket);
    return true;
  }

  // --- Errors.
  bool stop(Error wrong) {
    wrong.where = path();
    error = std::move(wrong);
    return false;
  }
  bool check(std::optional<Error> wrong) { return !wrong || stop(std::move(*wrong)); }
  bool mistyped(const Slot& slot, std::string_view found) { return stop(wrong_type(*slot.type, found)); }
  bool too_deep() {
    return stop(Error("describe.too_deep", Kind::kBadInput, {{"max", std::to_string(kDeepest)}}));
  }
  bool unknown(Open& open, const std::string& name) {
    std::string allowed;
    for (const Field& field : open.members->fields) allowed += (allowed.empty() ? "" : ", ") + field.name;
    open.field = nullptr;
    const std::string before = path();
    error = Error("describe.unknown_field", Kind::kBadInput, {{"allowed", std::move(allowed)}},
                  before + (before.empty() ? "" : ".") + shown(name));
    return false;
  }

  std::string path() const { return path(open_.size()); }
  // "files[2].name": one step for each of the first `count` open objects and lists.
  std::string path(std::size_t count) const {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      const Open& open = open_[i];
      if (open.members != nullptr) {
        if (open.field != nullptr) out += (out.empty() ? "" : ".") + open.field->name;
      } else if (open.slot.type->form == Form::kList) {
        if (open.count > 0) out += "[" + std::to_string(open.count - 1) + "]";
      } else if (!open.key.empty()) {
        out += (out.empty() ? "" : ".") + shown(open.key);
      }
    }
    return out;
  }

  Slot root_;
  std::string_view json_;
  std::vector<Open> open_;
  RawText raw_;
};

}  // namespace

Result<void> read_json(const Type& type, void* value, std::string_view json) {
  if (const auto wrong = base::first_invalid(json))
    return fail("describe.not_utf8", Kind::kBadInput, {{"found", std::to_string(*wrong + 1)}});
  Reader reader(type, value, json);
  if (nlohmann::json::sax_parse(json.begin(), json.end(), &reader)) return {};
  if (reader.error) return fail(std::move(*reader.error));
  return fail("describe.syntax", Kind::kBadInput, {{"line", "1"}, {"column", "1"}, {"found", "…"}});
}

Result<void> check_json(const Type& type, std::string_view json) {
  assert(type.accepts != nullptr);
  return type.accepts(json);
}

}  // namespace meretid::describe
