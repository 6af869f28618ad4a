// SPDX-License-Identifier: EUPL-1.2
// The stress files of pdf.js in which pdftotext finds a word of five letters and more: the most frequent word of each is struck by the
// way of `redact --terms`. Clean as in the reference measurement of MuPDF 1.21.1: pdftotext of the result has none of it, in any
// case, also inside words. Beside that: whether the pages stayed text, became pictures, or nothing was given out.
#include <fstream>
#include <map>
#include <ostream>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "solutions/access/bench/adversary/outside.h"
#include "solutions/access/bench/producers.h"
#include "solutions/access/release/striking.h"

namespace meretid::access::bench {
namespace {

struct Listed {
  std::string file, word, by_mupdf;
};

Result<std::vector<Listed>> list_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Listed> list;
  std::string line;
  std::getline(in, line);  // the heads of the columns
  while (std::getline(in, line)) {
    std::istringstream columns(line);
    Listed listed;
    std::string times;
    if (std::getline(columns, listed.file, '\t') && std::getline(columns, listed.word, '\t') && std::getline(columns, times, '\t') && std::getline(columns, listed.by_mupdf, '\t'))
      list.push_back(std::move(listed));
  }
  if (list.empty()) return fail("access.bench.no_data", Kind::kNotFound, {}, file.string());
  return list;
}

struct Stress {
  std::int64_t structural = 0, raster = 0, refused = 0, leaked = 0, by_mupdf = 0, beyond = 0;
  std::map<std::string, std::int64_t> raster_for, refused_for;
};

}  // namespace

Result<std::vector<Row>> pdfjs_rows(const std::filesystem::path& data, std::int64_t every, std::ostream& log) {
  TRY(const NameModel model, NameModel::load());
  TRY(const std::vector<Listed> list, list_of(data / "pdfjs_text_list.tsv"));
  const auto archive = parse::Input::of_file(data / "pdfjs.tar.xz");
  if (!archive) return fail("access.bench.no_data", Kind::kNotFound, {}, (data / "pdfjs.tar.xz").string());
  const parse::Sandbox sandbox;
  const parse::Reading unpacked = parse::Reader(sandbox).read("pdfjs.tar.xz", *archive);
  std::map<std::string, const parse::Input*> files;
  for (const parse::Piece& piece : unpacked.inside) files[piece.name.substr(piece.name.rfind('/') + 1)] = &piece.content;

  Stress stress;
  std::int64_t measured = 0;
  for (std::size_t i = 0; i < list.size(); i += static_cast<std::size_t>(every)) {
    const Listed& listed = list[i];
    const auto file = files.find(listed.file);
    if (file == files.end()) return fail("access.bench.no_data", Kind::kNotFound, {}, listed.file);
    ++measured;
    const bool mupdf = listed.by_mupdf == "clean";
    stress.by_mupdf += mupdf;
    std::string fate;
    const Result<Struck> struck = strike_terms(sandbox, *file->second, listed.file, {listed.word}, model);
    if (!struck || struck->pdf.empty()) {
      ++stress.refused;
      const std::string why = !struck ? struck.error().code : struck->row.problems.empty() ? "unknown" : struck->row.problems.front().code;
      ++stress.refused_for[why];
      fate = "refused " + why + (struck && !struck->row.problems.empty() ? " " + struck->row.problems.front().place : "");
    } else {
      TRY(const OutsideView view, seen_outside(struck->pdf));
      if (base::lower(view.text).find(base::lower(listed.word)) != std::string::npos) {
        ++stress.leaked;
        fate = "LEAKED";
      } else if (struck->raster_pages > 0) {
        ++stress.raster;
        fate = "raster " + std::to_string(struck->raster_pages) + " of " + std::to_string(struck->row.pages) + " for";
        for (const auto& [reason, pages] : struck->raster_for) ++stress.raster_for[reason], fate += " " + reason;
        for (const ProblemRow& problem : struck->not_passed) fate += "; " + problem.code.substr(problem.code.rfind('.') + 1) + " " + problem.place + " " + std::to_string(problem.count);
      } else {
        ++stress.structural;
        stress.beyond += !mupdf;
        fate = "structural";
      }
    }
    log << listed.file << '\t' << fate << (mupdf ? "" : "\tmupdf: " + listed.by_mupdf) << std::endl;
  }

  constexpr double kGoal = 98.2;  // 270 of 275
  Row clean = share_row("pdfjs.structural", stress.structural, measured, "stress PDFs whose most frequent word is gone with every page still text, searchable");
  clean.reference = kGoal;
  std::vector<Row> rows{std::move(clean)};
  const auto count = [&rows](std::string id, std::int64_t value, std::optional<double> reference, std::string note) {
    rows.push_back({std::move(id), static_cast<double>(value), "files", {}, {}, reference, std::move(note)});
  };
  count("pdfjs.leaked", stress.leaked, 0.0, "released, and pdftotext still finds the word");
  count("pdfjs.raster", stress.raster, {}, "clean, with at least one page as a picture with a rebuilt text layer");
  for (const auto& [reason, files_for] : stress.raster_for) count("pdfjs.raster_for." + reason, files_for, {}, "why pages became pictures");
  count("pdfjs.refused", stress.refused, {}, "not given out");
  for (const auto& [reason, files_for] : stress.refused_for) count("pdfjs.refused_for." + reason.substr(reason.rfind('.') + 1), files_for, {}, "why it was not given out");
  rows.push_back(share_row("pdfjs.peer_clean", stress.by_mupdf, measured, "peer: MuPDF 1.21.1 on the same files, of pdfjs_text_list.tsv"));
  count("pdfjs.beyond_peer", stress.beyond, {}, "clean with every page still text where MuPDF left the word or failed");
  return rows;
}

}  // namespace meretid::access::bench
