// SPDX-License-Identifier: EUPL-1.2
// Personal numbers planted in the reference documents. What is expected was read from the files once by eye and is kept as a
// digest of the digits, never as a number.
#include <set>

#include "base/hash.h"
#include "parse/read.h"
#include "solutions/access/bench/planted.h"
#include "solutions/access/bench/producers.h"
#include "solutions/access/finding.h"

namespace meretid::access::bench {

Result<std::vector<Row>> planted_rows(const std::filesystem::path& data) {
  TRY(const NameModel model, NameModel::load());
  const parse::Sandbox sandbox;
  const parse::Reader reader(sandbox);
  std::int64_t wanted = 0, found = 0, not_read = 0;
  std::string missed;
  for (const Planted& planted : kPlanted) {
    const std::filesystem::path file = data / "os2ds_docs/data" / planted.file;
    const auto content = parse::Input::of_file(file);
    if (!content) return fail("access.bench.no_data", Kind::kNotFound, {}, file.string());
    std::multiset<std::string> seen;
    bool read = false;
    for (const parse::ReadItem& item : reader.read_all(file.filename().string(), *content)) {
      read = read || !item.document.text.empty();
      for (const Finding& f : find({.text = item.document.text}, model))
        if (f.type == FindingType::kCpr) seen.insert(base::blake2b_hex(f.entity.substr(f.entity.find(':') + 1)).substr(0, 16));
    }
    if (!read) {
      not_read += planted.times;
      continue;
    }
    const auto times = std::min<std::int64_t>(planted.times, static_cast<std::int64_t>(seen.count(std::string(planted.digest))));
    wanted += planted.times;
    found += times;
    if (times < planted.times) missed += std::string(missed.empty() ? "; missed in " : ", ") + std::string(planted.file);
  }
  Row row = share_row("planted.found", found, wanted, "CPR numbers planted in os2ds_docs, in files that are read" + missed);
  row.reference = 100;
  return std::vector<Row>{row, {"planted.not_read", static_cast<double>(not_read), "numbers", {}, {}, {}, "planted in formats that are not read yet: each such file is a finding of its own and blocks the case"}};
}

}  // namespace meretid::access::bench
