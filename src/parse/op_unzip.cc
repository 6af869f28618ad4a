// SPDX-License-Identifier: EUPL-1.2
// "unzip": the members of a ZIP or TAR, also packed by gzip, bzip2 or xz, within limits of number, size and ratio. One level: an archive
// inside is a member like any other.
#include <archive.h>
#include <archive_entry.h>

#include <clocale>
#include <memory>

#include "base/catalogue.h"
#include "parse/answers.h"
#include "parse/operation.h"
#include "parse/safe_name.h"
#include "parse/zip_names.h"

namespace meretid::parse {
namespace {

// A bomb: more than this from each packed byte, once it is large at all. Honest archives of text reach about 30.
constexpr std::int64_t kHighestRatio = 300, kHarmless = std::int64_t{64} << 20;

void prepare() { std::setlocale(LC_ALL, "C.UTF-8"); }  // libarchive turns names over the locale

class Members {
 public:
  Members(Task& task, const ExpandOptions& options) : task_(task), options_(options), packed_(task.bytes(0)) {}

  Result<std::string> read() {
    const std::unique_ptr<archive, void (*)(archive*)> zip(archive_read_new(), [](archive* a) { archive_read_free(a); });
    if (packed_.starts_with("PK")) {
      archive_read_support_format_zip(zip.get());
    } else {
      for (auto* filter : {&archive_read_support_filter_gzip, &archive_read_support_filter_bzip2, &archive_read_support_filter_xz}) filter(zip.get());
      archive_read_support_format_tar(zip.get());
      archive_read_support_format_raw(zip.get());  // a single packed file
    }
    if (archive_read_open_memory(zip.get(), packed_.data(), packed_.size()) != ARCHIVE_OK) return damaged();
    archive_entry* entry = nullptr;
    for (;;) {
      const int got = archive_read_next_header(zip.get(), &entry);
      if (got == ARCHIVE_EOF) break;
      if (got == ARCHIVE_FATAL || got == ARCHIVE_FAILED) {
        if (seen_ == 0) return damaged();
        answer_.whole = false;
        find("parse.zip_cut", {{"found", std::to_string(seen_)}});
        break;
      }
      ++seen_;
      if (archive_entry_filetype(entry) == AE_IFDIR) continue;
      if (!member(zip.get(), entry)) break;
    }
    if (encrypted_ > 0 && answer_.inside.empty()) return fail("parse.encrypted", Kind::kBadInput);
    return describe::to_json(answer_);
  }

 private:
  tl::unexpected<Error> damaged() const {
    if (!packed_.starts_with("PK")) return fail("parse.archive_damaged", Kind::kBadInput);
    if (packed_.substr(packed_.size() - std::min<std::size_t>(packed_.size(), 66'000)).find("PK\x05\x06") == packed_.npos)
      return fail("parse.truncated", Kind::kBadInput, {{"expected", "PK\\5\\6"}, {"found", std::to_string(packed_.size())}});
    return fail("parse.zip_damaged", Kind::kBadInput);
  }

  void find(const char* code, base::Arguments arguments = {}, std::string where = {}) {
    if (answer_.findings.size() < 500)
      answer_.findings.push_back(to_wire(Error(code, Kind::kBadInput, std::move(arguments), std::move(where))));
  }
  void lose(const char* code, base::Arguments arguments, const std::string& where) {
    answer_.whole = false;
    find(code, std::move(arguments), where);
  }

  /// False: nothing more may be read.
  bool member(archive* zip, archive_entry* entry) {
    const char* utf8 = archive_entry_pathname_utf8(entry);
    const char* bytes = archive_entry_pathname(entry);
    const std::string raw = zip_name(bytes != nullptr ? bytes : utf8 != nullptr ? utf8 : "");
    const auto safe = names_.next(raw);
    if (safe.changed) find("parse.unsafe_name", {{"found", raw}, {"name", safe.name}});
    if (static_cast<std::int64_t>(answer_.inside.size()) >= options_.most_members) {
      lose("parse.too_many_inside", {{"expected", std::to_string(options_.most_members)}}, {});
      return false;
    }
    if (archive_entry_is_encrypted(entry) != 0) {
      ++encrypted_;
      lose("parse.encrypted", {}, safe.name);
      return true;
    }
    if (archive_entry_filetype(entry) != AE_IFREG) {  // a link to somewhere
      lose("parse.member_not_file", {}, safe.name);
      return true;
    }
    std::string content;
    for (;;) {
      const void* part = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int got = archive_read_data_block(zip, &part, &size, &offset);
      if (got == ARCHIVE_EOF) break;
      if (got != ARCHIVE_OK && got != ARCHIVE_WARN) {
        lose("parse.member_damaged", {}, safe.name);
        return got != ARCHIVE_FATAL;
      }
      unpacked_ += static_cast<std::int64_t>(size);
      if (unpacked_ > kHarmless && unpacked_ > kHighestRatio * static_cast<std::int64_t>(packed_.size())) {
        lose("parse.zip_bomb", {{"expected", std::to_string(kHighestRatio)}, {"found", std::to_string(packed_.size())}}, safe.name);
        return false;
      }
      if (unpacked_ > options_.most_bytes) {
        lose("parse.inside_too_large", {{"expected", std::to_string(options_.most_bytes >> 20)}}, safe.name);
        return false;
      }
      content.append(static_cast<const char*>(part), size);
    }
    task_.attach("inside/" + std::to_string(answer_.inside.size()), content);
    answer_.inside.push_back(safe.name);
    return true;
  }

  Task& task_;
  const ExpandOptions& options_;
  std::string_view packed_;
  TextAnswer answer_;
  SafeNames names_;
  std::int64_t unpacked_ = 0, seen_ = 0, encrypted_ = 0;
};

Result<std::string> unzip(Task& task) {
  TRY(const ExpandOptions options, describe::from_json<ExpandOptions>(task.options()));
  return Members(task, options).read();
}

}  // namespace

extern const Operation kUnzip{"unzip", Profile::kPure, &unzip, &prepare};

}  // namespace meretid::parse
