// SPDX-License-Identifier: EUPL-1.2
#include "parse/strike.h"

namespace meretid::parse {

Result<StruckPdf> strike(const Sandbox& sandbox, const Input& pdf, const StrikePlan& plan, const std::optional<Input>& raster,
                         const std::string& document) {
  TRY(Input options, Input::of_bytes(describe::to_json(plan)));
  Call call;
  call.operation = "strike";
  call.inputs = {pdf, std::move(options)};
  if (raster) call.inputs.push_back(*raster);
  call.document = document;
  call.limits.time = std::chrono::minutes(5);
  call.limits.memory = std::int64_t{4} << 30;
  call.limits.output = std::int64_t{2} << 30;
  TRY(const Answer answer, sandbox.run(call));
  TRY(StrikeAnswer pages, describe::from_json<StrikeAnswer>(answer.json));
  const Attachment* bytes = answer.attachment("pdf");
  if (bytes == nullptr) return fail("parse.bad_answer", Kind::kInternal, {{"found", "no pdf"}});
  return StruckPdf{bytes->bytes, std::move(pages.pages), std::move(pages.boxes)};
}

}  // namespace meretid::parse
