#include "audit/problem_json.hpp"

namespace credstack::bench {
namespace {

using audit::Index;
using audit::LeafRange;
using audit::Problem;

Json index_or_null(Index at) { return at == audit::nothing ? Json() : Json(at); }

Json list_of_bits(std::uint64_t bits) {
  Json list = Json::array();
  for (int at = 0; at < 64; ++at) {
    if ((bits >> at & 1U) != 0) list.push_back(at);
  }
  return list;
}

Json json_of(LeafRange leaves) { return {leaves.first, leaves.end}; }

template <class Item, class Write>
Json list_of(const std::vector<Item>& items, Write write) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(write(item));
  return list;
}

template <class Items>
Json indices_of(const Items& items) {
  Json list = Json::array();
  for (const Index item : items) list.push_back(item);
  return list;
}

const char* name_of(audit::Shape shape) {
  switch (shape) {
    case audit::Shape::leaf:
      return "leaf";
    case audit::Shape::words:
      return "words";
    case audit::Shape::all:
      return "all";
    default:
      return "choose";
  }
}

const char* name_of(audit::GoalKind kind) {
  switch (kind) {
    case audit::GoalKind::at_least:
      return "at_least";
    case audit::GoalKind::distinct_subjects:
      return "distinct_subjects";
    case audit::GoalKind::distinct_providers:
      return "distinct_providers";
    default:
      return "average";
  }
}

const char* name_of(audit::GradeFigure::Kind kind) {
  switch (kind) {
    case audit::GradeFigure::left_out:
      return "left_out";
    case audit::GradeFigure::stated:
      return "stated";
    default:
      return "unknown";
  }
}

Json json_of(const audit::Node& node) {
  return {{"shape", name_of(node.shape)},
          {"parent", index_or_null(node.parent)},
          {"leaves", json_of(node.leaves)},
          {"choose", node.choose},
          {"first_goal", node.first_goal},
          {"goals", node.goals},
          {"met", node.met},
          {"met_from", node.met_from},
          {"waived_from", node.waived_from},
          {"size", node.size}};
}

Json json_of(const audit::Leaf& leaf) {
  return {{"node", leaf.node}, {"by_count", leaf.by_count}, {"need", leaf.need}};
}

Json json_of(const audit::Spot& spot) {
  return {{"leaf", spot.leaf},
          {"standing", spot.standing},
          {"fulfils", spot.fulfils},
          {"known", spot.known},
          {"credit", spot.credit}};
}

Json json_of(const Problem& problem, const audit::Stock& stock) {
  return {{"first_spot", stock.first_spot},
          {"spots", stock.spots},
          {"foes", indices_of(problem.foes_of(stock))},
          {"caps", indices_of(problem.caps_of(stock))},
          {"credit", stock.credit},
          {"block", stock.block},
          {"goals", list_of_bits(stock.goals)},
          {"shared", list_of_bits(stock.shared)},
          {"served", list_of_bits(stock.served)},
          {"award_limits", list_of_bits(stock.award_limits)},
          {"subject", index_or_null(stock.subject)},
          {"provider", index_or_null(stock.provider)},
          {"is_course", stock.is_course},
          {"day", stock.day},
          {"awards", stock.awards}};
}

Json json_of(const audit::Cap& cap) {
  return {{"leaves", json_of(cap.leaves)}, {"by_count", cap.by_count}, {"limit", cap.limit}};
}

Json json_of(const audit::Shared& rule) {
  return {{"over", json_of(rule.over)},
          {"a", json_of(rule.a)},
          {"others", list_of(rule.others, [](LeafRange each) { return json_of(each); })},
          {"awards", rule.awards},
          {"by_count", rule.by_count},
          {"limit", rule.limit}};
}

Json json_of(const Problem& problem, const audit::Goal& goal) {
  Json json = {{"kind", name_of(goal.kind)},  {"leaves", json_of(goal.leaves)},
               {"by_credit", goal.by_credit}, {"limit", goal.limit},
               {"courses", goal.courses},     {"last", goal.last},
               {"undecided", goal.undecided}, {"met_from", goal.met_from}};
  if (goal.kind != audit::GoalKind::average) return json;
  json["figures"] = Json::array();
  for (std::size_t stock = 0; stock < problem.stocks.size(); ++stock) {
    const audit::GradeFigure& figure = problem.figures[goal.first_figure + stock];
    json["figures"].push_back({{"kind", name_of(figure.kind)}, {"over", figure.over}});
  }
  return json;
}

/** By rows, a digit for each leaf: 0 no, 1 freely, 2 by a rule. */
Json together_of(const Problem& problem) {
  Json rows = Json::array();
  if (problem.together.empty()) return rows;
  for (Index a = 0; a < problem.leaves.size(); ++a) {
    std::string row;
    for (Index b = 0; b < problem.leaves.size(); ++b) {
      row += static_cast<char>('0' + static_cast<int>(problem.pair(a, b)));
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

Json json_of(const Problem& problem) {
  const auto plain = [](const auto& each) { return json_of(each); };
  const auto with_problem = [&](const auto& each) { return json_of(problem, each); };
  return {
      {"nodes", list_of(problem.nodes, plain)},
      {"leaves", list_of(problem.leaves, plain)},
      {"goals", list_of(problem.goals, with_problem)},
      {"shared", list_of(problem.shared, plain)},
      {"together", together_of(problem)},
      {"programs", list_of(problem.programs, plain)},
      {"award_limits", list_of(problem.award_limits,
                               [](const audit::AwardLimit& each) -> Json {
                                 return {{"leaves", json_of(each.leaves)}, {"limit", each.limit}};
                               })},
      {"stocks", list_of(problem.stocks, with_problem)},
      {"spots", list_of(problem.spots, plain)},
      {"caps", list_of(problem.caps, plain)}};
}

Json json_of(const audit::Solution& solution) {
  return {
      {"uses", list_of(solution.uses,
                       [](const audit::Used& use) -> Json {
                         return {{"stock", use.stock}, {"spot", use.spot}, {"credit", use.credit}};
                       })},
      {"points", solution.value.points},
      {"credit", solution.value.credit},
      {"pieces", solution.value.pieces},
      {"optimal", solution.optimal},
      {"points_proven", solution.points_proven},
      {"bound", solution.bound},
      {"work", solution.work}};
}

}  // namespace credstack::bench
