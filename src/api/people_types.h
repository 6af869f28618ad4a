// SPDX-License-Identifier: EUPL-1.2
// Bodies and answers about sessions, cases, members and uploads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "describe/describe.h"
#include "people/case.h"
#include "store/uploads.h"

namespace meretid::api {

struct RoleAnswer {
  std::string room, role;
};
inline void fields(describe::Fields<RoleAnswer>& f) {
  f("room", &RoleAnswer::room).help("Rummet; * er alle.", "The room; * means all.");
  f("role", &RoleAnswer::role).help("Rollen.", "The role.");
}

struct SessionAnswer {
  bool signed_in = false;
  std::string account, name, language, csrf, how;
  bool must_change_password = false;
  std::vector<RoleAnswer> roles;
  bool oidc = false;
  std::string organisation;
};
inline void fields(describe::Fields<SessionAnswer>& f) {
  f("signed_in", &SessionAnswer::signed_in).help("Er nogen logget ind?", "Is anybody signed in?");
  f("account", &SessionAnswer::account).help("Brugernavnet.", "The user name.");
  f("name", &SessionAnswer::name).help("Navnet, som det vises.", "The name as shown.");
  f("language", &SessionAnswer::language).help("Sproget: da eller en.", "The language: da or en.");
  f("csrf", &SessionAnswer::csrf).help("Skal sendes som X-CSRF-Token med alt, der ændrer noget.",
                                       "To be sent as X-CSRF-Token with everything that changes something.");
  f("how", &SessionAnswer::how).help("Hvordan: password, once eller oidc.", "How: password, once or oidc.");
  f("must_change_password", &SessionAnswer::must_change_password)
      .help("Adgangskoden skal vælges, før andet kan gøres.", "The password must be chosen before anything else.");
  f("roles", &SessionAnswer::roles).help("Roller pr. rum.", "Roles per room.");
  f("oidc", &SessionAnswer::oidc).help("Kan man logge ind hos organisationen?", "Can one sign in at the organisation?");
  f("organisation", &SessionAnswer::organisation)
      .help("Organisationens navn til knappen; kan være tomt.", "The organisation's name for the button; may be empty.");
}

struct OpenSession {
  std::string id, name;
  Timestamp created, seen;
  std::string how;
  bool current = false;
};
inline void fields(describe::Fields<OpenSession>& f) {
  f("id", &OpenSession::id).help("Sessionens id.", "The id of the session.");
  f("name", &OpenSession::name).help("Hvem der er logget ind.", "Who is signed in.");
  f("created", &OpenSession::created).help("Logget ind.", "Signed in.");
  f("seen", &OpenSession::seen).help("Sidst brugt, på minuttet.", "Last used, to the minute.");
  f("how", &OpenSession::how).help("Hvordan: password, once eller oidc.", "How: password, once or oidc.");
  f("current", &OpenSession::current).help("Er det denne session?", "Is it this session?");
}

struct SignIn {
  std::optional<std::string> account, password, once;
};
inline void fields(describe::Fields<SignIn>& f) {
  f.about("Logger ind: brugernavn og adgangskode, eller engangskoden fra første start.",
          "Signs in: user name and password, or the one-time code of the first start.");
  f("account", &SignIn::account).help("Brugernavnet.", "The user name.").length(1, 200);
  f("password", &SignIn::password).help("Adgangskoden.", "The password.").length(1, 1024).secret();
  f("once", &SignIn::once).help("Engangskoden.", "The one-time code.").length(1, 200).secret();
}

struct NewPassword {
  std::string old_password, new_password;
};
inline void fields(describe::Fields<NewPassword>& f) {
  f("old", &NewPassword::old_password).help("Den nuværende adgangskode.", "The present password.").length(0, 1024).secret();
  f("new", &NewPassword::new_password).help("Den nye adgangskode.", "The new password.").length(1, 1024).secret();
}

struct NewLanguage {
  std::string language;
};
inline void fields(describe::Fields<NewLanguage>& f) {
  f("language", &NewLanguage::language).help("da eller en.", "da or en.").length(2, 2);
}

struct NewCase {
  std::string room, title;
};
inline void fields(describe::Fields<NewCase>& f) {
  f("room", &NewCase::room).help("Rummet, sagen hører til.", "The room of the case.").length(1, 64);
  f("title", &NewCase::title).help("Sagens titel.", "The title of the case.").length(1, 200);
}

struct CaseAnswer {
  Id<people::Case> id;
  std::string room, title;
  Timestamp created;
  std::string state;
};
inline void fields(describe::Fields<CaseAnswer>& f) {
  f("id", &CaseAnswer::id).help("Sagens id.", "The id of the case.");
  f("room", &CaseAnswer::room).help("Rummet.", "The room.");
  f("title", &CaseAnswer::title).help("Titlen.", "The title.");
  f("created", &CaseAnswer::created).help("Oprettet.", "Created.");
  f("state", &CaseAnswer::state).help("open eller closed.", "open or closed.");
}

struct NewMember {
  std::string account;
};
inline void fields(describe::Fields<NewMember>& f) {
  f("account", &NewMember::account).help("Brugernavnet på den, der skal med i sagen.", "The user name of who joins the case.").length(1, 200);
}

struct MemberAnswer {
  std::string account, name;
  Timestamp added;
};
inline void fields(describe::Fields<MemberAnswer>& f) {
  f("account", &MemberAnswer::account).help("Brugernavnet.", "The user name.");
  f("name", &MemberAnswer::name).help("Navnet.", "The name.");
  f("added", &MemberAnswer::added).help("Med siden.", "Member since.");
}

struct NewUpload {
  std::string name;
  std::int64_t size = 0;
};
inline void fields(describe::Fields<NewUpload>& f) {
  f("name", &NewUpload::name).help("Filens navn eller sti i sagen.", "The file's name or path in the case.").length(1, 1000);
  f("size", &NewUpload::size).help("Filens størrelse i bytes.", "The size of the file in bytes.").at_least(0);
}

struct UploadAnswer {
  Id<store::Upload> upload;
  std::int64_t part_size = 0, offset = 0;
};
inline void fields(describe::Fields<UploadAnswer>& f) {
  f("upload", &UploadAnswer::upload).help("Uploadens id.", "The id of the upload.");
  f("part_size", &UploadAnswer::part_size).help("Største del i bytes.", "The largest part in bytes.");
  f("offset", &UploadAnswer::offset).help("Så meget er modtaget.", "So much has arrived.");
}

struct OffsetAnswer {
  std::int64_t offset = 0;
};
inline void fields(describe::Fields<OffsetAnswer>& f) {
  f("offset", &OffsetAnswer::offset).help("Så meget er modtaget.", "So much has arrived.");
}

struct UploadedAnswer {
  std::string name, blob;
  std::int64_t size = 0;
};
inline void fields(describe::Fields<UploadedAnswer>& f) {
  f("name", &UploadedAnswer::name).help("Filens navn.", "The name of the file.");
  f("blob", &UploadedAnswer::blob).help("Filens adresse i sagen; den skrives i et jobs input.",
                                        "The file's address in the case; it goes into a job's input.");
  f("size", &UploadedAnswer::size).help("Størrelse i bytes.", "Size in bytes.");
}

}  // namespace meretid::api
