// Whether the allocations of an audit are valid and worth what it says, with no search.
#include <algorithm>

#include "support/audit_reference_allocation.hpp"

namespace credstack::test {
namespace {

using audit::NodeFinding;
using audit::Status;
using reference::Allocation;
using reference::Found;
using reference::Problem;

class Check {
 public:
  Check(Problem& problem, const audit::AuditAnswer& answer)
      : problem_(problem), answer_(answer), stands_for_(answer.pieces.size()) {
    for (const audit::ProgramFinding& program : answer.programs) {
      for (const NodeFinding& node : program.nodes) nodes_.push_back(&node);
    }
  }

  std::string run() {
    if (nodes_.size() != problem_.nodes.size()) return "not the nodes of the tree";
    const StandingNumber highest = answer_.what_if ? 3 : 2;
    Allocation allocation(problem_, highest);
    for (std::size_t at = 0; at < nodes_.size(); ++at) {
      for (const audit::Use& use : nodes_[at]->uses) put(allocation, at, use, highest);
    }
    if (!wrong_.empty()) return wrong_;
    if (!allocation.is_valid()) return "the allocation is not valid";
    Found found;
    found.met.assign(problem_.nodes.size(), std::vector<bool>(5));
    found.points_of.assign(problem_.nodes.size(), 0);
    for (std::size_t p = 0; p < answer_.programs.size(); ++p) {
      const audit::ProgramFinding& program = answer_.programs[p];
      worth(allocation, p, 1, program.held, found);
      worth(allocation, p, highest, program.in_progress, found);
      for (StandingNumber s = 2; s < highest; ++s) {
        allocation.points(problem_.programs[p].first_node, s, found);
      }
    }
    for (std::size_t at = 0; at < nodes_.size(); ++at) status(at, found, highest);
    return wrong_;
  }

 private:
  void put(Allocation& allocation, std::size_t node, const audit::Use& use,
           StandingNumber highest) {
    auto& piece = stands_for_[use.piece];
    if (!piece) piece = find(allocation, use.piece, node);
    if (!piece) return say("a piece that the record does not give", node);
    const auto& takes = problem_.pieces[*piece].takes;
    const auto take = std::find_if(takes.begin(), takes.end(),
                                   [&](const reference::Take& each) { return each.node == node; });
    if (take == takes.end()) return say("a leaf that does not take the piece", node);
    if (take->standing != static_cast<int>(use.standing) + 1 || take->standing > highest) {
      say("another standing", node);
    }
    const bool whole = take->credit.to_string() == use.credit.to_string();
    if (!problem_.pieces[*piece].block && !whole) say("another credit", node);
    allocation.amounts[*piece][static_cast<std::size_t>(take - takes.begin())] = use.credit;
  }

  /** Of pieces that look the same, one that no other of the answer stands for. */
  std::optional<std::size_t> find(const Allocation& allocation, std::size_t wanted,
                                  std::size_t node) const {
    const audit::Piece& piece = answer_.pieces[wanted];
    for (std::size_t i = 0; i < problem_.pieces.size(); ++i) {
      const reference::Piece& each = problem_.pieces[i];
      const bool taken = std::find(stands_for_.begin(), stands_for_.end(), i) != stands_for_.end();
      const bool same = each.items == piece.items && each.way == piece.way &&
                        each.recognition == piece.recognition && each.as == piece.as &&
                        each.block == piece.block && !allocation.is_used(i);
      const bool takes =
          std::any_of(each.takes.begin(), each.takes.end(),
                      [&](const reference::Take& take) { return take.node == node; });
      if (!taken && same && takes) return i;
    }
    return std::nullopt;
  }

  void worth(Allocation& allocation, std::size_t program, StandingNumber s,
             const audit::Progress& said, Found& found) {
    const std::size_t root = problem_.programs[program].first_node;
    if (allocation.points(root, s, found).points != said.points) say("other points", root);
    if (allocation.applied(program, s) != said.credit) say("other credit", root);
  }

  /** What is called met is met, and the other way round. */
  void status(std::size_t at, const Found& found, StandingNumber highest) {
    Status status = Status::possible;
    for (StandingNumber s = highest; s >= 1; --s) {
      if (found.met[at][static_cast<std::size_t>(s)]) status = static_cast<Status>(s - 1);
    }
    if (status != std::min(nodes_[at]->status, Status::possible)) say("another status", at);
  }

  void say(const char* what, std::size_t node) {
    wrong_ += std::string(what) + " at node " + std::to_string(node) + "\n";
  }

  Problem& problem_;
  const audit::AuditAnswer& answer_;
  std::vector<const NodeFinding*> nodes_;
  std::vector<std::optional<std::size_t>> stands_for_;  ///< of each piece of the answer
  std::string wrong_;
};

}  // namespace

std::string what_is_invalid(const Catalog& catalog, const Graph& graph,
                            const std::vector<AchievementId>& programs,
                            const learner::Learner& learner, const audit::AuditOptions& options,
                            const audit::AuditAnswer& answer) {
  Problem problem{catalog, graph, learner, options, {}, {}, {}, {}, {}, {}};
  for (const AchievementId program : programs) reference::add_program(problem, program);
  reference::find_holds(problem);
  reference::make_pieces(problem);
  return Check(problem, answer).run();
}

}  // namespace credstack::test
