// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/propose/reading_job.h"

#include "base/catalogue.h"
#include "base/utf8.h"
#include "parse/read.h"
#include "solutions/access/propose/finding_rows.h"

namespace meretid::access {
namespace {

using parse::Format;

std::string to_text(Format format) {
  switch (format) {
    case Format::kPdf: return "pdf";
    case Format::kText: return "text";
    case Format::kEmail: return "email";
    case Format::kImage: return "image";
    case Format::kZip: return "zip";
    case Format::kWord: return "word";
    case Format::kSheet: return "sheet";
    case Format::kHtml: return "html";
    case Format::kOffice:
    case Format::kPicture:
    case Format::kOther: break;
  }
  return "other";
}

std::string state_of(const parse::Document& document, bool has_pieces) {
  if (document.format == Format::kZip) return document.whole ? "container" : has_pieces ? "partly" : "not_read";
  if (document.format == Format::kOther || (!document.whole && document.text.empty())) return "not_read";
  return document.whole ? "read" : "partly";
}

// The document as PDF: what the boxes lie on and what a release is rendered from.
Result<std::string> view_of(const parse::Sandbox& sandbox, parse::Document& document, const parse::ReadItem& item) {
  const parse::Input& content = item.content;
  if (item.shown) return item.shown->all();
  switch (document.format) {
    case Format::kPdf:
      return content.all();
    case Format::kImage:
      if (document.pages.empty()) return fail("access.no_page", Kind::kBadInput, {}, document.name);
      return parse::image_page(sandbox, content, document.pages[0].width, document.pages[0].height, document.name);
    default: {
      TRY(parse::Typeset set, parse::typeset(sandbox, document.text, document.name));
      document.pages = std::move(set.pages);
      document.words = std::move(set.words);
      return std::move(set.pdf);
    }
  }
}

}  // namespace

Result<ReadOutput> read_file(const ReadInput& input, jobs::JobContext& context) {
  TRY(const std::string bytes, context.read(input.file.blob));
  TRY(const parse::Input content, parse::Input::of_bytes(bytes));
  TRY(const std::shared_ptr<const NameModel> model, shared_name_model());
  const parse::Sandbox sandbox;
  const parse::Reader reader(sandbox);
  context.progress(0.05, "access.step.reading");
  std::vector<parse::ReadItem> items = reader.read_all(input.file.name, content);

  ReadOutput output;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (context.cancel_requested()) return fail("jobs.cancelled", Kind::kConflict);
    parse::Document& document = items[i].document;
    ReadDocument read;
    const bool has_pieces = i + 1 < items.size() && items[i + 1].document.name.starts_with(document.name + "/");
    read.row.name = document.name;
    read.row.format = to_text(document.format);
    read.row.state = state_of(document, has_pieces);
    read.row.hidden = document.hidden;
    for (const Error& finding : document.findings) read.row.findings_about_reading.push_back(reading_row(finding));
    if (read.row.state == "read" || read.row.state == "partly") {
      if (auto view = document.format == Format::kZip ? Result<std::string>("") : view_of(sandbox, document, items[i]); !view) {
        read.row.state = "not_read";
        read.row.findings_about_reading.push_back(reading_row(view.error()));
      } else if (!view->empty()) {
        const std::string place = "work/" + std::to_string(input.number) + "-" + std::to_string(i);
        TRY(const jobs::Artefact pdf, context.artefact(place + ".pdf", "application/pdf", *view));
        for (const parse::Page& page : document.pages) read.row.pages.push_back({page.width, page.height, page.scanned});
        const std::vector<Finding> found = access::find({document.text, nullptr}, *model);
        for (const Finding& finding : found)
          if (finding.type == FindingType::kCpr || finding.type == FindingType::kPhone || finding.type == FindingType::kEmail)
            context.mentions(finding.entity);
        read.findings = rows_of(found, document.text);
        TRY(const jobs::Artefact text, context.artefact(place + ".json", "application/json",
                                                        describe::to_json(content_of(std::move(document.text), document.words))));
        read.row.view = pdf.blob;
        read.row.content = text.blob;
      }
    }
    output.documents.push_back(std::move(read));
    context.progress(0.5 + 0.5 * static_cast<double>(i + 1) / static_cast<double>(items.size()), "access.step.finding");
  }
  return output;
}

}  // namespace meretid::access
