// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a municipality's file, as a problem of VROOM and as a table. What was read is written so that it reads back the same,
// no visit is lost, and every note says where.
// libraries: homecare_municipal homecare_vroom homecare_csv
#include "fuzz/input.h"
#include "solutions/homecare/municipal/csv/table.h"
#include "solutions/homecare/municipal/vroom/vroom.h"
#include "solutions/homecare/municipal/write.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace meretid;
  using namespace meretid::homecare::municipal;
  const std::string_view text = fuzz::text_of(data, size);
  const auto file = describe::from_json<wire::File>(text);
  if (const auto read = file ? municipality_of(*file) : fail(file.error())) {
    fuzz::must(read->all.visits.size() + read->left_out.size() == file->visits.size());
    for (const Note& note : read->notes) fuzz::must(!note.error.code.empty());
    const std::string written = write_municipality(read->all);
    const auto again = read_municipality(written);
    fuzz::must(again.has_value() && again->left_out.empty() && write_municipality(again->all) == written);
    const Plan plan = read->running ? *read->running : empty_plan(read->all);
    const auto same = read_plan(read->all, write_plan(read->all, plan, read->left_out));
    fuzz::must(same.has_value() && same->unassigned == plan.unassigned);
  }
  if (const auto vroom = read_vroom(text)) {
    fuzz::must(vroom->read.all.visits.size() + vroom->read.left_out.size() == vroom->problem.jobs.size());
    const auto same = read_vroom_solution(*vroom, write_vroom(*vroom, empty_plan(vroom->read.all)));
    fuzz::must(same.has_value() && same->unassigned.size() == vroom->read.all.visits.size());
  }
  if (const auto table = csv::read_table("t.csv", text))
    for (const csv::Row& row : table->rows) fuzz::must(row.cells.size() == table->columns.size());
  return 0;
}
