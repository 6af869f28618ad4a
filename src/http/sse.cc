// SPDX-License-Identifier: EUPL-1.2
#include "http/sse.h"

#include <utility>

namespace meretid::http {
namespace {

void append_line(std::string& out, std::string_view field, std::string_view value) {
  out += field;
  for (const char c : value)
    if (c != '\n' && c != '\r' && c != '\0') out.push_back(c);
  out.push_back('\n');
}

}  // namespace

std::string to_wire(const Event& event) {
  std::string out;
  out.reserve(event.data.size() + event.name.size() + event.id.size() + 32);
  if (!event.id.empty()) append_line(out, "id: ", event.id);
  if (!event.name.empty()) append_line(out, "event: ", event.name);
  std::string_view data = event.data;
  while (true) {
    const std::size_t end = data.find_first_of("\r\n");
    append_line(out, "data: ", data.substr(0, end));
    if (end == std::string_view::npos) break;
    data.remove_prefix(data[end] == '\r' && end + 1 < data.size() && data[end + 1] == '\n' ? end + 2 : end + 1);
  }
  out.push_back('\n');
  return out;
}

Response event_stream(std::function<void(std::shared_ptr<EventStream>)> opened) {
  Response response;
  response.type = "text/event-stream";
  response.events = std::move(opened);
  return response;
}

}  // namespace meretid::http
