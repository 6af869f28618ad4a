// SPDX-License-Identifier: EUPL-1.2
#include "parse/pdf_images.h"

#include <algorithm>

namespace meretid::parse {
namespace {

constexpr int kDeepestForm = 8;
constexpr std::size_t kMostImages = 2'000, kDeepestState = 500;
constexpr std::int64_t kMostOperators = 5'000'000;

std::int32_t whole(QPDFObjectHandle object) {
  return object.isInteger() ? static_cast<std::int32_t>(std::clamp(object.getIntValue(), 0LL, 10'000'000LL)) : 0;
}

/// Is there a picture anywhere below these resources? Cheap, so that most pages need no parsing.
bool has_images(QPDFObjectHandle resources, int depth) {
  if (!resources.isDictionary() || depth > kDeepestForm) return false;
  auto objects = resources.getKey("/XObject");
  if (!objects.isDictionary()) return false;
  for (const auto& key : objects.getKeys()) {
    auto object = objects.getKey(key);
    if (!object.isStream()) continue;
    auto kind = object.getDict().getKey("/Subtype");
    if (kind.isNameAndEquals("/Image")) return true;
    if (kind.isNameAndEquals("/Form") && has_images(object.getDict().getKey("/Resources"), depth + 1)) return true;
  }
  return false;
}

class Follower : public QPDFObjectHandle::ParserCallbacks {
 public:
  Follower(Placed& found, QPDFObjectHandle resources, QPDFMatrix matrix, int depth, std::int64_t& operators)
      : found_(found), resources_(std::move(resources)), now_(matrix), depth_(depth), operators_(operators) {}

  void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
    if (object.isInlineImage()) {
      add(0, inline_width_, inline_height_);
      return;
    }
    if (!object.isOperator()) {
      if (operands_.size() < 512) operands_.push_back(object);
      return;
    }
    if (++operators_ > kMostOperators || found_.images.size() >= kMostImages) {
      terminateParsing();
      return;
    }
    const std::string name = object.getOperatorValue();
    if (name == "q") {
      if (states_.size() < kDeepestState) states_.push_back(now_);
    } else if (name == "Q") {
      if (!states_.empty()) {
        now_ = states_.back();
        states_.pop_back();
      }
    } else if (name == "cm" && operands_.size() == 6 && numbers()) {
      now_.concat(QPDFMatrix(value(0), value(1), value(2), value(3), value(4), value(5)));
    } else if (name == "Do" && operands_.size() == 1 && operands_[0].isName()) {
      draw(operands_[0].getName());
    } else if (name == "ID") {
      inline_size();
    }
    if (name != "BI") operands_.clear();
  }
  void handleEOF() override {}

 private:
  bool numbers() const {
    return std::all_of(operands_.begin(), operands_.end(), [](QPDFObjectHandle o) { return o.isNumber(); });
  }
  double value(std::size_t i) { return operands_[i].getNumericValue(); }

  void inline_size() {
    inline_width_ = inline_height_ = 0;
    for (std::size_t i = 0; i + 1 < operands_.size(); i += 2) {
      if (!operands_[i].isName()) continue;
      const std::string key = operands_[i].getName();
      if (key == "/W" || key == "/Width") inline_width_ = whole(operands_[i + 1]);
      if (key == "/H" || key == "/Height") inline_height_ = whole(operands_[i + 1]);
    }
  }

  void draw(const std::string& name) {
    auto objects = resources_.isDictionary() ? resources_.getKey("/XObject") : QPDFObjectHandle::newNull();
    auto object = objects.isDictionary() ? objects.getKey(name) : QPDFObjectHandle::newNull();
    if (!object.isStream()) return;
    auto dictionary = object.getDict();
    if (dictionary.getKey("/Subtype").isNameAndEquals("/Image")) {
      add(object.getObjectID(), whole(dictionary.getKey("/Width")), whole(dictionary.getKey("/Height")));
    } else if (dictionary.getKey("/Subtype").isNameAndEquals("/Form") && depth_ < kDeepestForm) {
      auto own = dictionary.getKey("/Resources");
      if (own.isDictionary() && !has_images(own, depth_)) return;
      QPDFMatrix matrix = now_;
      if (auto given = dictionary.getKey("/Matrix"); given.isMatrix()) matrix.concat(QPDFMatrix(given.getArrayAsMatrix()));
      Follower inner(found_, own.isDictionary() ? own : resources_, matrix, depth_ + 1, operators_);
      object.parseAsContents(&inner);
    }
  }

  void add(std::int32_t object, std::int32_t width, std::int32_t height) {
    found_.images.push_back({object, width, height, now_.transformRectangle({0, 0, 1, 1})});
  }

  Placed& found_;
  QPDFObjectHandle resources_;
  QPDFMatrix now_;
  int depth_;
  std::int64_t& operators_;
  std::vector<QPDFMatrix> states_;
  std::vector<QPDFObjectHandle> operands_;
  std::int32_t inline_width_ = 0, inline_height_ = 0;
};

/// The raw content, only to see whether there is any and whether it has pictures inside.
std::string content(QPDFObjectHandle contents) {
  std::string all;
  const auto take = [&](QPDFObjectHandle part) {
    if (!part.isStream()) return;
    const auto data = part.getStreamData(qpdf_dl_generalized);
    all.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    all.push_back('\n');
  };
  if (contents.isArray()) {
    for (int i = 0; i < contents.getArrayNItems(); ++i) take(contents.getArrayItem(i));
  } else {
    take(contents);
  }
  return all;
}

bool has_inline_image(const std::string& content) {
  for (auto at = content.find("BI"); at != content.npos; at = content.find("BI", at + 2)) {
    const auto delimits = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '/' || c == 0; };
    if ((at == 0 || delimits(content[at - 1])) && at + 2 < content.size() && delimits(content[at + 2])) return true;
  }
  return false;
}

}  // namespace

Placed placed_images(QPDFPageObjectHelper page) {
  Placed placed;
  auto resources = page.getAttribute("/Resources", false);
  std::string raw;
  try {
    raw = content(page.getObjectHandle().getKey("/Contents"));
  } catch (const std::exception&) {
    placed.paints = true;  // something is there that we could not decode: others may
    return placed;
  }
  placed.paints = raw.find_first_not_of(" \r\n\t") != raw.npos;
  if (!has_images(resources, 0) && !has_inline_image(raw)) return placed;
  std::int64_t operators = 0;
  Follower follower(placed, resources, QPDFMatrix(), 0, operators);
  try {
    page.parseContents(&follower);
  } catch (const std::exception&) {
    // Broken content: what was found so far stands, and the page is looked at as a whole when it has no words.
  }
  return placed;
}

}  // namespace meretid::parse
