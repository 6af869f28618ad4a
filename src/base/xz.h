// SPDX-License-Identifier: EUPL-1.2
// Unpacks .xz bytes (liblzma); about 100 MB/s out, the decoder's memory bounded by 256 MiB. Whole texts up to 256 MiB by one call, longer
// ones piece by piece, where the caller bounds what comes out.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace meretid::base {

/// kBadInput when the bytes are no complete .xz stream or unpack to more than 256 MiB; `where` is the file's name. Thread-safe.
Result<std::string> unpack_xz(std::string_view packed, std::string where);

/// One thread. Memory: a packed piece and a megabyte, whatever comes out.
class XzStream {
 public:
  /// `packed` gives the next bytes; empty: no more come.
  XzStream(std::function<Result<std::string>()> packed, std::string where);
  ~XzStream();
  XzStream(XzStream&&) noexcept;
  XzStream& operator=(XzStream&&) noexcept;
  /// The next piece of the text, a megabyte at most; empty at the end. "base.bad_xz" where the bytes are no .xz, or end before their end.
  Result<std::string> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace meretid::base
