// SPDX-License-Identifier: EUPL-1.2
#include "oidc/fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <memory>

namespace meretid::oidc {
namespace {

constexpr long kConnectSeconds = 5, kSeconds = 10;
constexpr std::size_t kMostBytes = 256 * 1024;

struct Freed {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(started);
}

std::string part(CURLU* url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, 0) != CURLUE_OK || text == nullptr) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

bool is_here(std::string_view host) {
  in_addr address{};
  const bool v4 = inet_pton(AF_INET, std::string(host).c_str(), &address) == 1;
  return host == "localhost" || host == "[::1]" || (v4 && host.starts_with("127."));  // never "127.0.0.1.evil.example"
}

/// Empty when the address may not be called.
std::string host_of(std::string_view address) {
  start_curl();
  const std::unique_ptr<CURLU, Freed> url(curl_url());
  if (!url || curl_url_set(url.get(), CURLUPART_URL, std::string(address).c_str(), 0) != CURLUE_OK) return {};
  const std::string scheme = part(url.get(), CURLUPART_SCHEME), host = part(url.get(), CURLUPART_HOST);
  if (!part(url.get(), CURLUPART_USER).empty() || !part(url.get(), CURLUPART_FRAGMENT).empty()) return {};
  if (scheme == "https" || (scheme == "http" && is_here(host))) return host;
  return {};
}

std::size_t take(char* bytes, std::size_t, std::size_t size, void* body) {
  auto& text = *static_cast<std::string*>(body);
  if (text.size() + size > kMostBytes) return 0;  // ends the transfer
  text.append(bytes, size);
  return size;
}

template <class T>
void set(CURL* handle, CURLoption option, T value) {
  static_cast<void>(curl_easy_setopt(handle, option, value));
}

tl::unexpected<Error> unreachable(std::string why) { return fail("oidc.unreachable", Kind::kInternal, {}, std::move(why)); }

}  // namespace

bool may_call(std::string_view url) { return !host_of(url).empty(); }

Result<Answer> fetch(const Question& question) {
  const std::string host = host_of(question.url);
  if (host.empty()) return unreachable("https");
  const std::unique_ptr<CURL, Freed> curl(curl_easy_init());
  if (!curl) return unreachable("curl");
  CURL* h = curl.get();
  Answer answer;
  set(h, CURLOPT_URL, question.url.c_str());
  set(h, CURLOPT_PROTOCOLS_STR, is_here(host) ? "http,https" : "https");
  set(h, CURLOPT_FOLLOWLOCATION, 0L);
  set(h, CURLOPT_SSL_VERIFYPEER, 1L);
  set(h, CURLOPT_SSL_VERIFYHOST, 2L);
  set(h, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
  set(h, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  set(h, CURLOPT_TIMEOUT, kSeconds);
  set(h, CURLOPT_NOSIGNAL, 1L);  // there are other threads
  if (is_here(host)) set(h, CURLOPT_PROXY, "");
  set(h, CURLOPT_WRITEFUNCTION, &take);
  set(h, CURLOPT_WRITEDATA, static_cast<void*>(&answer.body));
  set(h, CURLOPT_USERAGENT, "meretid");
  curl_slist* lines = curl_slist_append(nullptr, "Accept: application/json");
  if (!question.bearer.empty()) lines = curl_slist_append(lines, ("Authorization: Bearer " + question.bearer).c_str());
  const std::unique_ptr<curl_slist, Freed> headers(lines);
  set(h, CURLOPT_HTTPHEADER, headers.get());
  if (!question.user.empty()) {
    set(h, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    set(h, CURLOPT_USERNAME, question.user.c_str());
    set(h, CURLOPT_PASSWORD, question.password.c_str());
  }
  if (!question.form.empty()) {
    set(h, CURLOPT_POSTFIELDSIZE, static_cast<long>(question.form.size()));
    set(h, CURLOPT_POSTFIELDS, question.form.c_str());
  }
  if (const CURLcode done = curl_easy_perform(h); done != CURLE_OK) return unreachable(curl_easy_strerror(done));
  curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &answer.status);
  return answer;
}

}  // namespace meretid::oidc
