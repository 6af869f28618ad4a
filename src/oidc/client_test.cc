// SPDX-License-Identifier: EUPL-1.2
// What needs no provider: text forms, the sealed attempt, claims and roles, what a provider may say of itself, what may be called.
#include "oidc/client.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "oidc/encoding.h"
#include "oidc/fetch.h"
#include "store/test_database.h"

namespace meretid::oidc {
namespace {

using people::Grant;
using people::Role;
using store::code_of;

const Timestamp kNow{1'700'000'000 * kSecond};

TEST(EncodingTest, IsStrict) {
  EXPECT_EQ(base64url("\xff\xfe\xfd"), "__79");
  EXPECT_EQ(from_base64url("__79").value(), "\xff\xfe\xfd");
  EXPECT_EQ(from_base64url("").value(), "");
  for (const char* bad : {"__7", "AA==", "A", "AB", "A A", "//79", "__79\n", "\xff\xff__", "__7\xbe"}) EXPECT_FALSE(from_base64url(bad)) << bad;
  EXPECT_EQ(form_encode({{"a b", "æ&="}, {"c", "d"}}), "a+b=%c3%a6%26%3d&c=d");
  EXPECT_EQ(form_field("a=1&logout_token=x%2By+z&b", "logout_token").value(), "x+y z");
  for (const char* bad : {"", "token", "token=%4", "token=%zz", "token=1&token=2"}) EXPECT_FALSE(form_field(bad, "token")) << bad;
  EXPECT_EQ(with_query("https://a/b?c=d", {{"e", "f"}}), "https://a/b?c=d&e=f");
  // RFC 7636, appendix B.
  EXPECT_EQ(base64url(sha256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST(PendingTest, OpensForUsWithinTenMinutesUnaltered) {
  store::KeyBytes key{}, other{};
  other[0] = 1;
  const Pending pending = new_pending("https://us/api/oidc/callback", kNow);
  EXPECT_EQ(pending.state.size(), 43U);
  EXPECT_NE(pending.state, pending.nonce);
  const std::string cookie = seal(pending, key);
  const Pending back = unseal(cookie, key, kNow + kPendingAge + -1).value();
  EXPECT_EQ(back.state, pending.state);
  EXPECT_EQ(back.nonce, pending.nonce);
  EXPECT_EQ(back.verifier, pending.verifier);
  EXPECT_EQ(back.redirect, pending.redirect);
  EXPECT_EQ(code_of(unseal(cookie, key, kNow + kPendingAge)), "oidc.expired");
  EXPECT_EQ(code_of(unseal(cookie, other, kNow)), "oidc.expired");
  EXPECT_EQ(code_of(unseal("", key, kNow)), "oidc.expired");
  for (std::size_t i = 0; i < cookie.size(); ++i) {
    std::string altered = cookie;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(unseal(altered, key, kNow)) << i;
  }
}

TEST(ClaimsTest, BecomeTheRolesTheyAreMappedToAndNoOthers) {
  const Claims claims(R"({"groups":["aktindsigt","revision",7],"dept":"it","realm_access":{"roles":["admin"]},"flag":true,"https://x/y":"z"})");
  const std::vector<RoleRule> rules{{"groups", "aktindsigt", "access", Role::kCaseworker},
                                    {"dept", "it", "*", Role::kAnalyst},
                                    {"dept", "it", "*", Role::kAnalyst},
                                    {"realm_access.roles", "admin", "*", Role::kAdministrator},
                                    {"flag", "true", "access", Role::kEditor},
                                    {"https://x/y", "z", "access", Role::kPlanner},
                                    {"groups", "7", "access", Role::kAuditor},
                                    {"groups", "aktindsigt2", "access", Role::kClinician},
                                    {"groups", "", "access", Role::kClinician},
                                    {"absent", "x", "*", Role::kClinician}};
  EXPECT_EQ(roles_of(claims, rules),
            (std::vector<Grant>{{"*", Role::kAnalyst}, {"*", Role::kAdministrator}, {"access", Role::kCaseworker},
                                {"access", Role::kPlanner}, {"access", Role::kEditor}, {"access", Role::kAuditor}}));
  EXPECT_TRUE(roles_of(claims, {}).empty()) << "a claim gives nothing that no rule names";
  EXPECT_TRUE(roles_of(Claims("{}"), rules).empty());
}

TEST(ClaimsTest, UserinfoAddsAndNeverReplaces) {
  Claims claims(R"({"sub":"1","groups":["a"]})");
  claims.add_missing(Claims(R"({"sub":"2","groups":["b"],"name":"Åse"})"));
  EXPECT_EQ(claims.text("sub"), "1");
  EXPECT_EQ(claims.values("groups"), (std::vector<std::string>{"a"}));
  EXPECT_EQ(claims.text("name"), "Åse");
}

std::string document(const std::string& more = "", const std::string& token = "https://l/token") {
  return R"({"issuer":"https://l","authorization_endpoint":"https://l/auth","jwks_uri":"https://l/keys","token_endpoint":")" + token + "\"" + more + "}";
}

TEST(MetadataTest, IsTheIssuersOwnAndSafeToFollow) {
  const auto plain = parse_metadata(document(), "https://l").value();
  EXPECT_TRUE(plain.basic);
  EXPECT_FALSE(plain.names_issuer);
  EXPECT_TRUE(plain.end_session_endpoint.empty());
  EXPECT_FALSE(parse_metadata(document(R"(,"token_endpoint_auth_methods_supported":["client_secret_post"])"), "https://l")->basic);
  EXPECT_TRUE(parse_metadata(document(R"(,"authorization_response_iss_parameter_supported":true)"), "https://l")->names_issuer);
  const auto where = [](const std::string& text, const char* issuer = "https://l") { return parse_metadata(text, issuer).error().where; };
  EXPECT_EQ(where(document(), "https://l/"), "issuer");
  EXPECT_EQ(where(document("", "http://l/token")), "token_endpoint");
  EXPECT_EQ(where(document("", "file:///etc/passwd")), "token_endpoint");
  EXPECT_EQ(where(document("", "")), "token_endpoint");
  EXPECT_EQ(where(document(R"(,"userinfo_endpoint":"http://l/me")")), "userinfo_endpoint");
  EXPECT_EQ(where(document(R"(,"end_session_endpoint":"javascript:alert")")), "end_session_endpoint");
  EXPECT_EQ(where(document(R"(,"code_challenge_methods_supported":["plain"])")), "code_challenge_methods_supported");
  EXPECT_EQ(where("[]"), "JSON");
}

TEST(FetchTest, CallsHttpsAndThisMachineOnly) {
  for (const char* good : {"https://login.example/x", "http://127.0.0.1:80/", "http://[::1]:8/", "http://localhost/"})
    EXPECT_TRUE(may_call(good)) << good;
  for (const char* bad : {"http://login.example/", "ftp://login.example/", "file:///etc/passwd", "https://a:b@login.example/",
                          "https://login.example/#x", "", "login.example", "http://127.0.0.1.evil.example/", "http://localhost.evil/"})
    EXPECT_FALSE(may_call(bad)) << bad;
  const auto nobody = fetch({.url = "http://127.0.0.1:1/", .form = {}, .user = {}, .password = {}, .bearer = {}});
  EXPECT_EQ(code_of(nobody), "oidc.unreachable");
}

TEST(PlacesTest, AThirdIsToldToComeAgain) {
  Places places;
  EXPECT_TRUE(places.take());
  EXPECT_TRUE(places.take());
  EXPECT_FALSE(places.take());
  places.give_back();
  EXPECT_TRUE(places.take());
}

TEST(SecretTest, IsItsOwnersAlone) {
  std::string folder = (std::filesystem::temp_directory_path() / "meretid-oidc-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const std::string file = folder + "/secret";
  EXPECT_EQ(code_of(read_secret(file)), "oidc.secret");
  std::ofstream(file) << "hemmelig\nmere\n";
  chmod(file.c_str(), 0644);
  EXPECT_EQ(code_of(read_secret(file)), "oidc.secret");
  chmod(file.c_str(), 0600);
  EXPECT_EQ(read_secret(file).value(), "hemmelig");
  std::ofstream(file) << "\n";
  EXPECT_EQ(code_of(read_secret(file)), "oidc.secret");
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace meretid::oidc
