// SPDX-License-Identifier: EUPL-1.2
#include "http/router.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace meretid::http {
namespace {

constexpr std::size_t kMethods = 6;
constexpr std::string_view kRestEnd = "…}";

std::size_t index(Method method) { return static_cast<std::size_t>(method); }

/// A segment of a pattern: literal, or a name with something fixed before and behind.
struct Part {
  std::string before, name, after;
  bool rest = false;
  bool literal() const { return name.empty(); }
  auto operator<=>(const Part&) const = default;
};

Result<Part> parse_part(std::string_view text, std::string_view pattern) {
  const auto malformed = [&] {
    return fail("http.bad_pattern", Kind::kInternal, {{"found", std::string(pattern)}});
  };
  Part part;
  const std::size_t open = text.find('{');
  if (open == std::string_view::npos) {
    if (text.empty() || text.find('}') != std::string_view::npos) return malformed();
    part.before = text;
    return part;
  }
  const std::size_t close = text.find('}', open);
  if (close == std::string_view::npos || close == open + 1) return malformed();
  part.before = text.substr(0, open);
  part.after = text.substr(close + 1);
  std::string_view name = text.substr(open, close + 1 - open);
  if (name.ends_with(kRestEnd)) {
    part.rest = true;
    name.remove_suffix(kRestEnd.size());
  } else {
    name.remove_suffix(1);
  }
  part.name = name.substr(1);
  if (part.name.empty() || part.after.find('{') != std::string::npos) return malformed();
  if (part.rest && !(part.before.empty() && part.after.empty())) return malformed();
  return part;
}

bool fits(const Part& part, std::string_view segment) {
  return segment.size() > part.before.size() + part.after.size() && segment.starts_with(part.before) &&
         segment.ends_with(part.after);
}

/// Cuts the first segment off: "/a/b" -> "a", rest "/b".
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

}  // namespace

struct Router::Node {
  std::array<const Route*, kMethods> routes{};
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::vector<std::pair<Part, std::unique_ptr<Node>>> names;  ///< longest fixed text first; the rest pattern last

  bool any() const { return std::any_of(routes.begin(), routes.end(), [](auto* r) { return r != nullptr; }); }

  Node& child(const Part& part) {
    if (part.literal()) {
      auto& node = literals[part.before];
      if (!node) node = std::make_unique<Node>();
      return *node;
    }
    for (auto& [known, node] : names)
      if (known == part) return *node;
    const auto weight = [](const Part& p) {
      return std::pair(!p.rest, p.before.size() + p.after.size());
    };
    const auto place = std::find_if(names.begin(), names.end(),
                                    [&](const auto& other) { return weight(other.first) < weight(part); });
    return *names.emplace(place, part, std::make_unique<Node>())->second;
  }

  /// The first node in order of precedence that has a route of any method; `params` are its names.
  const Node* find(std::string_view path, std::map<std::string, std::string>& params) const {
    if (path.empty()) return any() ? this : nullptr;
    const std::string_view whole = path.substr(1);
    const std::string_view segment = take_segment(path);
    if (const auto literal = literals.find(segment); literal != literals.end())
      if (const Node* found = literal->second->find(path, params)) return found;
    for (const auto& [part, node] : names) {
      if (part.rest) {
        if (whole.empty() || !node->any()) continue;
        params[part.name] = whole;
        return node.get();
      }
      if (!fits(part, segment)) continue;
      if (const Node* found = node->find(path, params)) {
        params[part.name] = segment.substr(part.before.size(), segment.size() - part.before.size() - part.after.size());
        return found;
      }
    }
    return nullptr;
  }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

Result<void> Router::add(Route route) {
  std::string_view left = route.pattern;
  if (left.empty() || left.front() != '/')
    return fail("http.bad_pattern", Kind::kInternal, {{"found", route.pattern}});
  Node* node = root_.get();
  while (!left.empty() && left != "/") {
    TRY(const Part part, parse_part(take_segment(left), route.pattern));
    if (part.rest && !left.empty()) return fail("http.bad_pattern", Kind::kInternal, {{"found", route.pattern}});
    node = &node->child(part);
  }
  const Route*& place = node->routes[index(route.method)];
  if (place) return fail("http.pattern_taken", Kind::kInternal, {{"found", route.pattern}});
  routes_.push_back(std::make_unique<Route>(std::move(route)));
  place = routes_.back().get();
  return {};
}

std::variant<Router::Found, Router::NotFound, Router::OtherMethods> Router::find(Method method,
                                                                                 std::string_view path) const {
  Found found;
  const Node* node = root_->find(path == "/" ? std::string_view{} : path, found.params);
  if (!node) return NotFound{};
  found.route = node->routes[index(method)];
  if (!found.route && method == Method::kHead) found.route = node->routes[index(Method::kGet)];
  if (found.route) return found;
  OtherMethods other;
  for (std::size_t i = 0; i < kMethods; ++i) {
    if (!node->routes[i]) continue;
    if (!other.allow.empty()) other.allow += ", ";
    other.allow += to_text(static_cast<Method>(i));
    if (static_cast<Method>(i) == Method::kGet && !node->routes[index(Method::kHead)]) other.allow += ", HEAD";
  }
  return other;
}

}  // namespace meretid::http
