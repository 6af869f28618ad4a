// SPDX-License-Identifier: EUPL-1.2
// A feed across processes of one machine: a service offers its feed on a Unix socket, every server process mirrors it. The mirror says
// which life of the feed it followed last and up to which number (8 bytes each, this machine's order: both ends are the same program), the
// offer answers with the life it has; a frame is the sample's number and length (8 and 4 bytes) and its bytes. A mirror that comes back gets
// what it missed: of the same life what came since, of a new one all that it still holds; one that comes for the first time begins now.
// A mirror that reads too slowly loses samples, as any reader of a Feed; the service never waits. Thread-safe.
#pragma once

#include <atomic>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "jobs/feed.h"

namespace meretid::jobs {

/// The service's end. Readable for the same system user only (0600).
class FeedOffer {
 public:
  static Result<std::unique_ptr<FeedOffer>> open(const std::filesystem::path& socket, std::shared_ptr<Feed> feed);
  ~FeedOffer();
  FeedOffer(const FeedOffer&) = delete;
  FeedOffer& operator=(const FeedOffer&) = delete;

 private:
  FeedOffer(std::filesystem::path socket, int descriptor, std::shared_ptr<Feed> feed);
  void accept_all();
  void serve(int connection);

  std::filesystem::path path_;
  int descriptor_;
  std::shared_ptr<Feed> feed_;
  std::atomic<bool> over_ = false;
  struct Reader {
    std::atomic<bool> gone = false;
    std::jthread thread;
  };
  std::list<Reader> readers_;  // the acceptor's alone, until it has ended
  std::thread acceptor_;       // last: it uses all of the above
};

/// The server's end: a feed that follows the service's, through its restarts. Its numbers are its own, so that they go on upwards and no
/// reader's mark meets the same number twice.
class FeedMirror {
 public:
  /// Returns when it follows the service or has found that there is none yet, after a second at the latest: whoever listens and then looks
  /// at the present state misses nothing.
  explicit FeedMirror(std::filesystem::path socket);
  ~FeedMirror();
  FeedMirror(const FeedMirror&) = delete;
  FeedMirror& operator=(const FeedMirror&) = delete;
  const std::shared_ptr<Feed>& feed() const { return feed_; }

 private:
  void follow();
  void read_all(int connection);

  std::filesystem::path path_;
  std::shared_ptr<Feed> feed_ = std::make_shared<Feed>();
  std::atomic<bool> over_ = false;
  std::atomic<bool> looked_ = false;
  std::uint64_t life_ = 0, number_ = 0;  // of the service's feed; the reader's alone
  std::thread reader_;
};

/// Mirrors by name, made at first use: what a socket route asks.
class FeedMirrors {
 public:
  explicit FeedMirrors(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::shared_ptr<Feed> feed(const std::string& name);
  static std::filesystem::path socket(const std::filesystem::path& folder, const std::string& name);

 private:
  std::filesystem::path folder_;
  std::mutex mutex_;
  std::vector<std::pair<std::string, std::unique_ptr<FeedMirror>>> mirrors_;
};

}  // namespace meretid::jobs
