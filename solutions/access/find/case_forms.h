// SPDX-License-Identifier: EUPL-1.2
// The written forms of case numbers, each read from a place on; what a number is called by is looked at in scan_cases.cc. `at` comes back
// where nothing of the form stands there. `start` is moved to where it begins in front of its digits. Pure; each costs what it reads.
#pragma once

#include <string>

#include "solutions/access/find/cursor.h"

namespace meretid::access {

/// "2024", "24": one that a case may have been opened in.
bool case_year(const std::string& text);

/// 27.00.00[-G01[-12[-24]]], also "00.24.12 A06-54-25".
std::int32_t subject_number(const danish::Text& text, std::int32_t at, double& score);
/// 2024-012345 | 24/12345 | 2024/123 | 2024 - 12345
std::int32_t year_number(const danish::Text& text, std::int32_t at, double& score);
/// ABC-2024-12345
std::int32_t lettered_number(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score);
/// "306-2023-14872": an office, the year, the number.
std::int32_t office_number(const danish::Text& text, std::int32_t at, double& score);
/// "16123/2022", "37938-2021", "2012.95257": a running number and its year, in either order.
std::int32_t year_behind(const danish::Text& text, std::int32_t at, double& score);
/// Where "S2019-2577" begins: up to four capitals right before the year.
std::int32_t with_letters_glued(const danish::Text& text, std::int32_t start);
/// 0900-10271-00044-24: the police's journal, by form
std::int32_t police_number(const danish::Text& text, std::int32_t at, double& score);
/// "SS 4-1234/2018", "BS-12345/2024-ODE": a court's case, by its letters.
std::int32_t court_number(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score);
/// "VL B-0881-17", "ØL S-1234-20", "Landsrettens sag B-881-17": the courts of appeal.
std::int32_t appeal_number(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score);
/// "FLN 441.22", "NMK-510-00123", "NK 77-b": boards number their cases behind the letters they go by.
std::int32_t board_number(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score);
/// "21SPS77": year, letters, number; only on a line that speaks of a case.
std::int32_t lettered_within(const danish::Text& text, std::int32_t at);
/// "arkivnr. Gr. 12 nr. 887 f": the shelf marks of old archives.
std::int32_t shelf_mark(const danish::Text& text, std::int32_t at, std::int32_t& start);
/// "BS 1502-1844/2022", "AES 1304477": capitals and one blank before the digits.
std::int32_t with_letters_apart(const danish::Text& text, std::int32_t start);
/// Right behind "sagsnr.": letters, digits and marks without a blank, with at least three digits.
std::int32_t named_number(const danish::Text& text, std::int32_t at, std::int32_t& start, double& score);

}  // namespace meretid::access
