// SPDX-License-Identifier: EUPL-1.2
// The whole program's routes with all its rooms: each is asked as every role, and a table says who was let in: docs/routes.md for
// the hall, solutions/<room>/routes.md for a room. The files are written by this test, and the test fails where one is stale:
//   MERETID_WRITE_ROUTES=1 build/release/bin/routes_test
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "api/route_matrix_test.h"
#include "main/rooms.h"

namespace meretid::program {
namespace {

class Routes : public api::RouteMatrix {
 protected:
  void enter(solution::Registry& registry) override { enter_rooms(registry); }

  static std::string demands(const http::Route& route) {
    const auto names = [&](const char* name) { return route.pattern.find(name) != std::string::npos; };
    std::string text;
    if (names("{case}")) text = "member of the case";
    else if (names("{upload}")) text = "member of the upload's case";
    else if (names("{job}")) text = "member of the job's case (without a case: whoever started it), and the role of its kind";
    else if (std::find(route.query.begin(), route.query.end(), "case") != route.query.end()) text = "member of the case it names";
    else if (names("{letter}")) text = "whoever started it and may still; or administrator of its room";
    else if (names("{session}")) text = "one's own; an administrator anybody's";
    if (route.auditors_too) text += "; or auditor";
    return text;
  }

  static void write_row(std::ostream& out, const Row& row) {
    const auto mark = [](bool in) { return in ? " ● |" : " |"; };
    out << "| " << http::to_text(row.route->method) << " | `" << row.route->pattern << "` |" << mark(row.nobody) << mark(row.signed_in);
    for (const bool in : row.roles) out << mark(in);
    out << " " << demands(*row.route) << " |\n";
  }

  /// "": the hall. Empty where a room has no route of its own.
  static std::string table(const std::vector<Row>& rows, const std::string& room) {
    if (std::none_of(rows.begin(), rows.end(), [&](const Row& row) { return row.route->room == room; })) return {};
    std::ostringstream out;
    out << "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n# Routes and roles of " << (room.empty() ? "the hall" : "`" + room + "`")
        << "\n\n"
           "Written by `MERETID_WRITE_ROUTES=1 build/release/bin/routes_test` from the answers of the running server, never by\n"
           "hand: every route was asked as nobody, as somebody signed in without a role, and as each role (for a room: in that\n"
           "room; the same role in another room is refused). ● means let in. Whoever is let in still needs what the last column\n"
           "says. Everything that changes something and is not open to all also needs the page's CSRF token.\n";
    if (room.empty()) out << "\nThe routes of a room stand in its folder: `solutions/<room>/routes.md`.\n";
    out << "\n| | path | nobody | signed in |";
    for (const auto role : kRoles) out << " " << people::to_text(role) << " |";
    out << " also |\n|---|---|";
    for (std::size_t i = 0; i < kRoles.size() + 2; ++i) out << ":-:|";
    out << "---|\n";
    for (const Row& row : rows)
      if (row.route->room == room) write_row(out, row);
    return out.str();
  }
};

TEST_F(Routes, LetInWhomTheyNameAndTheTablesSaySo) {
  std::vector<std::string> rooms{""};
  for (const auto* manifest : registry_.rooms()) rooms.push_back(manifest->id);
  const auto rows = measure();
  for (const std::string& room : rooms) {
    const std::string now_true = table(rows, room);
    const std::string file = room.empty() ? "docs/routes.md" : "solutions/" + room + "/routes.md";
    if (std::getenv("MERETID_WRITE_ROUTES") != nullptr && !now_true.empty()) std::ofstream(file) << now_true;
    std::ifstream in(file);
    std::ostringstream written;
    written << in.rdbuf();
    EXPECT_EQ(written.str(), now_true) << file << " is stale: MERETID_WRITE_ROUTES=1 build/release/bin/routes_test";
  }
}

}  // namespace
}  // namespace meretid::program
