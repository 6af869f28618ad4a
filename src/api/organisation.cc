// SPDX-License-Identifier: EUPL-1.2
// Sign-in at the organisation's provider, and the ways out. The browser comes here by itself, not through the page's script, so
// an outcome is a redirect to the page, with a word that the page has a sentence for and nothing about the person.
#include <algorithm>
#include <array>

#include "api/cookie.h"
#include "api/gatekeeper.h"
#include "api/resources.h"
#include "base/hash.h"
#include "base/log.h"
#include "http/origin.h"
#include "people/organisation.h"

namespace meretid::api {
namespace {

constexpr std::string_view kPendingCookie = "meretid_oidc", kPath = "/api/oidc";
constexpr std::size_t kLongestForm = 64 * 1024;

http::Response see_other(std::string address) {
  http::Response response;
  response.status = 303;
  response.headers.emplace_back("Location", std::move(address));
  return response;
}

Result<oidc::Client*> client_of(Context& context) {
  if (!context.oidc) return fail("oidc.not_configured", Kind::kNotFound);
  return context.oidc.get();
}

/// Where browsers reach us: by https under a configured name, or on this machine under the name they used. The server has
/// checked the Host header already.
std::string origin_of(const http::Request& request, const solution::Config& config) {
  const std::string host(request.header("host"));
  if (config.hosts.empty())
    return "http://" + (host.empty() ? config.address + ":" + std::to_string(config.port) : host);
  const bool ours = std::find(config.hosts.begin(), config.hosts.end(), http::host_name(host)) != config.hosts.end();
  return "https://" + (ours ? host : config.hosts.front());
}

std::string outcome_of(const Error& error) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kWords{{
      {"oidc.expired", "expired"},
      {"oidc.denied", "denied"},
      {"oidc.busy", "busy"},
      {"oidc.unreachable", "unreachable"},
      {"people.account_closed", "closed"},
  }};
  for (const auto& [code, word] : kWords)
    if (error.code == code) return std::string(word);
  return "refused";
}

http::Response failed(const Error& error) {
  base::log_warning("oidc.refused", {{"code", error.code}, {"where", error.where}});
  return see_other("/#/organisation/fejl/" + outcome_of(error));
}

/// The provider's names of people and sessions are kept only as hashes that nobody can make without the master key.
std::string hidden(const Context& context, const oidc::Client& client, std::string_view kind, const std::string& name) {
  if (name.empty()) return {};
  const store::KeyBytes key = context.house.keys->derive("oidc.names");
  return base::blake2b_hex(std::string(kind) + "\n" + client.settings().issuer + "\n" + name,
                           {reinterpret_cast<const char*>(key.data()), key.size()});
}

void put_pending(Call& call, std::string_view value, std::int64_t seconds) {
  call.headers.emplace_back("Set-Cookie", set_cookie(call.request, {kPendingCookie, value, seconds, kPath, "Lax"}));
}

Result<http::Response> start(Call& call) {
  TRY(oidc::Client* const client, client_of(call.context));
  const auto pending =
      oidc::new_pending(origin_of(call.request, call.context.house.config) + "/api/oidc/callback", call.now);
  auto address = client->begin(pending, call.language);
  if (!address) return failed(address.error());
  put_pending(call, seal(pending, call.context.house.keys->derive("oidc.pending")), oidc::kPendingAge / kSecond);
  return see_other(std::move(*address));
}

Result<people::SignedIn> sign_in(Call& call, oidc::Client& client) {
  TRY(const auto pending, oidc::unseal(cookie_of(call.request, kPendingCookie),
                                       call.context.house.keys->derive("oidc.pending"), call.now));
  const auto& request = call.request;
  TRY(auto person, client.finish(pending, {request.query_value("code"), request.query_value("state"),
                                           request.query_value("iss"), request.query_value("error")}));
  people::OrganisationPerson wanted;
  wanted.subject = hidden(call.context, client, "sub", person.subject);
  wanted.elsewhere = hidden(call.context, client, "sid", person.session);
  wanted.login = std::move(person.login);
  wanted.name = std::move(person.name);
  wanted.grants = std::move(person.grants);
  return people::sign_in_organisation(call.db, wanted, call.now);
}

Result<http::Response> callback(Call& call) {
  TRY(oidc::Client* const client, client_of(call.context));
  put_pending(call, "", 0);  // one answer per attempt
  const auto in = sign_in(call, *client);
  if (!in) return failed(in.error());
  call.headers.emplace_back("Set-Cookie", set_cookie(call.request, {kSessionCookie, in->session.token, people::kSessionAge / kSecond}));
  return see_other("/#/organisation/velkommen");
}

/// The session here has ended already (DELETE /api/session); this leads on to where it began.
Result<http::Response> leave(Call& call) {
  TRY(oidc::Client* const client, client_of(call.context));
  const std::string back = origin_of(call.request, call.context.house.config) + "/";
  auto address = client->end_session(back);
  if (!address) return failed(address.error());
  return see_other(address->empty() ? back : std::move(*address));
}

/// The provider's own call; no browser, no cookie, only its signature.
class LogoutSink : public http::BodySink {
 public:
  LogoutSink(Context& context, oidc::Client& client) : context_(context), client_(client) {}
  Result<void> write(std::string_view piece) override {
    if (form_.size() + piece.size() > kLongestForm)
      return fail("http.body_too_large", Kind::kTooLarge,
                  {{"found", std::to_string(form_.size() + piece.size())}, {"expected", std::to_string(kLongestForm)}});
    form_ += piece;
    return {};
  }
  Result<http::Response> finish() override {
    const auto logout = client_.logout(form_);
    if (!logout) {
      base::log_warning("oidc.refused", {{"code", logout.error().code}, {"where", logout.error().where}});
      return http::problem(logout.error(), "en", 400);  // as the standard wants it (2.8)
    }
    TRY(const Lent db, context_.borrow());
    TRY(const auto ended, people::end_organisation_sessions(
                              *db, hidden(context_, client_, "sub", logout->subject),
                              hidden(context_, client_, "sid", logout->session), logout->issued + oidc::kSkew,
                              context_.clock.now()));
    base::log_info("oidc.logged_out", {{"sessions", ended}});
    return http::Response{};
  }

 private:
  Context& context_;
  oidc::Client& client_;
  std::string form_;
};

http::Route back_channel(Context* context) {
  http::Route route;
  route.method = Method::kPost;
  route.pattern = "/api/oidc/backchannel";
  route.role = Role::kPublic;
  route.summary = "The organisation's provider says that a session is over (OpenID Connect Back-Channel Logout 1.0)";
  route.body = http::Body::kStream;
  route.open = [context](const http::Request&) -> Result<std::unique_ptr<http::BodySink>> {
    TRY(oidc::Client* const client, client_of(*context));
    return std::make_unique<LogoutSink>(*context, *client);
  };
  return route;
}

}  // namespace

void add_organisation(Table& table) {
  table.raw(Method::kGet, "/api/oidc/start", Role::kPublic, "Leads the browser to the organisation's sign-in", start).success = 303;
  auto& back = table.raw(Method::kGet, "/api/oidc/callback", Role::kPublic, "The browser comes back from the organisation's sign-in", callback);
  back.success = 303;
  back.query = {"code", "state", "iss", "error"};
  table.raw(Method::kGet, "/api/oidc/logout", Role::kPublic, "Leads the browser to the organisation's sign-out", leave).success = 303;
  table.add(back_channel(table.context()));
}

}  // namespace meretid::api
