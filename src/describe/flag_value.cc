// SPDX-License-Identifier: EUPL-1.2
#include "describe/flag_value.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/json_text.h"
#include "base/utf8.h"
#include "describe/check.h"
#include "describe/describe.h"

namespace meretid::describe {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestJsonFile = 64 * 1024 * 1024;

std::string json_text(std::string_view text) {
  std::string out;
  base::append_json_text(out, text);
  return out;
}

// A text that is no number goes on as a text, so that the reader says what it expected.
std::string number(const std::string& word) {
  return nlohmann::json::accept(word) && word.find_first_of("\"[{tfn") == std::string::npos ? word : json_text(word);
}

Error no_file(const std::string& word) { return Error("describe.no_file", Kind::kNotFound, {}, word); }

Result<std::string> json_or_file(const std::string& word) {
  const auto first = word.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && (word[first] == '{' || word[first] == '[')) return word;
  std::error_code ignored;
  if (!fs::is_regular_file(word, ignored)) return fail(no_file(word));
  if (fs::file_size(word, ignored) > kLargestJsonFile)
    return fail("describe.json_file_too_large", Kind::kTooLarge, {{"max", std::to_string(kLargestJsonFile / 1'000'000)}}, word);
  std::ifstream file(word, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return fail("describe.unreadable_file", Kind::kBadInput, {}, word);
  const std::string json = text.str();
  // Before it becomes a part of a larger text, so that line and column are those of the file.
  Raw raw;
  if (auto read = read_json(type_of<Raw>(), &raw, json); !read) {
    Error error = std::move(read).error();
    error.where = word;
    return fail(std::move(error));
  }
  return json;
}

std::string case_name(const fs::path& path) { return base::repair(path.generic_string()); }

Result<Upload> take_one(const fs::path& path, const std::string& name, const TakeFile& take) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return fail(no_file(path.string()));
  if (!fs::is_regular_file(path, ignored)) return fail("describe.not_a_file", Kind::kUsage, {}, path.string());
  return take(path, name);
}

// Files as they are; folders walked, in order of names, links not followed.
Result<std::string> take_all(const std::vector<std::string>& words, const TakeFile& take) {
  std::vector<std::pair<fs::path, std::string>> files;
  for (const std::string& word : words) {
    const fs::path path(word);
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.emplace_back(path, case_name(path.filename()));
      continue;
    }
    // With several folders their own names tell the files apart.
    const fs::path folder = path.has_filename() ? path : path.parent_path();
    const fs::path root = words.size() == 1 ? folder : folder.parent_path();
    std::vector<std::pair<fs::path, std::string>> inside;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      std::error_code ignored;
      if (at->is_regular_file(ignored) && !at->is_symlink(ignored))
        inside.emplace_back(at->path(), case_name(root.empty() ? at->path() : at->path().lexically_relative(root)));
    }
    if (error) return fail("describe.unreadable_folder", Kind::kBadInput, {{"found", error.message()}}, word);
    if (inside.empty()) return fail("describe.empty_folder", Kind::kNotFound, {}, word);
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  std::string out = "[";
  for (const auto& [path, name] : files) {
    TRY(const Upload upload, take_one(path, name, take));
    out += (out.size() > 1 ? "," : "") + to_json(upload);
  }
  return out + "]";
}

Result<std::string> map_of(const Field& field, const Type& type, const std::vector<std::string>& words, const TakeFile& take) {
  Field element;
  element.name = field.name;
  element.type = type.element;
  std::string out = "{";
  for (const std::string& word : words) {
    const auto equals = word.find('=');
    if (equals == std::string::npos)
      return fail("describe.expected_pair", Kind::kUsage, {{"found", shown(word)}}, field.name);
    TRY(const std::string value, flag_value(element, {word.substr(equals + 1)}, take));
    out += (out.size() > 1 ? "," : "") + json_text(word.substr(0, equals)) + ":" + value;
  }
  return out + "}";
}

Result<std::string> list_of(const Field& field, const Type& type, const std::vector<std::string>& words, const TakeFile& take) {
  const Form form = type.element->form;
  if (form == Form::kUpload) return take_all(words, take);
  // A list of structs is one JSON text or file.
  if ((form == Form::kStruct || form == Form::kRaw || form == Form::kList || form == Form::kMap) && words.size() == 1)
    return json_or_file(words.front());
  Field element;
  element.name = field.name;
  element.type = type.element;
  std::string out = "[";
  for (const std::string& word : words) {
    TRY(const std::string value, flag_value(element, {word}, take));
    out += (out.size() > 1 ? "," : "") + value;
  }
  return out + "]";
}

}  // namespace

Result<std::string> flag_value(const Field& field, const std::vector<std::string>& words, const TakeFile& take) {
  const Type& type = field.type->form == Form::kOptional ? *field.type->element : *field.type;
  if (type.form == Form::kList) return list_of(field, type, words, take);
  if (type.form == Form::kMap) return map_of(field, type, words, take);
  if (words.size() != 1) return fail("describe.repeated_flag", Kind::kUsage, {{"found", std::to_string(words.size())}}, field.name);
  const std::string& word = words.front();
  switch (type.form) {
    case Form::kBool:
    case Form::kInteger:
    case Form::kNumber: return number(word);
    case Form::kStruct:
    case Form::kRaw: return json_or_file(word);
    case Form::kUpload: {
      TRY(const Upload upload, take_one(word, case_name(fs::path(word).filename()), take));
      return to_json(upload);
    }
    default: return json_text(word);
  }
}

}  // namespace meretid::describe
