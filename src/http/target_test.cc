// SPDX-License-Identifier: EUPL-1.2
#include "http/target.h"

#include <gtest/gtest.h>

namespace meretid::http {
namespace {

std::string refused_for(std::string_view target) {
  const auto parsed = parse_target(target, 8192);
  if (parsed) return "taken as " + parsed->path;
  return parsed.error().args.front().second;
}

TEST(Target, PathAndQueryAreDecoded) {
  const auto target = parse_target("/api/f%C3%A6lles/x?room=access&title=a+b%26c&empty=&flag", 8192);
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/api/fælles/x");
  EXPECT_EQ(target->query.at("room"), "access");
  EXPECT_EQ(target->query.at("title"), "a b&c");
  EXPECT_EQ(target->query.at("empty"), "");
  EXPECT_TRUE(target->query.contains("flag"));
}

TEST(Target, PlusIsABlankInTheQueryOnly) { EXPECT_EQ(parse_target("/a+b", 100)->path, "/a+b"); }

TEST(Target, WhatLeadsOutOfAFolderIsRefused) {
  EXPECT_EQ(refused_for("/../etc/passwd"), "..");
  EXPECT_EQ(refused_for("/assets/%2e%2e/%2e%2e/etc/passwd"), "..");
  EXPECT_EQ(refused_for("/a/./b"), "..");
  EXPECT_EQ(refused_for("/a/.."), "..");
  EXPECT_EQ(refused_for("/a//b"), "//");
  EXPECT_EQ(refused_for("/a%2fb"), "%2F");
  EXPECT_EQ(refused_for("/a\\b"), "\\");
  EXPECT_EQ(refused_for("/a%5Cb"), "\\");
  EXPECT_EQ(refused_for("/a/...b"), "taken as /a/...b");
}

TEST(Target, NulAndControlCharactersAreRefused) {
  EXPECT_EQ(refused_for("/a%00.pdf"), "%00-%1F");
  EXPECT_EQ(refused_for("/a?x=%00"), "%00-%1F");
  EXPECT_EQ(refused_for("/a?x=%0d%0aSet-Cookie:x"), "%00-%1F");
  EXPECT_EQ(refused_for(std::string_view("/a\0b", 4)), "0x00-0x1F");
}

TEST(Target, BadEncodingIsRefused) {
  EXPECT_EQ(refused_for("/%"), "%");
  EXPECT_EQ(refused_for("/%4"), "%");
  EXPECT_EQ(refused_for("/%zz"), "%");
  EXPECT_EQ(refused_for("/%c3%28"), "UTF-8");
  EXPECT_EQ(refused_for("/%c0%af"), "UTF-8");  // an overlong '/'
  EXPECT_EQ(parse_target("/%41", 100)->path, "/A");
}

TEST(Target, OnlyAPathIsATarget) {
  EXPECT_EQ(refused_for("http://example.org/"), "/");
  EXPECT_EQ(refused_for("*"), "/");
  EXPECT_EQ(refused_for(""), "/");
  EXPECT_EQ(refused_for("/a#b"), "#");
}

TEST(Target, LengthIsLimited) {
  const auto target = parse_target("/" + std::string(100, 'a'), 100);
  ASSERT_FALSE(target);
  EXPECT_EQ(target.error().code, "http.target_too_long");
  EXPECT_EQ(target.error().kind, Kind::kTooLarge);
}

}  // namespace
}  // namespace meretid::http
