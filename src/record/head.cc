// SPDX-License-Identifier: EUPL-1.2
#include "record/head.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/hash.h"
#include "record/chain.h"
#include "store/durable_file.h"
#include "store/sql.h"

namespace meretid::record {
namespace {

constexpr std::string_view kFirstLine = "meretid record head 1";

std::string_view view(const store::KeyBytes& key) {
  return {reinterpret_cast<const char*>(key.data()), key.size()};
}

std::string text_before_signature(const Head& head) {
  return std::string(kFirstLine) + "\nposition " + std::to_string(head.position) + "\nlink " +
         head.link + "\nroot " + head.root + "\ntime " + to_iso8601(head.at) + "\nkey " + head.key +
         "\n";
}

bool is_hex(std::string_view text, std::size_t bytes) {
  return text.size() == 2 * bytes && text.find_first_not_of("0123456789abcdef") == text.npos;
}

/// Takes the lines of a file one after the other and counts them.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  bool over() const { return rest_.empty(); }
  int number() const { return number_; }
  std::string_view next() {
    const std::string_view line = rest_.substr(0, rest_.find('\n'));
    rest_.remove_prefix(std::min(rest_.size(), line.size() + 1));
    ++number_;
    return line;
  }
  /// The value of the line "name value"; none when the line is another.
  std::optional<std::string_view> value(std::string_view name) {
    std::string_view line = next();
    if (!line.starts_with(name) || line.size() <= name.size() || line[name.size()] != ' ')
      return std::nullopt;
    line.remove_prefix(name.size() + 1);
    return line;
  }

 private:
  std::string_view rest_;
  int number_ = 0;
};

bool take_hex(Lines& lines, std::string_view name, std::size_t bytes, std::string& into) {
  const auto value = lines.value(name);
  if (!value || !is_hex(*value, bytes)) return false;
  into = *value;
  return true;
}

bool take_head(Lines& lines, Head& head) {
  if (lines.next() != kFirstLine) return false;
  const auto position = lines.value("position");
  if (!position) return false;
  const auto [end, code] =
      std::from_chars(position->data(), position->data() + position->size(), head.position);
  if (code != std::errc() || std::to_string(head.position) != *position || head.position < 1)
    return false;
  if (!take_hex(lines, "link", 32, head.link) || !take_hex(lines, "root", 32, head.root))
    return false;
  const auto time = lines.value("time");
  const auto at = time ? from_iso8601(*time) : std::nullopt;
  if (!at || to_iso8601(*at) != *time) return false;
  head.at = *at;
  return take_hex(lines, "key", 32, head.key) && take_hex(lines, "signature", 64, head.signature);
}

}  // namespace

std::string to_text(const Head& head) {
  return text_before_signature(head) + "signature " + head.signature + "\n";
}

Result<std::vector<Head>> read_heads(std::string_view text, std::string_view file) {
  std::vector<Head> heads;
  Lines lines(text);
  while (!lines.over()) {
    Lines ahead = lines;
    if (ahead.next().empty()) {
      lines = ahead;
      continue;
    }
    Head head;
    if (!take_head(lines, head))
      return fail("record.head_form", Kind::kBadInput, {},
                  std::string(file) + ":" + std::to_string(lines.number()));
    heads.push_back(std::move(head));
  }
  if (heads.empty())
    return fail("record.head_form", Kind::kBadInput, {}, std::string(file) + ":1");
  return heads;
}

Result<std::vector<Head>> read_head_file(const std::filesystem::path& file) {
  TRY(const auto text, store::read_small_file(file));
  if (!text) return fail("record.no_head_file", Kind::kNotFound, {}, file.string());
  return read_heads(*text, file.string());
}

bool signature_fits(const Head& head) {
  const auto key = base::from_hex(head.key), signature = base::from_hex(head.signature);
  store::KeyBytes public_key;
  if (!key || key->size() != public_key.size() || !signature) return false;
  std::memcpy(public_key.data(), key->data(), public_key.size());
  return signed_by(public_key, *signature, text_before_signature(head));
}

Result<std::optional<Head>> current_head(store::Connection& db, const store::KeyBytes& signing_key,
                                         Timestamp now) {
  TRY(const store::Rows last, db.query(store::sql("record/head/last")));
  if (last.empty()) return std::optional<Head>();
  Head head;
  head.position = last[0].integer("last_position");
  head.link = last[0].text("head");
  head.root = last[0].text("root");
  head.at = now;
  head.key = base::to_hex(view(public_key_of(signing_key)));
  head.signature = base::to_hex(sign(signing_key, text_before_signature(head)));
  return std::optional(std::move(head));
}

std::string public_key_pem(const store::KeyBytes& signing_key) {
  // SubjectPublicKeyInfo of Ed25519: these twelve bytes, then the key (RFC 8410, section 10.1).
  constexpr std::array<unsigned char, 12> kPrefix{0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
                                                  0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
  std::array<unsigned char, kPrefix.size() + 32> der;
  const store::KeyBytes key = public_key_of(signing_key);
  std::copy(kPrefix.begin(), kPrefix.end(), der.begin());
  std::copy(key.begin(), key.end(), der.begin() + kPrefix.size());
  std::string base64(sodium_base64_encoded_len(der.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(base64.data(), base64.size(), der.data(), der.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  base64.resize(base64.find('\0'));
  return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
}

}  // namespace meretid::record
