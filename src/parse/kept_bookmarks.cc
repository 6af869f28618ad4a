// SPDX-License-Identifier: EUPL-1.2
#include "parse/kept_bookmarks.h"

#include <set>

#include "base/utf8.h"

namespace meretid::parse {
namespace {

constexpr int kDeepest = 30;
constexpr int kMostBookmarks = 5'000;
constexpr std::size_t kLongestTitle = 500;

class Source {
 public:
  Source(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages) : destinations_(pdf, pages) {}

  std::vector<KeptBookmark> below(QPDFObjectHandle parent, int depth) {
    std::vector<KeptBookmark> all;
    if (depth > kDeepest) return all;
    for (auto item = parent.getKey("/First"); item.isDictionary(); item = item.getKey("/Next")) {
      if (!item.isIndirect() || !seen_.insert(item.getObjGen()).second || ++count_ > kMostBookmarks) break;
      KeptBookmark mark;
      if (auto title = item.getKey("/Title"); title.isString()) mark.title = base::repair(title.getUTF8Value());
      if (mark.title.size() > kLongestTitle) mark.title.clear();
      if (!take_goal(item, mark.goal)) mark.goal = {};
      auto count = item.getKey("/Count");
      mark.open = count.isInteger() && count.getIntValue() > 0;
      mark.below = below(item, depth + 1);
      all.push_back(std::move(mark));
    }
    return all;
  }

 private:
  bool take_goal(QPDFObjectHandle item, Destination& to) {
    if (auto given = item.getKey("/Dest"); !given.isNull()) return destinations_.take(given, to);
    auto action = item.getKey("/A");
    return action.isDictionary() && action.getKey("/S").isNameAndEquals("/GoTo") && destinations_.take(action.getKey("/D"), to);
  }
  Destinations destinations_;
  std::set<QPDFObjGen> seen_;
  int count_ = 0;
};

// What may not stay gives way to what lies below it.
std::vector<KeptBookmark> kept(const std::vector<KeptBookmark>& given, std::vector<QPDFObjectHandle>& pages, const std::function<bool(const std::string&)>& may_stay) {
  std::vector<KeptBookmark> out;
  for (const KeptBookmark& mark : given) {
    std::vector<KeptBookmark> below = kept(mark.below, pages, may_stay);
    const auto page = static_cast<std::size_t>(mark.goal.page);
    const bool leads = mark.goal.page >= 0 && page < pages.size() && pages[page].isDictionary();
    if (mark.title.empty() || (!leads && below.empty()) || !may_stay(mark.title)) {
      for (KeptBookmark& one : below) out.push_back(std::move(one));
    } else {
      out.push_back({mark.title, leads ? mark.goal : Destination(), mark.open, std::move(below)});
    }
  }
  return out;
}

// How many lines it makes below `parent`, open ones counted with theirs.
int write(QPDF& out, QPDFObjectHandle parent, const std::vector<KeptBookmark>& marks, std::vector<QPDFObjectHandle>& pages) {
  int shown = 0;
  auto before = QPDFObjectHandle::newNull();
  for (const KeptBookmark& mark : marks) {
    auto made = out.makeIndirectObject(QPDFObjectHandle::newDictionary());
    made.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(mark.title));
    made.replaceKey("/Parent", parent);
    if (mark.goal.page >= 0) made.replaceKey("/Dest", made_destination(mark.goal, pages[static_cast<std::size_t>(mark.goal.page)]));
    if (before.isNull()) {
      parent.replaceKey("/First", made);
    } else {
      made.replaceKey("/Prev", before);
      before.replaceKey("/Next", made);
    }
    ++shown;
    if (const int below = write(out, made, mark.below, pages); below > 0) {
      made.replaceKey("/Count", QPDFObjectHandle::newInteger(mark.open ? below : -below));
      if (mark.open) shown += below;
    }
    before = made;
  }
  if (!before.isNull()) parent.replaceKey("/Last", before);
  return shown;
}

}  // namespace

std::vector<KeptBookmark> bookmarks_of(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages) {
  auto root = pdf.getRoot().getKey("/Outlines");
  return root.isDictionary() ? Source(pdf, pages).below(root, 0) : std::vector<KeptBookmark>();
}

void carry_bookmarks(QPDF& out, const std::vector<KeptBookmark>& bookmarks, std::vector<QPDFObjectHandle>& pages, const std::function<bool(const std::string& title)>& may_stay) {
  const std::vector<KeptBookmark> stay = kept(bookmarks, pages, may_stay);
  if (stay.empty()) return;
  auto root = out.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Outlines >>"));
  root.replaceKey("/Count", QPDFObjectHandle::newInteger(write(out, root, stay, pages)));
  out.getRoot().replaceKey("/Outlines", root);
}

}  // namespace meretid::parse
