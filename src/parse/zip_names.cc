// SPDX-License-Identifier: EUPL-1.2
#include "parse/zip_names.h"

#include <algorithm>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

// The upper half of code page 850; 437 has the same letters at the same places, but for ø and Ø, which it lacks.
constexpr std::u32string_view kCodePage850 =
    U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
    U"└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";
static_assert(kCodePage850.size() == 128);

}  // namespace

std::string zip_name(std::string_view raw) {
  if (base::is_utf8(raw)) return std::string(raw);
  int dos = 0, windows = 0;
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    dos += std::string_view("\x91\x9b\x86\x92\x9d\x8f\x82\x84\x94\x81").find(c) != std::string_view::npos ? 1 : 0;
    windows += std::string_view("\xe6\xf8\xe5\xc6\xd8\xc5\xe9\xe4\xf6\xfc").find(c) != std::string_view::npos && byte >= 0xc0 ? 1 : 0;
  }
  if (windows > dos) return base::from_windows_1252(raw);
  std::string name;
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    base::append(name, byte < 0x80 ? byte : kCodePage850[byte - 0x80]);
  }
  return name;
}

}  // namespace meretid::parse
