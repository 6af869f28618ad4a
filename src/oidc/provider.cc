// SPDX-License-Identifier: EUPL-1.2
#include "oidc/provider.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "base/log.h"
#include "oidc/fetch.h"

namespace meretid::oidc {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kStands = kHour;
constexpr std::int64_t kRefetchEvery = 30 * kSecond;
constexpr std::int64_t kFailureStands = 3 * kSecond;
constexpr std::chrono::milliseconds kPatience{300};

std::string text(const Json& document, const char* name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool lists(const Json& document, const char* name, std::string_view value) {
  const auto found = document.find(name);
  return found != document.end() && found->is_array() &&
         std::any_of(found->begin(), found->end(),
                     [&](const Json& one) { return one.is_string() && one.get<std::string>() == value; });
}

Result<std::string> get(const std::string& url) {
  TRY(Answer answer, fetch({.url = url, .form = {}, .user = {}, .password = {}, .bearer = {}}));
  if (answer.status != 200)
    return fail("oidc.unreachable", Kind::kInternal, {}, "HTTP " + std::to_string(answer.status));
  return std::move(answer.body);
}

}  // namespace

Result<Metadata> parse_metadata(std::string_view json, std::string_view issuer) {
  const auto refuse = [](std::string where) { return fail("oidc.discovery", Kind::kRefused, {}, std::move(where)); };
  const Json document = Json::parse(json, nullptr, false);
  if (!document.is_object()) return refuse("JSON");
  if (text(document, "issuer") != issuer) return refuse("issuer");
  Metadata metadata;
  struct Address {
    const char* name;
    std::string Metadata::*field;
    bool needed;
  };
  for (const auto& [name, field, needed] :
       {Address{"authorization_endpoint", &Metadata::authorization_endpoint, true},
        Address{"token_endpoint", &Metadata::token_endpoint, true}, Address{"jwks_uri", &Metadata::keys, true},
        Address{"userinfo_endpoint", &Metadata::userinfo_endpoint, false},
        Address{"end_session_endpoint", &Metadata::end_session_endpoint, false}}) {
    metadata.*field = text(document, name);
    if ((metadata.*field).empty() ? needed : !may_call(metadata.*field)) return refuse(name);
  }
  // PKCE is in use whether or not the document says so; one that lists methods and not ours would refuse us.
  if (document.contains("code_challenge_methods_supported") &&
      !lists(document, "code_challenge_methods_supported", "S256"))
    return refuse("code_challenge_methods_supported");
  // Absent means client_secret_basic (Discovery 1.0, 3).
  metadata.basic = !document.contains("token_endpoint_auth_methods_supported") ||
                   lists(document, "token_endpoint_auth_methods_supported", "client_secret_basic");
  metadata.names_issuer = document.value("authorization_response_iss_parameter_supported", Json()) == Json(true);
  return metadata;
}

bool Provider::has(const State& state, Want want) const {
  const Timestamp now = clock_.now();
  const bool described = state.metadata && now - state.metadata_at < kStands;
  if (want == Want::kMetadata) return described;
  const bool keys = described && state.keys && now - state.keys_at < kStands;
  if (want == Want::kKeys) return keys;
  return keys && now - state.refetched_at < kRefetchEvery;
}

Result<void> Provider::bring(State& state, Want want) {
  const Timestamp now = clock_.now();
  if (!has(state, Want::kMetadata)) {
    std::string address = issuer_;
    while (address.ends_with('/')) address.pop_back();
    TRY(const std::string document, get(address + "/.well-known/openid-configuration"));
    TRY(Metadata metadata, parse_metadata(document, issuer_));
    state.metadata = std::make_shared<const Metadata>(std::move(metadata));
    state.metadata_at = now;
  }
  if (want == Want::kMetadata) return {};
  TRY(const std::string document, get(state.metadata->keys));
  TRY(KeySet keys, KeySet::parse(document));
  state.keys = std::make_shared<const KeySet>(std::move(keys));
  state.keys_at = now;
  if (want == Want::kNewerKeys) state.refetched_at = now;
  return {};
}

Result<Provider::State> Provider::state(Want want) {
  const auto known = [this] {
    const std::lock_guard lock(mutex_);
    return state_;
  };
  if (State now = known(); has(now, want)) return now;
  const std::unique_lock asking(asking_, kPatience);
  if (!asking) return fail("oidc.busy", Kind::kTooMany, {{"seconds", "1"}});
  State now = known();
  if (has(now, want)) return now;  // somebody else was faster
  if (now.failed_at.microseconds > 0 && clock_.now() - now.failed_at < kFailureStands) return fail(now.failure);
  const auto brought = bring(now, want);
  now.failed_at = brought ? Timestamp{} : clock_.now();
  if (!brought) {
    now.failure = brought.error();
    base::log_warning("oidc.provider", {{"code", now.failure.code}, {"where", now.failure.where}});
  }
  {
    const std::lock_guard lock(mutex_);
    state_ = now;
  }
  if (!brought) return fail(brought.error());
  return now;
}

Result<Metadata> Provider::metadata() {
  TRY(const State now, state(Want::kMetadata));
  return *now.metadata;
}

Result<void> Provider::verify(const Jws& jws) {
  TRY(const State first, state(Want::kKeys));
  const auto verified = first.keys->verify(jws);
  if (verified || verified.error().code != "oidc.unknown_key") return verified;
  TRY(const State second, state(Want::kNewerKeys));
  return second.keys->verify(jws);
}

}  // namespace meretid::oidc
