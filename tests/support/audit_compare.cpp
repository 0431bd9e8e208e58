#include "support/audit_compare.hpp"

#include <algorithm>
#include <sstream>

namespace credstack::test {
namespace {

using audit::Status;

const char* word_of(Status status) {
  constexpr const char* words[] = {"met", "inProgress", "planned", "possible", "unmet"};
  return words[static_cast<std::size_t>(status)];
}
const char* word_of(audit::Way way) {
  constexpr const char* words[] = {"itself", "accepted", "recognition", "priorLearning",
                                   "substitution"};
  return words[static_cast<std::size_t>(way)];
}

class Comparison {
 public:
  Comparison(const HeldCase& read, const ReferenceAnswer& expected, const audit::AuditAnswer& found)
      : read_(read), expected_(expected), found_(found) {}

  std::string run() {
    if (expected_.programs.size() != found_.programs.size()) {
      return "programs: " + std::to_string(found_.programs.size()) + "\n";
    }
    const std::size_t highest = read_.options().what_if ? 3 : 2;
    std::size_t node = 0;
    for (std::size_t p = 0; p < expected_.programs.size(); ++p) {
      program(expected_.programs[p], found_.programs[p], highest);
      nodes(found_.programs[p], node);
    }
    same("uses of the first allocation", uses_expected(false), uses_found(false));
    if (found_.looked_at_possible) {
      same("uses of possible leaves", uses_expected(true), uses_found(true));
    }
    same("unused items", unused_expected(), unused_found());
    if (!found_.proof.optimal || !found_.possible_proof.optimal) out_ << "not proven optimal\n";
    return out_.str();
  }

 private:
  template <class A, class B>
  void same(const std::string& what, const A& expected, const B& found) {
    if (expected == found) return;
    out_ << what << ": the reference says " << expected << ", the audit " << found << "\n";
  }

  void progress(const std::string& what, const ReferenceProgress& expected, std::size_t standing,
                const audit::Progress& found) {
    same(what + " points", expected.points[standing], found.points);
    same(what + " credit", expected.applied[standing].to_string(), found.credit.to_string());
  }

  void program(const ReferenceProgram& expected, const audit::ProgramFinding& found,
               std::size_t highest) {
    const std::string name(read_.catalog()[expected.program].id);
    same(name + " status", std::string(word_of(expected.status)), std::string(word_of(found.status)));
    same(name + " version", expected.version != nullptr, found.version != nullptr);
    same(name + " points of", expected.points_of, found.points_of);
    progress(name + " held", expected.first, 1, found.held);
    progress(name + " in progress", expected.first, highest, found.in_progress);
    if (found_.looked_at_possible) progress(name + " possible", expected.second, 4, found.possible);
  }

  void nodes(const audit::ProgramFinding& found, std::size_t& node) {
    for (const audit::NodeFinding& each : found.nodes) {
      if (node == expected_.nodes.size()) {
        out_ << "more nodes than in the tree\n";
        return;
      }
      same("node " + std::to_string(node) + " " + std::string(read_.catalog()[each.node].id),
           std::string(word_of(expected_.nodes[node].status)), std::string(word_of(each.status)));
      ++node;
    }
  }

  std::string use(const std::vector<std::uint32_t>& items, audit::Way way, RecognitionId recognition,
                  AchievementId as, std::size_t node, Rational credit, int standing) const {
    std::string text = "  node " + std::to_string(node) + ":";
    for (const std::uint32_t item : items) text += " item " + std::to_string(item + 1);
    text += std::string(" ") + word_of(way);
    if (recognition) text += " " + std::string(read_.catalog()[recognition].id);
    if (as) text += " as " + std::string(read_.catalog()[as].id);
    return text + ", " + credit.to_string() + " at " + std::to_string(standing) + "\n";
  }

  std::string sorted(std::vector<std::string> lines) const {
    std::sort(lines.begin(), lines.end());
    std::string text = lines.empty() ? "none" : "\n";
    for (const std::string& line : lines) text += line;
    return text;
  }

  std::string uses_expected(bool second) const {
    std::vector<std::string> lines;
    for (const ReferencePiece& piece : expected_.pieces) {
      for (const ReferenceUse& each : second ? piece.possible_uses : piece.uses) {
        if (second && expected_.nodes[each.node].status < Status::possible) continue;
        lines.push_back(use(piece.items, piece.way, piece.recognition, piece.as, each.node,
                            each.credit, each.standing));
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
          const audit::Piece& piece = found_.pieces[used.piece];
          const int standing =
              used.standing == Status::possible ? 4 : static_cast<int>(used.standing) + 1;
          lines.push_back(use(piece.items, piece.way, piece.recognition, piece.as, node, used.credit,
                              standing));
        }
        ++node;
      }
    }
    return sorted(std::move(lines));
  }

  std::string unused_expected() const {
    std::string text;
    for (const std::uint32_t item : expected_.unused) text += " " + std::to_string(item + 1);
    return text;
  }
  std::string unused_found() const {
    std::vector<std::uint32_t> items;
    for (const audit::Unused& each : found_.unused) items.push_back(each.item);
    std::sort(items.begin(), items.end());
    std::string text;
    for (const std::uint32_t item : items) text += " " + std::to_string(item + 1);
    return text;
  }

  const HeldCase& read_;
  const ReferenceAnswer& expected_;
  const audit::AuditAnswer& found_;
  std::ostringstream out_;
};

/** Every place in a document where something could be left out. */
void places(const Json& value, const Json::json_pointer& at, std::vector<Json::json_pointer>& all) {
  if (value.is_array()) {
    for (std::size_t i = value.size(); i-- > 0;) {
      all.push_back(at / i);
      places(value[i], at / i, all);
    }
  } else if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      all.push_back(at / key);
      places(member, at / key, all);
    }
  }
}

void leave_out(Json& value, const Json::json_pointer& at) {
  Json& holder = value[at.parent_pointer()];
  if (holder.is_array()) {
    holder.erase(static_cast<std::size_t>(std::stoul(at.back())));
  } else {
    holder.erase(at.back());
  }
}

bool shrink(AuditCase& best, Json AuditCase::* part,
            const std::function<bool(const AuditCase&)>& fails) {
  std::vector<Json::json_pointer> all;
  places(best.*part, Json::json_pointer(), all);
  for (const Json::json_pointer& at : all) {
    AuditCase smaller = best;
    leave_out(smaller.*part, at);
    if (!fails(smaller)) continue;
    best = std::move(smaller);
    return true;
  }
  return false;
}

}  // namespace

std::string differences(const HeldCase& read, const ReferenceAnswer& expected,
                        const audit::AuditAnswer& found) {
  return Comparison(read, expected, found).run();
}

AuditCase made_small(AuditCase audit_case, const std::function<bool(const AuditCase&)>& fails) {
  while (shrink(audit_case, &AuditCase::learner, fails) ||
         shrink(audit_case, &AuditCase::catalog, fails)) {
  }
  return audit_case;
}

}  // namespace credstack::test
