// SPDX-License-Identifier: EUPL-1.2
// The table that cmake/embed.cmake generates: sorted by path, ends with a null path. Only embedded.cc reads it.
#pragma once

namespace meretid::base {

struct EmbeddedFile {
  const char* path;
  const char* begin;
  const char* end;
};

extern const EmbeddedFile kEmbeddedFiles[];

}  // namespace meretid::base
