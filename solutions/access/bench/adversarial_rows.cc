// SPDX-License-Identifier: EUPL-1.2
// A name planted in each of 21 places of a PDF, and in seeded mixtures of places, fonts, codes, cuts and settings; struck by the way
// of `redact --terms`, and judged by readers outside (adversary/outside.h). Clean: the page stayed text, no reader sees the name in
// text, strings, codes or (of each place, and of every tenth mixture) pixels, and its neighbours can still be read.
#include <atomic>
#include <map>
#include <mutex>
#include <ostream>
#include <thread>

#include "solutions/access/bench/adversary/outside.h"
#include "solutions/access/bench/adversary/places.h"
#include "solutions/access/bench/producers.h"
#include "solutions/access/release/striking.h"

namespace meretid::access::bench {
namespace {

constexpr std::uint64_t kEveryPixels = 10;

enum class Fate { kClean, kRaster, kRefused, kLeaked };

struct Judgement {
  Fate fate = Fate::kRefused;
  bool neighbours_lost = false;
  std::string why;
};

Result<Judgement> judged(const parse::Sandbox& sandbox, const NameModel& model, const PlantedPdf& planted, bool by_pixels) {
  TRY(const parse::Input source, parse::Input::of_bytes(planted.pdf));
  TRY(const Struck struck, strike_terms(sandbox, source, "plantet.pdf", {planted.name}, model));
  Judgement judgement;
  if (struck.pdf.empty()) {
    for (const ProblemRow& problem : struck.row.problems) judgement.why += " " + problem.code + " " + problem.place;
    return judgement;
  }
  TRY(const OutsideView view, seen_outside(struck.pdf));
  for (const std::string& reader : readers_of_name(view, planted.name, planted.traces)) judgement.why += " " + reader;
  if (by_pixels) {
    TRY(const std::string pixels, seen_in_pixels(struck.pdf));
    if (bare_letters(pixels).find(bare_letters(planted.name)) != std::string::npos) judgement.why += " pixels";
  }
  TRY(const OutsideView before, seen_outside(planted.pdf));
  const std::string was = bare_letters(before.text), is = bare_letters(view.text);
  for (const std::string& word : planted.neighbours) {
    const std::string letters = bare_letters(word);
    judgement.neighbours_lost = judgement.neighbours_lost || (was.find(letters) != std::string::npos && is.find(letters) == std::string::npos);
  }
  judgement.fate = !judgement.why.empty() ? Fate::kLeaked : struck.raster_pages > 0 ? Fate::kRaster : Fate::kClean;
  if (judgement.fate == Fate::kRaster)
    for (const auto& [reason, pages] : struck.raster_for) judgement.why += " " + reason;
  return judgement;
}

Row number_row(std::string id, std::int64_t value, std::string unit, std::optional<double> reference, std::string note) {
  return {std::move(id), static_cast<double>(value), std::move(unit), {}, {}, reference, std::move(note)};
}

Result<void> add_places(const parse::Sandbox& sandbox, const NameModel& model, std::ostream& log, std::vector<Row>& rows) {
  std::map<Fate, std::int64_t> fates;
  std::string not_clean;
  for (int i = 0; i < kPlaces; ++i) {
    // Once with the name on the page too, as when a person strikes it there, once with the place alone.
    Fate fate = Fate::kClean;
    std::string why;
    for (const bool only_there : {false, true}) {
      Recipe recipe = one_place(static_cast<Place>(i));
      recipe.only_there = only_there;
      TRY(const Judgement judgement, judged(sandbox, model, planted(recipe), true));
      fate = std::max(fate, judgement.neighbours_lost ? std::max(judgement.fate, Fate::kRaster) : judgement.fate);
      why += judgement.why + (judgement.neighbours_lost ? " neighbours lost" : "");
    }
    ++fates[fate];
    if (fate == Fate::kClean) continue;
    const std::string line = std::string(to_text(static_cast<Place>(i))) + ":" + why;
    not_clean += "; " + line;
    log << line << "\n";
  }
  Row clean = share_row("adversarial.places_clean", fates[Fate::kClean], kPlaces,
                        "places of a PDF from which a struck name is gone with the page still text, whether the page shows it too or not; reference: all (MuPDF 1.21.1 on the same places: 9)" + not_clean);
  clean.reference = 100;
  rows.push_back(std::move(clean));
  rows.push_back(number_row("adversarial.places_leaked", fates[Fate::kLeaked], "places", 0, "released, and a reader outside still sees the name"));
  return {};
}

struct Mixtures {
  std::map<Fate, std::int64_t> fates;
  std::int64_t neighbours_lost = 0;
  std::map<std::string, std::int64_t> raster_for;
  std::string leaks;  // the first recipes, to be repeated
};

Result<Mixtures> mixtures(const parse::Sandbox& sandbox, const NameModel& model, std::int64_t count, std::ostream& log) {
  Mixtures out;
  std::mutex mutex;
  std::atomic<std::int64_t> next = 0;
  std::optional<Error> error;
  const auto work = [&] {
    for (std::int64_t i = next++; i < count; i = next++) {
      const Recipe recipe = drawn_recipe(static_cast<std::uint64_t>(i));
      const auto judgement = judged(sandbox, model, planted(recipe), i % kEveryPixels == 0);
      const std::lock_guard lock(mutex);
      if (!judgement) {
        if (!error) error = judgement.error();
        return;
      }
      ++out.fates[judgement->fate];
      out.neighbours_lost += judgement->neighbours_lost;
      if (judgement->fate == Fate::kRaster) ++out.raster_for[judgement->why];
      if (judgement->fate != Fate::kClean || judgement->neighbours_lost)
        log << described(recipe) << ":" << (judgement->fate == Fate::kLeaked ? " LEAKED" : judgement->fate == Fate::kRefused ? " refused" : "") << judgement->why
            << (judgement->neighbours_lost ? " neighbours lost" : "") << std::endl;
      if (judgement->fate == Fate::kLeaked && out.leaks.size() < 400) out.leaks += "; mixture " + described(recipe);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < std::max(1u, std::thread::hardware_concurrency()); ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  if (error) return fail(*error);
  return out;
}

}  // namespace

Result<std::vector<Row>> adversarial_rows(std::int64_t mutations, std::ostream& log) {
  TRY(const NameModel model, NameModel::load());
  const parse::Sandbox sandbox;
  std::vector<Row> rows;
  TRY_VOID(add_places(sandbox, model, log, rows));
  TRY(Mixtures mixed, mixtures(sandbox, model, mutations, log));
  const std::string of = "of " + std::to_string(mutations) + " seeded mixtures of places, fonts, codes, cuts and settings";
  rows.push_back(number_row("adversarial.mutations_leaked", mixed.fates[Fate::kLeaked], "files", 0, of + ": released, and a reader outside still sees the name" + mixed.leaks));
  rows.push_back(share_row("adversarial.mutations_clean", mixed.fates[Fate::kClean], mutations, "mixtures struck with the page still text"));
  std::string reasons;
  for (const auto& [reason, files] : mixed.raster_for) reasons += "; " + std::to_string(files) + " for" + reason;
  rows.push_back(number_row("adversarial.mutations_raster", mixed.fates[Fate::kRaster], "files", {}, of + ": the page became a picture with a rebuilt text layer" + reasons));
  rows.push_back(number_row("adversarial.mutations_refused", mixed.fates[Fate::kRefused], "files", {}, of + ": not given out"));
  rows.push_back(number_row("adversarial.mutations_words_lost", mixed.neighbours_lost, "files", 0, of + ": released without a word beside the name that should have stayed"));
  return rows;
}

}  // namespace meretid::access::bench
