// SPDX-License-Identifier: EUPL-1.2
#include "oidc/jws.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "oidc/encoding.h"

namespace meretid::oidc {
namespace {

constexpr std::size_t kLongest = 64 * 1024;

tl::unexpected<Error> malformed(std::string where) {
  return fail("oidc.token", Kind::kRefused, {}, std::move(where));
}

/// A text of the header; empty when absent, nullopt when it is no text.
std::optional<std::string> text(const nlohmann::json& header, const char* name) {
  const auto found = header.find(name);
  if (found == header.end()) return std::string();
  if (!found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

}  // namespace

Result<Jws> parse_jws(std::string_view compact) {
  if (compact.size() > kLongest) return malformed("size");
  const std::size_t first = compact.find('.'), second = compact.find('.', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos ||
      compact.find('.', second + 1) != std::string_view::npos)
    return malformed("parts");
  auto header_text = from_base64url(compact.substr(0, first));
  auto payload = from_base64url(compact.substr(first + 1, second - first - 1));
  auto signature = from_base64url(compact.substr(second + 1));
  if (!header_text || !payload || !signature) return malformed("base64url");
  const auto header = nlohmann::json::parse(*header_text, nullptr, false);
  if (!header.is_object()) return malformed("header");
  const auto algorithm = text(header, "alg"), key = text(header, "kid"), type = text(header, "typ");
  if (!algorithm || !key || !type || header.contains("crit")) return malformed("header");
  Jws jws;
  if (*algorithm == "RS256") jws.algorithm = Algorithm::kRs256;
  else if (*algorithm == "ES256") jws.algorithm = Algorithm::kEs256;
  else if (*algorithm == "PS256") jws.algorithm = Algorithm::kPs256;
  else return fail("oidc.algorithm", Kind::kRefused);
  jws.key = *key;
  jws.type = *type;
  jws.payload = std::move(*payload);
  jws.signed_text = compact.substr(0, second);
  jws.signature = std::move(*signature);
  return jws;
}

}  // namespace meretid::oidc
