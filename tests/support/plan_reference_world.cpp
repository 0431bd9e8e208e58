// What can be taken (docs/plan.md), and what the audit says of it.
#include <algorithm>

#include "support/plan_reference.hpp"

namespace credstack::test {
namespace {

using audit::Status;
using learner::Item;
using learner::ItemStatus;

/** What a record only plans is a thing like any other, but for prior learning. */
bool is_only_planned(const Item& item) {
  return item.status == ItemStatus::planned && !(item.accepted && item.accepted->prior_learning);
}

bool is_there_already(const Item& item) {
  return item.status == ItemStatus::completed || item.status == ItemStatus::in_progress ||
         (item.status == ItemStatus::planned && !is_only_planned(item));
}

Item planned(const HeldPlanCase& read, const PlanThing& thing) {
  Item made;
  made.id = "step";
  made.status = ItemStatus::planned;
  if (thing.chosen_for) {
    made.chosen_for = thing.chosen_for;
    made.issuer = thing.chosen.owner;
    made.issuer_stated = true;
    made.credit = thing.chosen.credit;
    made.type = AchievementType::course;
    made.levels = thing.chosen.levels;
    return made;
  }
  if (!thing.prior_learning) {
    made.achievement = thing.id;
    return made;
  }
  made.title = "Assessed";
  learner::Acceptance accepted;
  accepted.by = read.catalog()[read.program()].owner;
  accepted.as = thing.id;
  accepted.prior_learning = true;
  made.accepted = accepted;
  return made;
}

/** All that a requirement names, by whatever form. */
void add_named(const Catalog& catalog, RequirementId at, std::vector<AchievementId>& named,
               std::vector<AchievementType>& types) {
  if (!at) return;
  const Requirement& node = catalog[at];
  if (node.achievement) named.push_back(node.achievement);
  named.insert(named.end(), node.from.begin(), node.from.end());
  types.insert(types.end(), node.holds.begin(), node.holds.end());
  for (const RequirementId child : node.children) add_named(catalog, child, named, types);
}

bool contains(const auto& list, const auto& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

Date end_of(const Catalog& catalog, RecognitionId id) {
  const Recognition& recognition = catalog[id];
  Date end = recognition.valid_until ? recognition.valid_until.last_day() : Date{};
  if (recognition.agreement && catalog[recognition.agreement].valid_until) {
    const Date other = catalog[recognition.agreement].valid_until.last_day();
    if (!end || other < end) end = other;
  }
  return end;
}

PlanWorld::PlanWorld(const HeldPlanCase& read) : read_(read) {
  find_things();
  find_sets();
  const std::vector<Item>& items = read.learner().items;
  for (std::uint32_t at = 0; at < items.size(); ++at) {
    if (items[at].expires && read.on() <= items[at].expires.last_day()) expiring_.push_back(at);
  }
  for (std::size_t at = 0; at < catalog().recognitions.size(); ++at) {
    const Recognition& recognition = catalog().recognitions[at];
    const bool of_a_thing =
        std::any_of(things_.begin(), things_.end(), [&](const PlanThing& thing) {
          return !thing.prior_learning && contains(recognition.credentials, thing.id);
        });
    if (of_a_thing && end_of(catalog(), RecognitionId(at))) ending_.emplace_back(at);
  }
}

bool PlanWorld::can_be_taken(AchievementId id) const {
  const Achievement& each = catalog()[id];
  if (id == read_.program() || each.type == AchievementType::pathway) return false;
  if (each.status == credstack::Status::closed || each.external || each.doubtful) return false;
  const std::vector<Item>& items = read_.learner().items;
  return std::none_of(items.begin(), items.end(), [&](const Item& item) {
    return item.achievement == id && is_there_already(item);
  });
}

void PlanWorld::find_things() {
  std::vector<PlanThing> all;
  for (std::size_t at = 0; at < catalog().achievements.size(); ++at) {
    if (can_be_taken(AchievementId(at))) all.push_back({AchievementId(at), false});
  }
  const std::size_t taught = all.size();
  const OrganizationId owner = catalog()[read_.program()].owner;
  for (std::size_t at = 0; at < taught; ++at) {
    const Achievement& each = catalog()[all[at].id];
    const bool assessed = owner && each.owner == owner && !each.prior_learning.empty();
    if (assessed) all.push_back({all[at].id, true});
  }
  const learner::Learner record = record_with(all, 0);
  audit::AuditOptions options;
  options.on = read_.on();
  options.what_if = true;
  options.work_limit = 100'000'000;
  const audit::AuditAnswer answer = read_.auditor_without({}).audit(record, options);
  unit_ = answer.programs[0].unit;
  std::vector<bool> wanted(all.size());
  const std::size_t held = read_.learner().items.size();
  for (const audit::Piece& piece : answer.pieces) {
    for (const std::uint32_t item : piece.items) {
      if (item >= held) wanted[item - held] = true;
    }
  }
  add_needed(all, wanted);
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (wanted[at]) things_.push_back(all[at]);
  }
  if (owner) add_choices(catalog()[read_.program()].requirement, false);
}

/**
 * What may be chosen for open leaves, and for those that select by level alone. Credit comes in
 * halves: nothing here divides it further.
 * @param counts_courses  a rule above has a cap on the courses of the owner
 */
void PlanWorld::add_choices(RequirementId at, bool counts_courses) {
  const Requirement& node = catalog()[at];
  if (node.terms) {
    for (const Rule& rule : catalog()[node.terms].rules) {
      const bool of_owner = rule.origins.empty() || contains(rule.origins, Origin::resident);
      counts_courses =
          counts_courses || (rule.kind == RuleKind::at_most && rule.amount.courses && of_owner);
    }
  }
  for (const RequirementId child : node.children) add_choices(child, counts_courses);
  const bool selects = node.terms && !catalog()[node.terms].select.empty();
  if (!node.open && !selects) return;
  PlanThing thing;
  thing.chosen_for = at;
  thing.chosen.type = AchievementType::course;
  thing.chosen.owner = catalog()[read_.program()].owner;
  if (selects) {
    const Selector& asked = catalog()[node.terms].select.front();
    thing.chosen.levels = {{asked.level_framework, *asked.level_min}};
  }
  if (node.kind == RequirementKind::courses) {
    things_.insert(things_.end(), node.choose, thing);
  } else if (!counts_courses) {
    for (Rational size(1, 2); size <= node.credit->min; size = size + Rational(1, 2)) {
      thing.chosen.credit = Credit{size, size, node.credit->unit};
      things_.push_back(thing);
    }
  }
}

/** Of one size at the most for a leaf, and of equal courses the first. */
void PlanWorld::find_sets() {
  std::size_t named = 0;
  while (named < things_.size() && !things_[named].chosen_for) ++named;
  for (Bits set = 0; set < Bits{1} << named; ++set) sets_.push_back(set);
  for (std::size_t at = named; at < things_.size();) {
    const RequirementId leaf = things_[at].chosen_for;
    std::vector<Bits> options{0};
    for (; at < things_.size() && things_[at].chosen_for == leaf; ++at) {
      const bool credit = things_[at].chosen.credit.has_value();
      options.push_back((credit ? 0 : options.back()) | Bits{1} << at);
    }
    std::vector<Bits> all;
    for (const Bits set : sets_) {
      for (const Bits option : options) all.push_back(set | option);
    }
    sets_ = std::move(all);
  }
}

void PlanWorld::add_needed(const std::vector<PlanThing>& all, std::vector<bool>& wanted) const {
  for (bool more = true; more;) {
    more = false;
    std::vector<AchievementId> named;
    std::vector<AchievementType> types;
    add_named(catalog(), catalog()[read_.program()].entry, named, types);
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (!wanted[at]) continue;
      const Achievement& thing = catalog()[all[at].id];
      add_named(catalog(), thing.entry, named, types);
      if (thing.study) add_named(catalog(), catalog()[thing.study].corequisites, named, types);
    }
    for (std::size_t i = 0, size = named.size(); i < size; ++i) {
      if (!catalog()[named[i]].study) continue;
      for (const AchievementId other : catalog()[catalog()[named[i]].study].equivalents) {
        named.push_back(other);
      }
    }
    for (std::size_t at = 0; at < all.size(); ++at) {
      const bool needed =
          contains(named, all[at].id) || contains(types, catalog()[all[at].id].type);
      if (!needed || wanted[at]) continue;
      wanted[at] = true;
      more = true;
    }
  }
}

learner::Learner PlanWorld::record_with(const std::vector<PlanThing>& things, Bits expired) const {
  const learner::Learner& record = read_.learner();
  learner::Learner made;
  made.unreadable = record.unreadable;
  made.id = record.id;
  made.enrolments = record.enrolments;
  made.items = record.items;
  made.exceptions = record.exceptions;
  // What was only audited counts nowhere, and keeps its place.
  for (Item& item : made.items) {
    if (is_only_planned(item)) item.status = ItemStatus::audited;
  }
  for (std::size_t at = 0; at < expiring_.size(); ++at) {
    if (holds(expired, at)) made.items[expiring_[at]].status = ItemStatus::audited;
  }
  for (const PlanThing& thing : things) made.items.push_back(planned(read_, thing));
  return made;
}

Status PlanWorld::audited(Bits things, Bits expired,
                          const std::vector<std::string>& without) const {
  const auto [found, is_new] = known_.emplace(std::tuple(things, expired, without), Status::unmet);
  if (!is_new) return found->second;
  std::vector<PlanThing> taken;
  bool prior = false;
  for (std::size_t at = 0; at < things_.size(); ++at) {
    if (!holds(things, at)) continue;
    taken.push_back(things_[at]);
    prior = prior || things_[at].prior_learning;
  }
  audit::AuditOptions options;
  options.on = read_.on();
  options.what_if = true;
  options.work_limit = 100'000'000;
  const Status status =
      read_.auditor_without(without).audit(record_with(taken, expired), options).programs[0].status;
  // Prior learning is possible at best, and so is a plan with it.
  found->second = prior ? std::max(status, Status::possible) : status;
  return found->second;
}

Status PlanWorld::status(Bits things, Bits expired, Bits ended) const {
  std::vector<std::string> without;
  for (std::size_t at = 0; at < ending_.size(); ++at) {
    if (holds(ended, at)) without.emplace_back(catalog()[ending_[at]].id);
  }
  return audited(things, expired, without);
}

Status PlanWorld::status_direct(Bits things, Bits expired) const {
  // A thing that is a step is not held, so that what recognises it is of no use to the record.
  std::vector<std::string> without;
  for (const Recognition& recognition : catalog().recognitions) {
    for (std::size_t at = 0; at < things_.size(); ++at) {
      const bool of_it = holds(things, at) && contains(recognition.credentials, things_[at].id);
      if (of_it && !contains(without, recognition.id)) without.emplace_back(recognition.id);
    }
  }
  return audited(things, expired, without);
}

Bits PlanWorld::ending_for(Bits things) const {
  Bits found = 0;
  for (std::size_t at = 0; at < ending_.size(); ++at) {
    for (std::size_t thing = 0; thing < things_.size(); ++thing) {
      if (holds(things, thing) && !things_[thing].prior_learning &&
          contains(catalog()[ending_[at]].credentials, things_[thing].id)) {
        found |= Bits{1} << at;
      }
    }
  }
  return found;
}

}  // namespace credstack::test
