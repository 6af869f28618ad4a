// SPDX-License-Identifier: EUPL-1.2
// "office_convert": LibreOffice turns one document into another format: PDF to be shown, or the newer XML formats in which hidden
// matter can be found. A profile made for this one run: no macros, no links to elsewhere, no updates, no recovery.
#include <filesystem>
#include <fstream>
#include <set>

#include "parse/answers.h"
#include "parse/operation.h"
#include "parse/tool.h"

namespace meretid::parse {
namespace {

constexpr const char* kOffice = "/usr/lib/libreoffice/program/soffice.bin";
constexpr int kStartAgain = 81;  // said by the first start with a new profile (desktop/source/app/app.cxx, EXITHELPER_NORMAL_RESTART)

// Even if a macro survived the cleaning: security level 3 runs nothing unsigned, and nothing is allowed at all.
constexpr const char* kSettings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisablePythonRuntime" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="AutoSave" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
)";

Result<std::string> bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file || bytes.empty()) return fail("parse.office_failed", Kind::kBadInput);
  return bytes;
}

Result<std::string> run(Task& task) {
  TRY(const ConvertOptions options, describe::from_json<ConvertOptions>(task.options()));
  static const std::set<std::string> kFrom = {"docx", "odt", "doc", "rtf", "xlsx", "xls", "ods", "fodt", "html"}, kTo = {"pdf", "docx", "xlsx"};
  if (!kFrom.contains(options.from) || !kTo.contains(options.to)) return fail("parse.bad_call", Kind::kInternal, {{"operation", "office_convert"}});
  const std::filesystem::path folder = task.folder();
  std::error_code none;
  std::filesystem::create_directories(folder / "profile/user", none);
  std::ofstream(folder / "profile/user/registrymodifications.xcu") << kSettings;
  TRY(const std::string source, task.path(0, "." + options.from));
  const std::string out = folder / "out";
  const auto start = [&](const char* profile) {
    return run_tool({.argv = {kOffice, "-env:UserInstallation=file://" + (folder / profile).string(), "--headless", "--norestore",
                              "--nolockcheck", "--nologo", "--nodefault", "--convert-to", options.to, "--outdir", out, source},
                     // Without /proc the loader does not know where a program lies, so it is told where its libraries are.
                     .environment = {"HOME=" + folder.string(), "LD_LIBRARY_PATH=/usr/lib/libreoffice/program", "SAL_USE_VCLPLUGIN=svp",
                                     "GSETTINGS_BACKEND=memory", "TMPDIR=" + folder.string()}});
  };
  TRY(ToolOutput said, start("profile"));
  if (said.status == kStartAgain) {
    // Under another name: the socket of the first start is named after the profile, and Landlock lets nobody take it away.
    std::filesystem::rename(folder / "profile", folder / "again", none);
    TRY(said, start("again"));
  }
  const auto made = std::filesystem::path(out) / (std::filesystem::path(source).stem().string() + "." + options.to);
  // It says 0 also when it could not read the file.
  if (!std::filesystem::exists(made, none)) return fail("parse.office_failed", Kind::kBadInput);
  TRY(const std::string bytes, bytes_of(made));
  task.attach("file", bytes);
  return std::string("{}");
}

}  // namespace

extern const Operation kOfficeConvert{"office_convert", Profile::kTool, &run};

}  // namespace meretid::parse
