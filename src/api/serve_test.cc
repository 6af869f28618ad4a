// SPDX-License-Identifier: EUPL-1.2
// The whole server from start to end in this process, without workers.
#include "api/serve.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <future>
#include <thread>

#include "http/testing/client.h"
#include "record/head_folder.h"
#include "solution/probe/rooms.h"

namespace meretid::api {
namespace {

TEST(Serve, IsReadyWithinASecondAndEndsInOrder) {
  std::string home = (std::filesystem::temp_directory_path() / "meretid-serve-XXXXXX").string();
  ASSERT_NE(mkdtemp(home.data()), nullptr);
  solution::Config config;
  config.home = home;
  config.database = home + "/meretid.db";
  config.workers = 0;
  config.port = 0;
  solution::Registry registry;
  registry.enter(probe::make_batch());

  std::atomic<bool> drain{false};
  std::promise<Serving> ready;
  const auto began = std::chrono::steady_clock::now();
  std::thread server([&] {
    const auto served = serve(config, registry, drain, [&](const Serving& serving) { ready.set_value(serving); });
    EXPECT_TRUE(served) << served.error().code;
  });
  const Serving serving = ready.get_future().get();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  std::printf("ready after %.3f s\n", took.count());
  EXPECT_LT(took.count(), 1.0);
  EXPECT_TRUE(serving.once_link.starts_with(serving.address + "/#/ind/")) << serving.once_link;
  const auto port = static_cast<std::uint16_t>(std::stoi(serving.address.substr(serving.address.rfind(':') + 1)));
  EXPECT_EQ(http::TestClient(port).request("GET", "/healthz").status, 200);
  const auto page = http::TestClient(port).request("GET", "/");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.headers.at("content-security-policy").find("default-src 'self'"), std::string::npos);
  drain = true;
  server.join();
  EXPECT_EQ(http::TestClient(port).request("GET", "/healthz").status, 0);
  EXPECT_TRUE(std::filesystem::exists(config.record_head())) << "the record is sealed";
  EXPECT_EQ(record::HeadFolder(config.record_heads()).all()->size(), 1u) << "its head is signed and kept outside the database";
  std::filesystem::remove_all(home);
}

}  // namespace
}  // namespace meretid::api
