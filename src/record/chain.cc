// SPDX-License-Identifier: EUPL-1.2
#include "record/chain.h"

#include <sodium.h>

#include "base/hash.h"

namespace meretid::record {
namespace {

std::string signed_text(std::int64_t position, std::string_view head, std::string_view root) {
  return hash_fields('\x03', {"meretid record head 1", std::to_string(position), head, root});
}

/// The root of leaves[begin, end): the left half is the largest power of two below the count.
std::string root_of(const std::vector<std::string>& leaves, std::size_t begin, std::size_t end) {
  if (end - begin == 1) return leaves[begin];
  std::size_t left = 1;
  while (left * 2 < end - begin) left *= 2;
  return base::blake2b(std::string(1, '\x01') + root_of(leaves, begin, begin + left) +
                       root_of(leaves, begin + left, end));
}

}  // namespace

std::string first_link() { return std::string(32, '\0'); }

std::string hash_fields(char kind, std::initializer_list<std::string_view> fields) {
  std::string text(1, kind);
  for (const std::string_view field : fields) {
    for (int byte = 0; byte < 8; ++byte)
      text += static_cast<char>(field.size() >> (8 * byte) & 0xff);
    text += field;
  }
  return base::blake2b(text);
}

std::string leaf_of(const store::Row& line) {
  return hash_fields('\0',
                     {std::to_string(line.integer("number")), std::to_string(line.integer("at")),
                      line.text("event"), line.text("room"), line.text("case_id"), line.text("job"),
                      line.text("account"), line.text("facts")});
}

std::string link_of(std::string_view before, std::string_view leaf) {
  return base::blake2b(std::string(1, '\x02').append(before).append(leaf));
}

std::string merkle_root(const std::vector<std::string>& leaves) {
  return root_of(leaves, 0, leaves.size());
}

store::KeyBytes public_key_of(const store::KeyBytes& seed) {
  store::KeyBytes public_key;
  unsigned char secret_key[crypto_sign_SECRETKEYBYTES];
  crypto_sign_seed_keypair(public_key.data(), secret_key, seed.data());
  sodium_memzero(secret_key, sizeof secret_key);
  return public_key;
}

std::string sign(const store::KeyBytes& seed, std::string_view text) {
  unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
  unsigned char secret_key[crypto_sign_SECRETKEYBYTES];
  crypto_sign_seed_keypair(public_key, secret_key, seed.data());
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       secret_key);
  sodium_memzero(secret_key, sizeof secret_key);
  return signature;
}

bool signed_by(const store::KeyBytes& public_key, std::string_view signature,
               std::string_view text) {
  return signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size(), public_key.data()) == 0;
}

std::string sign_head(const store::KeyBytes& seed, std::int64_t position, std::string_view head,
                      std::string_view root) {
  return sign(seed, signed_text(position, head, root));
}

bool signature_fits(const store::KeyBytes& seed, std::string_view signature, std::int64_t position,
                    std::string_view head, std::string_view root) {
  return signed_by(public_key_of(seed), signature, signed_text(position, head, root));
}

}  // namespace meretid::record
