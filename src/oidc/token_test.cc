// SPDX-License-Identifier: EUPL-1.2
// Tokens with keys made here: each algorithm is taken, each way of cheating is refused.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "oidc/encoding.h"
#include "oidc/jws.h"
#include "oidc/key_set.h"
#include "oidc/testing/signer.h"
#include "oidc/token_claims.h"
#include "store/test_database.h"

namespace meretid::oidc {
namespace {

using nlohmann::json;
using store::code_of;

const Timestamp kNow{1'700'000'000 * kSecond};
constexpr std::int64_t kSeconds = 1'700'000'000;
const Expected kExpected{"https://login.example", "meretid", "nonce-1", "access-1"};

json good() {
  return {{"iss", "https://login.example"}, {"aud", "meretid"}, {"sub", "u1"}, {"nonce", "nonce-1"},
          {"iat", kSeconds}, {"exp", kSeconds + 300}, {"name", "Åse Ærlig"}};
}

/// From the token to the claims, as the client goes.
Result<Claims> read(std::string_view token, const KeySet& keys, const Expected& expected = kExpected, Timestamp now = kNow) {
  TRY(const Jws jws, parse_jws(token));
  TRY_VOID(keys.verify(jws));
  return check_id_token(jws, expected, now);
}

const Signer& signer(const std::string& algorithm) {
  static const Signer rs("RS256", "rs"), ps("PS256", "ps"), es("ES256", "es");
  return algorithm == "RS256" ? rs : algorithm == "PS256" ? ps : es;
}

KeySet all_keys() {
  return KeySet::parse(jwk_set({&signer("RS256"), &signer("PS256"), &signer("ES256")})).value();
}

class EachAlgorithm : public testing::TestWithParam<std::string> {
 protected:
  const Signer& own() const { return signer(GetParam()); }
  const KeySet keys_ = all_keys();
};

TEST_P(EachAlgorithm, AGoodTokenIsTaken) {
  const auto claims = read(own().token(good().dump()), keys_);
  ASSERT_TRUE(claims) << claims.error().code << " " << claims.error().where;
  EXPECT_EQ(claims->text("name"), "Åse Ærlig");
  EXPECT_TRUE(read(own().token_with("{\"alg\":\"" + GetParam() + "\"}", good().dump()), KeySet::parse(jwk_set({&own()})).value()))
      << "without a key's name the only key is meant";
}

TEST_P(EachAlgorithm, ATamperedTokenIsRefused) {
  const std::string token = own().token(good().dump());
  const std::size_t first = token.find('.'), second = token.rfind('.');
  json other = good();
  other["sub"] = "u2";
  EXPECT_EQ(code_of(read(token.substr(0, first + 1) + encoded(other.dump()) + token.substr(second), keys_)), "oidc.signature");
  for (std::size_t i = second + 1; i < token.size() - 1; i += 7) {
    std::string altered = token;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(read(altered, keys_)) << i;
  }
  EXPECT_FALSE(read(token.substr(0, second + 1), keys_)) << "no signature at all";
  EXPECT_FALSE(read(token.substr(0, second + 1) + encoded(std::string(64, '\0')), keys_));
  EXPECT_FALSE(read(token + "AAAA", keys_));
}

TEST_P(EachAlgorithm, AnotherKeyIsRefused) {
  const Signer stranger(GetParam(), own().id());
  EXPECT_EQ(code_of(read(stranger.token(good().dump()), keys_)), "oidc.signature") << "the same name, another key";
  const Signer unknown(GetParam(), "unknown");
  EXPECT_EQ(code_of(read(unknown.token(good().dump()), keys_)), "oidc.unknown_key");
}

INSTANTIATE_TEST_SUITE_P(Token, EachAlgorithm, testing::Values("RS256", "PS256", "ES256"));

TEST(TokenTest, OnlyThreeAlgorithmsAreKnown) {
  const KeySet keys = all_keys();
  const Signer& rs = signer("RS256");
  const std::string unsigned_token = encoded(R"({"alg":"none","kid":"rs"})") + "." + encoded(good().dump()) + ".";
  EXPECT_EQ(code_of(read(unsigned_token, keys)), "oidc.algorithm");
  EXPECT_EQ(code_of(read(hs256_token(rs.pem(), "rs", good().dump()), keys)), "oidc.algorithm");
  for (const char* name : {"None", "NONE", "nOnE", "HS256", "HS512", "RS1", "RS512", "ES384", "EdDSA", "rs256", ""})
    EXPECT_EQ(code_of(read(rs.token_with(std::string("{\"kid\":\"rs\",\"alg\":\"") + name + "\"}", good().dump()), keys)),
              "oidc.algorithm")
        << name;
  for (const char* header : {"{}", "[]", "7", R"({"alg":7})", R"({"alg":"RS256","kid":7})", R"({"alg":"RS256","crit":["b64"],"b64":false})"})
    EXPECT_FALSE(read(rs.token_with(header, good().dump()), keys)) << header;
}

TEST(TokenTest, AKeyServesItsOwnAlgorithmOnly) {
  const KeySet keys = all_keys();
  EXPECT_EQ(code_of(read(signer("RS256").token_with(R"({"alg":"PS256","kid":"rs"})", good().dump()), keys)), "oidc.unknown_key");
  EXPECT_EQ(code_of(read(signer("RS256").token_with(R"({"alg":"ES256","kid":"rs"})", good().dump()), keys)), "oidc.unknown_key");
  json key = json::parse(signer("RS256").jwk());
  key.erase("alg");
  const KeySet untold = KeySet::parse(json{{"keys", {key}}}.dump()).value();
  EXPECT_TRUE(read(signer("RS256").token(good().dump()), untold));
  EXPECT_EQ(code_of(read(signer("RS256").token_with(R"({"alg":"PS256","kid":"rs"})", good().dump()), untold)), "oidc.signature");
  key["use"] = "enc";
  EXPECT_EQ(KeySet::parse(json{{"keys", {key}}}.dump())->size(), 0U);
}

TEST(TokenTest, WeakAndBrokenKeysAreLeftOut) {
  const Signer weak("RS256", "weak", 1024);
  EXPECT_EQ(KeySet::parse(jwk_set({&weak}))->size(), 0U);
  json off = json::parse(signer("ES256").jwk());
  off["x"] = encoded(std::string(32, '\x01'));
  EXPECT_EQ(KeySet::parse(json{{"keys", {off, 7, json::object(), {{"kty", "oct"}, {"k", "AAAA"}}}}}.dump())->size(), 0U)
      << "no point of the curve, no key, a secret";
  for (const char* text : {"", "[]", "{}", R"({"keys":7})"}) EXPECT_EQ(code_of(KeySet::parse(text)), "oidc.keys") << text;
}

TEST(TokenTest, WithoutANameTwoKeysAreNotGuessedBetween) {
  const Signer first("ES256", "a"), second("ES256", "b");
  const KeySet keys = KeySet::parse(jwk_set({&first, &second})).value();
  EXPECT_EQ(code_of(read(first.token_with(R"({"alg":"ES256"})", good().dump()), keys)), "oidc.unknown_key");
}

/// The claim that is named when one of the good claims is changed.
std::string refused(const json& claims, const Expected& expected = kExpected, Timestamp now = kNow) {
  static const KeySet keys = all_keys();
  const auto read_back = read(signer("ES256").token(claims.dump()), keys, expected, now);
  return read_back ? "ok" : read_back.error().where;
}

std::string with(const char* name, const json& value) {
  json claims = good();
  claims[name] = value;
  return refused(claims);
}

std::string without(const char* name) {
  json claims = good();
  claims.erase(name);
  return refused(claims);
}

TEST(IdTokenTest, IsForUsFromThemForThisAttempt) {
  EXPECT_EQ(refused(good()), "ok");
  EXPECT_EQ(with("iss", "https://login.example/"), "iss");
  EXPECT_EQ(with("iss", "https://evil.example"), "iss");
  EXPECT_EQ(with("aud", "another"), "aud");
  EXPECT_EQ(with("aud", json::array({"meretid"})), "ok");
  EXPECT_EQ(with("aud", json::array({"meretid", "another"})), "aud") << "an audience that we do not trust";
  EXPECT_EQ(with("aud", json::array()), "aud");
  EXPECT_EQ(with("azp", "meretid"), "ok");
  EXPECT_EQ(with("azp", "another"), "azp");
  EXPECT_EQ(with("nonce", "nonce-2"), "nonce");
  EXPECT_EQ(with("sub", ""), "sub");
  EXPECT_EQ(with("sub", std::string(256, 'x')), "sub");
  for (const char* name : {"iss", "aud", "sub", "nonce", "iat", "exp"}) EXPECT_EQ(without(name), name);
  Expected no_nonce = kExpected;
  no_nonce.nonce.clear();
  json claims = good();
  claims["nonce"] = "";
  EXPECT_EQ(refused(claims, no_nonce), "nonce") << "an attempt without a nonce is never right";
}

TEST(IdTokenTest, ClocksMayBeAMinuteApart) {
  EXPECT_EQ(with("exp", kSeconds - 59), "ok");
  EXPECT_EQ(with("exp", kSeconds - 60), "exp");
  EXPECT_EQ(with("iat", kSeconds + 60), "ok");
  EXPECT_EQ(with("iat", kSeconds + 61), "iat");
  EXPECT_EQ(with("iat", kSeconds - 660), "ok");
  EXPECT_EQ(with("iat", kSeconds - 661), "iat");
  EXPECT_EQ(with("nbf", kSeconds + 60), "ok");
  EXPECT_EQ(with("nbf", kSeconds + 61), "nbf");
  EXPECT_EQ(with("exp", static_cast<double>(kSeconds) + 0.5), "ok") << "a fraction is allowed";
  EXPECT_EQ(with("exp", "1700000300"), "exp") << "a text is not";
  EXPECT_EQ(with("exp", 1e300), "exp");
}

TEST(IdTokenTest, TheAccessTokenBelongsToIt) {
  EXPECT_EQ(with("at_hash", encoded(sha256("access-1").substr(0, 16))), "ok");
  EXPECT_EQ(with("at_hash", encoded(sha256("access-2").substr(0, 16))), "at_hash");
  EXPECT_EQ(with("at_hash", encoded(sha256("access-1"))), "at_hash");
  EXPECT_EQ(with("at_hash", 7), "at_hash");
}

TEST(IdTokenTest, ALogoutTokenIsNone) {
  const KeySet keys = all_keys();
  EXPECT_EQ(read(signer("ES256").token_with(R"({"alg":"ES256","kid":"es","typ":"logout+jwt"})", good().dump()), keys).error().where, "typ");
}

TEST(LogoutTokenTest, NamesASessionOrAPerson) {
  const auto check = [](const json& claims) {
    const auto logout = check_logout_token(parse_jws(signer("ES256").token(claims.dump())).value(), kExpected, kNow);
    return logout ? "ok" : logout.error().where;
  };
  json claims{{"iss", "https://login.example"}, {"aud", "meretid"}, {"iat", kSeconds}, {"exp", kSeconds + 120}, {"jti", "1"},
              {"sub", "u1"}, {"sid", "s1"}, {"events", {{"http://schemas.openid.net/event/backchannel-logout", json::object()}}}};
  EXPECT_EQ(check(claims), "ok");
  json other = claims;
  other["nonce"] = "nonce-1";
  EXPECT_EQ(check(other), "nonce") << "an ID token passed off as one";
  other = claims;
  other["events"] = {{"http://schemas.openid.net/event/backchannel-logout", 7}};
  EXPECT_EQ(check(other), "events");
  other.erase("events");
  EXPECT_EQ(check(other), "events");
  other = claims;
  other.erase("sub");
  EXPECT_EQ(check(other), "ok");
  other.erase("sid");
  EXPECT_EQ(check(other), "sub");
  other = claims;
  other["exp"] = kSeconds - 60;
  EXPECT_EQ(check(other), "exp");
  EXPECT_EQ(check(good()), "events") << "an ID token";
}

}  // namespace
}  // namespace meretid::oidc
