// SPDX-License-Identifier: EUPL-1.2
// One door for all files: CSV, OCDS, XLSX (a sheet of bids or of notices), award notices in XML or a ZIP of them. What is a foreign format is read in the sandbox.
// Whether a file holds bids or notices follows from its columns, unless told. Cost: of read_bids; a child process for spreadsheets and XML.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "parse/sandbox.h"
#include "solutions/tenders/bids/read_bids.h"
#include "solutions/tenders/notices/csv_notices.h"

namespace meretid::tenders {

enum class Mode : std::uint8_t { kBids, kNotices };

struct FileSettings : ReadSettings {
  std::optional<Mode> mode;      ///< else found
  std::string sheet;             ///< of a workbook; else the first that is shown and looks like bids or notices
};

using ReadFile = std::variant<ReadBids, ReadNotices>;

/// kBadInput with file, sheet and cell.
Result<ReadFile> read_any(std::string_view bytes, const FileSettings& settings, const std::string& name, const parse::Sandbox& sandbox);
/// CSV and OCDS are mapped, not copied.
Result<ReadFile> read_any_file(const std::filesystem::path& file, const FileSettings& settings, const parse::Sandbox& sandbox);

}  // namespace meretid::tenders
