// SPDX-License-Identifier: EUPL-1.2
// "tools": which programs answer from inside the walls, and with which version. For `meretid doctor`.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "parse/answers.h"
#include "parse/operation.h"
#include "parse/tool.h"

namespace meretid::parse {
namespace {

/// "pdftotext version 22.12.0" -> "22.12.0"; "" when the program does not answer.
std::string version(std::vector<std::string> argv) {
  const auto output = run_tool({.argv = std::move(argv)});
  if (!output || output->status >= 126) return {};
  const std::string said = output->out + output->message;
  const auto from = said.find_first_of("0123456789");
  if (from == said.npos) return {};
  return said.substr(from, std::min(said.find_first_not_of("0123456789.", from), said.size()) - from);
}

/// Told by its own settings: starting it would cost a second.
std::string office_version() {
  std::ifstream settings("/usr/lib/libreoffice/program/versionrc");
  const std::string text((std::istreambuf_iterator<char>(settings)), std::istreambuf_iterator<char>());
  const std::string key = "UpdateID=LibreOffice_";
  const auto from = text.find(key);
  if (from == text.npos) return "?";
  return text.substr(from + key.size(), text.find_first_of("_\n", from + key.size()) - from - key.size());
}

bool has_fonts() {
  std::error_code none;
  for (std::filesystem::recursive_directory_iterator at("/usr/share/fonts", none), end; !none && at != end; at.increment(none))
    if (const auto ending = at->path().extension(); ending == ".ttf" || ending == ".otf") return true;
  return false;
}

Result<std::string> look(Task&) {
  ToolsAnswer answer;
  answer.pdftotext = version({"pdftotext", "-v"});
  answer.pdftoppm = version({"pdftoppm", "-v"});
  answer.tesseract = version({"tesseract", "--version"});
  if (const auto languages = run_tool({.argv = {"tesseract", "--list-langs"}}); languages)
    answer.danish = (languages->out + "\n").find("\ndan\n") != std::string::npos;
  if (std::filesystem::exists("/usr/lib/libreoffice/program/soffice.bin")) answer.soffice = office_version();
  answer.fonts = has_fonts();
  return describe::to_json(answer);
}

}  // namespace

extern const Operation kTools{"tools", Profile::kTool, &look};

}  // namespace meretid::parse
