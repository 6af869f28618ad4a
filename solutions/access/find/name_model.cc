// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/name_model.h"

#include "learn/model_file.h"

namespace meretid::access {
namespace {

constexpr std::string_view kMagic = "MERETID-NAMES-2\n";

}  // namespace

NameModel::NameModel(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
NameModel::NameModel(NameModel&&) noexcept = default;
NameModel& NameModel::operator=(NameModel&&) noexcept = default;
NameModel::~NameModel() = default;

Result<NameModel> NameModel::load() {
  TRY(const learn::ModelFile file, learn::read_model("access-names"));
  return from_bytes(file.bytes);
}

Result<NameModel> NameModel::from_bytes(std::string_view bytes) {
  learn::ByteReader in(bytes);
  TRY_VOID(in.expect(kMagic));
  auto parts = std::make_unique<Parts>();
  TRY(parts->looks, learn::NgramModel::read(in));
  TRY(parts->known, KnownPhrases::read(in));
  TRY(parts->beside, learn::SequenceModel::read(in));
  TRY(parts->person.slope, in.get<double>());
  TRY(parts->person.offset, in.get<double>());
  TRY(parts->outside_minus, in.get<float>());
  TRY(parts->others_minus, in.get<float>());
  return NameModel(std::unique_ptr<const Parts>(std::move(parts)));
}

std::string write_model(const NameModel::Parts& parts) {
  learn::ByteWriter out;
  out.raw(kMagic);
  parts.looks.write(out);
  parts.known.write(out);
  parts.beside.write(out);
  out.put(parts.person.slope);
  out.put(parts.person.offset);
  out.put(parts.outside_minus);
  out.put(parts.others_minus);
  return out.take();
}

}  // namespace meretid::access
