// SPDX-License-Identifier: EUPL-1.2
#include "describe/flags.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>

#include "describe/check.h"
#include "describe/flag_value.h"

namespace meretid::describe {
namespace {

// What was given for one field.
struct Given {
  const Field* field = nullptr;
  std::vector<std::string> words;
  bool flag = false;  // of a bool field
  CLI::Option* option = nullptr;
};

const Type& held(const Type& type) { return type.form == Form::kOptional ? *type.element : type; }

void offer(CLI::App& app, Given& given) {
  const Field& field = *given.field;
  const Type& type = held(*field.type);
  if (type.form == Form::kBool) {
    given.option = app.add_flag(flag_name(field), given.flag);
    return;
  }
  // One value for each time the flag stands there, so that it never swallows the words after it.
  given.option = app.add_option(flag_name(field), given.words)->expected(1)->allow_extra_args(false);
  given.option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

// Levenshtein; both words are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

Error unknown_flag(const std::string& word, const std::deque<Given>& all) {
  const std::string flag = word.substr(0, word.find('='));
  std::string nearest;
  std::size_t best = 3;  // more than two letters apart is no slip of the hand
  for (const Given& given : all) {
    if (given.field->positional) continue;
    const std::size_t apart = distance(flag, flag_name(*given.field));
    if (apart < best) {
      best = apart;
      nearest = flag_name(*given.field);
    }
  }
  if (nearest.empty()) return Error("describe.unknown_flag", Kind::kUsage, {{"found", shown(flag)}});
  return Error("describe.unknown_flag_near", Kind::kUsage, {{"found", shown(flag)}, {"near", nearest}});
}

// Gives the words that belong to no flag.
Result<std::vector<std::string>> split(CLI::App& app, const std::vector<std::string>& words, const std::deque<Given>& all) {
  // Behind "--" everything is a word, even with a dash in front.
  const auto end = std::find(words.begin(), words.end(), "--");
  try {
    std::vector<std::string> backwards(words.begin(), end);
    std::reverse(backwards.begin(), backwards.end());  // as CLI11 wants them
    app.parse(backwards);
  } catch (const CLI::ParseError& error) {
    // CLI11 tells in English which option it was, first in its sentence; the rest we say ourselves.
    const std::string what = error.what();
    return fail("describe.flag_without_value", Kind::kUsage, {{"found", shown(what.substr(0, what.find(':')))}});
  }
  std::vector<std::string> rest = app.remaining();
  for (const std::string& word : rest)
    if (word.size() > 1 && word.front() == '-') return fail(unknown_flag(word, all));
  if (end != words.end()) rest.insert(rest.end(), end + 1, words.end());
  return rest;
}

// The words without a flag go to the positional fields in order; a list takes all that are left.
Result<void> place(std::deque<Given>& all, const std::vector<std::string>& words) {
  auto word = words.begin();
  for (Given& given : all) {
    if (!given.field->positional || word == words.end()) continue;
    const bool many = held(*given.field->type).form == Form::kList;
    const auto end = many ? words.end() : word + 1;
    given.words.assign(word, end);
    word = end;
  }
  if (word == words.end()) return {};
  return fail("describe.unexpected_argument", Kind::kUsage, {{"found", shown(*word)}});
}

}  // namespace

std::string flag_name(const Field& field) {
  std::string name = "--" + field.name;
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

Result<std::vector<std::string>> flags_to_json(const std::vector<const Type*>& types, const std::vector<std::string>& words,
                                               const TakeFile& take) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::deque<Given> all;  // stays where it is: CLI11 keeps pointers
  std::vector<std::deque<Given*>> of_type(types.size());
  for (std::size_t i = 0; i < types.size(); ++i) {
    for (const Field& field : types[i]->fields) {
      const bool taken = std::any_of(all.begin(), all.end(), [&](const Given& g) { return g.field->name == field.name; });
      if (taken) continue;
      of_type[i].push_back(&all.emplace_back());
      all.back().field = &field;
      if (!field.positional) offer(app, all.back());
    }
  }
  TRY(const auto rest, split(app, words, all));
  TRY_VOID(place(all, rest));

  std::vector<std::string> jsons;
  for (const auto& givens : of_type) {
    std::string json = "{";
    for (const Given* given : givens) {
      if (given->option == nullptr ? given->words.empty() : given->option->count() == 0) continue;
      if (json.size() > 1) json += ',';
      json += '"' + given->field->name + "\":";
      if (held(*given->field->type).form == Form::kBool) {
        json += given->flag ? "true" : "false";
        continue;
      }
      TRY(const std::string value, flag_value(*given->field, given->words, take));
      json += value;
    }
    jsons.push_back(json + "}");
  }
  return jsons;
}

}  // namespace meretid::describe
