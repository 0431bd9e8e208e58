#include "audit/drafter.hpp"

#include <algorithm>

#include "audit/exceptions.hpp"
#include "audit/held_awards.hpp"
#include "audit/lists.hpp"

namespace credstack::audit {
namespace {

using learner::Item;

constexpr std::size_t most_refusals = 12;

Status status_of(std::uint8_t standing) { return static_cast<Status>(standing); }

/** Each reason once, whatever leaf it was found at. */
void add_open(std::vector<Because>& open, const Because& reason) {
  const bool known = std::any_of(open.begin(), open.end(), [&](const Because& other) {
    return other.why == reason.why && other.node == reason.node && other.rule == reason.rule &&
           other.condition == reason.condition && other.award == reason.award;
  });
  if (!known) open.push_back(reason);
}

}  // namespace

Drafter::Drafter(const DraftSources& sources)
    : sources_(sources),
      catalog_(sources.catalog),
      trees_(sources.trees),
      items_(sources.catalog, sources.learner, sources.question),
      leaves_(sources, items_, drafts_.exceptions),
      otherwise_(sources.learner.items.size()) {
  drafts_.pieces.reserve(sources.learner.items.size());
  drafts_.refused.resize(sources.learner.items.size());
  for (const Tree* tree : trees_) {
    drafts_.exceptions.push_back(exceptions_in(sources.learner, *tree, sources.question.on));
    drafts_.waived.push_back(waived_leaves(catalog_, *tree, drafts_.exceptions.back()));
  }
  drafts_.held = find_held(sources, items_);
}

std::optional<Credit> Drafter::credit_of(AchievementId id, const Tree& tree) const {
  const Achievement& thing = catalog_[id];
  if (thing.non_credit) return Credit{0, 0, tree.unit};
  return thing.credit;
}

Draft Drafter::begin(std::vector<std::uint32_t> items, Way way, AchievementId as) {
  Draft draft;
  const Item& first = items_.item(items.front());
  draft.piece.way = way;
  draft.piece.as = as;
  if (as) sources_.equivalents.add(as, draft.identities);
  draft.facts = as ? as : first.achievement;
  draft.provider = items_.teacher(first);
  if (!draft.provider && first.issuer_stated) draft.provider_name = first.issuer_name;
  bool dated = true;
  for (const std::uint32_t at : items) {
    const Item& each = items_.item(at);
    if (each.achievement && each.achievement != as) {
      sources_.equivalents.add(each.achievement, draft.learning);
    }
    for (const AchievementId award : each.used_for) {
      const bool audited = std::any_of(trees_.begin(), trees_.end(),
                                       [&](const Tree* tree) { return tree->program == award; });
      if (!audited) add_once(draft.awards, award);
    }
    dated = dated && each.completed;
    if (draft.completed < each.completed) draft.completed = each.completed;
  }
  if (!dated) draft.completed = {};
  draft.whole_day = draft.completed && draft.completed.day != 0;
  draft.piece.items = std::move(items);
  draft.way = new_way();
  return draft;
}

void Drafter::set_credit(Draft& draft, const std::optional<Credit>& credit,
                         const Tree& tree) const {
  draft.piece.stated = credit;
  if (credit) draft.piece.credit = in_unit(catalog_, *credit, tree.unit, draft.piece.conversion);
}

void Drafter::offer(Draft& draft, Offer given) {
  const Tree& tree = *trees_[given.tree];
  const TreeLeaf& leaf = tree.facts[given.leaf];
  draft.has_place = true;
  Judgement judged = std::move(given.base);
  if (drafts_.waived[given.tree][given.leaf]) {
    refuse(draft.piece.items, {.why = Why::full, .node = leaf.id});
    return;
  }
  if (!judged.usable) {
    refuse(draft.piece.items, judged.because.front());
    return;
  }
  if (!given.by_substitution && leaves_.is_kept_out(draft, *leaf.requirement)) {
    refuse(draft.piece.items, {.why = Why::excluded, .node = leaf.id});
    return;
  }
  if (!leaf.need.is_known()) {
    refuse(draft.piece.items, {.why = Why::credit_unknown, .node = leaf.id});
    return;
  }
  if (items_.is_damaged(draft.piece.as)) judged.limit(possible_standing, {.why = Why::damaged});
  const Requirement& requirement = *leaf.requirement;
  const CreditConversion* rule = nullptr;
  if (requirement.kind == RequirementKind::achievement && requirement.credit && !draft.exemption) {
    given.credit = in_unit(catalog_, *requirement.credit, tree.unit, rule);
  }
  leaves_.judge(draft, given.tree, given.leaf, given.credit, given.by_substitution, judged);
  if (!judged.usable) {
    refuse(draft.piece.items, judged.because.front());
    return;
  }
  if (rule != nullptr) draft.piece.conversion = rule;
  const bool by_credit = requirement.kind == RequirementKind::credits;
  if (by_credit && !given.fulfils && (!given.credit.is_known() || given.credit <= Rational(0))) {
    refuse(draft.piece.items, {.why = Why::credit_unknown, .node = leaf.id});
    return;
  }
  for (const Because& each : judged.because) add_open(draft.piece.open, each);
  draft.spots.push_back({given.tree, given.leaf, judged.standing, given.fulfils, given.credit});
}

void Drafter::finish(Draft&& draft, const Because& otherwise, const Judgement* way) {
  if (draft.spots.empty() && draft.has_place) return;
  if (draft.spots.empty()) {
    if (way != nullptr && !way->usable) {
      refuse(draft.piece.items, way->because.front());
    } else if (otherwise.recognition) {
      refuse(draft.piece.items, otherwise);
    } else {
      for (const std::uint32_t at : draft.piece.items) come_to_nothing(at, otherwise.why);
    }
    return;
  }
  std::uint8_t best = possible_standing;
  for (const DraftSpot& spot : draft.spots) best = std::min(best, spot.standing);
  draft.piece.standing = status_of(best);
  drafts_.pieces.push_back(std::move(draft));
}

void Drafter::refuse(std::uint32_t at, const Because& reason) {
  auto& list = drafts_.refused[at];
  const bool known = std::any_of(list.begin(), list.end(), [&](const Because& each) {
    return each.why == reason.why && each.node == reason.node && each.rule == reason.rule &&
           each.award == reason.award && each.recognition == reason.recognition;
  });
  if (!known && list.size() < most_refusals) list.push_back(reason);
}

void Drafter::refuse(const std::vector<std::uint32_t>& items, const Because& reason) {
  for (const std::uint32_t at : items) refuse(at, reason);
}

Drafts Drafter::take() {
  say_otherwise();
  return std::move(drafts_);
}

void Drafter::say_otherwise() {
  std::vector<bool> serves(otherwise_.size(), false);
  for (const Draft& draft : drafts_.pieces) {
    for (const std::uint32_t item : draft.piece.items) serves[item] = true;
  }
  for (std::uint32_t at = 0; at < otherwise_.size(); ++at) {
    if (!otherwise_[at] || !drafts_.refused[at].empty() || serves[at]) continue;
    refuse(at, {.why = *otherwise_[at]});
  }
}

}  // namespace credstack::audit
