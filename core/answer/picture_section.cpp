#include <algorithm>
#include <limits>

#include "answer/picture_steps.hpp"
#include "answer/views.hpp"
#include "layout/layered.hpp"
#include "model/sorting.hpp"

namespace credstack::answer {
namespace {

// What is larger is no picture that anybody takes in, and the cards say it all.
constexpr std::size_t most_nodes = 300;
constexpr std::size_t most_steps = 600;
constexpr std::size_t most_places = 2000;
constexpr std::uint32_t deepest = 24;

/** The steps as a nested list: from node 0 on, each achievement told in full where it comes first.
 */
class Listing {
 public:
  Listing(const PictureGraph& graph, const layout::Drawing& drawing)
      : graph_(graph), next_(graph.nodes.size()), told_(graph.nodes.size()) {
    const auto order = stable_order(graph.steps.size(), [&](std::uint32_t a, std::uint32_t b) {
      return drawing.nodes[graph.after[a]].row < drawing.nodes[graph.after[b]].row;
    });
    for (const std::uint32_t step : order) next_[graph.before[step]].push_back(step);
  }

  struct Entry {
    std::uint32_t step;
    std::uint32_t depth;
    bool again;
  };

  /** None where it would be too deep. */
  std::vector<Entry> run() {
    tell(0, 1);
    return too_deep_ ? std::vector<Entry>{} : std::move(entries_);
  }

 private:
  void tell(std::uint32_t node, std::uint32_t depth) {
    told_[node] = 1;
    too_deep_ |= depth > deepest;
    if (too_deep_) return;
    for (const std::uint32_t step : next_[node]) {
      const std::uint32_t after = graph_.after[step];
      const bool again = told_[after] != 0;
      entries_.push_back({step, depth, again});
      if (!again) tell(after, depth + 1);
    }
  }

  const PictureGraph& graph_;
  std::vector<std::vector<std::uint32_t>> next_;  ///< of each node the steps that go on from it
  std::vector<std::uint8_t> told_;
  std::vector<Entry> entries_;
  bool too_deep_ = false;
};

std::vector<PictureNode> nodes_of(const Phrases& phrases, const PictureGraph& graph,
                                  const layout::Drawing& drawing) {
  std::vector<PictureNode> nodes;
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const AchievementId id = graph.nodes[i];
    const auto [layer, row] = drawing.nodes[i];
    PictureNode& node = nodes.emplace_back();
    node.id = phrases.context().catalog[id].id;
    node.name = phrases.name(id);
    node.kind = kind_line(phrases, id);
    // A program stands at the end of what leads to it.
    node.layer = graph.toward ? drawing.layers - 1 - layer : layer;
    node.row = row;
    const Reached* way = graph.ways[i];
    if (way == nullptr) continue;
    node.verdict = way->verdict;
    node.verdict_text = verdict_label(phrases, way->step, way->verdict).text;
    const AppliedCredit& credit = way->step.credit;
    const bool one_step = std::count(graph.after.begin(), graph.after.end(), i) == 1;
    if (one_step && way->verdict <= Verdict::conditional && !way->step.shared_courses &&
        credit.applied && credit.total && !credit.applied->max.is_zero()) {
      node.credit = phrases.part_of(*credit.applied, *credit.total);
    }
  }
  return nodes;
}

/** What is applied, else what is granted, else how the step helps. */
std::string worth_of(const Phrases& phrases, const Step& step) {
  const AppliedCredit& credit = step.credit;
  if (carries(step.effect) && credit.applied && !credit.applied->max.is_zero()) {
    return credit.total ? phrases.part_of(*credit.applied, *credit.total)
                        : phrases.credit(*credit.applied);
  }
  return lead(phrases, step, step.verdict);
}

Row row_of(const Phrases& phrases, const PictureGraph& graph, const Step& step) {
  const Context& context = phrases.context();
  const auto cell = [](std::string text) { return std::vector<Item>{{std::move(text), {}, {}}}; };
  Row row;
  row.cells = {cell(phrases.name(step.from)), cell(phrases.name(step.to)),
               cell(verdict_label(phrases, step, step.verdict).text),
               cell(worth_of(phrases, step))};
  if (!graph.toward) std::swap(row.cells[0], row.cells[1]);
  // Of what nobody has confirmed nothing is left over, nor is it free of anything.
  if (step.verdict <= Verdict::conditional) {
    row.cells.push_back(cell(still_to_earn(phrases, step)));
    row.cells.push_back(cell(phrases.time(remaining_time(context.catalog, step))));
    row.cells.push_back(phrases.costs(remaining_cost(context.catalog, step, context.on)));
  }
  row.cells.resize(7);
  return row;
}

std::vector<PictureLine> lines_of(const Phrases& phrases, const std::vector<PictureStep>& steps) {
  std::vector<PictureLine> lines;
  for (const std::string_view word : {"yes", "conditional", "unknown", "derived"}) {
    const bool occurs = std::any_of(steps.begin(), steps.end(), [&](const PictureStep& step) {
      return Picture::line_of(step) == word;
    });
    const bool certain = word == "yes" || word == "conditional";
    const std::string key = (certain ? "picture.line." : "verdict.") + std::string(word);
    if (occurs) lines.push_back({word, phrases.say(key)});
  }
  return lines;
}

std::optional<Section> section_of(const Phrases& phrases, const PictureGraph& graph) {
  // One step is said by its card.
  if (graph.steps.size() < 2 || graph.steps.size() > most_steps) return std::nullopt;
  std::vector<layout::Line> lines;
  for (std::size_t i = 0; i < graph.steps.size(); ++i) {
    lines.push_back({graph.before[i], graph.after[i]});
  }
  auto drawing = layout::layered(graph.nodes.size(), lines, most_places);
  if (!drawing || drawing->layers > deepest) return std::nullopt;
  const auto entries = Listing(graph, *drawing).run();
  if (entries.empty()) return std::nullopt;

  Picture picture;
  picture.toward = graph.toward;
  picture.layers = drawing->layers;
  picture.rows = drawing->rows;
  picture.nodes = nodes_of(phrases, graph, *drawing);
  Table table;
  table.caption = phrases.say("picture.caption");
  for (const char* label :
       {graph.toward ? "picture.columnFrom" : "picture.columnToward",
        graph.toward ? "picture.columnToward" : "picture.columnFrom", "picture.columnSure",
        "fact.credit", "fact.remaining", "fact.time", "fact.cost"}) {
    table.columns.push_back({phrases.say(label), {}, {}});
  }
  for (const auto& [at, depth, again] : entries) {
    const Step& step = graph.steps[at];
    PictureStep& told = picture.steps.emplace_back();
    told.from = graph.toward ? graph.after[at] : graph.before[at];
    told.to = graph.toward ? graph.before[at] : graph.after[at];
    told.depth = depth;
    told.again = again;
    told.verdict = step.verdict;
    told.derived = step.shared_courses;
    told.text = phrases.say(graph.toward ? "picture.toward" : "picture.from",
                            {{"name", phrases.name(graph.toward ? step.to : step.from)}}) +
                " " + lead(phrases, step, step.verdict);
    told.through = std::move(drawing->through[at]);
    if (graph.toward) std::reverse(told.through.begin(), told.through.end());
    table.rows.push_back(row_of(phrases, graph, step));
  }
  picture.again = phrases.say("picture.again");
  picture.lines = lines_of(phrases, picture.steps);
  Section section{"picture", phrases.say("section.picture"), {}, {}};
  section.table = std::move(table);
  section.picture = std::move(picture);
  return section;
}

}  // namespace

void add_picture(const Phrases& phrases, const Graph& graph, const StacksAnswer& answer,
                 View& view) {
  const Catalog& catalog = phrases.context().catalog;
  auto section = section_of(phrases, picture_graph(catalog, graph, answer, most_nodes));
  if (section) view.sections.insert(view.sections.begin(), std::move(*section));
}

void add_picture(const Phrases& phrases, const Graph& graph, const LadderAnswer& answer,
                 View& view) {
  const Catalog& catalog = phrases.context().catalog;
  auto section = section_of(phrases, picture_graph(catalog, graph, answer, most_nodes));
  if (section) view.sections.insert(view.sections.begin(), std::move(*section));
}

}  // namespace credstack::answer
