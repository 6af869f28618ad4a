// SPDX-License-Identifier: EUPL-1.2
// What the room looks for in a text: numbers and names that point at a person, each with its place, how sure we are and why.
// `find` is a pure function of text and model: no file, no clock, no global. Thread-safe as long as each call has its own
// input; one NameModel may serve all threads. Cost: about one second per megabyte of text at worst, memory linear in the text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/catalogue.h"
#include "base/result.h"

namespace meretid::access {

/// The names in JSON are those of `to_text`: "cpr", "birthdate", … Order is the order of lists on the page.
enum class FindingType {
  kCpr,         ///< personal number
  kBirthdate,   ///< a date that the text says is a birth date, also the rest of a masked number ("010190-xxxx")
  kPerson,      ///< a name of a person
  kEmployee,    ///< a name of a person acting in office; normally given
  kAddress,     ///< street and number, with floor, post code and town where they stand there
  kPhone,
  kEmail,
  kIban,
  kAccount,     ///< registration and account number
  kPlate,       ///< registration number of a vehicle
  kMatrikel,    ///< land register number
  kCvr,
  kPnumber,     ///< production unit of a company
  kCaseNumber,  ///< case or journal number
  kOtherId,     ///< passport, customer, meter … numbers that point at one person or property
  kHealth,      ///< a short phrase: illness, symptom, medicine, treatment of somebody
  kPassage,     ///< a whole sentence about sensitive matter; may hold other findings
};
std::string_view to_text(FindingType type);
/// All types, in order.
const std::vector<FindingType>& all_types();

/// Which interest speaks for exempting it. The law's paragraph follows from this and the law of the request.
enum class GroundKind {
  kPrivate,   ///< private matters of a person
  kBusiness,  ///< matters of a company
  kNone,      ///< normally given; shown so that a person may decide otherwise
};
std::string_view to_text(GroundKind kind);

/// Persons below this are shown so that none is missed: nothing else follows from them (who is party, whom a sentence is about).
inline constexpr double kDoubtfulPerson = 0.25;

struct Finding {
  std::string id;             ///< unique within the document: "f1", "f2", … in order of the text
  std::int64_t start = 0;     ///< Unicode code points of the document's text
  std::int64_t end = 0;       ///< exclusive
  std::string text;           ///< as it stands there
  FindingType type = FindingType::kPerson;
  /// Equal for findings that mean the same thing, in all documents of a case: "cpr:…" in plain digits, "person:hansen peter".
  std::string entity;
  double confidence = 0;      ///< 0..1, calibrated: of the findings with 0.8, about 8 of 10 are right
  std::vector<std::string> reasons;  ///< keys of the catalogue, most important first
  GroundKind ground_kind = GroundKind::kPrivate;
};

/// The reasons as a sentence: "Gyldig dato, kontrolcifret passer, »CPR« står foran."
std::string reason_text(const Finding& finding, base::Language language);

/// Names (and only names) that are known from elsewhere in the case: found once, they are found everywhere.
/// Not thread-safe while learning. Learning costs one look-up for each word of a name and asking one for each word asked,
/// however many names the case holds.
class KnownNames {
 public:
  /// Takes the persons and employees of one document.
  void learn(const std::vector<Finding>& findings);

  struct Name {
    std::vector<std::string> words;  ///< lower case, without genitive
    FindingType type = FindingType::kPerson;
    std::string entity;
    double confidence = 0;
  };
  const std::vector<Name>& names() const { return names_; }

  /// What one word of a name stands for: the fullest name with it, and how sure that is (log-odds, at most 2).
  struct Word {
    std::string entity;  ///< without "person:"
    double score = 0;
  };
  /// Words of three letters and more; nothing for one that is part of no name.
  const Word* word(const std::string& lower_word) const;
  /// `entity` without "person:".
  bool in_office(const std::string& entity) const { return office_.contains(entity); }

  /// Look-ups made while learning: what the promise above is tested by.
  std::int64_t steps() const { return steps_; }

 private:
  std::vector<Name> names_;
  std::unordered_map<std::string, std::size_t> places_;  // entity -> place in names_
  std::unordered_map<std::string, Word> words_;
  std::unordered_set<std::string> office_;
  std::int64_t steps_ = 0;
};

/// The committed model of what names look like and stand beside (models/index.toml, "access-names").
class NameModel {
 public:
  /// The model that came with the program. "learn.model_missing" or "learn.model_altered" when it is not what was committed.
  static Result<NameModel> load();
  /// Another model, from the bytes of its file.
  static Result<NameModel> from_bytes(std::string_view bytes);

  NameModel(NameModel&&) noexcept;
  NameModel& operator=(NameModel&&) noexcept;
  ~NameModel();

  struct Parts;  // find/name_model.h
  const Parts& parts() const { return *parts_; }
  explicit NameModel(std::unique_ptr<const Parts> parts);

 private:
  std::unique_ptr<const Parts> parts_;
};

struct FindInput {
  std::string_view text;                ///< UTF-8; parse::Document::text
  const KnownNames* known = nullptr;    ///< of the other documents of the case, if they were read before
};

/// Everything down to kCaseNumber, in order of `start`; no two overlap.
std::vector<Finding> find(const FindInput& input, const NameModel& model);

/// Names inside a file name or path ("Afslag Peter Hansen.pdf"): offsets in code points of `path`.
std::vector<Finding> find_in_path(std::string_view path, const KnownNames& known, const NameModel& model);

}  // namespace meretid::access
