// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/out/post.h"

#include <curl/curl.h>

#include <memory>

#include "oidc/fetch.h"

namespace meretid::nightwatch::out {
namespace {

constexpr long kConnectSeconds = 3, kSeconds = 5;

struct Freed {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::size_t forget(char*, std::size_t size, std::size_t n, void*) { return size * n; }

tl::unexpected<Error> refused(std::string why, Kind kind = Kind::kInternal) { return fail("nightwatch.out.refused", kind, {{"found", std::move(why)}}); }

constexpr long kTooSlow = 408, kTooMany = 429;  // 4xx that say "later", not "never"

template <class T>
void set(CURL* handle, CURLoption option, T value) {
  static_cast<void>(curl_easy_setopt(handle, option, value));
}

}  // namespace

Result<void> post(const std::string& url, std::string_view type, std::string_view body, std::string_view bearer) {
  if (!oidc::may_call(url)) return refused("https");
  const std::unique_ptr<CURL, Freed> curl(curl_easy_init());
  if (!curl) return refused("curl");
  CURL* h = curl.get();
  std::unique_ptr<curl_slist, Freed> headers(curl_slist_append(nullptr, ("Content-Type: " + std::string(type)).c_str()));
  if (!bearer.empty() && headers) static_cast<void>(curl_slist_append(headers.get(), ("Authorization: Bearer " + std::string(bearer)).c_str()));
  set(h, CURLOPT_URL, url.c_str());
  set(h, CURLOPT_PROTOCOLS_STR, "http,https");
  set(h, CURLOPT_FOLLOWLOCATION, 0L);
  set(h, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
  set(h, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  set(h, CURLOPT_TIMEOUT, kSeconds);
  set(h, CURLOPT_NOSIGNAL, 1L);
  set(h, CURLOPT_PROXY, url.starts_with("http://") ? "" : nullptr);
  set(h, CURLOPT_HTTPHEADER, headers.get());
  set(h, CURLOPT_USERAGENT, "meretid");
  set(h, CURLOPT_WRITEFUNCTION, &forget);
  set(h, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  set(h, CURLOPT_COPYPOSTFIELDS, body.data());
  if (const CURLcode done = curl_easy_perform(h); done != CURLE_OK) return refused(curl_easy_strerror(done));
  long status = 0;
  curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
  if (status / 100 == 2) return {};
  return refused(std::to_string(status), status / 100 == 4 && status != kTooSlow && status != kTooMany ? Kind::kBadInput : Kind::kInternal);
}

}  // namespace meretid::nightwatch::out
