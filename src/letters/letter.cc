// SPDX-License-Identifier: EUPL-1.2
#include "letters/letter.h"

#include <algorithm>

#include "sheets/zip_parts.h"

namespace meretid::letters {
namespace {

constexpr const char* kWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr int kWidth = 9026, kWideWidth = 13958;  // twentieths of a point between the margins of A4

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') out += c;
  }
  return out;
}

std::string run(std::string_view text, std::string_view properties = {}) {
  if (text.empty()) return {};
  std::string out = "<w:r>";
  if (!properties.empty()) out += "<w:rPr>" + std::string(properties) + "</w:rPr>";
  return out + "<w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>";
}

// What stands in brackets is still to be filled in.
std::string runs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (text.front() == '\n') {
      out += "<w:r><w:br/></w:r>";
      text.remove_prefix(1);
      continue;
    }
    if (const auto end = text.front() == '[' ? text.find(']') : text.npos; end != text.npos) {
      out += run(text.substr(0, end + 1), "<w:highlight w:val=\"yellow\"/>");
      text.remove_prefix(end + 1);
      continue;
    }
    const auto next = std::min(text.find_first_of("[\n", 1), text.size());
    out += run(text.substr(0, next));
    text.remove_prefix(next);
  }
  return out;
}

std::string_view name_of(Style style) {
  switch (style) {
    case Style::kTitle: return "Title";
    case Style::kHeading: return "Heading1";
    case Style::kBullet: return "ListBullet";
    case Style::kSmall: return "Small";
    case Style::kText: break;
  }
  return "Normal";
}

std::string paragraph(const Paragraph& p) {
  const std::string bullet = p.style == Style::kBullet ? "• " : "";
  return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(name_of(p.style)) + "\"/></w:pPr>" + run(bullet) + runs(p.text) + "</w:p>";
}

std::string table(const Table& t, int width) {
  const std::string border = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>";
  std::string out = "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/><w:tblBorders><w:top " + border + "<w:left " +
                    border + "<w:bottom " + border + "<w:right " + border + "<w:insideH " + border + "<w:insideV " + border +
                    "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  const auto share = [&](std::size_t column) {
    return std::to_string(static_cast<int>(width * (column < t.shares.size() ? t.shares[column] : 1.0 / static_cast<double>(std::max<std::size_t>(t.head.size(), 1)))));
  };
  for (std::size_t i = 0; i < t.head.size(); ++i) out += "<w:gridCol w:w=\"" + share(i) + "\"/>";
  out += "</w:tblGrid>";
  const auto row = [&](const std::vector<std::string>& cells, bool head) {
    out += head ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
    for (std::size_t i = 0; i < t.head.size(); ++i) {
      const std::string text = i < cells.size() ? cells[i] : "";
      out += "<w:tc><w:tcPr><w:tcW w:w=\"" + share(i) + "\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr>" +
             (head ? run(text, "<w:b/>") : runs(text)) + "</w:p></w:tc>";
    }
    out += "</w:tr>";
  };
  row(t.head, true);
  for (const auto& cells : t.rows) row(cells, false);
  return out + "</w:tbl><w:p/>";
}

std::string styles() {
  const auto style = [](std::string_view id, std::string_view name, std::string_view paragraph, std::string_view run_properties) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" + std::string(name) + "\"/><w:pPr>" +
           std::string(paragraph) + "</w:pPr><w:rPr>" + std::string(run_properties) + "</w:rPr></w:style>";
  };
  return "<w:styles xmlns:w=\"" + std::string(kWord) +
         "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"DejaVu Sans\" w:hAnsi=\"DejaVu Sans\" w:cs=\"DejaVu Sans\"/><w:sz w:val=\"20\"/><w:lang w:val=\"da-DK\"/>"
         "</w:rPr></w:rPrDefault></w:docDefaults>" +
         style("Normal", "Normal", "<w:spacing w:after=\"160\" w:line=\"276\" w:lineRule=\"auto\"/>", "") +
         style("Title", "Title", "<w:keepNext/><w:spacing w:after=\"240\"/>", "<w:b/><w:sz w:val=\"32\"/>") +
         style("Heading1", "heading 1", "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>", "<w:b/><w:sz w:val=\"24\"/>") +
         style("ListBullet", "List Bullet", "<w:spacing w:after=\"60\"/><w:ind w:left=\"360\" w:hanging=\"220\"/>", "") +
         style("Small", "Small", "<w:spacing w:after=\"80\"/>", "<w:sz w:val=\"16\"/>") +
         style("Cell", "Cell", "<w:spacing w:before=\"40\" w:after=\"40\"/>", "<w:sz w:val=\"17\"/>") + "</w:styles>";
}

}  // namespace

void add_text(Letter& letter, std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find("\n\n"), text.size());
    std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 2, text.size()));
    while (!part.empty()) {
      const auto line_end = std::min(part.find('\n'), part.size());
      const std::string_view line = part.substr(0, line_end);
      if (line.starts_with("- ") || line.starts_with("# ")) {
        letter.blocks.push_back(Paragraph{line.front() == '-' ? Style::kBullet : Style::kHeading, std::string(line.substr(2))});
        part.remove_prefix(std::min(line_end + 1, part.size()));
        continue;
      }
      auto until = part.find("\n- ");
      until = std::min({until, part.find("\n# "), part.size()});
      if (part.substr(0, until).find_first_not_of(" \n") != part.npos) letter.blocks.push_back(Paragraph{Style::kText, std::string(part.substr(0, until))});
      part.remove_prefix(std::min(until + 1, part.size()));
    }
  }
}

Result<std::string> to_docx(const Letter& letter) {
  const int width = letter.wide ? kWideWidth : kWidth;
  std::string body;
  for (const Block& block : letter.blocks)
    body += std::holds_alternative<Table>(block) ? table(std::get<Table>(block), width) : paragraph(std::get<Paragraph>(block));
  body += letter.wide ? "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>" : "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>";
  body += "<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"700\" w:footer=\"700\" w:gutter=\"0\"/></w:sectPr>";
  return sheets::zip_of_parts(
      {{"[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
        "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"},
       {"_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"r2\" "
        "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"},
       {"word/_rels/document.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
        "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>"},
       {"word/styles.xml", styles()},
       {"docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + escaped(letter.title) + "</dc:title><dc:language>da-DK</dc:language></cp:coreProperties>"},
       {"word/document.xml", "<w:document xmlns:w=\"" + std::string(kWord) + "\"><w:body>" + body + "</w:body></w:document>"}});
}

std::string to_text(const Letter& letter) {
  std::string text;
  for (const Block& block : letter.blocks) {
    if (const auto* p = std::get_if<Paragraph>(&block)) {
      text += (p->style == Style::kBullet ? "- " : "") + p->text + (p->style == Style::kBullet ? "\n" : "\n\n");
      continue;
    }
    const Table& t = std::get<Table>(block);
    for (const auto& row : t.rows) {
      for (std::size_t i = 0; i < t.head.size() && i < row.size(); ++i)
        if (!row[i].empty()) text += t.head[i] + ": " + row[i] + "\n";
      text += "\n";
    }
  }
  return text;
}

}  // namespace meretid::letters
