// SPDX-License-Identifier: EUPL-1.2
#include "parse/office/outlook.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr int kDeepest = 5;

std::uint64_t little(std::string_view bytes, std::size_t at, int count) {
  std::uint64_t value = 0;
  for (int i = 0; i < count && at + static_cast<std::size_t>(i) < bytes.size(); ++i)
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)])) << (8 * i);
  return value;
}

std::string hex4(unsigned number) {
  std::array<char, 5> text{};
  std::snprintf(text.data(), text.size(), "%04X", number & 0xFFFFU);
  return text.data();
}

/// One storage's properties: strings and bytes as streams, fixed ones in a table of 16 bytes each.
class Properties {
 public:
  Properties(const CompoundFile& file, std::size_t storage, std::size_t head) : file_(file), storage_(storage) {
    const std::string table = file.stream(storage, "__properties_version1.0");
    if (table.size() > head) fixed_ = table.substr(head);
  }
  std::string text(unsigned id) const {
    const std::string name = "__substg1.0_" + hex4(id);
    if (const auto at = file_.find(storage_, name + "001F"); at != CompoundFile::kNone) return without_zeros(base::from_utf16(file_.stream(at), false).text);
    if (const auto at = file_.find(storage_, name + "001E"); at != CompoundFile::kNone) {
      const std::string bytes = file_.stream(at);
      return without_zeros(base::is_utf8(bytes) ? bytes : base::from_windows_1252(bytes));
    }
    return {};
  }
  std::string bytes(unsigned id) const { return file_.stream(storage_, "__substg1.0_" + hex4(id) + "0102"); }
  std::size_t object(unsigned id) const { return file_.find(storage_, "__substg1.0_" + hex4(id) + "000D"); }
  std::uint64_t fixed(unsigned id) const {
    for (std::size_t at = 0; at + 16 <= fixed_.size(); at += 16)
      if (little(fixed_, at + 2, 2) == id) return little(fixed_, at + 8, 8);
    return 0;
  }

 private:
  static std::string without_zeros(std::string text) {
    std::erase(text, '\0');
    return text;
  }
  const CompoundFile& file_;
  std::size_t storage_;
  std::string fixed_;
};

/// FILETIME: tenths of microseconds since 1601.
std::string date_text(std::uint64_t time) {
  if (time == 0) return {};
  const auto seconds = static_cast<std::time_t>(time / 10'000'000) - 11'644'473'600;
  std::tm parts{};
  if (::gmtime_r(&seconds, &parts) == nullptr) return {};
  std::array<char, 64> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M (UTC)", &parts);
  return {text.data(), length};
}

class Reader {
 public:
  explicit Reader(const CompoundFile& file) : file_(file) {}

  void read(std::size_t storage, int depth, OutlookMessage& message) {
    const Properties properties(file_, storage, storage == CompoundFile::kRoot ? 32 : 24);
    const auto line = [&](const char* name, const std::string& value) {
      if (!value.empty()) message.text += std::string(name) + ": " + value + "\n";
    };
    const std::string address = first({properties.text(0x5D01), properties.text(0x0C1F)});
    const std::string name = first({properties.text(0x0C1A), properties.text(0x0042)});
    line("Fra", address.empty() || address == name || address.starts_with("/") ? name : name + " <" + address + ">");
    std::array<std::string, 4> recipients;
    for (const std::size_t child : file_.entry(storage).children) {
      if (!file_.entry(child).name.starts_with("__recip_version1.0_")) continue;
      const Properties of(file_, child, 8);
      const std::string mail = first({of.text(0x39FE), of.text(0x3003)}), who = of.text(0x3001);
      std::string& list = recipients[std::min<std::uint64_t>(of.fixed(0x0C15), 3)];
      list += (list.empty() ? "" : ", ") + (mail.empty() || mail == who || mail.starts_with("/") ? who : who + " <" + mail + ">");
    }
    line("Til", first({recipients[1] + recipients[0], properties.text(0x0E04)}));
    line("Cc", first({recipients[2], properties.text(0x0E03)}));
    line("Bcc", first({recipients[3], properties.text(0x0E02)}));
    line("Dato", date_text(first_time(properties.fixed(0x0039), properties.fixed(0x0E06))));
    line("Emne", properties.text(0x0037));
    message.text += "\n";
    const std::string body = properties.text(0x1000);
    message.text += body;
    if (body.find_first_not_of(" \t\r\n") == body.npos) {
      message.html = properties.bytes(0x1013);
      if (message.html.empty()) message.html = properties.text(0x1013);
      if (message.html.empty())
        if (const std::string rtf = decompressed_rtf(properties.bytes(0x1009)); !rtf.empty()) message.attachments.push_back({"mailens tekst.rtf", rtf});
    }
    for (const std::size_t child : file_.entry(storage).children)
      if (file_.entry(child).name.starts_with("__attach_version1.0_")) attachment(child, depth, message);
  }

 private:
  static std::string first(std::initializer_list<std::string> texts) {
    for (const std::string& text : texts)
      if (!text.empty()) return text;
    return {};
  }
  static std::uint64_t first_time(std::uint64_t a, std::uint64_t b) { return a != 0 ? a : b; }

  void attachment(std::size_t storage, int depth, OutlookMessage& message) {
    const Properties of(file_, storage, 8);
    const std::string name = first({of.text(0x3707), of.text(0x3704), of.text(0x3001)});
    if (const std::size_t inner = of.object(0x3701); inner != CompoundFile::kNone && file_.entry(inner).storage) {
      if (depth >= kDeepest) return;
      OutlookMessage within;
      read(inner, depth + 1, within);
      const std::string title = name.empty() ? "videresendt mail" : name;
      message.attachments.push_back({title + ".txt", within.text});
      if (!within.html.empty()) message.attachments.push_back({title + ".html", within.html});
      for (PackagePart& part : within.attachments) message.attachments.push_back({title + "/" + part.name, std::move(part.bytes)});
      return;
    }
    message.attachments.push_back({name, of.bytes(0x3701)});
  }

  const CompoundFile& file_;
};

}  // namespace

OutlookMessage read_outlook(const CompoundFile& file) {
  OutlookMessage message;
  Reader(file).read(CompoundFile::kRoot, 0, message);
  return message;
}

std::string decompressed_rtf(std::string_view bytes) {
  constexpr std::size_t kWindow = 4096, kMost = std::size_t{64} << 20;
  constexpr std::string_view kStart =
      "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial"
      "Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
  if (bytes.size() < 16) return {};
  const auto kind = little(bytes, 8, 4), size = little(bytes, 4, 4);
  if (kind == 0x414C454D) return std::string(bytes.substr(16, size));
  if (kind != 0x75465A4C) return {};
  std::string window(kWindow, '\0'), out;
  std::copy(kStart.begin(), kStart.end(), window.begin());
  std::size_t write = kStart.size(), at = 16;
  const auto put = [&](char c) {
    out.push_back(c);
    window[write] = c;
    write = (write + 1) % kWindow;
  };
  while (at < bytes.size() && out.size() < std::min<std::size_t>(size, kMost)) {
    const unsigned control = static_cast<unsigned char>(bytes[at++]);
    for (unsigned bit = 0; bit < 8 && at < bytes.size(); ++bit) {
      if ((control >> bit & 1U) == 0) {
        put(bytes[at++]);
        continue;
      }
      if (at + 1 >= bytes.size()) return out;
      const unsigned reference = static_cast<unsigned char>(bytes[at]) << 8U | static_cast<unsigned char>(bytes[at + 1]);
      at += 2;
      std::size_t from = reference >> 4U;
      if (from == write) return out;
      for (unsigned i = 0; i < (reference & 15U) + 2; ++i) put(window[from]), from = (from + 1) % kWindow;
    }
  }
  return out;
}

}  // namespace meretid::parse
