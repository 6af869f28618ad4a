// SPDX-License-Identifier: EUPL-1.2
// Any bytes as what a sensor sends, line by line to one device: whatever is read has sound numbers, whatever is refused has its
// sentence, and the stream says each trouble once at a time.
// libraries: nightwatch_in
#include <cmath>

#include "base/catalogue.h"
#include "fuzz/input.h"
#include "solutions/nightwatch/in/stream.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  using namespace meretid::nightwatch;
  fuzz::Draw draw(fuzz::text_of(data, size));
  Timestamp now{1'780'000'000 * kSecond};
  in::Stream stream(ward::DeviceKind::kBody, {}, 0, 30, now);
  std::vector<in::Said> said;
  while (!draw.empty()) {
    now = now + draw.byte() * (kSecond / 10);
    const std::string_view payload = draw.until('\n');
    const auto packet = in::read_packet(payload);
    if (packet) {
      fuzz::must(packet->samples() <= in::kMostRows && packet->number >= 0 && std::isfinite(packet->end) && packet->end >= packet->t);
      for (const MotionSample& sample : packet->body) fuzz::must(std::isfinite(sample.t) && std::isfinite(sample.motion.g.length()));
    } else {
      fuzz::must(base::has_text(packet.error().code));
    }
    const auto taken = stream.take(payload, now, said);
    fuzz::must(taken || base::has_text(taken.error().code));
    stream.tick(now, said);
  }
  for (const in::Said& one : said) fuzz::must(std::isfinite(one.sensor_time) && one.happened <= now);
  fuzz::must(stream.dropped() >= 0 && stream.dropped() <= 1);
  return 0;
}
