// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <ostream>

#include "learn/model_file.h"
#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/access/find/train/training.h"
#include "solutions/access/find/verbs/verbs.h"

namespace meretid::access {
namespace {

struct TrainInput {
  std::string data;
  std::int64_t seed = 7;
};
void fields(describe::Fields<TrainInput>& f) {
  f.about("Træner navnemodellen på rummets data og skriver access-names-4.bin. Samme data og frø giver samme fil.",
          "Trains the name model on the room's data and writes access-names-4.bin. The same data and seed give the same file.");
  f("data", &TrainInput::data).help("Mappen med data.", "The folder of data.").value("MAPPE", "DIR").length(1, 4000);
  f("seed", &TrainInput::seed).help("Frø for tilfældige tal.", "Seed of random numbers.").optional();
  f.example("meretid access train --data ../shared/data/access --out models/", "Modellen, som den ligger i programmet.",
            "The model as it lies in the program.");
}

int run(const TrainInput& input, solution::VerbContext& context) {
  TrainOptions options;
  options.data = input.data;
  options.seed = static_cast<std::uint64_t>(input.seed);
  const Result<Trained> trained = train_names(options, [&](double part) { context.progress(part, "access.train.step"); });
  if (!trained) return context.report(trained.error());
  const std::filesystem::path file = context.out_dir.value_or(".") / "access-names-4.bin";
  std::error_code ignored;
  std::filesystem::create_directories(file.parent_path(), ignored);
  std::ofstream out(file, std::ios::binary);
  out << trained->bytes;
  if (!out.flush()) return context.report(Error("access.train.not_written", Kind::kNoSpace, {}, file.string()));
  // What models/index.toml must say of it.
  context.out << "file = \"" << file.filename().string() << "\"\nsha256 = \"" << learn::sha256_hex(trained->bytes)
              << "\"\nsize = " << trained->bytes.size() << "\ndata_blake2b = \"" << trained->data_digest << "\"\n";
  return 0;
}

}  // namespace

void enter_train(solution::Hall& hall) { hall.verb<TrainInput>("train", &run); }

}  // namespace meretid::access
