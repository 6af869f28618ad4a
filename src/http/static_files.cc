// SPDX-License-Identifier: EUPL-1.2
#include "http/static_files.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/embedded.h"
#include "base/hash.h"
#include "http/problem.h"
#include "http/wire.h"

namespace meretid::http {
namespace {

constexpr std::string_view kHello =
    "<!doctype html><html lang=\"da\"><meta charset=\"utf-8\"><title>Meretid</title>"
    "<h1>Meretid</h1><p>Serveren kører, men denne udgave er bygget uden websiderne: <code>npm run build</code> og byg igen."
    "<p lang=\"en\">The server is running, but this build has no pages: <code>npm run build</code>, then build again.</html>";

std::string etag_of(std::string_view bytes) { return "\"" + base::blake2b_hex(bytes).substr(0, 32) + "\""; }

bool looks_like_page(std::string_view path) {
  return path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
}

bool accepts_gzip(std::string_view header) {
  const std::size_t at = header.find("gzip");
  if (at == std::string_view::npos) return false;
  std::string_view rest = header.substr(at + 4, header.find(',', at) - at - 4);
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  return !rest.starts_with(";q=0") || rest.starts_with(";q=0.");
}

bool pays(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/json") || type == "image/svg+xml" || type == "font/ttf";
}

/// Does the list of If-None-Match name this tag (weak comparison, or "*")?
bool names_tag(std::string_view list, std::string_view etag) {
  return list == "*" || list.find(etag) != std::string_view::npos;
}

}  // namespace

std::string_view media_type(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kTypes{{
      {"html", "text/html; charset=utf-8"},
      {"js", "text/javascript; charset=utf-8"},
      {"mjs", "text/javascript; charset=utf-8"},
      {"css", "text/css; charset=utf-8"},
      {"json", "application/json; charset=utf-8"},
      {"map", "application/json; charset=utf-8"},
      {"txt", "text/plain; charset=utf-8"},
      {"csv", "text/csv; charset=utf-8"},
      {"svg", "image/svg+xml"},
      {"png", "image/png"},
      {"jpg", "image/jpeg"},
      {"ico", "image/x-icon"},
      {"woff", "font/woff"},
      {"woff2", "font/woff2"},
      {"ttf", "font/ttf"},
      {"pdf", "application/pdf"},
      {"wasm", "application/wasm"},
      {"webmanifest", "application/manifest+json"},
      {"zip", "application/zip"},
  }};
  const std::string_view extension = path.substr(path.rfind('.') + 1);
  for (const auto& [known, type] : kTypes)
    if (known == extension) return type;
  return "application/octet-stream";
}

std::string compress(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write to it
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (!whole || out.size() > bytes.size() / 10 * 9) return {};
  out.shrink_to_fit();
  return out;
}

StaticFiles::StaticFiles(const Files& files) {
  const auto add = [this](std::string path, std::string_view bytes) {
    Entry& entry = entries_.emplace_back();
    entry.bytes = bytes;
    entry.type = media_type(path);
    entry.etag = etag_of(bytes);
    entry.immutable = path.starts_with("assets/");
    by_path_.emplace("/" + path, &entry);
  };
  for (const auto& [path, bytes] : files) add(path, bytes);
  if (!by_path_.contains("/index.html")) add("index.html", kHello);
  compressing_ = std::thread([this] {
    for (Entry& entry : entries_) {
      if (leaving_) return;
      if (entry.bytes.size() < 512 || !pays(entry.type)) continue;
      entry.compressed = compress(entry.bytes);
      entry.has_compressed = !entry.compressed.empty();
    }
  });
}

StaticFiles::~StaticFiles() {
  leaving_ = true;
  settle();
}

void StaticFiles::settle() {
  if (compressing_.joinable()) compressing_.join();
}

StaticFiles::Files StaticFiles::embedded() {
  constexpr std::string_view kPrefix = "web/dist/";
  Files files;
  for (const std::string_view path : base::embedded_under(kPrefix))
    files[std::string(path.substr(kPrefix.size()))] = base::embedded(path).value_or(std::string_view{});
  return files;
}

StaticFiles::Answer StaticFiles::answer(const Request& request) const {
  auto found = by_path_.find(request.path);
  if (found == by_path_.end()) {
    if (!looks_like_page(request.path))
      return {problem(Error("http.no_file", Kind::kNotFound, {{"found", request.path}}), language_of(request)), {}};
    found = by_path_.find("/index.html");
  }
  const Entry& entry = *found->second;
  const bool compressed = entry.has_compressed && accepts_gzip(request.header("accept-encoding"));
  const std::string etag = compressed ? entry.etag.substr(0, entry.etag.size() - 1) + "-gzip\"" : entry.etag;
  Answer answer;
  answer.response.type = entry.type;
  answer.response.headers = {
      {"ETag", etag},
      {"Cache-Control", entry.immutable ? "public, max-age=31536000, immutable" : "no-cache"},
      {"Content-Security-Policy", std::string(page_policy())},
      {"Vary", "Accept-Encoding"},
  };
  if (names_tag(request.header("if-none-match"), etag)) {
    answer.response.status = 304;
    return answer;
  }
  if (compressed) answer.response.headers.emplace_back("Content-Encoding", "gzip");
  answer.body = compressed ? std::string_view(entry.compressed) : entry.bytes;
  return answer;
}

}  // namespace meretid::http
