// A view for a terminal: lines of at most a given number of columns, no colour, no escape
// sequences. Read aloud it says what the page says, in the same order. Addresses follow what they
// belong to, in angle brackets, and are never broken, so that they can be copied.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "answer/fact_label.hpp"
#include "answer/isolation.hpp"
#include "answer/view.hpp"
#include "credstack/plain_text.hpp"

namespace credstack::answer {
namespace {

constexpr std::size_t narrowest = 20;

/** What stays together on a line, and whether a space stands before it. */
struct Piece {
  std::string text;
  std::size_t width = 0;
  bool spaced = false;
};

/** Marks that close a phrase in Chinese and Japanese: a line never starts with one. */
bool closes(char32_t c) {
  constexpr std::u32string_view marks = U"、。〉》」』】〕〗〙〛々ー！）＋，－．：；？］｝";
  return marks.find(c) != std::u32string_view::npos;
}

/** Marks that open one: a line never ends with one. */
bool opens(char32_t c) {
  constexpr std::u32string_view marks = U"〈《「『【〔〖〘〚（［｛";
  return marks.find(c) != std::u32string_view::npos;
}

/** Words, and in scripts that are written without spaces, characters with the marks that go with
 * them. */
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  // A terminal lays out a line by itself, or not at all.
  const std::string clean = harmless(without_isolates(text));
  bool spaced = false;
  char32_t before = U' ';
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t from = at;
    const char32_t c = next_code_point(clean, at);
    if (c == U' ') {
      spaced = !pieces.empty();
      before = c;
      continue;
    }
    const std::size_t width = columns(c);
    const bool wide = width == 2 || columns(before) == 2;
    const bool starts = before == U' ' || (wide && width > 0 && !closes(c) && !opens(before));
    if (starts) pieces.push_back({"", 0, spaced});
    pieces.back().text += clean.substr(from, at - from);
    pieces.back().width += width;
    spaced = false;
    if (width > 0) before = c;
    if (before == U' ') before = U'a';  // a mark by itself: what follows belongs to it
  }
  return pieces;
}

class Page {
 public:
  Page(std::size_t width, std::string_view language)
      : width_(std::max(width, narrowest)), language_(language) {}

  /** A paragraph: its first line after `first`, the others indented by `indent` columns. */
  void paragraph(std::string_view text, std::size_t indent = 0, std::string_view first = {}) {
    std::string line(first);
    std::size_t used = columns(first);
    bool empty = true;
    for (const Piece& piece : pieces_of(text)) {
      const std::size_t space = piece.spaced && !empty ? 1 : 0;
      if (!empty && used + space + piece.width > width_) {
        end(line);
        line.assign(indent, ' ');
        used = indent;
      } else if (space == 1) {
        line += ' ';
        ++used;
      }
      line += piece.text;
      used += piece.width;
      empty = false;
    }
    end(line);
  }

  void heading(std::string_view text, char underline) {
    if (text.empty()) return;
    const std::size_t from = out_.size();
    paragraph(text);
    std::size_t longest = 0;
    for (std::size_t at = from; at < out_.size();) {
      const std::size_t stop = out_.find('\n', at);
      longest = std::max(longest, columns(std::string_view(out_).substr(at, stop - at)));
      at = stop + 1;
    }
    out_.append(longest, underline);
    out_ += '\n';
  }

  /** An empty line between what is there and what follows. */
  void gap() {
    if (!out_.empty()) out_ += '\n';
  }

  std::string_view language() const { return language_; }
  std::string take() { return std::move(out_); }

 private:
  void end(const std::string& line) {
    out_ += line.substr(0, line.find_last_not_of(' ') + 1);
    out_ += '\n';
  }

  std::size_t width_;
  std::string_view language_;
  std::string out_;
};

std::string with_address(std::string_view text, std::string_view url) {
  std::string out(text);
  if (is_link(url) && url != text) out += " <" + std::string(url) + ">";
  return out;
}

void write(Page& page, const std::vector<Fact>& facts) {
  for (const Fact& fact : facts) {
    const std::string label = before_fact(fact.label, page.language());
    if (fact.items.size() == 1) {
      const Item& item = fact.items.front();
      page.paragraph(label + " " + with_address(item.text, item.url), 4, "  ");
      continue;
    }
    page.paragraph(label, 4, "  ");
    for (const Item& item : fact.items) {
      page.paragraph(with_address(item.text, item.url), 6, "    - ");
    }
  }
}

void write(Page& page, const Card& card) {
  page.gap();
  std::string_view mark;
  std::string_view verdict;
  // The words of the values are English ones.
  const bool english = page.language().empty() || primary_language(page.language()) == "en";
  if (card.verdict && (card.verdict->says_all || !english)) {
    mark = card.verdict->text;
  } else if (card.verdict) {
    mark = word(card.verdict->value);
    verdict = card.verdict->text;
  }
  const std::string heading = with_address(card.heading, card.url);
  page.paragraph(mark.empty() ? heading : "[" + std::string(mark) + "] " + heading, 4);
  for (const std::string_view text :
       {std::string_view(card.kind), verdict, std::string_view(card.lead)}) {
    if (!text.empty()) page.paragraph(text, 2, "  ");
  }
  write(page, card.facts);
  write(page, card.more);
}

/** Row by row: columns side by side would not be read aloud, nor fit. */
void write(Page& page, const Table& table) {
  for (const Row& row : table.rows) {
    page.gap();
    for (const Item& item : row.cells.front()) page.paragraph(with_address(item.text, item.url));
    std::vector<Fact> facts;
    for (std::size_t at = 1; at < row.cells.size(); ++at) {
      if (!row.cells[at].empty()) facts.push_back({table.columns[at].text, row.cells[at]});
    }
    write(page, facts);
  }
}

void write(Page& page, const Section& section) {
  page.gap();
  page.heading(section.heading, '-');
  if (!section.text.empty()) {
    page.gap();
    page.paragraph(section.text);
  }
  // What is drawn in time says at a glance what the cards say in full.
  if (section.table && section.table->drawn != Drawn::spans) write(page, *section.table);
  for (const Card& card : section.cards) write(page, card);
}

}  // namespace

std::string to_text(const View& view, std::size_t width) {
  Page page(width, view.lang);
  page.heading(view.title, '=');
  for (const std::string& text : view.intro) {
    page.gap();
    page.paragraph(text);
  }
  if (!view.facts.empty()) page.gap();
  write(page, view.facts);
  for (const Section& section : view.sections) write(page, section);
  for (const std::string& note : view.notes) {
    page.gap();
    page.paragraph(note);
  }
  if (!view.source.empty()) {
    page.gap();
    page.paragraph(view.source);
  }
  return page.take();
}

}  // namespace credstack::answer
