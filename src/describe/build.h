// SPDX-License-Identifier: EUPL-1.2
// The only templates of describe: from a C++ type to its table. Included by describe.h, by nobody else.
#pragma once

#include "describe/describe.h"

namespace meretid::describe::build {

template <class T> struct Held { static constexpr bool is_optional = false, is_list = false, is_map = false; };
template <class T> struct Held<std::optional<T>> : Held<void> { static constexpr bool is_optional = true; using Element = T; };
template <class T> struct Held<std::vector<T>> : Held<void> { static constexpr bool is_list = true; using Element = T; };
template <class T> struct Held<std::map<std::string, T>> : Held<void> { static constexpr bool is_map = true; using Element = T; };
template <class T> struct UnitOf { static constexpr bool is_unit = false; };
template <class Tag> struct UnitOf<Unit<Tag>> { static constexpr bool is_unit = true; static constexpr const char* symbol = Tag::kSymbol; };
template <class T> struct IdOf { static constexpr bool is_id = false; };
template <class X> struct IdOf<Id<X>> { static constexpr bool is_id = true; };

/// "meretid::access::RedactInput" -> "RedactInput", from what the compiler calls the function.
std::string plain_name(std::string_view pretty_function);
template <class T>
std::string name_of() { return plain_name(__PRETTY_FUNCTION__); }

template <class T>
const T& as(const void* p) { return *static_cast<const T*>(p); }
template <class T>
T& as(void* p) { return *static_cast<T*>(p); }

template <class T>
void integer(Type& type) {
  type.form = Form::kInteger;
  if constexpr (sizeof(T) < 8 || std::is_signed_v<T>) {
    type.lowest = static_cast<std::int64_t>(std::numeric_limits<T>::min());
    type.highest = static_cast<std::int64_t>(std::numeric_limits<T>::max());
  } else {
    type.lowest = 0;
  }
  type.access.integer = [](const void* p) { return static_cast<std::int64_t>(as<T>(p)); };
  type.access.set_integer = [](void* p, std::int64_t v) { as<T>(p) = static_cast<T>(v); };
}

template <class T>
void enumeration(Type& type) {
  type.form = Form::kEnum;
  type.name = name_of<T>();
  type.access.integer = [](const void* p) { return static_cast<std::int64_t>(as<T>(p)); };
  type.access.set_integer = [](void* p, std::int64_t v) { as<T>(p) = static_cast<T>(v); };
  Labels<T> labels_of(type);
  labels(labels_of);
}

template <class T>
void number(Type& type) {
  type.form = Form::kNumber;
  if constexpr (UnitOf<T>::is_unit) {
    type.unit = UnitOf<T>::symbol;
    type.access.number = [](const void* p) { return as<T>(p).value; };
    type.access.set_number = [](void* p, double v) { as<T>(p).value = v; };
  } else {
    type.access.number = [](const void* p) { return static_cast<double>(as<T>(p)); };
    type.access.set_number = [](void* p, double v) { as<T>(p) = static_cast<T>(v); };
  }
}

template <class T>
void text(Type& type) {
  type.form = Form::kText;
  if constexpr (IdOf<T>::is_id) {
    type.name = "Id";
    type.access.text = [](const void* p) { return std::string_view(as<T>(p).text()); };
    type.access.set_text = [](void* p, std::string_view v) {
      if (v.empty()) { as<T>(p) = T(); return true; }  // "none", as an empty id is written
      auto id = T::parse(v);
      if (id) as<T>(p) = std::move(*id);
      return id.has_value();
    };
  } else {
    type.access.text = [](const void* p) { return std::string_view(as<T>(p)); };
    type.access.set_text = [](void* p, std::string_view v) { as<T>(p) = v; return true; };
  }
}

template <class T>
void container(Type& type) {
  using E = typename Held<T>::Element;
  static_assert(!std::is_same_v<T, std::vector<bool>>, "vector<bool> holds no bools");
  type.element = &type_of<E>();
  if constexpr (Held<T>::is_optional) {
    type.form = Form::kOptional;
    type.access.held = [](const void* p) -> const void* { return as<T>(p) ? &*as<T>(p) : nullptr; };
    type.access.emplace = [](void* p) -> void* { return &as<T>(p).emplace(); };
    type.access.clear = [](void* p) { as<T>(p).reset(); };
  } else if constexpr (Held<T>::is_list) {
    type.form = Form::kList;
    type.access.size = [](const void* p) { return as<T>(p).size(); };
    type.access.item = [](const void* p, std::size_t i) -> const void* { return &as<T>(p)[i]; };
    type.access.append = [](void* p) -> void* { return &as<T>(p).emplace_back(); };
    type.access.clear = [](void* p) { as<T>(p).clear(); };
  } else {
    type.form = Form::kMap;
    type.access.insert = [](void* p, std::string_view key) -> void* {
      const auto [at, is_new] = as<T>(p).try_emplace(std::string(key));
      return is_new ? &at->second : nullptr;
    };
    type.access.each = [](const void* p, void* seer, void (*see)(void*, std::string_view, const void*)) {
      for (const auto& [key, value] : as<T>(p)) see(seer, key, &value);
    };
    type.access.clear = [](void* p) { as<T>(p).clear(); };
  }
}

/// An object of the struct as it is made: says the defaults and how far in each member lies.
template <class T>
const T& object() {
  static const T made{};
  return made;
}

template <class T>
Type table() {
  Type type;
  if constexpr (std::is_same_v<T, bool>) type.form = Form::kBool;
  else if constexpr (std::is_enum_v<T>) enumeration<T>(type);
  else if constexpr (std::is_integral_v<T>) integer<T>(type);
  else if constexpr (std::is_floating_point_v<T> || UnitOf<T>::is_unit) number<T>(type);
  else if constexpr (std::is_same_v<T, std::string> || IdOf<T>::is_id) text<T>(type);
  else if constexpr (std::is_same_v<T, Date>) type.form = Form::kDate;
  else if constexpr (std::is_same_v<T, Timestamp>) type.form = Form::kTime;
  else if constexpr (std::is_same_v<T, Raw>) type.form = Form::kRaw;
  else if constexpr (std::is_same_v<T, Upload>) type.form = Form::kUpload;
  else if constexpr (Held<T>::is_optional || Held<T>::is_list || Held<T>::is_map) container<T>(type);
  else {
    type.form = Form::kStruct;
    type.name = name_of<T>();
    type.defaults = &object<T>();
    type.accepts = [](std::string_view json) -> Result<void> {
      TRY_VOID(from_json<T>(json));
      return {};
    };
    Fields<T> fields_of(type);
    fields(fields_of);
  }
  return type;
}

/// Keeps what a description says of one field; ends the program when it contradicts itself (a defect of ours).
Field& add_field(Type& type, std::string name, const Type& of, std::size_t offset);

}  // namespace meretid::describe::build

namespace meretid::describe {

template <class T>
const Type& type_of() {
  static const Type type = build::table<T>();
  return type;
}

template <class T>
template <class M>
FieldBuilder Fields<T>::operator()(std::string name, M T::*member) {
  // The distance inside a real object: right for every T that can be made, standard layout or not.
  const T& object = build::object<T>();
  const auto offset = reinterpret_cast<const char*>(&(object.*member)) - reinterpret_cast<const char*>(&object);
  return FieldBuilder(build::add_field(type_, std::move(name), type_of<M>(), static_cast<std::size_t>(offset)));
}

template <class T>
Result<T> from_json(std::string_view json) {
  T value{};
  TRY_VOID(read_json(type_of<T>(), &value, json));
  return value;
}

template <class T>
std::string to_json(const T& value) {
  return write_json(type_of<T>(), &value);
}

}  // namespace meretid::describe
