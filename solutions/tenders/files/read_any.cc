// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/files/read_any.h"

#include <fstream>

#include "base/read_file.h"
#include "base/utf8.h"
#include "base/xz.h"
#include "parse/read_workbook.h"
#include "parse/read_xml.h"
#include "solutions/tenders/files/workbook_text.h"
#include "solutions/tenders/notices/xml_notices.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kFirst = std::size_t{1} << 16;

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }
bool is_old_office(std::string_view bytes) { return bytes.starts_with("\xd0\xcf\x11\xe0"); }
bool is_xml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto at = bytes.find_first_not_of(" \t\r\n");
  return at != bytes.npos && bytes[at] == '<';
}

Result<ReadFile> from_text(std::string_view text, const FileSettings& settings, const std::string& name) {
  const bool notices = settings.mode ? *settings.mode == Mode::kNotices : settings.amount.empty() && settings.bidder.empty() && looks_like_notices(text);
  if (notices) return read_csv_notices(text, settings, name);
  return read_bids(text, settings, name);
}

Result<ReadFile> from_workbook(const parse::Input& input, const FileSettings& settings, const std::string& name, const parse::Sandbox& sandbox) {
  TRY(const parse::Workbook book, parse::read_workbook(sandbox, input, name));
  TRY(const WorkbookText text, text_of_workbook(book, settings, name));
  auto read = from_text(text.csv, settings, name + " (" + text.sheet + ")");
  if (!read) return read;
  const auto add = [&](auto& found) {
    for (const Error& finding : book.findings) found.notes.push_back(finding);
    for (const Error& note : text.notes) found.notes.push_back(note);
    found.columns.emplace_back("sheet", text.sheet);
  };
  std::visit(add, *read);
  return read;
}

Result<ReadFile> from_xml(const parse::Input& input, const std::string& name, const parse::Sandbox& sandbox) {
  TRY(const parse::XmlDocuments documents, parse::read_xml(sandbox, input, name));
  AwardBuilder builder;
  std::uint64_t number = 0;
  for (const auto& document : documents.documents) read_notice(document.tree.root(), ++number, builder);
  ReadNotices read;
  read.notes = builder.told(name);
  read.notes.insert(read.notes.end(), documents.findings.begin(), documents.findings.end());
  if (builder.table().awards.empty()) {
    if (!documents.findings.empty()) return fail(documents.findings.front());
    return fail("tenders.notices.none", Kind::kBadInput, {}, name);
  }
  read.columns = {{"tender", "NoticePublicationID, NO_DOC_OJS"}, {"winner", "TenderingParty, CONTRACTOR"}, {"count", "BT-759, NB_TENDERS_RECEIVED"}, {"lowest", "BT-710, LOW"}, {"highest", "BT-711, HIGH"}};
  read.table = std::move(builder.table());
  return read;
}

}  // namespace

Result<ReadFile> read_any(std::string_view bytes, const FileSettings& settings, const std::string& name, const parse::Sandbox& sandbox) {
  if (is_old_office(bytes)) return fail("parse.workbook_old", Kind::kBadInput, {}, name);
  if (is_zip(bytes) || is_xml(bytes.substr(0, kFirst))) {
    TRY(const parse::Input input, parse::Input::of_bytes(bytes));
    if (is_zip(bytes) && parse::looks_like_workbook(bytes.substr(0, kFirst))) return from_workbook(input, settings, name, sandbox);
    return from_xml(input, name, sandbox);
  }
  if (bytes.starts_with("\xFD" "7zXZ")) {
    TRY(const std::string unpacked, base::unpack_xz(bytes, name));
    return read_any(unpacked, settings, name, sandbox);
  }
  return from_text(bytes, settings, name);
}

Result<ReadFile> read_any_file(const std::filesystem::path& file, const FileSettings& settings, const parse::Sandbox& sandbox) {
  const std::string name = file.filename().string();
  std::string first(kFirst, '\0');
  std::error_code unknown;
  if (std::filesystem::is_regular_file(file, unknown)) {   // a pipe can be read only once
    std::ifstream in(file, std::ios::binary);
    in.read(first.data(), static_cast<std::streamsize>(first.size()));
    first.resize(static_cast<std::size_t>(in.gcount()));
    if (is_old_office(first)) return fail("parse.workbook_old", Kind::kBadInput, {}, name);
    if (is_zip(first) || is_xml(first)) {
      TRY(const parse::Input input, parse::Input::of_file(file));
      if (is_zip(first) && parse::looks_like_workbook(first)) return from_workbook(input, settings, name, sandbox);
      return from_xml(input, name, sandbox);
    }
    const bool notices = settings.mode ? *settings.mode == Mode::kNotices : !first.starts_with("\xFD" "7zXZ") && settings.amount.empty() && settings.bidder.empty() && looks_like_notices(first);
    if (notices) {
      const auto bytes = base::read_file(file);
      if (!bytes) return fail("tenders.bids.missing", Kind::kNotFound, {{"found", file.string()}}, name);
      return read_any(*bytes, settings, name, sandbox);
    }
  }
  return read_bids_file(file, settings);
}

}  // namespace meretid::tenders
