// SPDX-License-Identifier: EUPL-1.2
#include "oidc/client.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "base/log.h"
#include "oidc/encoding.h"
#include "oidc/fetch.h"
#include "store/crypto.h"
#include "store/durable_file.h"

namespace meretid::oidc {
namespace {

using Json = nlohmann::json;

constexpr std::chrono::milliseconds kPatience{300};

std::string text(const Json& document, const char* name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

/// An error code of the provider (RFC 6749, 4.1.2.1) for the log; anything else may be text about a person.
std::string code_of(std::string_view error) {
  const bool code = !error.empty() && error.size() <= 40 &&
                    std::all_of(error.begin(), error.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  return code ? std::string(error) : "?";
}

tl::unexpected<Error> answer(std::string where) { return fail("oidc.answer", Kind::kRefused, {}, std::move(where)); }

/// A place, given back at the end.
class Place {
 public:
  explicit Place(Places& places) : places_(places), held_(places.take()) {}
  ~Place() { if (held_) places_.give_back(); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  explicit operator bool() const { return held_; }

 private:
  Places& places_;
  const bool held_;
};

}  // namespace

bool Places::take() {
  std::unique_lock lock(mutex_);
  if (!freed_.wait_for(lock, kPatience, [this] { return free_ > 0; })) return false;
  --free_;
  return true;
}

void Places::give_back() {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
  }
  freed_.notify_one();
}

Result<std::string> read_secret(const std::filesystem::path& file) {
  const auto refuse = [&] { return fail("oidc.secret", Kind::kRefused, {}, file.string()); };
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || (status.st_mode & 077) != 0) return refuse();
  TRY(auto content, store::read_small_file(file));
  if (!content) return refuse();
  std::string secret = content->substr(0, content->find_first_of("\r\n"));
  if (secret.empty()) return refuse();
  return secret;
}

Result<std::string> Client::begin(const Pending& pending, std::string_view language) {
  TRY(const Metadata metadata, provider_.metadata());
  const std::string scope = joined(settings_.scopes), challenge = base64url(sha256(pending.verifier));
  return with_query(metadata.authorization_endpoint,
                    {{"response_type", "code"}, {"client_id", settings_.client_id}, {"redirect_uri", pending.redirect},
                     {"scope", scope}, {"state", pending.state}, {"nonce", pending.nonce},
                     {"code_challenge", challenge}, {"code_challenge_method", "S256"}, {"ui_locales", language}});
}

Result<Person> Client::finish(const Pending& pending, const Returned& returned) {
  if (returned.state.empty() || !store::same_secret(returned.state, pending.state))
    return fail("oidc.expired", Kind::kRefused, {}, "state");
  const Place place(places_);
  if (!place) return fail("oidc.busy", Kind::kTooMany, {{"seconds", "1"}});
  TRY(const Metadata metadata, provider_.metadata());
  // Another provider's answer, slipped in under our state (RFC 9207, 2.4).
  if (returned.issuer.empty() ? metadata.names_issuer : returned.issuer != settings_.issuer)
    return fail("oidc.expired", Kind::kRefused, {}, "iss");
  if (!returned.error.empty()) return fail("oidc.denied", Kind::kRefused, {}, code_of(returned.error));
  if (returned.code.empty()) return answer("code");
  TRY(const Tokens tokens, exchange(metadata, pending, returned.code));
  TRY(const Claims claims, identify(metadata, pending, tokens));
  Person person;
  person.subject = claims.text("sub");
  person.session = claims.text("sid");
  person.login = claims.text("preferred_username");
  person.name = claims.text("name");
  person.grants = roles_of(claims, settings_.roles);
  return person;
}

Result<Client::Tokens> Client::exchange(const Metadata& metadata, const Pending& pending, std::string_view code) {
  Question question;
  question.url = metadata.token_endpoint;
  Fields fields{{"grant_type", "authorization_code"}, {"code", code}, {"redirect_uri", pending.redirect},
                {"code_verifier", pending.verifier}};
  std::string secret;
  if (!settings_.client_secret_file.empty()) {
    TRY(secret, read_secret(settings_.client_secret_file));
  }
  if (!secret.empty() && metadata.basic) {
    question.user = form_encode(settings_.client_id);  // RFC 6749, 2.3.1: encoded, then Basic
    question.password = form_encode(secret);
  } else {
    fields.emplace_back("client_id", settings_.client_id);
    if (!secret.empty()) fields.emplace_back("client_secret", secret);
  }
  question.form = form_encode(fields);
  TRY(const Answer got, fetch(question));
  const Json document = Json::parse(got.body, nullptr, false);
  if (got.status != 200 || !document.is_object())
    return answer(document.is_object() ? code_of(text(document, "error")) : "HTTP " + std::to_string(got.status));
  Tokens tokens{text(document, "id_token"), text(document, "access_token")};
  if (tokens.id.empty()) return answer("id_token");
  return tokens;
}

Result<Claims> Client::identify(const Metadata& metadata, const Pending& pending, const Tokens& tokens) {
  TRY(const Jws jws, parse_jws(tokens.id));
  TRY_VOID(provider_.verify(jws));
  Expected wanted = expected();
  wanted.nonce = pending.nonce;
  wanted.access_token = tokens.access;
  TRY(Claims claims, check_id_token(jws, wanted, clock_.now()));
  const bool complete = claims.has("name") && std::all_of(settings_.roles.begin(), settings_.roles.end(),
                                                          [&](const RoleRule& rule) { return claims.has(rule.claim); });
  if (complete || metadata.userinfo_endpoint.empty() || tokens.access.empty()) return claims;
  // Some providers keep names and groups for this call. It must speak of the same person (Core 1.0, 5.3.2).
  Question question;
  question.url = metadata.userinfo_endpoint;
  question.bearer = tokens.access;
  TRY(const Answer got, fetch(question));
  const Json document = Json::parse(got.body, nullptr, false);
  if (got.status != 200 || !document.is_object()) return answer("userinfo");
  const Claims more(got.body);
  if (more.text("sub") != claims.text("sub")) return answer("userinfo sub");
  claims.add_missing(more);
  return claims;
}

Result<std::string> Client::end_session(std::string_view back) {
  TRY(const Metadata metadata, provider_.metadata());
  if (metadata.end_session_endpoint.empty()) return std::string();
  // Without id_token_hint: the token holds the person's name, and an address is written down in many places.
  return with_query(metadata.end_session_endpoint,
                    {{"client_id", settings_.client_id}, {"post_logout_redirect_uri", back}});
}

Result<Logout> Client::logout(std::string_view form) {
  const auto token = form_field(form, "logout_token");
  if (!token) return fail("oidc.token", Kind::kRefused, {}, "logout_token");
  TRY(const Jws jws, parse_jws(*token));
  TRY_VOID(provider_.verify(jws));
  return check_logout_token(jws, expected(), clock_.now());
}

}  // namespace meretid::oidc
