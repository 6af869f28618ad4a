// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/marked.h"

#include <algorithm>

#include "base/utf8.h"

namespace meretid::access::bench {
namespace {

bool name_sign(char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '/'; }

class Reader {
 public:
  Reader(std::string_view file, const std::string& name) : file_(file), name_(name) {}

  Result<Marked> run() {
    for (at_ = 0; at_ < file_.size();) {
      if (opens("[[")) open_.push_back({static_cast<std::int64_t>(length_), 0, kind_, {}}), sentence_.push_back(false);
      else if (opens("<<")) open_.push_back({static_cast<std::int64_t>(length_), 0, kind_, {}}), sentence_.push_back(true), skip_blank();
      else if (file_.substr(at_, 2) == "]]" && !open_.empty() && !sentence_.back()) close(out_.stretches);
      else if (file_.substr(at_, 2) == ">>" && !open_.empty() && sentence_.back()) close(out_.sentences);
      else take();
    }
    if (!open_.empty()) return fail("access.bench.bad_marks", Kind::kBadInput, {{"type", open_.back().type}}, name_ + ":" + std::to_string(line_of_open_));
    return std::move(out_);
  }

 private:
  /// "[[phone:" and "<<health:" at this place; other brackets are text.
  bool opens(std::string_view sign) {
    if (file_.substr(at_, 2) != sign) return false;
    std::size_t end = at_ + 2;
    while (end < file_.size() && name_sign(file_[end])) ++end;
    if (end == at_ + 2 || end >= file_.size() || file_[end] != ':') return false;
    kind_ = file_.substr(at_ + 2, end - at_ - 2);
    line_of_open_ = 1 + std::count(file_.begin(), file_.begin() + static_cast<std::ptrdiff_t>(at_), '\n');
    at_ = end + 1;
    return true;
  }
  void skip_blank() {
    if (at_ < file_.size() && file_[at_] == ' ') ++at_;
  }
  void close(std::vector<Mark>& list) {
    Mark mark = std::move(open_.back());
    open_.pop_back();
    sentence_.pop_back();
    mark.end = length_;
    if (const std::size_t bar = mark.type.find('/'); bar != mark.type.npos) mark.role = mark.type.substr(bar + 1), mark.type.resize(bar);
    list.push_back(std::move(mark));
    at_ += 2;
  }
  void take() {
    length_ += (static_cast<unsigned char>(file_[at_]) & 0xC0U) != 0x80U;
    out_.text += file_[at_++];
  }

  std::string_view file_;
  std::string name_, kind_;
  std::size_t at_ = 0;
  std::int64_t length_ = 0, line_of_open_ = 0;
  std::vector<Mark> open_;
  std::vector<bool> sentence_;
  Marked out_;
};

}  // namespace

Result<Marked> parse_marked(std::string_view file, const std::string& name) { return Reader(file, name).run(); }

}  // namespace meretid::access::bench
