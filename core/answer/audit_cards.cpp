#include "answer/audit_cards.hpp"

#include <algorithm>

#include "answer/audit_json.hpp"
#include "answer/views.hpp"

namespace credstack::answer {
namespace {

using audit::GoalFinding;
using audit::NodeFinding;
using audit::ProgramFinding;
using audit::Use;
using AuditStatus = audit::Status;

std::string suffixed(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

/** The least certain of what is counted as met, in progress or planned. */
AuditStatus worst_of(const NodeFinding& found) {
  AuditStatus worst = AuditStatus::met;
  for (const Use& use : found.uses) worst = std::max(worst, use.standing);
  return worst;
}

AuditStatus worst_of(const ProgramFinding& program) {
  AuditStatus worst = AuditStatus::met;
  for (const NodeFinding& each : program.nodes) worst = std::max(worst, worst_of(each));
  return worst;
}

/** What a second allocation would use beside the first. */
std::vector<Use> further_uses(const NodeFinding& found) {
  std::vector<Use> uses;
  for (const Use& each : found.possible_uses) {
    const bool used = std::any_of(found.uses.begin(), found.uses.end(), [&](const Use& other) {
      return other.piece == each.piece && other.credit == each.credit;
    });
    if (!used) uses.push_back(each);
  }
  return uses;
}

class Requirements {
 public:
  Requirements(const AuditPhrases& words, const ProgramFinding& program, bool proven)
      : words_(words),
        program_(program),
        tree_(words.base.context().catalog, program),
        proven_(proven),
        worst_(worst_of(program)) {}

  StatusCards run() {
    for (std::size_t at = 0; at < tree_.size(); ++at) {
      if (tree_.is_spare(at)) continue;
      const NodeFinding& found = tree_[at];
      if (has_card(at)) put(found.status, node_card(at));
      for (std::size_t rule = 0; rule < found.goals.size(); ++rule) {
        put(found.goals[rule].status, rule_card(at, rule));
      }
    }
    return std::move(cards_);
  }

 private:
  void put(AuditStatus status, Card card) {
    cards_[static_cast<std::size_t>(status)].push_back(std::move(card));
  }

  /** What only holds others together says nothing that they do not. */
  bool has_card(std::size_t at) const {
    if (tree_.children(at).empty() || tree_[at].exception != nullptr) return true;
    return tree_.is_choice(at) && tree_[at].status == AuditStatus::unmet &&
           tree_.done(at) < tree_.wanted(at);
  }

  /** A search that was stopped has not shown that something is not met. */
  VerdictLabel label(AuditStatus status, bool waived) const {
    constexpr Verdict values[] = {Verdict::yes, Verdict::conditional, Verdict::conditional,
                                  Verdict::unknown, Verdict::no};
    std::string key = suffixed("status", word(status));
    if (waived) key += ".waive";
    const bool open = status == AuditStatus::unmet && !proven_;
    if (open) key += ".cut";
    return {open ? Verdict::unknown : values[static_cast<std::size_t>(status)], words_.say(key),
            true};
  }

  // ---- one requirement ------------------------------------------------------------------------

  Card node_card(std::size_t at) const {
    const NodeFinding& found = tree_[at];
    const Requirement& node = tree_.node(at);
    Card card;
    card.id = node.id.empty() ? std::to_string(at) : std::string(node.id);
    card.heading = words_.node(found.node);
    if (node.kind == RequirementKind::achievement)
      card.url = link_of(words_.base, node.achievement);
    card.kind = kind(at, card.heading);
    card.verdict = label(found.status, is_waived(found));
    card.lead = lead(at);
    card.meter = meter(at);
    if (found.exception != nullptr) {
      add_fact(words_.base, card.facts, "fact.auditException",
               words_.exception(*found.exception, program_));
    }
    add_uses(card, found);
    add_choices(card, at);
    add_conversions(card, found);
    return card;
  }

  /** What it asks for, and of what it is a part. */
  std::string kind(std::size_t at, const std::string& heading) const {
    const std::string what = words_.asks(tree_[at].node);
    const std::string whole = path(at);
    if (whole.empty()) return what == heading ? std::string{} : what;
    if (what.empty() || what == heading) return words_.say("node.partOnly", {{"parent", whole}});
    return words_.say("node.partOf", {{"what", what}, {"parent", whole}});
  }

  /** The named parts of the program that it is in, the smallest first. */
  std::string path(std::size_t at) const {
    std::string path;
    for (std::size_t above = tree_.parent(at); above != at && !tree_.is_root(above);
         above = tree_.parent(above)) {
      if (!tree_.node(above).name) continue;
      const std::string name = words_.node(tree_[above].node);
      const char* key = tree_.is_choice(above) ? "node.choice" : "node.inside";
      path = path.empty() ? name : words_.say(key, {{"part", path}, {"whole", name}});
    }
    return path;
  }

  /** Whether a leaf asks for more than one thing, so that "so far" says something. */
  bool is_amount(std::size_t at) const {
    const NodeFinding& found = tree_[at];
    return found.needed.is_known() &&
           (tree_.node(at).kind == RequirementKind::credits || found.needed > Rational(1));
  }

  std::string lead(std::size_t at) const {
    const NodeFinding& found = tree_[at];
    const Requirement& node = tree_.node(at);
    if (found.exception != nullptr && found.status == AuditStatus::met) return {};
    if (tree_.is_choice(at)) {
      const std::size_t left = tree_.wanted(at) - std::min(tree_.done(at), tree_.wanted(at));
      return left == 0 ? std::string{}
                       : words_.base.messages().count("lead.choice",
                                                      Rational(static_cast<std::int64_t>(left)));
    }
    if (!tree_.children(at).empty()) return {};
    if (is_amount(at)) return amount_lead(at);
    if (found.status == AuditStatus::possible) {
      return node.kind == RequirementKind::prose
                 ? words_.say("lead.text", {{"owner", words_.owner(program_)}})
                 : words_.say("lead.possible");
    }
    if (found.status != AuditStatus::unmet) return {};
    if (words_.is_there(node.achievement)) return words_.say("lead.notUsed");
    return words_.say(node.kind == RequirementKind::prose   ? "lead.text.unmet"
                      : node.kind == RequirementKind::holds ? "lead.hold"
                                                            : "lead.take");
  }

  std::string amount_lead(std::size_t at) const {
    const NodeFinding& found = tree_[at];
    const RequirementKind kind = tree_.node(at).kind;
    if (!found.reached.is_known()) return words_.say("lead.unknownLeft");
    const AuditStatus worst = worst_of(found);
    const char* key = found.status == AuditStatus::met    ? "lead.amount"
                      : worst == AuditStatus::met         ? "lead.soFar"
                      : worst == AuditStatus::in_progress ? "lead.soFar.taking"
                                                          : "lead.soFar.planned";
    const std::string part =
        words_.say("progress.of", {{"part", words_.number(found.reached)},
                                   {"whole", words_.amount(kind, found.needed, program_.unit)}});
    std::string lead = words_.say(key, {{"part", part}});
    const Rational left = found.needed - found.reached;
    if (!(left > Rational(0))) return lead;
    if (found.status == AuditStatus::possible) return lead + " " + words_.say("lead.restPossible");
    return lead + " " + words_.say("lead.left", {{"more", words_.more(kind, left, program_.unit)}});
  }

  std::optional<Meter> meter(std::size_t at) const {
    const NodeFinding& found = tree_[at];
    const bool drawable = is_amount(at) && found.reached.is_known() && found.reached.is_decimal() &&
                          found.needed.is_decimal() && found.exception == nullptr;
    if (!drawable) return std::nullopt;
    return Meter{found.reached, found.needed};
  }

  void add_uses(Card& card, const NodeFinding& found) const {
    std::vector<Item> used;
    std::vector<Item> possible;
    if (found.held && found.status != AuditStatus::unmet) {
      (found.status == AuditStatus::possible ? possible : used).push_back(words_.held(*found.held));
    }
    for (const Use& each : found.uses) used.push_back(words_.use(each, program_));
    for (const Use& each : further_uses(found)) possible.push_back(words_.use(each, program_));
    add_fact(words_.base, card.facts, "fact.auditUsed", std::move(used));
    add_fact(words_.base, card.facts, "fact.auditPossible", std::move(possible));
  }

  /** The ways that are left, where the heading does not name them all. */
  void add_choices(Card& card, std::size_t at) const {
    if (!tree_.is_choice(at) || !tree_.node(at).name) return;
    std::vector<std::string> names;
    for (const std::size_t child : tree_.children(at)) {
      if (tree_[child].status >= AuditStatus::possible) {
        names.push_back(words_.node(tree_[child].node));
      }
    }
    add_fact(words_.base, card.facts, "fact.auditChoice", words_.short_list(names));
  }

  void add_conversions(Card& card, const NodeFinding& found) const {
    std::vector<const CreditConversion*> told;
    for (const auto* uses : {&found.uses, &found.possible_uses}) {
      for (const Use& use : *uses) {
        const CreditConversion* each = words_.piece(use).conversion;
        if (each == nullptr || std::find(told.begin(), told.end(), each) != told.end()) continue;
        told.push_back(each);
        add_fact(words_.base, card.more, "fact.auditConversion",
                 words_.say("conversion.line", {{"from", each->from},
                                                {"to", each->to},
                                                {"factor", words_.number(each->factor)},
                                                {"method", words_.base.text(each->method)}}),
                 safe_url(each->source.url));
      }
    }
  }

  // ---- one rule -------------------------------------------------------------------------------

  Card rule_card(std::size_t at, std::size_t place) const {
    const GoalFinding& goal = tree_[at].goals[place];
    const bool named = goal.rule != nullptr && !goal.rule->id.empty();
    Card card;
    card.id = named ? std::string(goal.rule->id)
                    : "rule-" + std::to_string(at) + "-" + std::to_string(place + 1);
    card.heading = words_.goal(goal, program_);
    card.kind = tree_.is_root(at) ? words_.say("rule.ofWhole")
                                  : words_.say("rule.of", {{"node", words_.node(tree_[at].node)}});
    card.verdict = label(goal.status, false);
    card.lead = words_.goal_lead(goal, program_, worst_);
    if (goal.rule != nullptr) {
      const Source& source = goal.rule->source;
      if (!source.url.empty() || !source.title.empty()) {
        add_fact(words_.base, card.more, "fact.source", {words_.base.source(source)});
      }
    }
    return card;
  }

  const AuditPhrases& words_;
  const ProgramFinding& program_;
  const AuditTree tree_;
  const bool proven_;
  const AuditStatus worst_;
  StatusCards cards_;
};

}  // namespace

StatusCards requirement_cards(const AuditPhrases& words, const ProgramFinding& program,
                              bool proven) {
  return Requirements(words, program, proven).run();
}

}  // namespace credstack::answer
