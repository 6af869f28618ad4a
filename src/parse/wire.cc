// SPDX-License-Identifier: EUPL-1.2
#include "parse/wire.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr std::size_t kHead = 9;
constexpr std::size_t kLongestCode = 64, kLongestArgument = 500, kMostArguments = 12;

std::string number(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text.push_back(static_cast<char>((value >> (8 * i)) & 0xff));
  return text;
}

std::uint64_t number(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

bool put(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return true;
}

/// Text from a child that may be in anybody's hands: short, UTF-8, without control characters.
std::string tame(std::string text) {
  text = base::repair(text);
  if (text.size() > kLongestArgument) {
    text.resize(kLongestArgument);
    text = base::repair(text) + "…";
  }
  std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return text;
}

bool is_code(std::string_view code) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; };
  return code.size() <= kLongestCode && code.find('.') != code.npos && std::all_of(code.begin(), code.end(), fits);
}

}  // namespace

bool FrameWriter::frame(char kind, std::string_view head, std::string_view bytes) {
  std::string start(1, kind);
  start += number(head.size() + bytes.size(), 8);
  start += head;
  return put(descriptor_, start) && put(descriptor_, bytes);
}

bool FrameWriter::attachment(std::string_view name, std::string_view bytes) {
  return frame('A', number(name.size(), 4) + std::string(name), bytes);
}
bool FrameWriter::progress(double fraction) {
  return frame('P', number(static_cast<std::uint64_t>(std::clamp(fraction, 0.0, 1.0) * 1e6), 8), {});
}
bool FrameWriter::answer(std::string_view json) { return frame('J', {}, json); }
bool FrameWriter::end(std::uint64_t cpu_microseconds) { return frame('Z', number(cpu_microseconds, 8), {}); }

bool FrameWriter::error(const Error& error) {
  nlohmann::json args = nlohmann::json::array();
  for (const auto& [name, value] : error.args) args.push_back({base::repair(name), base::repair(value)});
  const nlohmann::json json = {{"code", error.code}, {"kind", static_cast<int>(error.kind)}, {"args", args},
                               {"where", base::repair(error.where)}};
  return frame('E', {}, json.dump());
}

FrameReader::State FrameReader::bad(std::string complaint) {
  complaint_ = std::move(complaint);
  return state_ = State::kBad;
}

FrameReader::State FrameReader::take(std::string_view bytes) {
  if (state_ == State::kDone && !bytes.empty()) return bad("bytes after the end");
  while (state_ == State::kMore && (!bytes.empty() || (in_body_ && expected_ == 0))) {
    if (!in_body_) {
      const std::size_t part = std::min(kHead - head_.size(), bytes.size());
      head_ += bytes.substr(0, part);
      bytes.remove_prefix(part);
      if (head_.size() < kHead) break;
      kind_ = head_[0];
      expected_ = number(std::string_view(head_).substr(1));
      head_.clear();
      if (std::string_view("APJEZ").find(kind_) == std::string_view::npos) return bad("unknown kind of frame");
      if (expected_ > static_cast<std::uint64_t>(std::max<std::int64_t>(most_ - taken_, 0))) return state_ = State::kTooMuch;
      taken_ += static_cast<std::int64_t>(expected_);
      in_body_ = true;
      body_.clear();
      body_.reserve(std::min<std::size_t>(expected_, std::size_t{1} << 20));
      continue;
    }
    const std::size_t part = std::min<std::size_t>(expected_, bytes.size());
    body_ += bytes.substr(0, part);
    bytes.remove_prefix(part);
    expected_ -= part;
    if (expected_ == 0) {
      in_body_ = false;
      finish_frame();
    }
  }
  if (state_ == State::kDone && !bytes.empty()) return bad("bytes after the end");
  return state_;
}

FrameReader::State FrameReader::finish_frame() {
  const bool said = json_ || error_;
  switch (kind_) {
    case 'A': {
      if (body_.size() < 4) return bad("attachment without a name");
      const std::uint64_t length = number(std::string_view(body_).substr(0, 4));
      if (length > 4096 || length > body_.size() - 4) return bad("attachment with a wrong name");
      attachments_.push_back({body_.substr(4, length), body_.substr(4 + length)});
      return state_;
    }
    case 'P':
      if (body_.size() != 8) return bad("progress of a wrong size");
      if (progress_) progress_(std::min(static_cast<double>(number(body_)) / 1e6, 1.0));
      return state_;
    case 'J':
      if (said) return bad("two answers");
      if (body_.empty() || body_[0] != '{' || !nlohmann::json::accept(body_)) return bad("not a JSON object");
      json_ = std::move(body_);
      return state_;
    case 'E':
      if (said) return bad("two answers");
      return take_error();
    default:
      if (body_.size() != 8 || !said) return bad("an end without an answer");
      cpu_seconds_ = static_cast<double>(number(body_)) / 1e6;
      return state_ = State::kDone;
  }
}

FrameReader::State FrameReader::take_error() {
  const auto json = nlohmann::json::parse(body_, nullptr, false);
  const auto text = [&](const char* name) {
    const auto at = json.find(name);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  if (!json.is_object() || !is_code(text("code"))) return bad("an error without a code");
  const auto kind = json.find("kind");
  if (kind == json.end() || !kind->is_number_integer()) return bad("an error without a kind");
  const auto number_of_kind = kind->get<std::int64_t>();
  if (number_of_kind < 0 || number_of_kind > static_cast<int>(Kind::kInternal)) return bad("an error of an unknown kind");
  Error error(text("code"), static_cast<Kind>(number_of_kind), {}, tame(text("where")));
  const auto args = json.find("args");
  if (args != json.end() && args->is_array())
    for (const auto& pair : *args)
      if (error.args.size() < kMostArguments && pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
        error.args.emplace_back(tame(pair[0].get<std::string>()), tame(pair[1].get<std::string>()));
  error_ = std::move(error);
  return state_;
}

Result<Answer> FrameReader::result() && {
  if (error_) return fail(std::move(*error_));
  Answer answer;
  answer.json = json_ ? std::move(*json_) : "{}";
  answer.attachments = std::move(attachments_);
  answer.cpu_seconds = cpu_seconds_;
  return answer;
}

}  // namespace meretid::parse
