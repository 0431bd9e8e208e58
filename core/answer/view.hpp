// An answer in words: one structure that the HTML fallback, the element and the terminal are drawn
// from. docs/answers.md describes it. All strings are plain text in UTF-8,
// but for the isolates around names of the other writing direction (isolation.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/rational.hpp"
#include "recognition/verdict.hpp"

namespace credstack::answer {

struct Item {
  std::string text;
  std::string url;   ///< empty, or https:, http: or mailto:
  std::string lang;  ///< of the text, where it is another than that of the view
};

struct Fact {
  std::string label;
  std::vector<Item> items;  ///< at least one
};

struct VerdictLabel {
  Verdict value = Verdict::unknown;
  std::string text;
  bool says_all = false;  ///< a terminal marks the card with the text instead of the value's word
};

struct Meter {
  Rational value;
  Rational max;
};

struct Card {
  std::string id;
  std::string heading;
  std::string heading_lang;  ///< where it is another than that of the view
  std::string url;
  std::string kind;
  std::optional<VerdictLabel> verdict;
  std::string lead;
  std::optional<Meter> meter;
  std::vector<Fact> facts;
  std::vector<Fact> more;
};

/** What a row of a table is drawn as beside its words. */
enum class Drawn : std::uint8_t {
  nothing,
  spans,   ///< a bar from the first number to the second: days since the first day of all
  points,  ///< a point: days until the end, and minor units of money
};

struct Row {
  std::vector<std::vector<Item>> cells;  ///< one for each column; the first is the row's heading
  std::optional<std::array<std::int64_t, 2>> at = {};  ///< where it is drawn; none: not known
  bool possible = false;                               ///< it holds only if what is open is settled
};

struct Table {
  std::string caption;
  std::vector<Item> columns;
  std::vector<Row> rows;
  Drawn drawn = Drawn::nothing;
};

struct Section {
  std::string id;
  std::string heading;
  std::string text;
  std::vector<Card> cards;
  std::optional<Table> table = {};  ///< stands before the cards
};

struct View {
  std::string lang;
  std::string dir;
  std::string title;
  std::vector<std::string> intro;
  std::vector<Fact> facts;
  std::vector<Section> sections;
  std::vector<std::string> notes;
  std::string source;
};

/** As an HTML fragment: headings from level 3, lists, no script, no style, nothing unescaped. */
std::string to_html(const View& view);
/** For a terminal: wrapped at `width` columns, no colour. */
std::string to_text(const View& view, std::size_t width = 80);

}  // namespace credstack::answer
