// Credentials side by side: one table, made of what each of them is told by itself.
#include <algorithm>

#include "answer/views.hpp"

namespace credstack::answer {
namespace {

/** What is said of each credential under one label. */
struct Line {
  std::string label;
  std::vector<std::vector<Item>> cells;
};

class Lines {
 public:
  explicit Lines(std::size_t columns) : columns_(columns) {}

  /** Another credential: its facts keep their order. */
  void begin(std::size_t column) {
    column_ = column;
    next_ = 0;
  }

  void add(const std::string& label, std::vector<Item> items) {
    auto line = std::find_if(lines_.begin(), lines_.end(),
                             [&](const Line& each) { return each.label == label; });
    if (line == lines_.end()) {
      line = lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(next_),
                           {label, std::vector<std::vector<Item>>(columns_)});
    }
    next_ = static_cast<std::size_t>(line - lines_.begin()) + 1;
    std::vector<Item>& cell = line->cells[column_];
    cell.insert(cell.end(), std::make_move_iterator(items.begin()),
                std::make_move_iterator(items.end()));
  }

  std::vector<Line> take() { return std::move(lines_); }

 private:
  std::size_t columns_;
  std::size_t column_ = 0;
  std::size_t next_ = 0;
  std::vector<Line> lines_;
};

/** The sections that tell of targets, in the order in which they are compared. */
constexpr std::string_view of_targets[] = {"here", "further", "unconfirmed", "not", "derived"};

/** `Diploma: Counts. Counts 6 of 24 credits.` */
Item target(const Phrases& phrases, const Card& card) {
  std::string line = card.heading;
  if (card.verdict) {
    line = phrases.say("compare.target", {{"name", line}, {"verdict", card.verdict->text}});
  }
  if (!card.lead.empty()) line += " " + card.lead;
  return {std::move(line), {}, {}};
}

const Section* find(const View& view, std::string_view id) {
  const auto found = std::find_if(view.sections.begin(), view.sections.end(),
                                  [&](const Section& each) { return each.id == id; });
  return found == view.sections.end() ? nullptr : &*found;
}

/** What the cards of some sections say under a label, each with the name of its target. */
void add_of_targets(const Phrases& phrases, Lines& lines, const View& view, const char* key,
                    std::initializer_list<std::string_view> sections) {
  const std::string label = phrases.say(key);
  std::vector<Item> items;
  const auto add = [&](const Card& card, const Fact& fact) {
    for (const Item& item : fact.items) {
      const std::string line =
          phrases.say("compare.inTarget", {{"name", card.heading}, {"value", item.text}});
      items.push_back({line, item.url, {}});
    }
  };
  for (const std::string_view id : sections) {
    const Section* section = find(view, id);
    if (section == nullptr) continue;
    for (const Card& card : section->cards) {
      for (const Fact& fact : card.facts) {
        if (fact.label == label) add(card, fact);
      }
    }
  }
  lines.add(label, std::move(items));
}

void add_credential(const Phrases& phrases, Lines& lines, const View& view) {
  auto fact = view.facts.begin();
  // What it is comes before where it counts, and all else after it.
  if (fact != view.facts.end()) {
    lines.add(fact->label, fact->items);
    ++fact;
  }
  for (const std::string_view id : of_targets) {
    std::vector<Item> items;
    const Section* section = find(view, id);
    if (section != nullptr) {
      for (const Card& card : section->cards) items.push_back(target(phrases, card));
    }
    // Each has its place, also where the first credential has none of it.
    lines.add(phrases.say("section." + std::string(id)), std::move(items));
  }
  add_of_targets(phrases, lines, view, "fact.why", {"unconfirmed", "not"});
  add_of_targets(phrases, lines, view, "fact.conditions", {"here", "further", "unconfirmed"});
  for (const char* key : {"fact.remaining", "fact.time", "fact.cost"}) {
    add_of_targets(phrases, lines, view, key, {"here"});
  }
  for (; fact != view.facts.end(); ++fact) lines.add(fact->label, fact->items);
}

}  // namespace

View compare_view(const Phrases& phrases, const std::vector<StacksAnswer>& answers) {
  View view = new_view(phrases, phrases.say("compare.title"));
  Table table{phrases.say("compare.caption"), {{phrases.say("compare.what"), {}, {}}}, {}};
  Lines lines(answers.size());
  for (std::size_t at = 0; at < answers.size(); ++at) {
    const AchievementId id = answers[at].question.credential;
    table.columns.push_back({phrases.name(id), link_of(phrases, id), {}});
    lines.begin(at);
    add_credential(phrases, lines, stacks_view(phrases, answers[at]));
  }
  for (Line& line : lines.take()) {
    const bool said = std::any_of(line.cells.begin(), line.cells.end(),
                                  [](const auto& cell) { return !cell.empty(); });
    if (!said) continue;
    Row row{{{{std::move(line.label), {}, {}}}}};
    for (std::vector<Item>& cell : line.cells) {
      // That nothing is said of it is no answer.
      if (cell.empty()) cell.push_back({phrases.say("compare.notSaid"), {}, {}});
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  view.sections.push_back({"compare", phrases.say("compare.section"), {}, {}, std::move(table)});
  return phrases.with_languages(std::move(view));
}

}  // namespace credstack::answer
