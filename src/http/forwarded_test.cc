// SPDX-License-Identifier: EUPL-1.2
#include "http/forwarded.h"

#include <gtest/gtest.h>

namespace meretid::http {
namespace {

const std::vector<std::string> kProxies = {"127.0.0.1", "10.0.0.9"};

TEST(Forwarded, WithoutAProxyTheHeaderIsWorthNothing) {
  EXPECT_EQ(client_of("192.0.2.1", "198.51.100.7", kProxies), "192.0.2.1");
  EXPECT_EQ(client_of("127.0.0.1", "198.51.100.7", {}), "127.0.0.1");
}

TEST(Forwarded, OfAProxyTheLastAddressCounts) {
  EXPECT_EQ(client_of("127.0.0.1", "198.51.100.7", kProxies), "198.51.100.7");
  EXPECT_EQ(client_of("127.0.0.1", "6.6.6.6, 198.51.100.7", kProxies), "198.51.100.7") << "the client wrote the first itself";
  EXPECT_EQ(client_of("127.0.0.1", "2001:db8::1 ", kProxies), "2001:db8::1");
  EXPECT_EQ(client_of("127.0.0.1", "6.6.6.6,198.51.100.7 ,10.0.0.9", kProxies), "198.51.100.7") << "two proxies in a row";
}

TEST(Forwarded, WhatIsNoAddressIsLeftOut) {
  for (const char* text : {"", "unknown", "198.51.100.7:80", ",", "6.6.6.6, ", "<script>"})
    EXPECT_EQ(client_of("127.0.0.1", text, kProxies), "127.0.0.1") << text;
}

}  // namespace
}  // namespace meretid::http
