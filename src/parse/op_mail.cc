// SPDX-License-Identifier: EUPL-1.2
// "mail": the text of a mail and what is attached to it.
#include "base/catalogue.h"
#include "parse/answers.h"
#include "parse/mail.h"
#include "parse/operation.h"
#include "parse/safe_name.h"

namespace meretid::parse {
namespace {

Result<std::string> run(Task& task) {
  TRY(const ExpandOptions options, describe::from_json<ExpandOptions>(task.options()));
  TRY(const Mail mail, read_mail(task.bytes(0)));
  TextAnswer answer;
  answer.encoding = "utf-8";
  answer.whole = mail.whole;
  for (const auto& finding : mail.findings) answer.findings.push_back(to_wire(finding));
  task.attach("text", mail.text);
  SafeNames names;
  std::int64_t bytes = 0;
  for (const auto& part : mail.parts) {
    bytes += static_cast<std::int64_t>(part.content.size());
    const bool too_many = static_cast<std::int64_t>(answer.inside.size()) >= options.most_members;
    if (too_many || bytes > options.most_bytes) {
      answer.whole = false;
      answer.findings.push_back(to_wire(
          too_many ? Error("parse.too_many_inside", Kind::kTooLarge, {{"expected", std::to_string(options.most_members)}})
                   : Error("parse.inside_too_large", Kind::kTooLarge, {{"expected", std::to_string(options.most_bytes >> 20)}})));
      break;
    }
    const auto safe = names.next(part.name.empty() ? "bilag" + part.ending : part.name);
    if (safe.changed && !part.name.empty())
      answer.findings.push_back(to_wire(Error("parse.unsafe_name", Kind::kBadInput, {{"found", part.name}, {"name", safe.name}})));
    task.attach("inside/" + std::to_string(answer.inside.size()), part.content);
    answer.inside.push_back(safe.name);
  }
  return describe::to_json(answer);
}

}  // namespace

extern const Operation kMail{"mail", Profile::kPure, &run, &prepare_mail};

}  // namespace meretid::parse
