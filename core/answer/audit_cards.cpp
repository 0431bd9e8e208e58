#include "answer/audit_cards.hpp"

#include <algorithm>

#include "answer/audit_json.hpp"
#include "answer/views.hpp"

namespace credstack::answer {
namespace {

using audit::Because;
using audit::NodeFinding;
using audit::Piece;
using audit::ProgramFinding;
using AuditStatus = audit::Status;

constexpr std::size_t most_needed = 20;

std::string suffixed(std::string_view key, std::string_view suffix) {
  return std::string(key) + "." + std::string(suffix);
}

/** A part that has to be confirmed is neither met nor against the learner. */
VerdictLabel status_label(const AuditPhrases& words, const NodeFinding& found) {
  constexpr Verdict values[] = {Verdict::yes, Verdict::conditional, Verdict::conditional,
                                Verdict::unknown, Verdict::no};
  std::string key = suffixed("status", word(found.status));
  if (found.status == AuditStatus::met && found.exception != nullptr &&
      found.exception->kind == learner::ExceptionKind::waive) {
    key += ".waive";
  }
  return {values[static_cast<std::size_t>(found.status)], words.say(key)};
}

/** Whether a leaf asks for more than one thing, so that "so far" says something. */
bool is_amount(const Requirement& node, const NodeFinding& found) {
  return found.needed.is_known() &&
         (node.kind == RequirementKind::credits || found.needed > Rational(1));
}

std::string left_of(const AuditPhrases& words, const Requirement& node, const NodeFinding& found,
                    std::string_view unit) {
  if (!found.reached.is_known()) return {};
  const Rational left = found.needed - found.reached;
  return left > Rational(0) ? words.more(node.kind, left, unit) : std::string{};
}

std::string amount_lead(const AuditPhrases& words, const Requirement& node,
                        const NodeFinding& found, std::string_view unit) {
  if (!found.reached.is_known()) return words.say("lead.unknownLeft");
  AuditStatus worst = AuditStatus::met;
  for (const audit::Use& use : found.uses) worst = std::max(worst, use.standing);
  const char* key = worst == AuditStatus::met           ? "lead.soFar"
                    : worst == AuditStatus::in_progress ? "lead.soFar.taking"
                                                        : "lead.soFar.planned";
  const std::string part =
      words.say("progress.of", {{"part", words.number(found.reached)},
                                {"whole", words.amount(node.kind, found.needed, unit)}});
  std::string lead = words.say(key, {{"part", part}});
  const std::string left = left_of(words, node, found, unit);
  if (!left.empty()) lead += " " + words.say("lead.left", {{"more", left}});
  return lead;
}

std::string lead(const AuditPhrases& words, const AuditTree& tree, std::size_t at,
                 const ProgramFinding& program) {
  const NodeFinding& found = tree[at];
  const Requirement& node = tree.node(at);
  if (!tree.children(at).empty()) {
    if (found.status == AuditStatus::met) return {};
    const auto done = static_cast<std::int64_t>(tree.done(at));
    if (node.kind == RequirementKind::all && done == std::ssize(tree.children(at))) {
      return words.say("lead.ruleOpen");
    }
    return words.base.messages().count("lead.parts", Rational(done));
  }
  if (found.exception != nullptr && found.status == AuditStatus::met) return {};
  if (is_amount(node, found)) return amount_lead(words, node, found, program.unit);
  if (node.kind == RequirementKind::prose) {
    return found.status == AuditStatus::met
               ? std::string{}
               : words.say("lead.text", {{"owner", words.owner(program)}});
  }
  if (found.status == AuditStatus::possible) return words.say("lead.possible");
  if (found.status != AuditStatus::unmet) return {};
  return words.say(node.kind == RequirementKind::holds ? "lead.hold" : "lead.take");
}

std::optional<Meter> meter(const Requirement& node, const NodeFinding& found) {
  const bool drawable = is_amount(node, found) && found.reached.is_known() &&
                        found.reached.is_decimal() && found.needed.is_decimal() &&
                        found.exception == nullptr;
  if (!drawable) return std::nullopt;
  return Meter{found.reached, found.needed};
}

/** What it asks for, and of what it is a part. */
std::string kind(const AuditPhrases& words, const AuditTree& tree, std::size_t at,
                 const std::string& heading) {
  std::string what = words.asks(tree[at].node);
  if (what == heading) what.clear();
  const std::size_t above = tree.parent(at);
  const bool named = above != at && tree.node(above).name;
  if (!named) return what;
  const std::string parent = words.node(tree[above].node);
  if (what.empty()) return words.say("node.partOnly", {{"parent", parent}});
  return words.say("node.partOf", {{"what", what}, {"parent", parent}});
}

void add_choices(const AuditPhrases& words, Card& card, const AuditTree& tree, std::size_t at) {
  std::vector<Item> open;
  std::vector<Item> others;
  for (const std::size_t child : tree.children(at)) {
    if (tree.is_spare(child)) {
      others.push_back({words.node(tree[child].node), {}});
    } else if (tree.is_mere_choice(child)) {
      open.push_back({words.node(tree[child].node), {}});
    }
  }
  add_fact(words.base, card.facts, "fact.auditChoice", std::move(open));
  add_fact(words.base, card.more, "fact.auditOthers", std::move(others));
}

void add_uses(const AuditPhrases& words, std::vector<Fact>& facts, const char* label,
              const std::vector<audit::Use>& uses, const ProgramFinding& program) {
  std::vector<Item> items;
  for (const audit::Use& each : uses) items.push_back(words.use(each, program));
  add_fact(words.base, facts, label, std::move(items));
}

Card requirement_card(const AuditPhrases& words, const AuditTree& tree, std::size_t at,
                      const ProgramFinding& program) {
  const NodeFinding& found = tree[at];
  const Requirement& node = tree.node(at);
  const bool root = tree.parent(at) == at;
  Card card;
  card.id = node.id.empty() ? std::to_string(at) : std::string(node.id);
  card.heading = root && !node.name && !tree.children(at).empty() ? words.say("node.whole")
                                                                  : words.node(found.node);
  if (node.kind == RequirementKind::achievement) card.url = link_of(words.base, node.achievement);
  card.kind = kind(words, tree, at, card.heading);
  card.verdict = status_label(words, found);
  card.lead = lead(words, tree, at, program);
  card.meter = meter(node, found);

  if (found.exception != nullptr) {
    add_fact(words.base, card.facts, "fact.auditException",
             words.exception(*found.exception, program));
  }
  add_uses(words, card.facts, "fact.auditUsed", found.uses, program);
  add_uses(words, card.facts, "fact.auditPossible", found.possible_uses, program);
  std::vector<Item> rules;
  for (const audit::GoalFinding& each : found.goals) {
    rules.push_back({words.goal(each, program),
                     each.rule != nullptr ? safe_url(each.rule->source.url) : std::string{}});
  }
  add_fact(words.base, card.facts, "fact.auditRule", std::move(rules));
  add_choices(words, card, tree, at);
  std::vector<const CreditConversion*> conversions;
  for (const audit::Use& use : found.uses) {
    const Piece& piece = words.piece(use);
    if (piece.conversion == nullptr ||
        std::find(conversions.begin(), conversions.end(), piece.conversion) != conversions.end()) {
      continue;
    }
    conversions.push_back(piece.conversion);
    add_fact(words.base, card.more, "fact.auditConversion",
             words.say("conversion.line", {{"from", piece.conversion->from},
                                           {"to", piece.conversion->to},
                                           {"factor", piece.conversion->factor.to_string()},
                                           {"method", words.base.text(piece.conversion->method)}}),
             safe_url(piece.conversion->source.url));
  }
  return card;
}

/** A plain list of parts says nothing that its parts do not. */
bool says_something(const AuditTree& tree, std::size_t at) {
  const Requirement& node = tree.node(at);
  const NodeFinding& found = tree[at];
  return tree.children(at).empty() || node.kind != RequirementKind::all || !found.goals.empty() ||
         found.exception != nullptr || (node.name && tree.parent(at) != at);
}

}  // namespace

std::vector<Card> requirement_cards(const AuditPhrases& words, const ProgramFinding& program) {
  const AuditTree tree(words.base.context().catalog, program);
  std::vector<Card> cards;
  for (std::size_t at = 0; at < tree.size(); ++at) {
    if (tree.is_spare(at) || tree.is_mere_choice(at) || !says_something(tree, at)) continue;
    cards.push_back(requirement_card(words, tree, at, program));
  }
  return cards;
}

// ---- what is still needed
// ------------------------------------------------------------------------

namespace {

class Needed {
 public:
  Needed(const AuditPhrases& words, const ProgramFinding& program)
      : words_(words), program_(program), tree_(words.base.context().catalog, program) {}

  std::vector<Item> run() {
    if (tree_.size() > 0) visit(0);
    if (items_.size() > most_needed) {
      const auto more = static_cast<std::int64_t>(items_.size() - most_needed);
      items_.resize(most_needed);
      items_.push_back({words_.base.messages().count("needed.cut", Rational(more)), {}});
    }
    return std::move(items_);
  }

 private:
  void add(std::string line) { items_.push_back({std::move(line), {}}); }

  void visit(std::size_t at) {
    const NodeFinding& found = tree_[at];
    if (found.status != AuditStatus::unmet) return;
    for (const audit::GoalFinding& goal : found.goals) {
      if (goal.status == AuditStatus::unmet) add(words_.goal(goal, program_));
    }
    if (tree_.children(at).empty()) {
      leaf(at);
    } else if (tree_.node(at).kind == RequirementKind::all) {
      for (const std::size_t child : tree_.children(at)) visit(child);
    } else {
      choice(at);
    }
  }

  void leaf(std::size_t at) {
    const NodeFinding& found = tree_[at];
    const Requirement& node = tree_.node(at);
    const std::string name = words_.node(found.node);
    if (is_amount(node, found)) {
      const std::string left = left_of(words_, node, found, program_.unit);
      if (!left.empty() && node.name) {
        add(words_.say("needed.more", {{"amount", left}, {"name", name}}));
        return;
      }
      if (!left.empty() && found.reached > Rational(0)) {
        add(words_.say("needed.more", {{"amount", left}, {"name", words_.asks(found.node)}}));
        return;
      }
    }
    add(name);
  }

  void choice(std::size_t at) {
    std::vector<std::string> names;
    for (const std::size_t child : tree_.children(at)) {
      if (tree_[child].status >= AuditStatus::possible) {
        names.push_back(words_.node(tree_[child].node));
      }
    }
    const std::size_t wanted = tree_.wanted(at);
    const std::size_t done = std::min(tree_.done(at), wanted);
    if (names.empty() || done == wanted) return;  // only a rule is open, and said above
    const std::string n = words_.number(Rational(static_cast<std::int64_t>(wanted - done)));
    const std::string list = words_.short_list(names);
    if (tree_.node(at).name) {
      add(words_.say("needed.choice.named",
                     {{"n", n}, {"name", words_.node(tree_[at].node)}, {"list", list}}));
    } else {
      add(words_.say("needed.choice", {{"n", n}, {"list", list}}));
    }
  }

  const AuditPhrases& words_;
  const ProgramFinding& program_;
  const AuditTree tree_;
  std::vector<Item> items_;
};

/** The reasons as facts: each where it applies, and what would settle it. */
void add_reasons(const AuditPhrases& words, Card& card, const std::vector<Because>& reasons,
                 const learner::Item* about) {
  std::vector<Item> lines;
  std::vector<Item> remedies;
  const auto add = [](std::vector<Item>& list, std::string text) {
    if (text.empty()) return;
    const bool there =
        std::any_of(list.begin(), list.end(), [&](const Item& each) { return each.text == text; });
    if (!there) list.push_back({std::move(text), {}});
  };
  for (const Because& each : reasons) {
    const ProgramFinding& program = words.program_of(each);
    add(lines, words.placed_reason(each, about, program));
    add(remedies, words.remedy(each, program));
  }
  if (!lines.empty()) {
    card.lead = lines.front().text;
    lines.erase(lines.begin());
  }
  add_fact(words.base, card.facts, "fact.auditMore", std::move(lines));
  add_fact(words.base, card.facts, "fact.auditSettle", std::move(remedies));
}

/** `3 US semester hours · 12 June 2025 · grade B`: as the record has it. */
std::string item_line(const AuditPhrases& words, const learner::Item& item) {
  std::vector<std::string> parts;
  if (item.credit) parts.push_back(words.base.credit(*item.credit));
  if (!item.grade.empty()) parts.push_back(words.say("use.grade", {{"grade", item.grade}}));
  const bool first = parts.empty();
  if (item.status == learner::ItemStatus::in_progress) {
    parts.push_back(words.say(first ? "item.inProgress" : "use.inProgress"));
  } else if (item.status == learner::ItemStatus::planned) {
    parts.push_back(words.say(first ? "item.planned" : "use.planned"));
  } else if (item.completed) {
    parts.push_back(words.base.date(item.completed));
  }
  std::string line;
  for (const std::string& each : parts) line += (line.empty() ? "" : " · ") + each;
  return line;
}

/** The pieces that are only possible, of items that are not used as something better. */
std::vector<bool> possible_pieces(const audit::AuditAnswer& answer,
                                  const learner::Learner& learner) {
  std::vector<bool> used(learner.items.size());
  std::vector<bool> wanted(answer.pieces.size());
  for (const ProgramFinding& program : answer.programs) {
    for (const NodeFinding& node : program.nodes) {
      for (const audit::Use& use : node.uses) {
        for (const std::uint32_t item : answer.pieces[use.piece].items) used[item] = true;
      }
      for (const audit::Use& use : node.possible_uses) wanted[use.piece] = true;
    }
  }
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    const Piece& piece = answer.pieces[at];
    const bool free = std::none_of(piece.items.begin(), piece.items.end(),
                                   [&](std::uint32_t item) { return used[item]; });
    wanted[at] = piece.standing == AuditStatus::possible && (wanted[at] || free);
  }
  return wanted;
}

}  // namespace

std::vector<Item> still_needed(const AuditPhrases& words, const ProgramFinding& program) {
  return Needed(words, program).run();
}

std::vector<Card> possible_cards(const AuditPhrases& words, const audit::AuditAnswer& answer,
                                 const learner::Learner& learner) {
  const std::vector<bool> shown = possible_pieces(answer, learner);
  std::vector<Card> cards;
  for (std::size_t at = 0; at < answer.pieces.size(); ++at) {
    const Piece& piece = answer.pieces[at];
    if (!shown[at]) continue;
    const learner::Item& item = learner.items[piece.items.front()];
    Card card;
    card.id = "possible-" + std::to_string(at);
    card.heading = words.items(piece);
    if (piece.items.size() == 1) card.kind = item_line(words, item);
    card.verdict = VerdictLabel{Verdict::unknown, words.say("status.possible")};
    if (piece.as && piece.as != item.achievement) {
      add_fact(words.base, card.facts, "fact.auditAs", words.base.name(piece.as));
    }
    add_reasons(words, card, piece.open, &item);
    if (piece.recognition) {
      const Recognition& recognition = words.base.context().catalog[piece.recognition];
      add_fact(words.base, card.more, "fact.source", {words.base.source(recognition.source)});
    }
    cards.push_back(std::move(card));
  }
  return cards;
}

std::vector<Card> unused_cards(const AuditPhrases& words, const audit::AuditAnswer& answer,
                               const learner::Learner& learner) {
  const std::vector<bool> shown = possible_pieces(answer, learner);
  std::vector<bool> possible(learner.items.size());
  for (std::size_t at = 0; at < answer.pieces.size(); ++at) {
    if (!shown[at]) continue;
    for (const std::uint32_t item : answer.pieces[at].items) possible[item] = true;
  }
  std::vector<Card> cards;
  for (const audit::Unused& unused : answer.unused) {
    if (possible[unused.item]) continue;
    const learner::Item& item = learner.items[unused.item];
    Card card;
    card.id = "unused-" + std::string(item.id);
    card.heading = words.item(unused.item);
    if (item.achievement) card.url = link_of(words.base, item.achievement);
    card.kind = item_line(words, item);
    add_reasons(words, card, unused.reasons, &item);
    cards.push_back(std::move(card));
  }
  return cards;
}

}  // namespace credstack::answer
