// SPDX-License-Identifier: EUPL-1.2
// From a feed of samples to one browser, as event stream or WebSocket. Runs in the publisher's thread and never waits: a
// browser that is too slow loses samples and is told how many ("gap"), as every reader of a feed. Thread-safe.
#pragma once

#include <memory>

#include "http/message.h"
#include "http/socket.h"
#include "http/sse.h"
#include "jobs/feed.h"

namespace meretid::api {

/// Event "sample" with the sample's number as id, so that a browser that comes back goes on where it was.
void pump(std::shared_ptr<jobs::Feed> feed, std::shared_ptr<http::EventStream> stream);
/// One binary message per sample; a gap as {"lost":n}.
http::SocketEvents pump(std::shared_ptr<jobs::Feed> feed, std::shared_ptr<http::Socket> socket);

/// WebSocket when the request asks to upgrade, else an event stream.
http::Response feed_response(const http::Request& request, std::shared_ptr<jobs::Feed> feed);

}  // namespace meretid::api
