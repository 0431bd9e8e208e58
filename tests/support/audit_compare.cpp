#include "support/audit_compare.hpp"

#include <algorithm>
#include <sstream>

#include "answer/audit_json.hpp"

namespace credstack::test {
namespace {

using answer::word;
using audit::Because;
using audit::Status;
using audit::Why;

int number_of(Status standing) { return static_cast<int>(standing) + 1; }

std::string sorted(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  std::string text = lines.empty() ? "none" : "\n";
  for (const std::string& line : lines) text += line;
  return text;
}

class Comparison {
 public:
  Comparison(const HeldCase& read, const ReferenceAnswer& expected, const audit::AuditAnswer& found)
      : read_(read), catalog_(read.catalog()), expected_(expected), found_(found) {}

  std::string run() {
    same("the day", read_.options().on.to_string(), found_.on.to_string());
    same("what-if", read_.options().what_if, found_.what_if);
    same("programs", expected_.programs.size(), found_.programs.size());
    same("nodes", expected_.nodes.size(), nodes_found());
    if (!out_.str().empty()) return out_.str();
    std::size_t first = 0;
    for (std::size_t p = 0; p < expected_.programs.size(); ++p) {
      program(expected_.programs[p], found_.programs[p]);
      for (const audit::NodeFinding& each : found_.programs[p].nodes) node(first++, each);
    }
    same("pieces", pieces_expected(), pieces_found());
    same("uses of the first allocation", uses_expected(false), uses_found(false));
    if (found_.looked_at_possible) {
      same("uses of the second allocation", uses_expected(true), uses_found(true));
    }
    if (!expected_.looks_at_possible && found_.looked_at_possible) wrong("looked once too often");
    same("unused items", unused_expected(), unused_found());
    reasons();
    proofs();
    return out_.str();
  }

 private:
  template <class A, class B>
  void same(const std::string& what, const A& expected, const B& found) {
    if (expected == found) return;
    out_ << what << ": the reference says " << expected << ", the audit " << found << "\n";
  }
  void same(const std::string& what, Rational expected, Rational found) {
    same(what, expected.to_string(), found.to_string());
  }
  void same(const std::string& what, Status expected, Status found) {
    same(what, word(expected), word(found));
  }
  void wrong(const std::string& what) { out_ << what << "\n"; }

  std::size_t nodes_found() const {
    std::size_t sum = 0;
    for (const audit::ProgramFinding& each : found_.programs) sum += each.nodes.size();
    return sum;
  }

  // --- programs and nodes -----------------------------------------------------------------------

  void progress(const std::string& what, const ReferenceProgress& expected, std::size_t standing,
                const audit::Progress& found) {
    same(what + " points", expected.points[standing], found.points);
    same(what + " credit", expected.applied[standing], found.credit);
  }

  void program(const ReferenceProgram& expected, const audit::ProgramFinding& found) {
    const std::size_t highest = read_.options().what_if ? 3 : 2;
    const std::string name(catalog_[expected.program].id);
    same(name, name, std::string(catalog_[found.program].id));
    same(name + " status", expected.status, found.status);
    if (expected.version != found.version) wrong(name + " is of another version");
    same(name + " unit", expected.unit, found.unit);
    same(name + " total", expected.total, found.total);
    same(name + " counted", expected.counted, found.counted);
    same(name + " points of", expected.points_of, found.points_of);
    progress(name + " held", expected.first, 1, found.held);
    progress(name + " in progress", expected.first, highest, found.in_progress);
    same(name + " possible points", expected.second.points[4], found.possible.points);
    if (found_.looked_at_possible) progress(name + " possible", expected.second, 4, found.possible);
    const auto words = [](const auto& reasons, const auto& why_of) {
      std::vector<std::string> list;
      for (const auto& each : reasons) list.push_back(" " + std::string(word(why_of(each))));
      return sorted(std::move(list));
    };
    same(name + " held back", words(expected.held_back, [](Why why) { return why; }),
         words(found.held_back, [](const Because& each) { return each.why; }));
  }

  void node(std::size_t at, const audit::NodeFinding& found) {
    const ReferenceNode& expected = expected_.nodes[at];
    const std::string name =
        "node " + std::to_string(at) + " " + std::string(catalog_[expected.node].id);
    if (found.node != expected.node) wrong(name + " is another");
    same(name, expected.status, found.status);
    same(name + " depth", expected.depth, std::size_t{found.depth});
    same(name + " needed", expected.needed, found.needed);
    if (expected.needed.is_known()) same(name + " reached", expected.reached, found.reached);
    same(name + " held by", expected.held.value_or(99), found.held.value_or(99));
    if (expected.indicative && !found.indicative) wrong(name + " has to be indicative");
    if (!expected.may_be_indicative && found.indicative) wrong(name + " is not indicative");
    exception(name, expected, found);
    same(name + " goals", expected.goals.size(), found.goals.size());
    if (expected.goals.size() != found.goals.size()) return;
    for (std::size_t i = 0; i < expected.goals.size(); ++i) goal(name, expected.goals[i], found);
  }

  /** One of those on record; of a waiver that decides, one by the program's owner. */
  void exception(const std::string& name, const ReferenceNode& expected,
                 const audit::NodeFinding& found) {
    const auto& all = expected.exceptions;
    if (all.empty() != (found.exception == nullptr)) {
      wrong(name + " has or has not an exception");
    } else if (!all.empty() && std::find(all.begin(), all.end(), found.exception) == all.end()) {
      wrong(name + " has another exception");
    }
  }

  // --- goals ------------------------------------------------------------------------------------

  void goal(const std::string& node, const ReferenceGoal& expected,
            const audit::NodeFinding& holder) {
    const auto found =
        std::find_if(holder.goals.begin(), holder.goals.end(), [&](const audit::GoalFinding& each) {
          return each.rule == expected.rule && each.damaged == expected.damaged;
        });
    const std::string name = node + " goal " +
                             (expected.rule != nullptr ? std::string(expected.rule->id)
                              : expected.damaged       ? "damaged"
                                                       : "total");
    if (found == holder.goals.end()) return wrong(name + " is missing");
    same(name, expected.status, found->status);
    same(name + " undecided", expected.undecided, found->undecided);
    if (!expected.damaged && !expected.undecided) figures(name, expected, *found);
  }

  /** Of a goal that asks for credit and a count, either; while one is short, that one. */
  void figures(const std::string& name, const ReferenceGoal& expected,
               const audit::GoalFinding& found) {
    if (expected.rule != nullptr && expected.rule->kind == RuleKind::average) {
      same(name + " average", expected.average, found.reached);
      same(name + " average asked", expected.asked_average, found.asked);
      return;
    }
    const bool short_of_credit =
        expected.asked_credit.is_known() && expected.credit < expected.asked_credit;
    const bool short_of_count =
        expected.asked_count.is_known() && expected.count < expected.asked_count;
    if (!expected.count.is_known()) return;  // nobody knows what the last credits are
    if (found.credit) {
      same(name + " credit", expected.credit, found.reached);
      same(name + " credit asked", expected.asked_credit, found.asked);
      if (short_of_count && !short_of_credit) wrong(name + " does not show what is short");
    } else {
      same(name + " count", expected.count, found.reached);
      same(name + " count asked", expected.asked_count, found.asked);
      if (short_of_credit && !short_of_count) wrong(name + " does not show what is short");
    }
  }

  // --- pieces and where they are used -----------------------------------------------------------

  template <class SomePiece>
  std::string piece(const SomePiece& piece) const {
    std::string text;
    for (const std::uint32_t item : piece.items) text += " item " + std::to_string(item + 1);
    text += " " + std::string(word(piece.way));
    if (piece.recognition) text += " " + std::string(catalog_[piece.recognition].id);
    if (piece.as) text += " as " + std::string(catalog_[piece.as].id);
    return text;
  }

  template <class SomePiece>
  std::string whole(const SomePiece& made, int standing) const {
    constexpr const char* origins[] = {"resident", "transfer", "priorLearning"};
    return piece(made) + ", " + origins[static_cast<std::size_t>(made.origin)] + " " +
           made.credit.to_string() + (made.block ? " block" : "") + " at " +
           std::to_string(standing) + "\n";
  }
  std::string pieces_expected() const {
    std::vector<std::string> lines;
    for (const ReferencePiece& each : expected_.pieces) {
      if (!each.takes.empty()) lines.push_back(whole(each, each.standing));
    }
    return sorted(std::move(lines));
  }
  std::string pieces_found() const {
    std::vector<std::string> lines;
    for (const audit::Piece& each : found_.pieces) {
      lines.push_back(whole(each, number_of(each.standing)));
    }
    return sorted(std::move(lines));
  }

  template <class SomePiece>
  std::string use(std::size_t node, const SomePiece& used, Rational credit, int standing,
                  bool again) const {
    return "  node " + std::to_string(node) + ":" + piece(used) + ", " + credit.to_string() +
           " at " + std::to_string(standing) + (again ? " again" : "") + "\n";
  }

  /** Of the second allocation, at the nodes whose status comes from it. */
  std::string uses_expected(bool second) const {
    std::vector<std::string> lines;
    for (const ReferencePiece& piece : expected_.pieces) {
      for (const ReferenceUse& each : second ? piece.possible_uses : piece.uses) {
        if (second && expected_.nodes[each.node].status < Status::possible) continue;
        lines.push_back(use(each.node, piece, each.credit, each.standing, each.again));
      }
    }
    return sorted(std::move(lines));
  }
  std::string uses_found(bool second) const {
    std::vector<std::string> lines;
    std::size_t node = 0;
    for (const audit::ProgramFinding& program : found_.programs) {
      for (const audit::NodeFinding& each : program.nodes) {
        for (const audit::Use& used : second ? each.possible_uses : each.uses) {
          if (used.piece >= found_.pieces.size()) {
            lines.push_back("a use of a piece that is not there\n");
            continue;
          }
          lines.push_back(use(node, found_.pieces[used.piece], used.credit,
                              number_of(used.standing), used.again));
        }
        ++node;
      }
    }
    return sorted(std::move(lines));
  }

  // --- what is not used -------------------------------------------------------------------------

  std::string unused_expected() const {
    std::string text;
    for (const std::uint32_t item : expected_.unused) text += " " + std::to_string(item + 1);
    return text;
  }
  std::string unused_found() const {
    std::string text;
    for (const audit::Unused& each : found_.unused) text += " " + std::to_string(each.item + 1);
    return text;
  }

  bool is_of(const Because& found, const ReferenceReason& true_one) const {
    const auto agrees = [](const auto& said, const auto& holds) { return !said || said == holds; };
    const learner::Item* const other =
        true_one.other ? &read_.learner().items[*true_one.other] : nullptr;
    const bool node = !found.node || found.node == true_one.leaf || found.node == true_one.node;
    return found.why == true_one.why && node && agrees(found.rule, true_one.rule) &&
           agrees(found.award, true_one.award) && agrees(found.recognition, true_one.recognition) &&
           agrees(found.condition, true_one.condition) && agrees(found.other, other) &&
           (found.grade.empty() || found.grade == true_one.grade);
  }

  std::string told(const Because& because) const {
    std::string text(word(because.why));
    if (because.node) text += " at " + std::string(catalog_[because.node].id);
    if (because.rule != nullptr) text += " rule " + std::string(because.rule->id);
    if (because.award) text += " award " + std::string(catalog_[because.award].id);
    if (because.recognition) text += " by " + std::string(catalog_[because.recognition].id);
    if (because.condition != nullptr) text += " condition";
    if (because.other != nullptr) text += " other " + std::string(because.other->id);
    return text;
  }

  /** The items, and those that a recognition of a set may take together with one of them. */
  std::vector<std::uint32_t> with_mates(std::vector<std::uint32_t> items) const {
    const auto& all = read_.learner().items;
    const std::size_t own = items.size();
    for (std::size_t i = 0; i < own; ++i) {
      for (const Recognition& each : catalog_.recognitions) {
        const auto& set = each.credentials;
        const auto holds = [&](AchievementId id) {
          return std::find(set.begin(), set.end(), id) != set.end();
        };
        if (set.size() < 2 || !holds(all[items[i]].achievement)) continue;
        for (std::uint32_t mate = 0; mate < all.size(); ++mate) {
          if (all[mate].achievement && holds(all[mate].achievement)) items.push_back(mate);
        }
      }
    }
    return items;
  }

  /** What keeps one thing of a set out keeps out the others with it. */
  void one_is_true(const std::string& what, const std::vector<std::uint32_t>& stated,
                   const Because& because) {
    const std::vector<std::uint32_t> items = with_mates(stated);
    const bool holds = std::any_of(
        expected_.reasons.begin(), expected_.reasons.end(), [&](const ReferenceReason& each) {
          return std::find(items.begin(), items.end(), each.item) != items.end() &&
                 is_of(because, each);
        });
    if (!holds) wrong(what + ": it is not true that it is " + told(because));
  }

  /** Each reason that is told holds, and there is one for all that is unused or only possible. */
  void reasons() {
    for (const audit::Unused& each : found_.unused) {
      const std::string what = "unused item " + std::to_string(each.item + 1);
      if (each.reasons.empty()) wrong(what + " has no reason");
      for (const Because& because : each.reasons) one_is_true(what, {each.item}, because);
    }
    for (const audit::Piece& each : found_.pieces) {
      const std::string what = "open of" + piece(each);
      if ((each.standing == Status::possible) == each.open.empty()) wrong(what + " is not right");
      for (const Because& because : each.open) one_is_true(what, each.items, because);
    }
  }

  // --- proofs -----------------------------------------------------------------------------------

  void proof(const std::string& what, const audit::Proof& found, std::int64_t points) {
    if (!found.optimal || !found.points_proven) wrong(what + " is not proven");
    same(what + " bound", points, found.bound);
  }
  void proofs() {
    proof("the first allocation", found_.proof, expected_.points);
    if (found_.looked_at_possible) {
      proof("the second allocation", found_.possible_proof, expected_.possible_points);
    }
  }

  const HeldCase& read_;
  const Catalog& catalog_;
  const ReferenceAnswer& expected_;
  const audit::AuditAnswer& found_;
  std::ostringstream out_;
};

}  // namespace

std::string differences(const HeldCase& read, const ReferenceAnswer& expected,
                        const audit::AuditAnswer& found) {
  return Comparison(read, expected, found).run();
}

}  // namespace credstack::test
