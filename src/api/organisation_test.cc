// SPDX-License-Identifier: EUPL-1.2
// Signing in at a provider over real sockets: the whole way, every way it must not go, rotated keys, and the ways out.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

#include "api/api_test.h"
#include "api/oidc_provider_test.h"
#include "people/organisation.h"

namespace meretid::api {
namespace {

using people::Role;
using testing::HasSubstr;
using testing::StartsWith;

class Organisation : public Installation {
 protected:
  Organisation() {
    config_.oidc.emplace();
    config_.oidc->issuer = provider_.issuer();
    config_.oidc->client_id = "meretid";
    config_.oidc->name = "Eksempelkommune";
    config_.oidc->roles = {{"groups", "aktindsigt", "batch", Role::kAnalyst}, {"groups", "it", "*", Role::kAdministrator}};
    provider_.set_keys(oidc::jwk_set({&signer_}));
  }

  /// A browser that has begun: what it was sent to, and its cookie.
  struct Begun {
    std::string location, cookie, state, nonce;
  };
  Begun begin() const {
    const auto answer = nobody().call("GET", "/api/oidc/start");
    EXPECT_EQ(answer.status, 303) << answer.body;
    Begun begun{answer.headers.at("location"), answer.cookie("meretid_oidc"), {}, {}};
    const std::string query = begun.location.substr(begun.location.find('?') + 1);
    begun.state = oidc::form_field(query, "state").value_or("");
    begun.nonce = oidc::form_field(query, "nonce").value_or("");
    return begun;
  }
  json claims(const Begun& begun) const {
    const auto seconds = now().microseconds / kSecond;
    return {{"iss", provider_.issuer()}, {"aud", "meretid"}, {"sub", "u1"}, {"sid", "s1"}, {"nonce", begun.nonce}, {"iat", seconds},
            {"exp", seconds + 300}, {"name", "Åse Ærlig"}, {"preferred_username", "aase"}, {"groups", {"aktindsigt", "andet"}}};
  }
  http::Answer come_back(const Begun& begun, const std::string& query, bool with_cookie = true) const {
    return http::TestClient(server_->port()).request("GET", "/api/oidc/callback?" + query,
                                                     with_cookie ? "Cookie: x=y; meretid_oidc=" + begun.cookie + "\r\n" : "");
  }
  http::Answer come_back(const Begun& begun) const { return come_back(begun, "code=abc&state=" + begun.state); }
  /// The session cookie of an answer that sets two cookies.
  static std::string session_of(const http::Answer& answer) { return answer.cookie("meretid_session"); }
  http::Answer sign_in_with(const json& changed) {
    const Begun begun = begin();
    json all = claims(begun);
    all.update(changed);
    provider_.issue(signer_.token(all.dump()));
    return come_back(begun);
  }
  Person signed_in(const json& changed = json::object()) {
    const auto answer = sign_in_with(changed);
    EXPECT_EQ(answer.headers.at("location"), "/#/organisation/velkommen");
    const std::string token = session_of(answer);
    return Person(server_->port(), {token, people::csrf_of(token), people::session_hash(token)});
  }
  static std::string outcome(const http::Answer& answer) {
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(session_of(answer), "");
    const auto location = answer.headers.find("location");
    if (location == answer.headers.end()) return "";
    EXPECT_THAT(location->second, StartsWith("/#/organisation/fejl/"));
    return location->second.substr(21);
  }

  TestProvider provider_;
  const oidc::Signer signer_{"ES256", "k1"};
};

TEST_F(Organisation, TheWholeWay) {
  EXPECT_TRUE(nobody().get("/api/session")["oidc"]);
  EXPECT_EQ(nobody().get("/api/session")["organisation"], "Eksempelkommune");
  const Begun begun = begin();
  EXPECT_THAT(begun.location, StartsWith(provider_.issuer() + "/auth?response_type=code&client_id=meretid&"));
  EXPECT_THAT(begun.location, HasSubstr("code_challenge_method=S256"));
  EXPECT_THAT(begun.location, HasSubstr(oidc::form_encode("http://127.0.0.1:" + std::to_string(server_->port()) + "/api/oidc/callback")));
  provider_.issue(signer_.token(claims(begun).dump()));
  const auto answer = come_back(begun);
  ASSERT_EQ(answer.status, 303);
  EXPECT_EQ(answer.headers.at("location"), "/#/organisation/velkommen");
  const auto verifier = oidc::form_field(provider_.last_form(), "code_verifier");
  ASSERT_TRUE(verifier);
  EXPECT_THAT(begun.location, HasSubstr("code_challenge=" + oidc::encoded(oidc::sha256(*verifier))));
  EXPECT_EQ(oidc::form_field(provider_.last_form(), "client_id"), "meretid") << "a public client names itself in the body";
  const std::string token = session_of(answer);
  const Person who(server_->port(), {token, people::csrf_of(token), {}});
  const json session = who.get("/api/session");
  EXPECT_EQ(session["name"], "Åse Ærlig");
  EXPECT_EQ(session["account"], "aase");
  EXPECT_EQ(session["how"], "oidc");
  EXPECT_EQ(session["roles"], json::parse(R"([{"room":"batch","role":"analyst"}])"));
  EXPECT_FALSE(session["must_change_password"]);
  EXPECT_EQ(who.call("POST", "/api/cases", R"({"room":"batch","title":"x"})").status, 201);
}

TEST_F(Organisation, TheSecretGoesByBasic) {
  const std::string file = config_.home.string() + "/secret";
  std::ofstream(file) << "hemme:lig\n";
  chmod(file.c_str(), 0600);
  config_.oidc->client_secret_file = file;
  context_->oidc = std::make_unique<oidc::Client>(*config_.oidc, system_clock());
  signed_in();
  EXPECT_EQ(provider_.last_authorization(), "Basic bWVyZXRpZDpoZW1tZSUzYWxpZw==");
  EXPECT_FALSE(oidc::form_field(provider_.last_form(), "client_secret"));
}

TEST_F(Organisation, RolesFollowTheClaims) {
  person("lokal", {{"*", Role::kAdministrator}});
  EXPECT_EQ(signed_in({{"groups", {"it"}}}).call("GET", "/api/sessions/everybody").status, 200);
  const Person less = signed_in({{"groups", {"aktindsigt"}}});
  EXPECT_EQ(less.call("GET", "/api/sessions/everybody").status, 403);
  const Person none = signed_in({{"groups", {"ukendt"}}});
  EXPECT_TRUE(none.get("/api/session")["roles"].empty());
  EXPECT_TRUE(none.get("/api/session")["signed_in"]);
  EXPECT_EQ(less.call("POST", "/api/batch/sum", "{}").status, 403) << "the same account, so also in its older session";
}

TEST_F(Organisation, WhatTheTokenLacksIsAskedFor) {
  provider_.set_userinfo({{"sub", "u1"}, {"name", "Fra opslaget"}, {"groups", {"aktindsigt"}}});
  const Begun begun = begin();
  json few = claims(begun);
  few.erase("name");
  few.erase("groups");
  provider_.issue(signer_.token(few.dump()));
  const std::string token = session_of(come_back(begun));
  const json session = Person(server_->port(), {token, {}, {}}).get("/api/session");
  EXPECT_EQ(session["name"], "Fra opslaget");
  EXPECT_EQ(session["roles"].size(), 1U);
  provider_.set_userinfo({{"sub", "u2"}, {"name", "En anden"}, {"groups", {"it"}}});
  const Begun second = begin();
  few["nonce"] = second.nonce;
  provider_.issue(signer_.token(few.dump()));
  EXPECT_EQ(outcome(come_back(second)), "refused") << "somebody else's";
}

TEST_F(Organisation, AnAnswerCountsOnlyForTheBrowserAndTheAttemptThatBegan) {
  const Begun mine = begin(), other = begin();
  provider_.issue(signer_.token(claims(mine).dump()));
  EXPECT_EQ(outcome(come_back(mine, "code=abc&state=" + mine.state, false)), "expired") << "no cookie";
  EXPECT_EQ(outcome(come_back(other, "code=abc&state=" + mine.state)), "expired") << "another browser's cookie";
  EXPECT_EQ(outcome(come_back(mine, "code=abc")), "expired") << "no state";
  EXPECT_EQ(outcome(come_back(mine, "code=abc&state=" + mine.state + "&iss=https%3A%2F%2Fevil.example")), "expired");
  EXPECT_EQ(provider_.last_form(), "") << "nothing of it reached the provider";
  EXPECT_EQ(outcome(come_back(mine, "error=access_denied&state=" + mine.state)), "denied");
  EXPECT_EQ(outcome(come_back(mine, "state=" + mine.state)), "refused") << "no code";
  provider_.issue(signer_.token(claims(other).dump()));
  EXPECT_EQ(outcome(come_back(mine)), "refused") << "another attempt's nonce";
  provider_.issue("");
  EXPECT_EQ(outcome(come_back(mine)), "refused") << "the provider knows no such code";
}

TEST_F(Organisation, AWrongTokenLetsNobodyIn) {
  const auto seconds = now().microseconds / kSecond;
  EXPECT_EQ(outcome(sign_in_with({{"aud", "another"}})), "refused");
  EXPECT_EQ(outcome(sign_in_with({{"iss", "https://evil.example"}})), "refused");
  EXPECT_EQ(outcome(sign_in_with({{"exp", seconds - 3600}})), "refused");
  EXPECT_EQ(outcome(sign_in_with({{"at_hash", "AAAAAAAAAAAAAAAAAAAAAA"}})), "refused");
  const Begun begun = begin();
  provider_.issue(oidc::hs256_token(signer_.pem(), "k1", claims(begun).dump()));
  EXPECT_EQ(outcome(come_back(begun)), "refused");
  provider_.issue(oidc::encoded(R"({"alg":"none"})") + "." + oidc::encoded(claims(begun).dump()) + ".");
  EXPECT_EQ(outcome(come_back(begun)), "refused");
  EXPECT_TRUE(people::list_accounts(*db_)->empty()) << "nobody was made";
}

TEST_F(Organisation, AClosedAccountStaysOut) {
  const Person who = signed_in();
  const auto account = people::find_account_by_login(*db_, "aase");
  ASSERT_TRUE(account);
  ASSERT_TRUE(people::close_account(*db_, account->id, {}, now()));
  EXPECT_EQ(outcome(sign_in_with(json::object())), "closed");
}

TEST_F(Organisation, KeysAreRotated) {
  ManualClock clock(now());
  oidc::Provider provider(provider_.issuer(), clock);
  const auto verify = [&](const oidc::Signer& signer) {
    const auto verified = provider.verify(oidc::parse_jws(signer.token("{}")).value());
    return verified ? "ok" : verified.error().code;
  };
  EXPECT_EQ(verify(signer_), "ok");
  EXPECT_EQ(verify(signer_), "ok");
  EXPECT_EQ(provider_.key_requests, 1);
  const oidc::Signer next("PS256", "k2"), after("RS256", "k3");
  provider_.set_keys(oidc::jwk_set({&signer_, &next}));
  EXPECT_EQ(verify(next), "ok") << "an unknown key is asked for at once";
  EXPECT_EQ(provider_.key_requests, 2);
  provider_.set_keys(oidc::jwk_set({&after}));
  for (int i = 0; i < 20; ++i) EXPECT_EQ(verify(after), "oidc.unknown_key") << "but not more than every 30 s";
  EXPECT_EQ(provider_.key_requests, 2);
  clock.advance(30 * kSecond);
  EXPECT_EQ(verify(after), "ok");
  EXPECT_EQ(verify(signer_), "oidc.unknown_key") << "a key that was taken away counts no more";
  EXPECT_EQ(provider_.key_requests, 3);
  clock.advance(kHour);
  EXPECT_EQ(verify(after), "ok");
  EXPECT_EQ(provider_.key_requests, 4) << "and once an hour in any case";
}

TEST_F(Organisation, AProviderThatIsAwayIsSaidSo) {
  config_.oidc->issuer = "http://127.0.0.1:1";
  context_->oidc = std::make_unique<oidc::Client>(*config_.oidc, system_clock());
  EXPECT_EQ(outcome(nobody().call("GET", "/api/oidc/start")), "unreachable");
  EXPECT_FALSE(nobody().get("/api/session")["signed_in"]) << "the rest goes on";
}

TEST_F(Organisation, TheWaysOut) {
  const auto leave = nobody().call("GET", "/api/oidc/logout");
  EXPECT_EQ(leave.status, 303);
  EXPECT_EQ(leave.headers.at("location"),
            provider_.issuer() + "/end?client_id=meretid&post_logout_redirect_uri=" +
                oidc::form_encode("http://127.0.0.1:" + std::to_string(server_->port()) + "/"));
  const Person who = signed_in(), elsewhere = signed_in({{"sid", "s2"}});
  const auto token = [&](const json& changed) {
    const auto seconds = now().microseconds / kSecond;
    json all{{"iss", provider_.issuer()}, {"aud", "meretid"}, {"iat", seconds}, {"exp", seconds + 120}, {"jti", "1"},
             {"events", {{"http://schemas.openid.net/event/backchannel-logout", json::object()}}}};
    all.update(changed);
    return "logout_token=" + signer_.token(all.dump());
  };
  const auto call = [&](const std::string& form) {
    return http::TestClient(server_->port())
        .request("POST", "/api/oidc/backchannel", "Content-Type: application/x-www-form-urlencoded\r\n", form)
        .status;
  };
  EXPECT_EQ(call("logout_token=nonsense"), 400);
  EXPECT_EQ(call(token({{"sid", "s1"}, {"aud", "another"}})), 400);
  EXPECT_EQ(call(token({{"sid", "unknown"}})), 200);
  EXPECT_TRUE(who.get("/api/session")["signed_in"]);
  EXPECT_EQ(call(token({{"sid", "s1"}})), 200);
  EXPECT_FALSE(who.get("/api/session")["signed_in"]);
  EXPECT_TRUE(elsewhere.get("/api/session")["signed_in"]);
  EXPECT_EQ(call(token({{"sub", "u1"}})), 200);
  EXPECT_FALSE(elsewhere.get("/api/session")["signed_in"]);
}

class NoOrganisation : public Installation {};

TEST_F(NoOrganisation, WithoutOneTheRoutesSaySo) {
  EXPECT_FALSE(nobody().get("/api/session")["oidc"]);
  for (const char* path : {"/api/oidc/start", "/api/oidc/callback", "/api/oidc/logout"})
    EXPECT_EQ(nobody().get(path)["code"], "oidc.not_configured") << path;
}

TEST_F(NoOrganisation, SessionsAreSeenAndEnded) {
  const Person ib = person("ib", {}), boss = person("boss", {{"*", Role::kAdministrator}});
  const json own = ib.get("/api/sessions");
  ASSERT_EQ(own.size(), 1U);
  EXPECT_TRUE(own[0]["current"]);
  EXPECT_EQ(own[0]["name"], "Navn ib");
  EXPECT_EQ(boss.get("/api/sessions/everybody").size(), 2U);
  const std::string of_boss = boss.get("/api/sessions")[0]["id"], of_ib = own[0]["id"];
  EXPECT_EQ(ib.call("DELETE", "/api/sessions/" + of_boss).status, 404);
  EXPECT_EQ(boss.call("DELETE", "/api/sessions/" + of_ib).status, 204);
  EXPECT_EQ(ib.call("GET", "/api/sessions").status, 401);
  EXPECT_EQ(boss.call("DELETE", "/api/sessions/" + of_boss).status, 204);
  EXPECT_EQ(boss.call("GET", "/api/sessions").status, 401);
}

}  // namespace
}  // namespace meretid::api
