// SPDX-License-Identifier: EUPL-1.2
#include "parse/mail.h"

#include <gmime/gmime.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <memory>
#include <set>

#include "base/catalogue.h"
#include "base/utf8.h"
#include "parse/html_text.h"

namespace meretid::parse {
namespace {

constexpr int kDeepest = 30;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string owned_text(char* text) {
  std::string copy = text != nullptr ? base::repair(text) : "";
  g_free(text);
  return copy;
}

/// The decoded bytes of a part.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return {};
  const Owned<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, memory.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

class Reading {
 public:
  Result<Mail> read(std::string_view bytes) {
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    if (bytes.starts_with("From ")) g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MBOX);
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) return fail("parse.mail_damaged", Kind::kBadInput);
    head(message.get());
    if (GMimeObject* root = g_mime_message_get_mime_part(message.get()); root != nullptr) part(root, 0);
    body();
    return std::move(mail_);
  }

 private:
  void line(const char* name, const std::string& value) {
    if (!value.empty()) mail_.text += std::string(name) + ": " + value + "\n";
  }

  void head(GMimeMessage* message) {
    const auto addresses = [&](GMimeAddressType kind) {
      InternetAddressList* list = g_mime_message_get_addresses(message, kind);
      return list == nullptr ? std::string() : owned_text(internet_address_list_to_string(list, nullptr, FALSE));
    };
    line("Fra", addresses(GMIME_ADDRESS_TYPE_FROM));
    line("Afsender", addresses(GMIME_ADDRESS_TYPE_SENDER));
    line("Svar til", addresses(GMIME_ADDRESS_TYPE_REPLY_TO));
    line("Til", addresses(GMIME_ADDRESS_TYPE_TO));
    line("Cc", addresses(GMIME_ADDRESS_TYPE_CC));
    line("Bcc", addresses(GMIME_ADDRESS_TYPE_BCC));
    const char* date = g_mime_object_get_header(GMIME_OBJECT(message), "Date");
    line("Dato", date != nullptr ? base::repair(date) : "");
    const char* subject = g_mime_message_get_subject(message);
    line("Emne", subject != nullptr ? base::repair(subject) : "");
  }

  std::string decoded(GMimePart* part) {
    const std::string raw = content_of(part);
    const char* said = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
    std::string charset = base::lower(std::string_view(said != nullptr ? said : ""));
    if (charset.empty() || charset == "utf-8" || charset == "utf8" || charset == "us-ascii" || charset == "unknown-8bit")
      return base::is_utf8(raw) ? raw : base::from_windows_1252(raw);
    // What says Latin-1 is Windows-1252 in the wild (WHATWG Encoding).
    if (charset == "iso-8859-1" || charset == "latin1" || charset == "windows-1252" || charset == "cp1252")
      return base::from_windows_1252(raw);
    const iconv_t converter = ::iconv_open("UTF-8", charset.c_str());
    // iconv_open gives (iconv_t)-1 for what it does not know; gmime's own call says so as a pointer.
    if (converter == reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr)
      mail_.findings.emplace_back("parse.unknown_charset", Kind::kBadInput, base::Arguments{{"found", charset.substr(0, 40)}});
      return base::is_utf8(raw) ? raw : base::from_windows_1252(raw);
    }
    std::string text(raw.size() * 4 + 16, '\0');
    char* in = const_cast<char*>(raw.data());
    std::size_t in_left = raw.size(), out_left = text.size();
    char* out = text.data();
    while (in_left > 0 && ::iconv(converter, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1) && out_left > 4) {
      if (in_left == 0) break;
      *out++ = '?';  // one byte that does not belong: step over it
      --out_left;
      ++in;
      --in_left;
    }
    ::iconv_close(converter);
    text.resize(text.size() - out_left);
    return base::repair(text);
  }

  void part(GMimeObject* object, int depth) {
    if (depth > kDeepest) {
      mail_.whole = false;
      mail_.findings.emplace_back("parse.too_deep", Kind::kBadInput, base::Arguments{{"expected", std::to_string(kDeepest)}});
      return;
    }
    if (GMIME_IS_MULTIPART(object)) {
      auto* multipart = GMIME_MULTIPART(object);
      for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) part(g_mime_multipart_get_part(multipart, i), depth + 1);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
      if (inner == nullptr) return;
      const char* subject = g_mime_message_get_subject(inner);
      mail_.parts.push_back({subject != nullptr && *subject != 0 ? base::repair(subject) + ".eml" : "", ".eml",
                             owned_raw(g_mime_object_to_string(GMIME_OBJECT(inner), nullptr))});
    } else if (GMIME_IS_PART(object)) {
      leaf(GMIME_PART(object));
    }
  }

  static std::string owned_raw(char* text) {
    std::string copy = text != nullptr ? text : "";
    g_free(text);
    return copy;
  }

  void leaf(GMimePart* part) {
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const bool text = g_mime_content_type_is_type(type, "text", "*");
    const char* said = g_mime_part_get_filename(part);
    const std::string name = said != nullptr ? base::repair(said) : "";
    if (text && name.empty() && !g_mime_part_is_attachment(part)) {
      if (g_mime_content_type_is_type(type, "text", "html")) {
        html_.push_back(html_to_text(decoded(part)));
        return;
      }
      if (g_mime_content_type_is_type(type, "text", "plain")) {
        plain_.push_back(decoded(part));
        return;
      }
    }
    const char* kind = g_mime_content_type_get_media_subtype(type);
    std::string ending = kind != nullptr ? "." + base::repair(kind).substr(0, 12) : "";
    if (ending == ".plain") ending = ".txt";
    if (ending == ".octet-stream") ending.clear();
    mail_.parts.push_back({name, std::move(ending), content_of(part)});
  }

  /// Words of the HTML that the plain text lacks: then both are read, whoever was meant to see which.
  static bool says_more(const std::string& html, const std::string& plain) {
    const auto words = [](const std::string& text) {
      std::set<std::string> found;
      std::string word;
      for (const char c : text + " ") {
        if (static_cast<unsigned char>(c) > ' ') {
          word.push_back(c);
        } else if (!word.empty()) {
          found.insert(std::move(word));
          word.clear();
        }
      }
      return found;
    };
    const auto theirs = words(html), ours = words(plain);
    return !std::includes(ours.begin(), ours.end(), theirs.begin(), theirs.end());
  }

  void body() {
    std::string plain, html;
    for (const auto& text : plain_) plain += (plain.empty() ? "" : "\n") + text;
    for (const auto& text : html_) html += (html.empty() ? "" : "\n") + text;
    plain.erase(std::remove(plain.begin(), plain.end(), '\r'), plain.end());
    std::replace(plain.begin(), plain.end(), '\0', ' ');
    mail_.text += "\n";
    mail_.text += plain;
    if (!html.empty() && says_more(html, plain)) mail_.text += (plain.empty() ? "" : "\n\n— HTML —\n") + html;
    if (plain.empty() && html.empty()) mail_.findings.emplace_back("parse.mail_without_text", Kind::kBadInput);
  }

  Mail mail_;
  std::vector<std::string> plain_, html_;
};

}  // namespace

void prepare_mail() {
  std::setlocale(LC_ALL, "C.UTF-8");
  g_mime_init();
  // glibc loads a character set from disk when it is first used and keeps it while it is in use: so these stay in use.
  for (const char* charset : {"ISO-8859-1", "ISO-8859-15", "WINDOWS-1252", "ISO-8859-2", "WINDOWS-1250", "ISO-8859-9", "WINDOWS-1254",
                              "KOI8-R", "WINDOWS-1251", "UTF-16", "UTF-7", "IBM850"}) {
    ::iconv_open("UTF-8", charset);
    ::iconv_open(charset, "UTF-8");
  }
}

Result<Mail> read_mail(std::string_view bytes) { return Reading().read(bytes); }

}  // namespace meretid::parse
