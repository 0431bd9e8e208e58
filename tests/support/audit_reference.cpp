#include "support/audit_reference.hpp"

#include <algorithm>
#include <numeric>

#include "support/audit_reference_parts.hpp"

namespace credstack::test {
namespace {

using audit::Status;
using reference::Found;
using reference::Piece;
using reference::Problem;

Status status_of(std::size_t node, const Found& first, const Found& second, StandingNumber highest) {
  if (first.met[node][1]) return Status::met;
  if (first.met[node][2]) return Status::in_progress;
  if (highest >= 3 && first.met[node][3]) return Status::planned;
  return second.met[node][4] ? Status::possible : Status::unmet;
}

std::vector<ReferenceUse> uses_of(const Piece& piece,
                                  const std::vector<std::optional<Rational>>& amounts) {
  std::vector<ReferenceUse> uses;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (amounts[i]) uses.push_back({piece.takes[i].node, *amounts[i], piece.takes[i].standing});
  }
  return uses;
}

}  // namespace

ReferenceAnswer reference_audit(const Catalog& catalog, const Graph& graph,
                                const std::vector<AchievementId>& programs,
                                const learner::Learner& learner,
                                const audit::AuditOptions& options, std::size_t most_allocations) {
  Problem problem{catalog, graph, learner, options, {}, {}, {}, {}, {}};
  for (const AchievementId program : programs) reference::add_program(problem, program);
  // A piece has one credit here: programs of several units are for cases worked by hand.
  for (const reference::Program& each : problem.programs) {
    if (each.unit == problem.programs.front().unit) continue;
    ReferenceAnswer refused;
    refused.complete = false;
    return refused;
  }
  reference::find_holds(problem);
  reference::make_pieces(problem);

  const StandingNumber highest = options.what_if ? 3 : 2;
  const Found first = reference::best_allocation(problem, highest, most_allocations);
  ReferenceAnswer answer;
  answer.complete = first.complete;
  if (!first.complete) return answer;
  // Where all is done, nobody asks what else is possible.
  const std::int64_t all = std::accumulate(
      problem.programs.begin(), problem.programs.end(), std::int64_t{0},
      [&](std::int64_t sum, const auto& each) { return sum + first.points_of[each.first_node]; });
  const bool done = first.whole.points[highest] == all;
  const Found second = done ? first : reference::best_allocation(problem, 4, most_allocations);
  answer.complete = second.complete;
  if (!second.complete) return answer;

  for (std::size_t p = 0; p < problem.programs.size(); ++p) {
    const reference::Program& program = problem.programs[p];
    ReferenceProgram made;
    made.program = program.id;
    made.version = program.version;
    made.unit = program.unit;
    made.points_of = first.points_of[program.first_node];
    made.first = first.programs[p];
    made.second = second.programs[p];
    made.status = status_of(program.first_node, first, second, highest);
    if (program.capped && made.status < Status::possible) made.status = Status::possible;
    answer.programs.push_back(made);
  }
  for (std::size_t i = 0; i < problem.nodes.size(); ++i) {
    answer.nodes.push_back({problem.nodes[i].id, status_of(i, first, second, highest)});
  }
  std::vector<bool> serves(learner.items.size());
  for (std::size_t i = 0; i < problem.pieces.size(); ++i) {
    const Piece& piece = problem.pieces[i];
    ReferencePiece made;
    made.items = piece.items;
    made.way = piece.way;
    made.recognition = piece.recognition;
    made.as = piece.as;
    made.origin = piece.origin;
    made.credit = piece.credit;
    made.block = piece.block;
    for (const reference::Take& take : piece.takes) {
      made.takes.push_back({take.node, take.credit, take.standing});
    }
    made.uses = uses_of(piece, first.amounts[i]);
    made.possible_uses = uses_of(piece, second.amounts[i]);
    if (!made.uses.empty()) {
      for (const std::uint32_t item : made.items) serves[item] = true;
    }
    answer.pieces.push_back(std::move(made));
  }
  for (const reference::Node& node : problem.nodes) {
    if (node.holds && *node.holds <= highest) serves[node.holds_item] = true;
  }
  for (std::uint32_t i = 0; i < serves.size(); ++i) {
    if (!serves[i]) answer.unused.push_back(i);
  }
  answer.pieces_used = first.used;
  answer.possible_pieces = second.used;
  answer.allocations = first.looked_at + second.looked_at;
  answer.reached = std::move(problem.reached);
  return answer;
}

}  // namespace credstack::test
