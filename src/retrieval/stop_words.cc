// SPDX-License-Identifier: EUPL-1.2
#include <unordered_set>

#include "retrieval/words.h"

namespace meretid::retrieval {

bool is_stop_word(std::string_view lower_word) {
  // Articles, pronouns, prepositions, conjunctions, auxiliaries, question words, and adverbs that only connect.
  static const std::unordered_set<std::string_view> list{
      "ad", "af", "aldrig", "alle", "alt", "altid", "anden", "andet", "andre", "at", "bag", "begge", "blandt", "blev", "blevet", "blive", "bliver",
      "bort", "burde", "bør", "da", "de", "dem", "den", "denne", "der", "deres", "derfor", "derpå", "derved", "det", "dets", "dette", "dig", "din",
      "dine", "disse", "dit", "dog", "du", "efter", "eftersom", "egen", "eller", "ellers", "en", "end", "endnu", "ene", "eneste", "enhver", "er", "et",
      "fik", "flere", "flest", "for", "fordi", "forud", "fra", "få", "får", "før", "først", "gennem", "gjorde", "gjort", "gør", "gøre", "ham", "han",
      "hans", "har", "havde", "have", "haft", "hel", "hele", "helt", "hen", "hende", "hendes", "her", "hos", "hun", "hvad", "hvem", "hver", "hverken",
      "hvert", "hvilke", "hvilken", "hvilket", "hvis", "hvor", "hvordan", "hvorfor", "hvornår", "i", "ifølge", "igen", "ikke", "ind", "inden", "indtil", "ingen",
      "intet", "ja", "jeg", "jer", "jeres", "jo", "kan", "kom", "kun", "kunne", "lad", "langs", "man", "mange", "med", "meget", "mellem", "men", "mens",
      "mere", "mest", "mig", "min", "mine", "mit", "mod", "må", "måtte", "ned", "nej", "noget", "nogen", "nogle", "nu", "når", "og", "også", "om", "omkring",
      "op", "os", "over", "overfor", "på", "samme", "samt", "selv", "selvom", "sig", "sin", "sine", "sit", "skal", "skulle", "som", "stadig", "således",
      "så", "sådan", "sådanne", "til", "trods", "ud", "uden", "under", "var", "ved", "vi", "via", "vil", "ville", "vor", "vore", "vores", "være", "været"};
  return list.contains(lower_word);
}

}  // namespace meretid::retrieval
