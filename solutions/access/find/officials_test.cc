// SPDX-License-Identifier: EUPL-1.2
#include "solutions/access/find/officials.h"

#include <gtest/gtest.h>

#include "solutions/access/find/name_forms.h"
#include "solutions/access/find/office_mail.h"

namespace meretid::access {
namespace {

using Words = std::vector<std::u32string>;

TEST(Officials, SurnameAndInitialsMeanTheOneWhoBearsThem) {
  Officials officials;
  officials.see({U"piotr", U"nowak"}, {.office = true});
  officials.see({U"p.", U"nowak"}, {});
  officials.see({U"nowak"}, {});
  officials.settle();
  EXPECT_TRUE(officials.in_office({U"p.", U"nowak"}, false));
  EXPECT_TRUE(officials.in_office({U"nowak"}, false));
  EXPECT_FALSE(officials.in_office({U"anna", U"nowak"}, false));
}

TEST(Officials, NobodyBecomesStaffByANameThatHeShares) {
  Officials officials;
  officials.see({U"hansen"}, {.office = true});  // "læge Hansen"
  officials.see({U"peter", U"hansen"}, {});
  officials.see({U"p.", U"holm"}, {.office = true});
  officials.see({U"per", U"holm"}, {});
  officials.settle();
  EXPECT_FALSE(officials.in_office({U"peter", U"hansen"}, false));
  EXPECT_FALSE(officials.in_office({U"hansen"}, false));
  EXPECT_TRUE(officials.in_office({U"hansen"}, true));
  EXPECT_FALSE(officials.in_office({U"per", U"holm"}, false));
}

TEST(Officials, WhomTheCaseIsAboutIsPrivateWhateverElseIsSaid) {
  Officials officials;
  officials.see({U"lone", U"vig"}, {.office = true});
  officials.see({U"lone", U"vig"}, {.is_private = true});
  officials.settle();
  EXPECT_FALSE(officials.in_office({U"lone", U"vig"}, true));
}

TEST(Officials, WhoGetsTheLetterDoesNotSignIt) {
  Officials officials;
  officials.see({U"lone", U"vig"}, {.signs = true});
  officials.see({U"ole", U"hald"}, {.signs = true});
  officials.see({U"ole", U"hald"}, {.addressed = true});
  officials.settle();
  EXPECT_TRUE(officials.in_office({U"lone", U"vig"}, false));
  EXPECT_FALSE(officials.in_office({U"ole", U"hald"}, false));
}

TEST(NameForms, AShorterNameStandsForTheLongerOne) {
  EXPECT_TRUE(stands_for({U"marie-louise", U"f.", U"skov"}, {U"marie-louise", U"friis", U"skov"}));
  EXPECT_TRUE(stands_for({U"anne", U"holm"}, {U"anne", U"lind", U"holm"}));
  EXPECT_FALSE(stands_for({U"anne", U"lind"}, {U"anne", U"lind", U"holm"}));
  EXPECT_FALSE(stands_for({U"p.", U"h."}, {U"per", U"holm"}));
}

TEST(OfficeMail, LettersOfTheNameAndWhoseDomainItIs) {
  EXPECT_TRUE(is_made_of(U"matho", {U"maja", U"thorup"}));
  EXPECT_TRUE(is_made_of(U"losk", {U"lotte", U"skak"}));
  EXPECT_FALSE(is_made_of(U"post", {U"maja", U"thorup"}));
  EXPECT_FALSE(is_made_of(U"maja", {U"maja", U"thorup"}));
  EXPECT_EQ(mail_of(U"horsens.dk"), MailOf::kOffice);
  EXPECT_EQ(mail_of(U"mail.odense.dk"), MailOf::kOffice);
  EXPECT_EQ(mail_of(U"gmail.com"), MailOf::kUnknown);
  EXPECT_EQ(mail_of(U"tuseskole.dk"), MailOf::kUnknown);
  EXPECT_EQ(mail_of(U"haldbyg.dk"), MailOf::kFirm);
}

}  // namespace
}  // namespace meretid::access
