// SPDX-License-Identifier: EUPL-1.2
// The page app, from the binary. Every file stands in memory as it is and, where it pays, compressed: a thread does that at
// start, until it has come to a file the file goes out as it is. A path that is no file and looks like a page gives index.html:
// the app finds its way from there. Without a built app, a small page says what is running and how to build it. Thread-safe.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <thread>

#include "http/message.h"

namespace meretid::http {

/// "app.js" -> "text/javascript; charset=utf-8"; what is unknown: "application/octet-stream".
std::string_view media_type(std::string_view path);

/// gzip (RFC 1952); empty when it would not be a tenth smaller.
std::string compress(std::string_view bytes);

class StaticFiles {
 public:
  using Files = std::map<std::string, std::string_view>;
  /// `files`: "index.html" -> its bytes, which must outlive the StaticFiles (the binary).
  explicit StaticFiles(const Files& files);
  ~StaticFiles();
  /// What the build embedded under "web/dist/".
  static Files embedded();
  /// Waits for the compression. For tests.
  void settle();

  struct Answer {
    Response response;         ///< without the body
    std::string_view body;     ///< lies in the binary: written without a copy
  };
  /// For GET and HEAD. 304 when the client has it already.
  Answer answer(const Request& request) const;

 private:
  struct Entry {
    std::string_view bytes, type;
    std::string etag;
    bool immutable = false;
    std::string compressed;
    std::atomic<bool> has_compressed{false};
  };
  std::map<std::string, Entry*, std::less<>> by_path_;
  std::deque<Entry> entries_;
  std::atomic<bool> leaving_{false};
  std::thread compressing_;
};

}  // namespace meretid::http
