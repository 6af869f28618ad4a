// SPDX-License-Identifier: EUPL-1.2
#include "main/flags.h"

namespace meretid::program {

void labels(describe::Labels<Tongue>& l) {
  l(Tongue::kDanish, "da", "dansk", "Danish");
  l(Tongue::kEnglish, "en", "engelsk", "English");
}

void fields(describe::Fields<SharedFlags>& f) {
  f("out", &SharedFlags::out).value("MAPPE", "FOLDER").help("Læg resultatets filer i denne mappe.", "Write the files of the result into this folder.");
  f("json", &SharedFlags::json).help("Skriv resultatet som JSON.", "Print the result as JSON.");
  f("lang", &SharedFlags::lang).help("Sprog.", "Language.");
  f("home", &SharedFlags::home)
      .value("MAPPE", "FOLDER")
      .help("Installationens datamappe (ellers $MERETID_HOME, /var/lib/meretid for root, ./var).",
            "The installation's data folder (else $MERETID_HOME, /var/lib/meretid for root, ./var).");
  f("help", &SharedFlags::help).help("Vis denne hjælp.", "Show this help.");
}

void fields(describe::Fields<SubmitFlags>& f) {
  f("submit", &SubmitFlags::submit)
      .help("Send jobbet til serverens kø i stedet for at køre det her.", "Send the job to the server's queue instead of running it here.");
  f("account", &SubmitFlags::account)
      .value("BRUGER", "ACCOUNT")
      .help("Med --submit: den bruger, som jobbet er startet af.", "With --submit: the account that starts the job.");
  f("into", &SubmitFlags::into)
      .value("SAG", "CASE")
      .help("Med --submit: sagens id; ellers oprettes en ny sag.", "With --submit: the id of the case; else a new one is made.");
}

}  // namespace meretid::program
