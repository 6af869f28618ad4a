// SPDX-License-Identifier: EUPL-1.2
#include "http/outbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace meretid::http {
namespace {

using testing::ElementsAre;

TEST(Outbox, KeepsTheOrder) {
  int woken = 0;
  Outbox box(100, [&] { ++woken; });
  EXPECT_EQ(box.put("a"), Sent::kQueued);
  EXPECT_EQ(box.put("b"), Sent::kQueued);
  EXPECT_EQ(woken, 2);
  EXPECT_THAT(box.take().pieces, ElementsAre("a", "b"));
  EXPECT_EQ(box.queued_bytes(), 0U);
}

TEST(Outbox, TheNewestOfAKeyReplacesTheQueuedOne) {
  Outbox box(100, [] {});
  box.put("10 %", "progress");
  box.put("state", "");
  box.put("20 %", "progress");
  EXPECT_THAT(box.take().pieces, ElementsAre("state", "20 %"));
}

TEST(Outbox, WhatDoesNotFitIsDroppedAndCounted) {
  Outbox box(10, [] {});
  EXPECT_EQ(box.put("12345678"), Sent::kQueued);
  EXPECT_EQ(box.put("123"), Sent::kDropped);
  EXPECT_EQ(box.put("456"), Sent::kDropped);
  EXPECT_EQ(box.put("12"), Sent::kQueued);
  const auto taken = box.take();
  EXPECT_EQ(taken.dropped, 2);
  EXPECT_EQ(taken.pieces.size(), 2U);
  EXPECT_EQ(box.take().dropped, 0);
}

TEST(Outbox, ClosingLetsWhatIsQueuedGoOut) {
  Outbox box(100, [] {});
  box.put("last");
  box.close();
  EXPECT_EQ(box.put("too late"), Sent::kClosed);
  const auto taken = box.take();
  EXPECT_THAT(taken.pieces, ElementsAre("last"));
  EXPECT_TRUE(taken.last);
}

TEST(Outbox, OnCloseIsCalledOnceAndAtOnceWhenItIsOver) {
  int calls = 0;
  Outbox box(100, [] {});
  box.on_close([&] { ++calls; });
  box.gone();
  box.gone();
  EXPECT_EQ(calls, 1);
  box.on_close([&] { ++calls; });
  EXPECT_EQ(calls, 2);
  EXPECT_TRUE(box.closed());
}

TEST(EventWire, LinesOfDataAndHostileNames) {
  EXPECT_EQ(to_wire({"progress", "{\"a\":1}", "7", ""}), "id: 7\nevent: progress\ndata: {\"a\":1}\n\n");
  EXPECT_EQ(to_wire({"", "one\ntwo\r\nthree\rfour", "", ""}), "data: one\ndata: two\ndata: three\ndata: four\n\n");
  EXPECT_EQ(to_wire({"a\nevent: b", "", "1\r2", ""}), "id: 12\nevent: aevent: b\ndata: \n\n");
}

}  // namespace
}  // namespace meretid::http
