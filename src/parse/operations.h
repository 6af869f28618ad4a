// SPDX-License-Identifier: EUPL-1.2
// The one list of what meretid-parse can do: one line for each operation (operation.h says how one is written).
// The parent takes the profile from here, the child the function; the child refuses when the two disagree.
#pragma once

#include <optional>
#include <string_view>

#include "parse/operation.h"

// clang-format off
#define MERETID_OPERATIONS(one)                  \
  one(kProbePure, "probe_pure", Profile::kPure)  \
  one(kProbeTool, "probe_tool", Profile::kTool)  \
  one(kTypeset, "typeset", Profile::kTool)       \
  one(kImagePage, "image_page", Profile::kTool)  \
  one(kRender, "render", Profile::kTool)         \
  one(kRedactPages, "redact_pages", Profile::kTool) \
  one(kStrike, "strike", Profile::kPure)         \
  one(kRaw, "raw", Profile::kPure)               \
  one(kText, "text", Profile::kPure)             \
  one(kMail, "mail", Profile::kPure)             \
  one(kUnzip, "unzip", Profile::kPure)           \
  one(kImage, "image", Profile::kPure)           \
  one(kWorkbook, "workbook", Profile::kPure)     \
  one(kXml, "xml", Profile::kPure)               \
  one(kProperties, "properties", Profile::kPure) \
  one(kPdfStructure, "pdf_structure", Profile::kPure) \
  one(kPdfWords, "pdf_words", Profile::kTool)    \
  one(kPdfHidden, "pdf_hidden", Profile::kTool)  \
  one(kOffice, "office", Profile::kPure)         \
  one(kHtml, "html", Profile::kPure)             \
  one(kPicturePages, "picture_pages", Profile::kTool) \
  one(kOfficeConvert, "office_convert", Profile::kTool) \
  one(kOcr, "ocr", Profile::kTool)               \
  one(kTools, "tools", Profile::kTool)
// clang-format on

namespace meretid::parse {

std::optional<Profile> profile_of(std::string_view operation);

}  // namespace meretid::parse
