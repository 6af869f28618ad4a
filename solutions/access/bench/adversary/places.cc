// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/bench/adversary/places.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.h"

namespace meretid::access::bench {
namespace {

constexpr std::array<std::string_view, kPlaces> kPlaceNames = {
    "plain", "kerned", "invisible", "tagged", "struct_actual_text", "struct_alt", "form", "link_uri", "under_box", "title", "author",
    "xmp", "embedded_file", "outline", "layer_name", "layer_off", "inline_actual_text", "property_actual_text", "pattern", "comment", "field"};
constexpr std::array<const char*, 8> kNames = {"Ravnsborg", "Kjærgård", "Anlund-Ry", "Tove Ølgaard", "Östlund", "Wesselhøft", "Quist Bjerre", "Fåborg"};
constexpr const char* kBefore = "Fru ";
constexpr const char* kAfter = " kom til tiden";
constexpr const char* kLayer = "Lag";
constexpr const char* kOther = "Bjergsted";

class Planting {
 public:
  explicit Planting(const Recipe& recipe)
      : recipe_(recipe), rng_(recipe.seed), lettering_(pdf_, recipe.coding, std::string(kBefore) + recipe.name + kAfter + kLayer + kOther, rng_) {
    fonts_ = "/Font << /F " + reference(lettering_.font()) + " >>";
  }

  PlantedPdf run() {
    page_ = pdf_.reserve();
    catalogue_keys_ += " /Lang (da)";
    visible_line();
    for (const Place place : recipe_.places) plant(place);
    return {write(), recipe_.name, {lettering_.codes(recipe_.name)}, {"Fru", "tiden"}};
  }

 private:
  bool planned(Place place) const { return std::find(recipe_.places.begin(), recipe_.places.end(), place) != recipe_.places.end(); }

  std::string text_string(const std::string& utf8) const {
    const std::string bytes = recipe_.wide_strings ? utf16_bytes(utf8) : latin_bytes(utf8);
    return recipe_.writing == Writing::kHex ? in_hex(bytes) : recipe_.writing == Writing::kOctal ? in_octal(bytes) : in_parentheses(bytes);
  }
  std::string name_string() const { return text_string(recipe_.name); }

  std::string line(const std::string& text, double x, double y, Cutting cutting, int mode = 0) {
    const double size = 12;
    const double turn = recipe_.setting == Setting::kTurnedText ? 90 : recipe_.setting == Setting::kTilted ? 17 : 0;
    return lettering_.operators({text, x, y, size, mode, turn, cutting, recipe_.writing}, rng_);
  }
  // Three parts beside each other along the line's own direction.
  void visible_line() {
    const Cutting cutting = planned(Place::kKerned) ? Cutting::kKerned : recipe_.cutting;
    const double turn = (recipe_.setting == Setting::kTurnedText ? 90 : recipe_.setting == Setting::kTilted ? 17 : 0) * std::acos(-1.0) / 180;
    const double spacing = cutting == Cutting::kSpaced ? 1.5 * static_cast<double>(base::length(recipe_.name)) : 0;
    double along = 0;
    const auto part = [&](const std::string& text, Cutting cut) {
      const std::string operators = line(text, 60 + along * std::cos(turn), 120 + along * std::sin(turn), cut);
      along += lettering_.width(text) * 12 + (cut == Cutting::kSpaced ? spacing : 0);
      return operators;
    };
    const std::string before = part(kBefore, Cutting::kWhole);
    name_at_ = along;
    const bool of_the_line = planned(Place::kPlain) || planned(Place::kKerned) || planned(Place::kForm) || planned(Place::kTagged) || planned(Place::kUnderBox);
    std::string name = part(recipe_.only_there && !of_the_line ? kOther : recipe_.name, cutting);
    name_long_ = along - name_at_;
    const std::string after = part(kAfter, Cutting::kWhole);
    if (planned(Place::kTagged)) name = "/P << /MCID 0 >> BDC\n" + name + "EMC\n";
    if (planned(Place::kInlineActualText)) name = "/Span << /ActualText " + name_string() + " >> BDC\n" + name + "EMC\n";
    if (planned(Place::kPropertyActualText)) {
      name = "/Span /Replaced BDC\n" + name + "EMC\n";
      properties_ += "/Replaced << /ActualText " + name_string() + " >> ";
    }
    if (planned(Place::kForm)) name = in_form(name);
    content_ += before + name + after;
    if (planned(Place::kUnderBox)) content_ += box_over_name();
  }
  std::string box_over_name() const {
    const double turn = recipe_.setting == Setting::kTurnedText ? 90 : recipe_.setting == Setting::kTilted ? 17 : 0;
    const double angle = turn * std::acos(-1.0) / 180, cos = std::cos(angle), sin = std::sin(angle);
    return fmt::format("q {:.4f} {:.4f} {:.4f} {:.4f} 60 120 cm 0 g {:.2f} -3 {:.2f} 14 re f Q\n", cos, sin, -sin, cos, name_at_, name_long_);
  }
  std::string in_form(const std::string& operators) {
    const int form = pdf_.add_stream("/Type /XObject /Subtype /Form /BBox [-500 -500 1000 1000] /Resources << " + fonts_ + " /Properties << " + properties_ + " >> >>", operators);
    const std::string key = fmt::format("/X{}", form);
    forms_ += key + " " + reference(form) + " ";
    return key + " Do\n";
  }

  void plant(Place place) {
    switch (place) {
      case Place::kPlain: case Place::kKerned: case Place::kForm: case Place::kUnderBox:
      case Place::kInlineActualText: case Place::kPropertyActualText: return;  // of the visible line
      case Place::kInvisible: content_ += line(recipe_.name, 60, 80, recipe_.cutting == Cutting::kStreams ? Cutting::kWhole : recipe_.cutting, 3); return;
      case Place::kTagged: return structure("");
      case Place::kStructActualText: return structure("/ActualText " + name_string());
      case Place::kStructAlt: return structure("/Alt " + name_string());
      case Place::kLinkUri: {
        std::string address = "https://eksempel.dk/";
        for (const char c : recipe_.wide_strings ? recipe_.name : latin_bytes(recipe_.name))
          address += (static_cast<unsigned char>(c) >= 0x80 || c == ' ') ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
        return annotation("/Subtype /Link /Border [0 0 0] /A << /S /URI /URI " + in_parentheses(address) + " >>");
      }
      case Place::kTitle: info_ += "/Title " + name_string() + " "; return;
      case Place::kAuthor: info_ += "/Author " + name_string() + " "; return;
      case Place::kXmp: {
        std::string name = recipe_.name;
        if (recipe_.wide_strings) {
          name.clear();
          for (const char32_t c : base::decode(recipe_.name)) name += fmt::format("&#{};", static_cast<std::uint32_t>(c));
        }
        catalogue_keys_ += " /Metadata " + reference(pdf_.add_stream("/Type /Metadata /Subtype /XML",
            "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator><rdf:Seq><rdf:li>" + name +
            "</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"));
        return;
      }
      case Place::kEmbeddedFile: {
        const int file = pdf_.add_stream("/Type /EmbeddedFile", recipe_.name + " bor her.\n");
        const int specification = pdf_.add("<< /Type /Filespec /F (note.txt) /EF << /F " + reference(file) + " >> >>");
        names_ += " /EmbeddedFiles << /Names [(note.txt) " + reference(specification) + "] >>";
        return;
      }
      case Place::kOutline: {
        const int outlines = pdf_.reserve();
        const int item = pdf_.add("<< /Title " + name_string() + " /Parent " + reference(outlines) + " /Dest [" + reference(page_) + " /Fit] >>");
        pdf_.set(outlines, "<< /Type /Outlines /First " + reference(item) + " /Last " + reference(item) + " /Count 1 >>");
        catalogue_keys_ += " /Outlines " + reference(outlines);
        return;
      }
      case Place::kLayerName: return layer(recipe_.name, line(kLayer, 60, 60, Cutting::kWhole), true);
      case Place::kLayerOff: return layer(kLayer, line(recipe_.name, 60, 50, recipe_.cutting == Cutting::kStreams ? Cutting::kWhole : recipe_.cutting), false);
      case Place::kPattern: {
        const int pattern = pdf_.add_stream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 150 40] /XStep 150 /YStep 40 /Matrix [1 0 0 1 200 40] /Resources << " + fonts_ + " >>",
                                            lettering_.operators({recipe_.name, 4, 10, 12, 0, 0, Cutting::kWhole, recipe_.writing}, rng_));
        patterns_ += "/P " + reference(pattern) + " ";
        content_ += "q /Pattern cs /P scn 200 40 150 40 re f Q\n";
        return;
      }
      case Place::kComment: return annotation("/Subtype /Text /Name /Note /Contents " + name_string());
      case Place::kField: {
        const int field = pdf_.add("<< /Type /Annot /Subtype /Widget /FT /Tx /T (felt) /V " + name_string() + " /DA (/Helv 12 Tf 0 g) /F 4 /Rect [60 20 180 38] /P " + reference(page_) + " >>");
        annotations_ += reference(field) + " ";
        const int font = pdf_.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        catalogue_keys_ += " /AcroForm << /Fields [" + reference(field) + "] /NeedAppearances true /DA (/Helv 12 Tf 0 g) /DR << /Font << /Helv " + reference(font) + " >> >> >>";
        return;
      }
    }
  }

  void structure(const std::string& keys) {
    if (structure_ != 0) {
      structure_keys_ += " " + keys;
    } else {
      structure_ = pdf_.reserve();
      structure_keys_ = keys;
    }
  }
  void layer(const std::string& name, const std::string& operators, bool on) {
    const int group = pdf_.add("<< /Type /OCG /Name " + text_string(name) + " >>");
    const std::string key = fmt::format("/Layer{}", group);
    properties_ += key + " " + reference(group) + " ";
    content_ += "/OC " + key + " BDC\n" + operators + "EMC\n";
    groups_ += reference(group) + " ";
    if (!on) off_ += reference(group) + " ";
  }
  void annotation(const std::string& keys) {
    annotations_ += reference(pdf_.add(fmt::format("<< /Type /Annot /Rect [{:.2f} 116 {:.2f} 132] {} >>", 60 + name_at_, 60 + name_at_ + name_long_, keys))) + " ";
  }

  std::string write() {
    if (structure_ != 0) {
      const int root = pdf_.reserve();
      const int parents = pdf_.add("<< /Nums [0 [" + reference(structure_) + "]] >>");
      pdf_.set(structure_, "<< /Type /StructElem /S /P /P " + reference(root) + " /Pg " + reference(page_) + (planned(Place::kTagged) ? " /K 0 " : " ") + structure_keys_ + " >>");
      pdf_.set(root, "<< /Type /StructTreeRoot /K [" + reference(structure_) + "] /ParentTree " + reference(parents) + " >>");
      catalogue_keys_ += " /MarkInfo << /Marked true >> /StructTreeRoot " + reference(root);
    }
    if (!groups_.empty()) catalogue_keys_ += " /OCProperties << /OCGs [" + groups_ + "] /D << /Order [" + groups_ + "] /OFF [" + off_ + "] >> >>";
    if (!names_.empty()) catalogue_keys_ += " /Names <<" + names_ + " >>";

    if (recipe_.setting == Setting::kInForm || recipe_.setting == Setting::kFormInForm) content_ = wrapped(content_);
    if (recipe_.setting == Setting::kFormInForm) content_ = wrapped(content_);
    if (recipe_.setting == Setting::kScaled) content_ = "q 0.75 0 0 0.75 20 30 cm\n" + content_ + "Q\n";

    std::vector<std::string> pieces;
    for (std::size_t at = 0; at <= content_.size();) {
      const std::size_t cut = std::min(content_.find(kStreamCut, at), content_.size());
      pieces.push_back(content_.substr(at, cut - at));
      at = cut + kStreamCut.size();
    }
    std::string contents;
    for (const std::string& piece : pieces) {
      const bool coded = recipe_.setting == Setting::kAsciiHex;
      std::string hex = coded ? in_hex(piece) : piece;
      if (coded) hex.erase(0, 1);  // "…>"
      contents += reference(pdf_.add_stream(coded ? "/Filter /ASCIIHexDecode" : "", hex)) + " ";
    }
    std::string keys = fmt::format("/Contents [{}] /Resources << {} /XObject << {} >> /Properties << {} >> /Pattern << {} >> >>", contents, fonts_, forms_, properties_, patterns_);
    if (!annotations_.empty()) keys += " /Annots [" + annotations_ + "]";
    if (structure_ != 0) keys += " /StructParents 0";
    if (recipe_.setting == Setting::kTurnedPage) keys += " /Rotate 90";
    keys += recipe_.setting == Setting::kCropped ? " /MediaBox [-80 -60 500 400] /CropBox [10 5 410 290]" : " /MediaBox [0 0 420 300]";
    const int pages = pdf_.reserve();
    pdf_.set(page_, "<< /Type /Page /Parent " + reference(pages) + " " + keys + " >>");
    pdf_.set(pages, "<< /Type /Pages /Kids [" + reference(page_) + "] /Count 1 >>");
    const int root = pdf_.add("<< /Type /Catalog /Pages " + reference(pages) + catalogue_keys_ + " >>");
    return pdf_.file(root, info_.empty() ? std::string() : "/Info " + reference(pdf_.add("<< " + info_ + ">>")));
  }
  std::string wrapped(const std::string& operators) {
    const int form = pdf_.add_stream("/Type /XObject /Subtype /Form /BBox [-500 -500 1000 1000] /Resources << " + fonts_ + " /XObject << " + forms_ + " >> /Properties << " + properties_ +
                                         " >> /Pattern << " + patterns_ + " >> >>", operators);
    const std::string key = fmt::format("/W{}", form);
    forms_ += key + " " + reference(form) + " ";
    return key + " Do\n";
  }

  const Recipe& recipe_;
  Rng rng_;
  MadePdf pdf_;
  Lettering lettering_;
  int page_ = 0, structure_ = 0;
  double name_at_ = 0, name_long_ = 0;
  std::string fonts_, content_, forms_, properties_, patterns_, annotations_, catalogue_keys_, info_, names_, groups_, off_, structure_keys_;
};

}  // namespace

std::string_view to_text(Place place) { return kPlaceNames[static_cast<std::size_t>(place)]; }

Recipe one_place(Place place) {
  Recipe recipe;
  recipe.name = kNames[0];
  recipe.places = {place};
  return recipe;
}

Recipe drawn_recipe(std::uint64_t seed) {
  Rng rng = Rng(20'261'130).fork(seed);
  Recipe recipe;
  recipe.seed = seed;
  recipe.name = kNames[rng.below(kNames.size())];
  const auto count = rng.between(1, 4);
  for (std::int64_t i = 0; i < count; ++i) {
    const auto place = static_cast<Place>(rng.below(kPlaces));
    if (std::find(recipe.places.begin(), recipe.places.end(), place) == recipe.places.end()) recipe.places.push_back(place);
  }
  recipe.coding = static_cast<Coding>(rng.below(kCodings));
  recipe.cutting = static_cast<Cutting>(rng.below(kCuttings));
  recipe.writing = static_cast<Writing>(rng.below(3));
  recipe.setting = static_cast<Setting>(rng.below(kSettings));
  recipe.wide_strings = rng.chance(0.5);
  return recipe;
}

std::string described(const Recipe& recipe) {
  std::string places;
  for (const Place place : recipe.places) places += (places.empty() ? "" : "+") + std::string(to_text(place));
  return fmt::format("{} {}, coding {}, cutting {}, writing {}, setting {}{}", recipe.seed, places, static_cast<int>(recipe.coding), static_cast<int>(recipe.cutting),
                     static_cast<int>(recipe.writing), static_cast<int>(recipe.setting), recipe.wide_strings ? ", wide" : "");
}

PlantedPdf planted(const Recipe& recipe) { return Planting(recipe).run(); }

}  // namespace meretid::access::bench
