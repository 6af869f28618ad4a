// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/sensitive/values.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"
#include "solutions/access/find/is_one_of.h"

namespace meretid::access {
namespace {

using danish::Token;
using danish::TokenKind;

struct Measure {
  std::u32string_view name;
  double least = 0, most = 0;
  bool capitals = false;  // such short names are words and standards as well
};
constexpr std::array<Measure, 75> kMeasures = {{
    {U"bs", 1, 40, true},         {U"blodsukker", 1, 40},       {U"bt", 60, 260, true},      {U"blodtryk", 60, 260},     {U"crp", 0, 600},
    {U"bmi", 10, 80},             {U"temp", 34, 42.9},          {U"tp", 34, 42.9, true},     {U"temperatur", 35.5, 42.9}, {U"puls", 25, 240},
    {U"sat", 40, 100},            {U"saturation", 40, 100},     {U"spo2", 40, 100},          {U"iltmætning", 40, 100},   {U"hba1c", 3, 160},
    {U"langtidsblodsukker", 3, 160}, {U"hgb", 2, 14},           {U"hæmoglobin", 2, 200},     {U"blodprocent", 2, 120},   {U"inr", 0.5, 15},
    {U"leukocytter", 0.1, 200},   {U"kreatinin", 20, 1500},     {U"egfr", 1, 130},           {U"mmse", 0, 30},           {U"iq", 20, 160},
    {U"promille", 0.1, 5},        {U"promillen", 0.1, 5},       {U"psa", 0, 5000, true},     {U"tsh", 0, 150},           {U"gcs", 3, 15},
    {U"rf", 6, 60, true},         {U"phq-9", 0, 27},            {U"mdi", 0, 50},             {U"ferritin", 1, 5000},     {U"b12", 30, 2000},
    {U"ldl", 0.5, 15},            {U"kolesterol", 1, 20},       {U"gad-7", 0, 21},          {U"moca", 0, 30},           {U"bdi", 0, 63},
    {U"bdi-ii", 0, 63},           {U"ham-d", 0, 52},            {U"gaf", 1, 100, true},     {U"gaf-f", 1, 100},         {U"gaf-s", 1, 100},
    {U"audit", 0, 40, true},      {U"panss", 7, 210},           {U"pcl-5", 0, 80},          {U"htq", 1, 160},           {U"who-5", 0, 100},
    {U"fev1", 0.2, 150},          {U"lvef", 5, 80},             {U"ef", 5, 80, true},       {U"ejektionsfraktion", 5, 80}, {U"vas", 0, 10, true},
    {U"nrs", 0, 10, true},        {U"edss", 0, 10},             {U"barthel", 0, 100},       {U"apgar", 0, 10},          {U"visus", 0, 6},
    {U"t-score", 0.1, 6},         {U"alat", 3, 9000},           {U"bilirubin", 1, 900},     {U"d-dimer", 0, 90},        {U"pef", 50, 900, true},
    {U"peakflow", 50, 900},       {U"laktat", 0.2, 30},         {U"cd4", 0, 2000},          {U"ados", 0, 30},           {U"cars", 15, 60, true},
    {U"tug", 3, 200, true},       {U"hb", 2, 14, true},         {U"cystatin", 0, 10},       {U"urat", 0.05, 2},         {U"synsstyrke", 0, 6},
}};
constexpr std::array<std::u32string_view, 18> kBetween = {U":", U"=", U"-", U"score", U"scoren", U"total", U"er", U"var", U"på", U"målt", U"til", U"ca", U"nu", U"i", U"dag", U"kl", U"lå", U"steg"};
constexpr std::array<std::u32string_view, 16> kUnits = {U"mg", U"mmol", U"l", U"dl", U"/", U"%", U"°", U"c", U"g", U"pct", U"kg", U"m2", U"mm", U"hg", U"grader", U"promille"};

std::u32string_view lower(const danish::Text& text, const Token& token) {
  std::u32string_view word = text.lower_part(token.start, token.end);
  if (word.size() > 1 && word.back() == U'.') word.remove_suffix(1);
  return word;
}
// Of "18,4" in three tokens or fewer: how many, and its worth.
struct Number {
  std::size_t tokens = 0;
  double worth = 0;
};
Number number(const danish::Text& text, const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
  if (at >= end || tokens[at].kind != TokenKind::kNumber || tokens[at].end - tokens[at].start > 5) return {};
  Number n{1, 0};
  for (std::int64_t i = tokens[at].start; i < tokens[at].end; ++i)
    if (danish::is_digit(text.at(i))) n.worth = n.worth * 10 + static_cast<double>(text.at(i) - U'0');
  const bool comma = at + 2 < end && (text.at(tokens[at + 1].start) == U',' || text.at(tokens[at + 1].start) == U'.') && !tokens[at + 1].space_before && !tokens[at + 2].space_before &&
                     tokens[at + 2].kind == TokenKind::kNumber && tokens[at + 2].end - tokens[at + 2].start <= 2;
  if (!comma) return n;
  double scale = 1;
  for (std::int64_t i = tokens[at + 2].start; i < tokens[at + 2].end; ++i)
    if (danish::is_digit(text.at(i))) n.worth += (scale /= 10) * static_cast<double>(text.at(i) - U'0');
  n.tokens = 3;
  return n;
}

}  // namespace

std::size_t measured_value(const danish::Text& text, const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
  if (tokens[at].kind != TokenKind::kWord) return 0;
  const auto name = lower(text, tokens[at]);
  const auto measure = std::find_if(kMeasures.begin(), kMeasures.end(), [&](const Measure& m) { return m.name == name; });
  if (measure == kMeasures.end() || (measure->capitals && !base::is_upper(text.at(tokens[at].start + 1)))) return 0;
  std::size_t i = at + 1;
  if (i < end && text.at(tokens[i].start) == U'.' && !tokens[i].space_before) ++i;
  while (i < end && i < at + 4 && is_one_of(lower(text, tokens[i]), kBetween)) ++i;
  Number n = number(text, tokens, i, end);
  if (n.tokens == 0 || n.worth < measure->least || n.worth > measure->most) return 0;
  i += n.tokens;
  if (i + 1 < end && text.at(tokens[i].start) == U'/' && tokens[i + 1].kind == TokenKind::kNumber) i += 2;  // "160/95"
  for (int units = 0; i < end && units < 4 && is_one_of(lower(text, tokens[i]), kUnits); ++units) ++i;
  return i - at;
}

bool measured_in_everybody(std::u32string_view name) {
  static constexpr std::array<std::u32string_view, 27> kUsual = {U"bmi", U"bt", U"blodtryk", U"crp", U"temp", U"tp", U"temperatur", U"puls", U"sat", U"saturation", U"spo2", U"iltmætning", U"hgb", U"hb",
                                                                U"hæmoglobin", U"blodprocent", U"leukocytter", U"kreatinin", U"egfr", U"rf", U"ferritin", U"b12", U"ldl", U"kolesterol", U"bilirubin", U"alat", U"apgar"};
  return is_one_of(name, kUsual);
}

std::size_t diagnosis_code(const danish::Text& text, const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
  const Token& token = tokens[at];
  if (token.kind != TokenKind::kWord) return 0;
  const std::int64_t length = token.end - token.start;
  const bool danish_form = length >= 4 && length <= 6 && text.at(token.start) == U'D' && base::is_upper(text.at(token.start + 1));
  std::int64_t digits = token.start + (danish_form ? 2 : 1);
  const char32_t letter = text.at(digits - 1);
  if (letter < U'A' || letter > U'Z' || letter == U'U') return 0;
  for (; digits < token.end; ++digits)
    if (!danish::is_digit(text.at(digits))) return 0;
  if (danish_form) return 1;
  const bool dotted = length == 3 && at + 2 < end && text.at(tokens[at + 1].start) == U'.' && !tokens[at + 1].space_before && tokens[at + 2].kind == TokenKind::kNumber && !tokens[at + 2].space_before &&
                      tokens[at + 2].end - tokens[at + 2].start <= 2;
  return dotted ? 3 : 0;
}

}  // namespace meretid::access
