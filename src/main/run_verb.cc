// SPDX-License-Identifier: EUPL-1.2
#include "main/run_verb.h"

#include <filesystem>
#include <fstream>

#include "describe/describe.h"
#include "describe/flags.h"
#include "describe/help.h"
#include "jobs/inline.h"
#include "main/flags.h"
#include "main/interrupt.h"
#include "main/overview.h"
#include "main/submit.h"
#include "main/summary.h"
#include "solution/config.h"
#include "solution/verb_context.h"

namespace meretid::program {
namespace {

using describe::type_of;

// One command, from its words to its exit status.
class Call {
 public:
  Call(const solution::Registry& registry, std::string room, std::string verb, const Terminal& terminal)
      : registry_(registry),
        room_(std::move(room)),
        verb_(std::move(verb)),
        terminal_(terminal),
        progress_(terminal),
        job_(registry.verb(room_, verb_) ? nullptr : registry.job(room_, verb_)),
        input_(*verb_input(registry, room_, verb_)) {}

  int run(const std::vector<std::string>& words) {
    // The files go where the job will run: into the private store here, or into the server's when it is submitted.
    jobs::InlineRunner runner(registry_, {.progress = [this](double f, std::string_view s) { progress_.show(f, s); }, .interim = {}});
    Submission submission(registry_, terminal_);
    const bool submits = job_ != nullptr && wants_submit(words);
    const describe::TakeFile take = [&](const std::filesystem::path& file, const std::string& name) -> Result<describe::Upload> {
      if (submits) return submission.take(file, name);
      files_.push_back(file.generic_string());
      TRY(const auto artefact, runner.add(file, name));
      return describe::Upload{artefact.name, artefact.blob, artefact.size};
    };
    std::vector<const describe::Type*> types = {&input_, &type_of<SharedFlags>()};
    if (job_ != nullptr) types.push_back(&type_of<SubmitFlags>());
    if (submits)
      if (auto opened = open(submission, words); !opened) return misused(opened.error());
    const auto jsons = describe::flags_to_json(types, words, take);
    if (!jsons) return misused(jsons.error());
    const auto shared = describe::from_json<SharedFlags>((*jsons)[1]);
    if (!shared) return misused(shared.error());
    if (auto good = describe::check_json(input_, jsons->front()); !good) return misused(good.error());
    if (submits) return submission.enqueue(*job_, jsons->front(), shared->json);
    if (job_ != nullptr) return run_job(runner, jsons->front(), *shared);
    return run_own(runner, jsons->front(), *shared);
  }

 private:
  static bool wants_submit(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      if (word == "--") return false;
      if (word == "--submit" || word == "--submit=true") return true;
    }
    return false;
  }

  // Who submits and into which case must be known before the first file is taken.
  Result<void> open(Submission& submission, const std::vector<std::string>& words) {
    const describe::TakeFile none = [](const std::filesystem::path&, const std::string&) -> Result<describe::Upload> {
      return describe::Upload{"", "x", 0};
    };
    TRY(const auto jsons, describe::flags_to_json({&type_of<SubmitFlags>(), &type_of<SharedFlags>(), &input_}, words, none));
    TRY(const auto flags, describe::from_json<SubmitFlags>(jsons[0]));
    TRY(const auto shared, describe::from_json<SharedFlags>(jsons[1]));
    return submission.open(room_, flags, shared.home);
  }

  // What is wrong with the words: the sentence, and how it is meant.
  int misused(Error error) const {
    if (error.kind == Kind::kBadInput) error.kind = Kind::kUsage;
    const int status = terminal_.report(error);
    if (error.kind == Kind::kUsage) {
      const std::string command = "meretid " + room_ + " " + verb_;
      terminal_.messages << terminal_.text("main.usage") << ' ' << describe::usage(input_, command, terminal_.language) << '\n'
                         << terminal_.text("main.see_help", {{"command", command}}) << '\n';
    }
    return status;
  }

  int run_own(jobs::InlineRunner& runner, const std::string& input, const SharedFlags& shared) {
    const auto config = solution::load_config(shared.home);
    if (!config) return terminal_.report(config.error());
    solution::VerbContext context{terminal_.out, terminal_.messages, *config, runner,
                                  std::string(base::to_text(terminal_.language)), shared.json, {}};
    if (shared.out) context.out_dir = *shared.out;
    context.files = files_;
    context.progress = [this](double f, std::string_view s) { progress_.show(f, s); };
    const Interrupt interrupt(stopper(runner));
    const int status = registry_.verb(room_, verb_)->run(input, context);
    progress_.end();
    return status;
  }

  int run_job(jobs::InlineRunner& runner, const std::string& input, const SharedFlags& shared) {
    Result<jobs::InlineResult> result;
    {
      const Interrupt interrupt(stopper(runner));
      result = runner.run(room_, verb_, input);
    }
    progress_.end();
    if (!result) return terminal_.report(result.error());
    if (shared.out)
      if (auto kept = keep(runner, *result, *shared.out); !kept) return terminal_.report(kept.error());
    terminal_.out << (shared.json ? result->output_json + "\n" : summary(*job_->output, result->output_json, terminal_.language));
    if (!shared.out && !result->artefacts.empty())
      terminal_.messages << terminal_.text("main.not_kept", {{"count", std::to_string(result->artefacts.size())}}) << '\n';
    if (!job_->draft.empty()) terminal_.messages << terminal_.text("main.draft") << '\n';
    return 0;
  }

  Result<void> keep(jobs::InlineRunner& runner, const jobs::InlineResult& result, const std::filesystem::path& folder) {
    TRY_VOID(runner.save(result.artefacts, folder));
    const auto path = folder / "result.json";
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    std::ofstream file(path, std::ios::binary);
    file << result.output_json << '\n';
    if (!file.flush()) return fail("main.not_written", Kind::kNoSpace, {}, path.string());
    terminal_.messages << terminal_.text("main.kept", {{"count", std::to_string(result.artefacts.size() + 1)}, {"where", folder.string()}})
                       << '\n';
    return {};
  }

  std::function<void(int)> stopper(jobs::InlineRunner& runner) {
    return [this, &runner](int times) {
      progress_.end();
      terminal_.messages << terminal_.text(times == 1 ? "main.stopping" : "main.cancelling") << std::endl;
      if (times == 1) runner.stop();
      else runner.cancel();
    };
  }

  const solution::Registry& registry_;
  const std::string room_, verb_;
  const Terminal& terminal_;
  Progress progress_;
  const solution::JobKind* job_;
  const describe::Type& input_;
  std::vector<std::string> files_;  // in the order they were taken

};

}  // namespace

int run_verb(const solution::Registry& registry, const std::string& room, const std::string& verb,
             const std::vector<std::string>& words, const Terminal& terminal) {
  return Call(registry, room, verb, terminal).run(words);
}

}  // namespace meretid::program
