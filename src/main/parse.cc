// SPDX-License-Identifier: EUPL-1.2
// meretid-parse: one operation on untrusted bytes, behind walls. Started by parse::Sandbox, never by hand.
#include "parse/child.h"

int main(int argc, char** argv) { return meretid::parse::child_main(argc, argv); }
