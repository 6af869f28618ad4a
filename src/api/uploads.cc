// SPDX-License-Identifier: EUPL-1.2
// Uploads in parts of 16 MB, each with its hash; after a cut the client asks for the offset and goes on from there.
#include <charconv>

#include "api/people_types.h"
#include "api/resources.h"

namespace meretid::api {
namespace {

/// A part is checked against its hash before it is kept, so it is held in memory until it is whole; so many at a time.
constexpr int kPartsInMemory = 6;

Result<Id<store::Upload>> upload_id(const http::Request& request) {
  return Id<store::Upload>::parse(request.param("upload"));
}

class PartSink : public http::BodySink {
 public:
  PartSink(Context& context, const http::Request& request, std::int64_t offset)
      : context_(context), request_(request), offset_(offset) {}
  ~PartSink() override { --context_.parts_in_memory; }

  Result<void> write(std::string_view piece) override {
    bytes_ += piece;
    return {};
  }
  Result<http::Response> finish() override {
    TRY(const auto id, upload_id(request_));
    TRY(const Lent db, context_.borrow());
    TRY(const auto offset, store::append_part(*db, context_.house.blobs, *request_.access, id, offset_,
                                              request_.header("x-part-hash"), bytes_, context_.clock.now()));
    return http::json(describe::to_json(OffsetAnswer{offset}));
  }

 private:
  Context& context_;
  const http::Request& request_;  // of the connection, which outlives its sink
  const std::int64_t offset_;
  std::string bytes_;
};

Result<std::unique_ptr<http::BodySink>> open_part(Context& context, const http::Request& request) {
  const std::string_view text = request.query_value("offset");
  std::int64_t offset = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), offset);
  if (error != std::errc() || end != text.data() + text.size() || offset < 0)
    return fail("api.bad_offset", Kind::kBadInput, {{"found", std::string(text)}}, "offset");
  if (++context.parts_in_memory > kPartsInMemory) {
    --context.parts_in_memory;
    return fail("api.uploads_busy", Kind::kTooMany, {{"seconds", "1"}});
  }
  return std::make_unique<PartSink>(context, request, offset);
}

Result<UploadAnswer> begin(Call& call, const NewUpload& body) {
  auto& house = call.context.house;
  TRY(const auto state, store::begin_upload(call.db, house.blobs, *house.keys, *call.request.access, body.name, body.size, call.now));
  return UploadAnswer{state.id, store::kPartSize, state.offset};
}

Result<UploadAnswer> show(Call& call) {
  TRY(const auto id, upload_id(call.request));
  TRY(const auto state, store::find_upload(call.db, *call.context.house.keys, *call.request.access, id));
  return UploadAnswer{state.id, store::kPartSize, state.offset};
}

Result<UploadedAnswer> finish(Call& call) {
  TRY(const auto id, upload_id(call.request));
  auto& house = call.context.house;
  TRY(const auto done, store::finish_upload(call.db, house.blobs, *house.keys, *call.request.access, id, call.now));
  return UploadedAnswer{done.name, done.blob.address, done.blob.size};
}

Result<Nothing> abandon(Call& call) {
  TRY(const auto id, upload_id(call.request));
  TRY_VOID(store::abandon_upload(call.db, call.context.house.blobs, *call.request.access, id));
  return Nothing{};
}

}  // namespace

void add_uploads(Table& table) {
  table.post("/api/cases/{case}/uploads", Role::kSignedIn, "Begins an upload", begin).success = 201;
  table.get("/api/uploads/{upload}", Role::kSignedIn, "How far an upload is", show);
  http::Route part;
  part.method = Method::kPut;
  part.pattern = "/api/uploads/{upload}";
  part.role = Role::kSignedIn;
  part.summary = "The next part of an upload; header X-Part-Hash: its BLAKE2b-256 in hex";
  part.body = http::Body::kStream;
  part.query = {"offset"};
  part.output = &describe::type_of<OffsetAnswer>();
  part.open = [context = table.context()](const http::Request& request) { return open_part(*context, request); };
  table.add(std::move(part));
  table.post("/api/uploads/{upload}/finish", Role::kSignedIn, "Joins the parts to a file of the case", finish);
  table.remove("/api/uploads/{upload}", Role::kSignedIn, "Gives an upload up", abandon);
}

}  // namespace meretid::api
