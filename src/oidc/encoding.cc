// SPDX-License-Identifier: EUPL-1.2
#include "oidc/encoding.h"

#include <sodium.h>

#include <algorithm>

#include "base/hash.h"

namespace meretid::oidc {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

bool plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.' || c == '*';
}

std::optional<std::string> form_decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    const auto byte = base::from_hex(text.substr(i + 1, 2));
    if (!byte || byte->size() != 1) return std::nullopt;
    out += *byte;
    i += 2;
  }
  return out;
}

}  // namespace

std::string base64url(std::string_view bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), kVariant);
  text.pop_back();  // the zero at the end
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  // libsodium 1.0.18 takes bytes from 0x80 for '_': fuzz/oidc_token.cc found it.
  if (!std::all_of(text.begin(), text.end(), [](char c) { return plain(c) && c != '.' && c != '*'; })) return std::nullopt;
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, &end, kVariant) != 0 ||
      end != text.data() + text.size())
    return std::nullopt;
  bytes.resize(size);
  return bytes;
}

std::string sha256(std::string_view bytes) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), bytes_of(bytes), bytes.size());
  return digest;
}

std::string form_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (plain(c)) out += c;
    else if (c == ' ') out += '+';
    else out += "%" + base::to_hex({&c, 1});
  }
  return out;
}

std::string form_encode(const Fields& fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    if (!out.empty()) out += '&';
    out += form_encode(name);
    out += '=';
    out += form_encode(value);
  }
  return out;
}

std::optional<std::string> form_field(std::string_view form, std::string_view name) {
  std::optional<std::string> found;
  while (!form.empty()) {
    const std::string_view one = form.substr(0, form.find('&'));
    form.remove_prefix(std::min(one.size() + 1, form.size()));
    const std::size_t equals = one.find('=');
    if (one.substr(0, equals) != name) continue;
    if (found || equals == std::string_view::npos) return std::nullopt;
    found = form_decode(one.substr(equals + 1));
    if (!found) return std::nullopt;
  }
  return found;
}

std::string with_query(std::string_view address, const Fields& fields) {
  std::string out(address);
  out += address.find('?') == std::string_view::npos ? '?' : '&';
  return out + form_encode(fields);
}

}  // namespace meretid::oidc
