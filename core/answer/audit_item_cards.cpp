// The items of a record that are not, or not certainly, of use: each with its reasons.
#include <algorithm>

#include "answer/audit_cards.hpp"
#include "answer/audit_json.hpp"
#include "answer/views.hpp"

namespace credstack::answer {
namespace {

using audit::Because;
using audit::NodeFinding;
using audit::Piece;
using audit::ProgramFinding;
using audit::Why;
using AuditStatus = audit::Status;

void add_once(std::vector<Item>& list, std::string text) {
  if (text.empty()) return;
  const bool there =
      std::any_of(list.begin(), list.end(), [&](const Item& each) { return each.text == text; });
  if (!there) list.push_back({std::move(text), {}});
}

/** The reasons as facts: each where it applies, and what would settle it. */
void add_reasons(const AuditPhrases& words, Card& card, const std::vector<Because>& reasons,
                 const learner::Item* about, bool open) {
  std::vector<RequirementId> full;
  for (const Because& each : reasons) {
    if (each.why == Why::full && each.node) full.push_back(each.node);
  }
  std::vector<Item> lines;
  std::vector<Item> remedies;
  for (const Because& each : reasons) {
    const ProgramFinding& program = words.program_of(each);
    add_once(lines, each.why == Why::full && each.node
                        ? words.full(full)
                        : words.placed_reason(each, about, program, open));
    add_once(remedies, words.remedy(each, program, open));
  }
  if (!lines.empty()) {
    card.lead = lines.front().text;
    lines.erase(lines.begin());
  }
  add_fact(words.base, card.facts, "fact.auditMore", std::move(lines));
  add_fact(words.base, card.facts, "fact.auditSettle", std::move(remedies));
}

/** `3 US semester hours · grade B · 12 June 2025`: as the record has it. */
std::string item_line(const AuditPhrases& words, const learner::Item& item) {
  std::vector<std::string> parts;
  if (item.credit) parts.push_back(words.base.credit(*item.credit));
  if (!item.grade.empty()) parts.push_back(words.say("use.grade", {{"grade", item.grade}}));
  if (item.status == learner::ItemStatus::in_progress) {
    parts.push_back(words.say("use.inProgress"));
  } else if (item.status == learner::ItemStatus::planned) {
    parts.push_back(words.say("use.planned"));
  } else if (item.completed) {
    parts.push_back(words.base.date(item.completed));
  }
  if (item.expires) {
    parts.push_back(words.say("item.expires", {{"date", words.base.date(item.expires)}}));
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

/** The requirements that would take the piece. */
std::string would_serve(const AuditPhrases& words, const audit::AuditAnswer& answer,
                        std::uint32_t piece) {
  std::vector<std::string> names;
  for (const ProgramFinding& program : answer.programs) {
    for (const NodeFinding& node : program.nodes) {
      const bool here = std::any_of(node.possible_uses.begin(), node.possible_uses.end(),
                                    [piece](const audit::Use& use) { return use.piece == piece; });
      if (here) names.push_back(words.node(node.node));
    }
  }
  return words.base.list(names);
}

void add_recognition(const AuditPhrases& words, Card& card, RecognitionId id) {
  const Recognition& recognition = words.base.context().catalog[id];
  if (recognition.valid_from || recognition.valid_until) {
    add_fact(words.base, card.facts, "fact.inForce", in_force(words.base, recognition));
  }
  add_fact(words.base, card.more, "fact.source", {words.base.source(recognition.source)});
}

Card possible_card(const AuditPhrases& words, const audit::AuditAnswer& answer,
                   const learner::Learner& learner, std::uint32_t at) {
  const Piece& piece = answer.pieces[at];
  const learner::Item& item = learner.items[piece.items.front()];
  Card card;
  card.id = "possible-" + std::to_string(at);
  card.heading = words.items(piece);
  if (piece.items.size() == 1) card.kind = item_line(words, item);
  card.verdict = VerdictLabel{Verdict::unknown, words.say("status.possible"), true};
  add_reasons(words, card, piece.open, &item, true);
  const std::string serves = would_serve(words, answer, at);
  const std::string as = piece.as ? words.base.name(piece.as) : std::string{};
  if (piece.as != item.achievement && as != serves) {
    add_fact(words.base, card.facts, "fact.auditAs", as);
  }
  add_fact(words.base, card.facts, "fact.auditFor", serves);
  if (piece.recognition) add_recognition(words, card, piece.recognition);
  return card;
}

Card unused_card(const AuditPhrases& words, const audit::Unused& unused,
                 const learner::Item& item) {
  Card card;
  card.id = "unused-" + std::string(item.id);
  card.heading = words.item(unused.item);
  if (item.achievement) card.url = link_of(words.base, item.achievement);
  card.kind = item_line(words, item);
  add_reasons(words, card, unused.reasons, &item, false);
  return card;
}

}  // namespace

std::vector<Card> possible_cards(const AuditPhrases& words, const audit::AuditAnswer& answer,
                                 const learner::Learner& learner) {
  const std::vector<bool> shown = possible_pieces(answer, learner);
  std::vector<Card> cards;
  for (std::uint32_t at = 0; at < shown.size(); ++at) {
    if (shown[at]) cards.push_back(possible_card(words, answer, learner, at));
  }
  return cards;
}

std::vector<Card> unused_cards(const AuditPhrases& words, const audit::AuditAnswer& answer,
                               const learner::Learner& learner) {
  const std::vector<bool> shown = possible_pieces(answer, learner);
  std::vector<bool> possible(learner.items.size());
  for (std::size_t at = 0; at < shown.size(); ++at) {
    if (!shown[at]) continue;
    for (const std::uint32_t item : answer.pieces[at].items) possible[item] = true;
  }
  std::vector<Card> cards;
  for (const audit::Unused& unused : answer.unused) {
    if (possible[unused.item]) continue;
    cards.push_back(unused_card(words, unused, learner.items[unused.item]));
  }
  return cards;
}

}  // namespace credstack::answer
