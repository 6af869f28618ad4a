// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "api/job_types.h"
#include "api/resources.h"

namespace meretid::api {
namespace {

Result<std::vector<jobs::Artefact>> all(Call& call) {
  TRY(const auto id, Id<jobs::Job>::parse(call.request.param("job")));
  return call.context.house.queue.artefacts(call.db, scope_of(call.request), id);
}

Result<std::vector<ArtefactAnswer>> list(Call& call) {
  TRY(const auto artefacts, all(call));
  std::vector<ArtefactAnswer> answers;
  for (const auto& one : artefacts) answers.push_back({one.name, one.type, one.size});
  return answers;
}

/// RFC 8187: what is not plain ASCII is percent-encoded UTF-8.
std::string disposition(std::string_view name) {
  name.remove_prefix(name.rfind('/') + 1);
  std::string text = "attachment; filename*=UTF-8''";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
                       c == '-' || c == '.' || c == '_';
    if (plain) {
      text.push_back(c);
    } else {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      text += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return text;
}

Result<http::Response> bytes(Call& call) {
  TRY(const auto artefacts, all(call));
  const std::string_view name = call.request.param("name");
  const auto found = std::find_if(artefacts.begin(), artefacts.end(), [&](const auto& a) { return a.name == name; });
  if (found == artefacts.end()) return fail("api.no_artefact", Kind::kNotFound, {{"found", std::string(name)}});
  TRY(auto opened, call.context.house.blobs.open(call.db, scope_of(call.request), found->blob));
  http::Response response;
  response.type = found->type;
  response.headers = {{"Content-Disposition", disposition(found->name)}};
  response.length = opened->size();
  response.pieces = [reader = std::shared_ptr<store::BlobReader>(std::move(opened))] { return reader->read(); };
  return response;
}

}  // namespace

void add_artefacts(Table& table) {
  table.get("/api/jobs/{job}/artefacts", Role::kSignedIn, "The files the job made", list);
  table.raw(Method::kGet, "/api/jobs/{job}/artefacts/{name…}", Role::kSignedIn, "One file, as bytes", bytes);
}

}  // namespace meretid::api
