#include "lookup/lookup.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "lookup/folding.hpp"

namespace credstack::lookup {
namespace {

using Word = std::u32string;
using Words = std::vector<Word>;

// How far a word is from another: the less, the better.
constexpr unsigned whole = 0;
constexpr unsigned beginning = 1;
constexpr unsigned inside = 4;
constexpr unsigned each_error = 5;
/** In the name of the owner instead of the thing's own. */
constexpr unsigned elsewhere = 2;

unsigned errors_allowed(const Word& word) {
  if (word.empty() || (word[0] >= U'0' && word[0] <= U'9')) return 0;
  return word.size() >= 8 ? 2 : word.size() >= 4 ? 1 : 0;
}

/**
 * The least number of letters to be changed, left out, put in or swapped with the next one, so that
 * `typed` becomes `word`; or the beginning of it, which is what stands while somebody types. More
 * than `most` is `most` + 1.
 */
unsigned errors(const Word& typed, const Word& word, unsigned most) {
  std::vector<unsigned> before_last;
  std::vector<unsigned> last(word.size() + 1);
  for (std::size_t j = 0; j < last.size(); ++j) last[j] = static_cast<unsigned>(j);
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    std::vector<unsigned> row(word.size() + 1);
    row[0] = static_cast<unsigned>(i);
    unsigned least = row[0];
    for (std::size_t j = 1; j <= word.size(); ++j) {
      const unsigned changed = last[j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1);
      row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
      const bool swapped =
          i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    before_last = std::move(last);
    last = std::move(row);
  }
  return std::min(*std::min_element(last.begin(), last.end()), most + 1);
}

std::optional<unsigned> distance(const Word& typed, const Word& word) {
  if (typed == word) return whole;
  if (word.starts_with(typed)) return beginning;
  if (typed.size() >= 3 && word.find(typed) != Word::npos) return inside;
  const unsigned most = errors_allowed(typed);
  // Letters are not mistaken for a number either.
  if (most == 0 || (word[0] >= U'0' && word[0] <= U'9')) return std::nullopt;
  const unsigned found = errors(typed, word, most);
  return found <= most ? std::optional(beginning + each_error * found) : std::nullopt;
}

std::optional<unsigned> nearest(const Word& typed, const Words& words) {
  std::optional<unsigned> best;
  for (const Word& word : words) {
    const auto found = distance(typed, word);
    if (found && (!best || *found < *best)) best = found;
  }
  return best;
}

void add(Words& all, std::string_view text) {
  for (Word& each : folded_words(text)) all.push_back(std::move(each));
}

/** The names in all their languages. */
void add(Words& all, const Text& text) {
  for (const Text::Entry& each : text.entries) add(all, each.value);
}

std::string_view last_part(std::string_view id) {
  const auto at = id.find_last_of("/:#");
  return at == id.npos ? id : id.substr(at + 1);
}

struct Match {
  unsigned distance = 0;
  std::size_t length = 0;
  std::size_t place = 0;
};

class Search {
 public:
  Search(const Catalog& catalog, std::string_view text)
      : catalog_(catalog), typed_(folded_words(text)) {}

  std::vector<Match> run() {
    std::vector<Match> matches;
    if (typed_.empty()) return matches;
    for (std::size_t at = 0; at < catalog_.achievements.size(); ++at) {
      if (const auto match = match_of(at)) matches.push_back(*match);
    }
    std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
      if (a.distance != b.distance) return a.distance < b.distance;
      return a.length != b.length ? a.length < b.length : a.place < b.place;
    });
    return matches;
  }

 private:
  std::optional<Match> match_of(std::size_t at) {
    const Achievement& thing = catalog_.achievements[at];
    Words own;
    add(own, thing.name);
    Match match{0, own.size(), at};
    add(own, last_part(thing.id));
    bool of_thing = false;
    for (const Word& word : typed_) {
      auto found = nearest(word, own);
      if (found) {
        of_thing = true;
      } else if (thing.owner) {
        found = nearest(word, owner_words(thing.owner));
        if (found) *found += elsewhere;
      }
      if (!found) return std::nullopt;
      match.distance += *found;
    }
    return of_thing ? std::optional(match) : std::nullopt;
  }

  const Words& owner_words(OrganizationId id) {
    const auto [entry, is_new] = owners_.try_emplace(id);
    if (is_new) {
      add(entry->second, catalog_[id].name);
      add(entry->second, last_part(catalog_[id].id));
    }
    return entry->second;
  }

  const Catalog& catalog_;
  const Words typed_;
  std::unordered_map<OrganizationId, Words> owners_;
};

}  // namespace

Found find(const Catalog& catalog, std::string_view text, std::size_t most) {
  const std::vector<Match> matches = Search(catalog, text).run();
  Found found{{}, matches.size() > most};
  for (std::size_t at = 0; at < std::min(most, matches.size()); ++at) {
    found.achievements.push_back(AchievementId{matches[at].place});
  }
  return found;
}

}  // namespace credstack::lookup
