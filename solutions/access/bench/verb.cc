// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/verb.h"

#include <filesystem>

#include "solution/hall.h"
#include "solution/verb_context.h"
#include "solutions/access/bench/producers.h"

namespace meretid::access::bench {

namespace {

struct BenchInput {
  std::string data;
  std::optional<std::string> only;
  std::int64_t mutations = 200, stride = 1, pages = 100, most = 10'000;
};
void fields(describe::Fields<BenchInput>& f) {
  f.about("Måler, hvor godt og hvor hurtigt rummet arbejder.", "Measures how well and how fast the room works.");
  f("data", &BenchInput::data).help("Mappen med data.", "The folder of data.").value("MAPPE", "DIR").length(1, 4000);
  f("only", &BenchInput::only).help("Kun denne del: identifiers, planted, names, prose, speed, retrieval, text, cases, adversarial, pdfjs, widths, verify, formats, scan, growth eller marked (egne dokumenter, mærket op i hånden).", "Only this part: identifiers, planted, names, prose, speed, retrieval, text, cases, adversarial, pdfjs, widths, verify, formats, scan, growth or marked (own documents, marked by hand).")
      .pattern("identifiers|planted|names|prose|speed|retrieval|text|cases|adversarial|pdfjs|widths|verify|formats|scan|growth|marked",
               "identifiers, planted, names, prose, speed, retrieval, text, cases, adversarial, pdfjs, widths, verify, formats, scan, growth eller marked",
               "identifiers, planted, names, prose, speed, retrieval, text, cases, adversarial, pdfjs, widths, verify, formats, scan, growth or marked");
  f("mutations", &BenchInput::mutations).help("Så mange blandinger af skjulesteder (adversarial); omkring to i sekundet.", "So many mixtures of hiding places (adversarial); about two a second.")
      .range(1, 1'000'000).optional();
  f("stride", &BenchInput::stride).help("Kun hver n'te fil (pdfjs).", "Only each n-th file (pdfjs).").range(1, 275).optional();
  f("pages", &BenchInput::pages).help("Så mange skannede sider (scan); omkring tre sekunder for hver.", "So many scanned pages (scan); about three seconds each.").range(1, 2'000).optional();
  f("most", &BenchInput::most).help("Den største sag i sider (growth).", "The largest case in pages (growth).").range(10, 100'000).optional();
  f.example("meretid access bench --data ../shared/data/access --json", "Alle tal som et objekt.", "All figures as one object.");
  f.example("meretid access bench --data egne-dokumenter --only marked", "Tekster, I selv har mærket op.", "Texts that you marked yourselves.");
  f.example("meretid access bench --data ../shared/data/access --only adversarial --mutations 10000", "En del, grundigt.", "One part, thoroughly.");
}

int run(const BenchInput& input, solution::VerbContext& context) {
  const std::filesystem::path data = input.data;
  std::ostream& log = context.messages;
  const solution::BenchPart parts[] = {{"identifiers", [&] { return identifier_rows(data); }},
                                       {"planted", [&] { return planted_rows(data); }},
                                       {"names", [&] { return name_rows(data); }},
                                       {"prose", [&] { return prose_rows(data); }},
                                       {"speed", [&] { return speed_rows(data); }},
                                       {"retrieval", [&] { return retrieval_rows(data); }},
                                       {"text", [&] { return text_rows(data, context.jobs); }},
                                       {"cases", [&] { return case_rows(data, context.jobs); }},
                                       {"adversarial", [&] { return adversarial_rows(input.mutations, log); }},
                                       {"pdfjs", [&] { return pdfjs_rows(data, input.stride, log); }},
                                       {"widths", [&] { return width_rows(data); }},
                                       {"verify", [&] { return verify_rows(data, log); }},
                                       {"formats", [&] { return format_rows(data, log); }},
                                       {"scan", [&] { return scan_rows(data, context.jobs, input.pages); }},
                                       {"marked", [&] { return marked_rows(data, input.only.has_value()); }},
                                       {"growth", [&] { return growth_rows(data, context.jobs, input.most); }}};
  return solution::run_bench(context, "access", parts, input.only);
}

}  // namespace
}  // namespace meretid::access::bench

namespace meretid::access {

void enter_bench(solution::Hall& hall) { hall.verb<bench::BenchInput>("bench", &bench::run); }

}  // namespace meretid::access
