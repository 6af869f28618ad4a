// SPDX-License-Identifier: EUPL-1.2
// The verbs of Ruteplan. On instance files: `plan` searches, `check` judges a solution that anybody made. On a municipality:
// `export` writes a plan for people and rosters, `fortnight` plans many days, `generate` invents one to try things with, `import` reads one from tables.
#pragma once

namespace meretid::solution { class Hall; }

namespace meretid::homecare {

void enter_plan(solution::Hall& hall);
void enter_check(solution::Hall& hall);
void enter_export(solution::Hall& hall);
void enter_fortnight(solution::Hall& hall);
void enter_generate(solution::Hall& hall);
void enter_replan(solution::Hall& hall);
void enter_insert(solution::Hall& hall);
void enter_explain(solution::Hall& hall);
void enter_import(solution::Hall& hall);

}  // namespace meretid::homecare
