// SPDX-License-Identifier: EUPL-1.2
#include "solutions/tenders/bids/read_bids.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "base/read_file.h"
#include "base/utf8.h"
#include "base/xz.h"
#include "solutions/tenders/bids/amount_text.h"
#include "solutions/tenders/bids/columns.h"
#include "solutions/tenders/bids/day_text.h"
#include "solutions/tenders/bids/ocds.h"
#include "solutions/tenders/bids/records.h"
#include "solutions/tenders/bids/rows.h"

namespace meretid::tenders {
namespace {

constexpr std::size_t kSampled = 5000;     // records looked at before reading, for decimal sign and order of dates
constexpr double kMostMoney = 1e15;        // more is a typing error, and its fourth power is no number

std::string decoded(std::string_view text) { return base::is_utf8(text) ? std::string(text) : base::from_windows_1252(text); }

// What the first records show of how the file writes numbers and days.
struct Manner {
  Decimal decimal = Decimal::kDot;
  DayOrder order = DayOrder::kDayFirst;
  bool told = false;                 // the decimal sign was given
  bool currencies = false;           // amounts name theirs: "1.234 EUR"
};
Manner manner_of(std::string_view text, char separator, const Columns& columns, const ReadSettings& settings) {
  Manner manner;
  std::size_t dots = 0, commas = 0, days_first = 0, months_first = 0;
  Records records(text, separator);
  records.next();
  for (std::size_t n = 0; n < kSampled && records.next(); ++n) {
    const auto amount = [&](std::string_view cell) {
      if (const auto shown = decimal_shown(cell)) ++(*shown == Decimal::kDot ? dots : commas);
      if (!cell.empty() && (cell.back() < '0' || cell.back() > '9' || cell.front() > '9'))
        if (const auto read = amount_from(cell, Decimal::kComma); read && !read->currency.empty()) manner.currencies = true;
    };
    if (columns.amount) amount(records[*columns.amount]);
    for (const Columns::Pair& pair : columns.wide) amount(records[pair.amount]);
    if (columns.date)
      if (const auto shown = day_order_shown(records[*columns.date])) ++(*shown == DayOrder::kDayFirst ? days_first : months_first);
  }
  manner.told = settings.decimal.has_value();
  if (settings.decimal) manner.decimal = *settings.decimal;
  else if (separator == ';') manner.decimal = dots > commas ? Decimal::kDot : Decimal::kComma;
  else if (separator != ',') manner.decimal = commas > dots ? Decimal::kComma : Decimal::kDot;
  if (months_first > days_first) manner.order = DayOrder::kMonthFirst;
  return manner;
}

// "1", "ja", "x" …: yes; "0", "", "nej": no; nothing for other words, which may be a name.
std::optional<bool> yes_or_no(std::string_view cell) {
  if (cell.empty() || cell == "0" || cell == "0.0" || cell == "-") return false;
  if (cell == "1" || cell == "1.0") return true;
  if (const auto number = amount_from(cell, Decimal::kDot)) return number->value == 1;
  const std::string word = base::lower(decoded(cell));
  for (const char* yes : {"ja", "yes", "true", "sand", "sandt", "x", "j", "y", "t", "vinder", "vandt", "vundet", "winner", "won", "tildelt", "awarded", "active"})
    if (word == yes) return true;
  for (const char* no : {"nej", "no", "false", "falsk", "n", "f", "taber", "tabt", "loser", "lost"})
    if (word == no) return false;
  return {};
}

// A 2 is no verdict.
std::optional<bool> label_from(std::string_view cell) {
  if (const auto number = amount_from(cell, Decimal::kDot); number && number->value != 0 && number->value != 1) return {};
  return yes_or_no(cell);
}

// Without its line end: the last row of a file may lack one.
std::string_view ended(std::string_view record) {
  while (record.ends_with('\n') || record.ends_with('\r')) record.remove_suffix(1);
  return record;
}

constexpr std::uint64_t kSameBid = std::uint64_t{1} << 32;  // one firm, one tender, one amount: the bid stands in several rows

class Reader {
 public:
  Reader(std::string_view text, char separator, const Columns& columns, Manner manner)
      : columns_(columns), manner_(manner), records_(text, separator),
        rows_({columns.bidder.has_value() || std::any_of(columns.wide.begin(), columns.wide.end(), [](const auto& p) { return p.bidder.has_value(); }),
               columns.winner.has_value() || std::any_of(columns.wide.begin(), columns.wide.end(), [](const auto& p) { return p.winner; }),
               columns.estimate.has_value(), columns.label.has_value(), columns.currency.has_value() || manner.currencies}, notes_) {
    records_.next();  // the header
    const std::string_view begin = text.substr(0, 1 << 16);
    const auto lines = std::max<std::size_t>(1, static_cast<std::size_t>(std::count(begin.begin(), begin.end(), '\n')));
    const std::size_t bids = text.size() / std::max<std::size_t>(8, begin.size() / lines) + 1;
    rows_.reserve(bids, bids / 5 + 1);
  }

  void read() {
    const std::size_t least = columns_.wide.empty() ? std::max(*columns_.tender, *columns_.amount) + 1 : *columns_.tender + 1;
    while (records_.next()) {
      if (records_.size() < least) notes_.add(Odd::kShort, line());
      const std::string_view name = records_[*columns_.tender];
      if (name.empty()) {
        notes_.add(Odd::kNoTender, line());
        continue;
      }
      const std::uint32_t tender = rows_.tender(name, line());
      about(tender);
      if (columns_.wide.empty()) one_bid(tender);
      else many_bids(tender);
    }
    if (records_.open_quotes() > 0) notes_.add(Odd::kOpenQuote, line(), records_.open_quotes());
  }
  Rows& rows() { return rows_; }
  Notes& notes() { return notes_; }

 private:
  std::uint64_t line() const { return records_.line(); }

  void about(std::uint32_t tender) {
    // Rows of a tender mostly lie together and repeat these two.
    const bool same = tender == last_tender_;
    last_tender_ = tender;
    if (columns_.market)
      if (const std::string_view cell = records_[*columns_.market]; !same || cell != last_market_) last_market_ = rows_.market(tender, cell, line()) ? cell : std::string_view();
    if (columns_.date && (!same || records_[*columns_.date] != last_date_)) {
      const std::string_view cell = records_[*columns_.date];
      last_date_.clear();
      if (const auto day = day_from(cell, manner_.order)) rows_.day(tender, *day), last_date_ = cell;
      else if (!cell.empty()) notes_.add(day_order_shown(cell) ? Odd::kDayOrder : Odd::kBadDay, line());
    }
    if (columns_.estimate)
      if (const auto estimate = amount_from(records_[*columns_.estimate], manner_.decimal); estimate && estimate->value > 0) rows_.estimate(tender, estimate->value);
    if (columns_.label) {
      const std::string_view cell = records_[*columns_.label];
      const auto label = label_from(cell);
      if (label && !cell.empty()) rows_.label(tender, *label, line());
      else if (!label) notes_.add(Odd::kNoLabel, line());
    }
  }

  // A usable amount, or the reason why not.
  std::optional<Amount> amount(std::string_view cell) {
    auto amount = amount_from(cell, manner_.decimal);
    // A row written in the other manner, where there is no doubt: "1.234,56" among numbers with dots.
    if (const auto shown = amount || manner_.told ? std::nullopt : decimal_shown(cell); shown && *shown != manner_.decimal)
      if ((amount = amount_from(cell, *shown))) notes_.add(Odd::kOtherSign, line());
    if (!amount) notes_.add(Odd::kNoNumber, line());
    else if (!(amount->value > 0)) notes_.add(Odd::kNotPositive, line());
    else if (amount->value > kMostMoney || amount->value < 1 / kMostMoney) notes_.add(Odd::kHuge, line());
    else return amount;
    return {};
  }

  // Where nothing is said, kroner.
  std::string_view currency(const Amount& amount) const {
    const std::string_view named = columns_.currency ? currency_of(records_[*columns_.currency]) : amount.currency;
    return named.empty() ? "DKK" : named;
  }

  std::uint32_t firm(const Columns::Place& place) {
    if (!place) return kNoFirm;
    const std::string_view cell = records_[*place];
    const std::uint32_t firm = cell.empty() ? kNoFirm : rows_.firm(cell, line());
    if (firm == kNoFirm) notes_.add(Odd::kNoBidder, line());
    return firm;
  }

  bool won(std::uint32_t firm) {
    if (!columns_.winner) return false;
    const std::string_view cell = records_[*columns_.winner];
    if (cell.size() == 1 && (cell[0] == '0' || cell[0] == '1')) return cell[0] == '1';
    if (const auto told = yes_or_no(cell)) return *told;
    return firm != kNoFirm && rows_.known_firm(cell) == firm;
  }

  void one_bid(std::uint32_t tender) {
    const auto found = amount(records_[*columns_.amount]);
    if (!found) return rows_.left_out(tender);
    Rows::Bid bid{tender, firm(columns_.bidder), found->value, false, {}, line(), 0};
    bid.won = won(bid.firm);
    bid.currency = currency(*found);
    if (bid.firm != kNoFirm) bid.hash = TextIndex::hash_of(ended(records_.text()));
    rows_.bid(bid);
  }

  void many_bids(std::uint32_t tender) {
    const std::string_view winner = columns_.winner ? records_[*columns_.winner] : std::string_view();
    const auto place = amount_from(winner, Decimal::kDot);
    bool any = false;
    for (std::size_t k = 0; k < columns_.wide.size(); ++k) {
      const Columns::Pair& pair = columns_.wide[k];
      const std::string_view cell = records_[pair.amount];
      if (cell.empty() && (!pair.bidder || records_[*pair.bidder].empty())) continue;
      const auto found = amount(cell);
      if (!found) {
        rows_.left_out(tender);
        continue;
      }
      Rows::Bid bid{tender, firm(pair.bidder), found->value, false, {}, line(), 0};
      const bool named = !winner.empty() && bid.firm != kNoFirm && rows_.known_firm(winner) == bid.firm;
      bid.won = named || (!any && place && place->value == static_cast<double>(k + 1) && rows_.known_firm(winner) == kNoFirm);
      bid.currency = currency(*found);
      if (pair.named) bid.won = bid.won || pair.winner, bid.hash = kSameBid;
      any = any || bid.won;
      rows_.bid(bid);
    }
  }

  const Columns& columns_;
  Manner manner_;
  std::uint32_t last_tender_ = 0xffffffff;
  std::string last_market_, last_date_;
  Notes notes_;
  Records records_;
  Rows rows_;
};

std::vector<std::pair<std::string, std::string>> told(const Columns& c, const std::vector<std::string>& header) {
  std::vector<std::pair<std::string, std::string>> used;
  for (const auto& [what, place] : {std::pair{"tender", c.tender}, {"bidder", c.bidder}, {"amount", c.amount}, {"winner", c.winner}, {"date", c.date}, {"market", c.market},
                                    {"currency", c.currency}, {"estimate", c.estimate}, {"label", c.label}})
    if (place) used.emplace_back(what, header[*place]);
  if (!c.wide.empty()) used.emplace_back("amount", header[c.wide.front().amount] + " … " + header[c.wide.back().amount]);
  return used;
}

// A file in memory as long as this lives.
class Mapped {
 public:
  explicit Mapped(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    struct stat about {};
    if (::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0) {
      size_ = static_cast<std::size_t>(about.st_size);
      at_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
      if (at_ != MAP_FAILED) ::madvise(at_, size_, MADV_SEQUENTIAL);
    }
    ::close(descriptor);
  }
  ~Mapped() {
    if (at_ != MAP_FAILED) ::munmap(at_, size_);
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  std::optional<std::string_view> bytes() const {
    if (at_ == MAP_FAILED) return {};
    return std::string_view(static_cast<const char*>(at_), size_);
  }

 private:
  void* at_ = MAP_FAILED;
  std::size_t size_ = 0;
};

}  // namespace

Result<ReadBids> read_bids(std::string_view bytes, const ReadSettings& settings, std::string_view file) {
  const std::string where(file);
  if (bytes.starts_with("\xFD" "7zXZ")) {
    TRY(const std::string unpacked, base::unpack_xz(bytes, where));
    return read_bids(unpacked, settings, file);
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const std::string text = base::from_utf16(bytes.substr(2), bytes.starts_with("\xFE")).text;
    return read_bids(text, settings, file);
  }
  if (bytes.starts_with("PK\x03\x04")) return fail("tenders.bids.spreadsheet", Kind::kBadInput, {}, where);
  if (bytes.substr(0, 1 << 16).find('\0') != std::string_view::npos) return fail("tenders.bids.binary", Kind::kBadInput, {}, where);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (looks_like_ocds(bytes)) return read_ocds(bytes, settings, file);
  if (bytes.starts_with("sep=") && bytes.find('\n') < 8) bytes.remove_prefix(bytes.find('\n') + 1);  // a spreadsheet's own first line

  const char separator = Records::separator_of(bytes);
  Records first(bytes, separator);
  if (!first.next()) return fail("tenders.bids.empty", Kind::kBadInput, {}, where);
  std::vector<std::string> header;
  for (const std::string_view cell : first.cells()) header.push_back(decoded(cell));
  TRY(const Columns columns, columns_of(header, settings, file));

  Reader reader(bytes, separator, columns, manner_of(bytes, separator, columns, settings));
  reader.read();
  if (reader.rows().tenders() == 0) return fail("tenders.bids.no_rows", Kind::kBadInput, {{"column", header[*columns.tender]}}, where);
  if (reader.rows().bids() == 0)
    return fail("tenders.bids.no_amounts", Kind::kBadInput, {{"column", header[columns.amount.value_or(columns.wide.empty() ? 0 : columns.wide.front().amount)]}}, where);
  ReadBids read;
  read.table = reader.rows().table();
  read.table.format = settings.format;
  read.notes = reader.notes().told(where);
  read.columns = told(columns, header);
  return read;
}

Result<ReadBids> read_bids_file(const std::filesystem::path& file, const ReadSettings& settings) {
  const std::string name = file.filename().string();
  if (const Mapped mapped(file); mapped.bytes()) return read_bids(*mapped.bytes(), settings, name);
  const auto bytes = base::read_file(file);  // a pipe, an empty file
  if (!bytes) return fail("tenders.bids.missing", Kind::kNotFound, {{"found", file.string()}}, name);
  return read_bids(*bytes, settings, name);
}

}  // namespace meretid::tenders
