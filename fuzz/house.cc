// SPDX-License-Identifier: EUPL-1.2
// Requests to a house with a database of its own: every route, as somebody with every role, as somebody with none, as nobody. No
// answer is an internal error, and none lets nobody in. An input is text, so that it can be read and written by hand:
//
//   POST /api/cases/{case}/uploads?x=1        {case}, {job}, {upload}, {account}, {session} stand for ones that are there
//   A                                         A everything, B signed in without a role, other: nobody
//   X-Part-Hash: abc                          more header lines, up to an empty one
//
//   {"name":"a"}                              the rest is the body
//
// libraries: api probe
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

#include "api/gatekeeper.h"
#include "api/resources.h"
#include "fuzz/input.h"
#include "http/dispatch.h"
#include "http/sse.h"
#include "people/password_cost.h"
#include "people/session.h"
#include "solution/probe/rooms.h"

namespace {
using namespace meretid;
using fuzz::must;

constexpr int kRequestsPerHouse = 1'000;  // the database grows; a new one is quick again
constexpr int kRequestsPerSession = 20;   // some routes end it

solution::Registry& registry() {
  static solution::Registry all;
  static const bool entered = (probe::enter_all(all), true);
  static_cast<void>(entered);
  return all;
}

class House {
 public:
  House() {
    std::string name = (std::filesystem::temp_directory_path() / "meretid-fuzz-XXXXXX").string();
    must(mkdtemp(name.data()) != nullptr);
    config_.home = home_ = name;
    config_.database = name + "/meretid.db";
    config_.workers = 0;
    house_ = std::move(solution::open_house(config_, registry()).value());
    context_ = std::make_unique<api::Context>(*house_, registry());
    gate_ = std::make_unique<api::Gatekeeper>(*context_);
    must(api::add_all(router, registry(), context_.get()).has_value());
    options_.static_app = false;
    options_.limits.requests_per_second = 0;
    dispatch_ = std::make_unique<http::Dispatch>(options_, router, *gate_);
    people_and_things();
  }
  ~House() {
    context_->watch.stop();
    dispatch_.reset();
    gate_.reset();
    context_.reset();
    house_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(home_, ignored);
  }

  void ask(fuzz::Draw draw) {
    if (++asked_ % kRequestsPerSession == 0) sign_in();
    http::Head head;
    const std::string line = filled(std::string(draw.until('\n')));
    const std::size_t space = line.find(' ');
    if (space == std::string::npos) return;
    head.method = std::string_view(line).substr(0, space);
    head.target = std::string_view(line).substr(space + 1);
    head.headers["host"] = "localhost";
    head.remote = "127.0.0.1";
    const std::string_view who = draw.until('\n');
    const auto* session = who == "A" ? &all_ : who == "B" ? &none_ : nullptr;
    if (session != nullptr) {
      head.headers["cookie"] = "meretid_session=" + session->token;
      head.headers["x-csrf-token"] = session->csrf;
    }
    while (!draw.empty()) {
      const std::string more = filled(std::string(draw.until('\n')));
      const std::size_t colon = more.find(": ");
      if (more.empty()) break;
      if (colon != std::string::npos) head.headers[more.substr(0, colon)] = more.substr(colon + 2);
    }
    const std::string body = filled(std::string(draw.rest()));
    if (!body.empty()) {
      head.length = body.size();
      head.headers.try_emplace("content-type", "application/json");
    }
    auto plan = dispatch_->plan(std::move(head), std::chrono::steady_clock::now());
    auto* call = std::get_if<http::Call>(&plan);
    check(call != nullptr ? answer(*call, body) : std::move(std::get<http::Response>(plan)), call, session != nullptr);
  }

  /// An input for every route, so that the fuzzer begins with what is right.
  void write_seeds(const std::filesystem::path& folder) const {
    std::filesystem::create_directories(folder);
    int count = 0;
    for (const auto& route : router.routes()) {
      std::string text = std::string(http::to_text(route->method)) + " " + route->pattern;
      if (const auto name = text.find("{name…}"); name != text.npos) text.replace(name, 9, "a");
      for (std::size_t i = 0; i < route->query.size(); ++i)
        text += (i == 0 ? "?" : "&") + route->query[i] + "=" + (route->query[i] == "case" ? "{case}" : "1");
      text += "\nA\n\n";
      if (route->input != nullptr) text += sample(*route->input, 0);
      else if (route->body != http::Body::kNone) text += "{}";
      std::ofstream(folder / ("route-" + std::to_string(count++)), std::ios::binary) << text;
    }
  }

  http::Router router;

 private:
  void people_and_things() {
    const auto db = std::move(house_->database->connect().value());
    const Timestamp now = system_clock().now();
    const auto all = people::create_account(*db, "alle", "Alle", people::kNobodysHash, now).value();
    const auto none = people::create_account(*db, "ingen", "Ingen", people::kNobodysHash, now).value();
    for (const auto role : {people::Role::kCitizen, people::Role::kCaseworker, people::Role::kPlanner, people::Role::kAnalyst, people::Role::kClinician,
                            people::Role::kEditor, people::Role::kAuditor, people::Role::kAdministrator})
      must(people::grant(*db, all.id, {"*", role}, all.id, now).has_value());
    all_id_ = all.id;
    none_id_ = none.id;
    sign_in();
    things_["{account}"] = all.id.text();
    things_["{case}"] = made("POST /api/cases\nA\n\n{\"room\":\"batch\",\"title\":\"t\"}", "id");
    things_["{upload}"] = made("POST /api/cases/{case}/uploads\nA\n\n{\"name\":\"a.txt\",\"size\":5}", "upload");
    things_["{job}"] = made("POST /api/batch/sum\nA\n\n{\"pieces\":3}", "job");
  }

  void sign_in() {
    const auto db = std::move(house_->database->connect().value());
    all_ = people::open_session(*db, all_id_, system_clock().now()).value();
    none_ = people::open_session(*db, none_id_, system_clock().now()).value();
    things_["{session}"] = none_.hash;
  }

  std::string made(const std::string& input, const std::string& name) {
    last_.clear();
    ask(fuzz::Draw(input));
    const std::size_t at = last_.find("\"" + name + "\":\"");
    must(at != std::string::npos);
    const std::size_t start = at + name.size() + 4;
    return last_.substr(start, last_.find('"', start) - start);
  }

  std::string filled(std::string text) const {
    for (const auto& [name, value] : things_)
      for (std::size_t at; (at = text.find(name)) != std::string::npos;) text.replace(at, name.size(), value);
    return text;
  }

  http::Response answer(http::Call& call, const std::string& body) {
    if (auto refused = dispatch_->admit(call)) return std::move(*refused);
    if (call.route->body != http::Body::kStream) {
      call.request.body = body;
      return dispatch_->handle(call);
    }
    auto opened = dispatch_->open(call);
    if (opened.refused) return std::move(*opened.refused);
    for (std::size_t at = 0; at < body.size(); at += 100)
      if (auto refused = dispatch_->write(call, *opened.sink, std::string_view(body).substr(at, 100))) return std::move(*refused);
    return dispatch_->finish(call, *opened.sink);
  }

  void check(http::Response response, const http::Call* call, bool signed_in) {
    must(response.status >= 200 && response.status < 600);
    must(response.status != 500);
    const bool open = call != nullptr && call->route->role == people::Role::kPublic;
    if (call != nullptr && !open && !signed_in) must(response.status == 401);
    if (response.pieces) {
      std::size_t bytes = 0;
      for (auto piece = response.pieces(); piece && !piece->empty(); piece = response.pieces()) must((bytes += piece->size()) < (1U << 30));
    }
    last_ = std::move(response.body);
  }

  /// JSON that such a value may have.
  static std::string sample(const describe::Type& type, int depth) {
    using describe::Form;
    switch (type.form) {
      case Form::kBool: return "true";
      case Form::kInteger: case Form::kNumber: return "1";
      case Form::kText: return "\"a\"";
      case Form::kEnum: return "\"" + (type.choices.empty() ? std::string() : type.choices[0].name) + "\"";
      case Form::kDate: return "\"2026-03-29\"";
      case Form::kTime: return "\"2026-03-29T01:30:00.000000Z\"";
      case Form::kOptional: return sample(*type.element, depth);
      case Form::kList: return "[" + sample(*type.element, depth) + "]";
      case Form::kMap: return "{\"a\":" + sample(*type.element, depth) + "}";
      case Form::kRaw: return "{}";
      case Form::kUpload: return "\"" + std::string(64, 'a') + "\"";
      case Form::kStruct: break;
    }
    std::string text;
    for (const auto& field : type.fields)
      if (depth < 6) text += (text.empty() ? "\"" : ",\"") + field.name + "\":" + sample(*field.type, depth + 1);
    return "{" + text + "}";
  }

  std::filesystem::path home_;
  solution::Config config_;
  http::ServerOptions options_;
  std::unique_ptr<solution::House> house_;
  std::unique_ptr<api::Context> context_;
  std::unique_ptr<api::Gatekeeper> gate_;
  std::unique_ptr<http::Dispatch> dispatch_;
  Id<people::Account> all_id_, none_id_;
  people::NewSession all_, none_;
  int asked_ = 0;
  std::map<std::string, std::string> things_;
  std::string last_;
};
}  // namespace

/// Writes the seeds before the fuzzer looks into its folders; the first one is named first.
extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  setenv("MERETID_LOG", "off", 1);
  for (int i = 1; i < *count; ++i)
    if ((*words)[i][0] != '-' && std::filesystem::is_directory((*words)[i])) {
      House().write_seeds((*words)[i]);
      break;
    }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static std::unique_ptr<House> house;
  static int asked = 0;
  if (!house || ++asked % kRequestsPerHouse == 0) {
    house.reset();
    house = std::make_unique<House>();
  }
  house->ask(fuzz::Draw(fuzz::text_of(data, size)));
  return 0;
}
