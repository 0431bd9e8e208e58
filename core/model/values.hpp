// The small values that records are made of. Strings are views into the catalogue's own store.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/date.hpp"
#include "model/enums.hpp"
#include "model/rational.hpp"

namespace credstack {

/** Whether two BCP 47 tags are the same: letters of either case are. */
bool same_language(std::string_view a, std::string_view b);

/** A language map. The first entry is the one to fall back to. Empty is "not stated". */
struct Text {
  struct Entry {
    std::string_view language;  ///< BCP 47
    std::string_view value;
  };
  std::vector<Entry> entries;

  explicit operator bool() const { return !entries.empty(); }
  /**
   * The entry for the tag, else for its beginning (`en-NZ` by `en`), else for another tag of that
   * language (`en` by `en-US`), else the first.
   */
  const Entry* find(std::string_view language) const;
  /** What find() finds, or an empty string. */
  std::string_view in(std::string_view language) const;
};

/** An amount of learning in one unit; a range where min and max differ. Units match as written. */
struct Credit {
  Rational min;
  Rational max;
  std::string_view unit;

  bool is_exact() const { return min == max; }
};

/** Whole minor units (cents) of an ISO 4217 currency. */
struct Money {
  std::int64_t minor = 0;
  std::array<char, 3> currency{};
  Date as_of;

  std::string_view code() const { return {currency.data(), currency.size()}; }
};

/** How many decimals a currency has by ISO 4217: 2 unless listed otherwise. */
int minor_digits(std::string_view currency);

struct Level {
  std::string_view framework;
  int level = 0;
};

/** A term of a classification, such as CIP 11.0802 or SOC 15-1252. */
struct Code {
  std::string_view scheme;
  std::string_view code;  ///< may be empty where only the name is known
  Text name;
};

/** Where a fact comes from. */
struct Source {
  std::string_view url;
  std::string_view title;
  Date as_of;
  Date retrieved;
  Certainty certainty = Certainty::stated;
  Text note;

  /** The day the fact was last seen true: as_of, else retrieved; may be unstated. */
  Date seen() const { return as_of ? as_of : retrieved; }
};

}  // namespace credstack
