#include "plan/universe.hpp"

#include <algorithm>
#include <functional>

#include "audit/lists.hpp"
#include "audit/pieces.hpp"
#include "plan/needs.hpp"

namespace credstack::plan {
namespace {

using learner::Item;
using learner::ItemStatus;

bool is_kept(const Item& item) {
  const bool assessed = item.accepted && item.accepted->prior_learning;
  return item.status != ItemStatus::planned || assessed;
}

learner::Learner copy_of(const learner::Learner& learner) {
  learner::Learner copy;
  copy.unreadable = learner.unreadable;
  copy.id = learner.id;
  copy.enrolments = learner.enrolments;
  copy.exceptions = learner.exceptions;
  for (const Item& item : learner.items) {
    if (is_kept(item)) copy.items.push_back(item);
  }
  return copy;
}

class Finder {
 public:
  Finder(const Catalog& catalog, const Graph& graph, const audit::Auditor& auditor,
         const audit::Tree& tree, const learner::Learner& record)
      : catalog_(catalog),
        graph_(graph),
        equivalents_(auditor.equivalents()),
        tree_(tree),
        is_candidate_(catalog.achievements.size(), false),
        is_held_(catalog.achievements.size(), false) {
    for (const Item& item : record.items) {
      const bool has = item.status == ItemStatus::completed ||
                       item.status == ItemStatus::in_progress || item.status == ItemStatus::planned;
      if (item.achievement && has) is_held_[item.achievement.index()] = true;
    }
    for (const RequirementId id : tree.ids) {
      for (const AchievementType type : catalog[id].holds) audit::add_once(types_, type);
    }
  }

  std::vector<Candidate> run() {
    std::vector<AchievementId> open;
    for (std::size_t at = 0; at < catalog_.achievements.size(); ++at) {
      const AchievementId id{at};
      if (can_be_taken(id) && serves(id)) open.push_back(id);
    }
    add_named(catalog_, catalog_[tree_.program].entry, open);
    add_of_types(catalog_[tree_.program].entry, open);
    while (!open.empty()) {
      const AchievementId id = open.back();
      open.pop_back();
      if (is_candidate_[id.index()] || !can_be_taken(id)) continue;
      is_candidate_[id.index()] = true;
      const Achievement& record = catalog_[id];
      std::vector<AchievementId> named;
      add_named(catalog_, record.entry, named);
      add_of_types(record.entry, named);
      if (record.study) {
        add_named(catalog_, catalog_[record.study].corequisites, named);
        add_of_types(catalog_[record.study].corequisites, named);
      }
      open.insert(open.end(), named.begin(), named.end());
    }
    std::vector<Candidate> found;
    for (std::size_t at = 0; at < is_candidate_.size(); ++at) {
      if (is_candidate_[at]) found.push_back({AchievementId{at}, false});
    }
    for (std::size_t at = 0; at < is_candidate_.size(); ++at) {
      const AchievementId id{at};
      if (is_candidate_[at] && can_be_assessed(id)) found.push_back({id, true});
    }
    return found;
  }

 private:
  bool can_be_taken(AchievementId id) const {
    const Achievement& record = catalog_[id];
    return id != tree_.program && !is_held_[id.index()] && !record.external && !record.doubtful &&
           record.type != AchievementType::pathway && record.status != Status::closed;
  }

  bool has_place(AchievementId id) const {
    std::vector<AchievementId> as;
    equivalents_.add(id, as);
    return !audit::leaves_for(catalog_, tree_, as).empty();
  }

  bool can_be_assessed(AchievementId id) const {
    const Achievement& record = catalog_[id];
    return tree_.owner && record.owner == tree_.owner && !record.prior_learning.empty();
  }

  /** Awards of the types that a requirement asks to be held; each type once. */
  void add_of_types(RequirementId requirement, std::vector<AchievementId>& to) {
    if (!requirement) return;
    for (const AchievementType type : catalog_[requirement].holds) {
      if (audit::contains(looked_for_, type)) continue;
      looked_for_.push_back(type);
      for (std::size_t at = 0; at < catalog_.achievements.size(); ++at) {
        if (catalog_.achievements[at].type == type) to.push_back(AchievementId{at});
      }
    }
    for (const RequirementId child : catalog_[requirement].children) add_of_types(child, to);
  }

  bool serves(AchievementId id) const {
    if (has_place(id) || audit::contains(types_, catalog_[id].type)) return true;
    const auto edges = graph_.out(id);
    return std::any_of(edges.begin(), edges.end(), [&](const Edge& edge) {
      return edge.kind == EdgeKind::recognition && edge.to == tree_.program;
    });
  }

  const Catalog& catalog_;
  const Graph& graph_;
  const audit::Equivalents& equivalents_;
  const audit::Tree& tree_;
  std::vector<bool> is_candidate_;
  std::vector<bool> is_held_;
  std::vector<AchievementType> types_;       ///< that the program asks to be held
  std::vector<AchievementType> looked_for_;  ///< that something needs before it
};

/** Requirements to hold an award are met by what is taken, not by what could be. */
void keep_held_types(Universe& universe) {
  audit::Problem& problem = universe.posed.built.problem;
  const std::size_t held_items = universe.record.items.size();
  for (const audit::HeldAward& held : universe.posed.drafts.held) {
    if (held.standing == audit::never || held.item < held_items) continue;
    const Index node = held.node + universe.posed.built.places[held.tree].node;
    bool always = true;
    for (Index up = problem.nodes[node].parent; up != nothing; up = problem.nodes[up].parent) {
      always = always && problem.nodes[up].shape == audit::Shape::all;
    }
    problem.nodes[node].met_from = always ? 0 : audit::never;
    if (always) universe.held_types.push_back(universe.tree->ids[held.node]);
  }
}

/** What makes a piece serves, and what is needed before it. */
void find_serving(const Catalog& catalog, Universe& universe) {
  std::vector<Index> open;
  const auto add = [&](Index at) {
    if (universe.candidates[at].serves) return;
    universe.candidates[at].serves = true;
    open.push_back(at);
  };
  const auto add_named_in = [&](RequirementId requirement) {
    std::vector<AchievementId> named;
    add_named(catalog, requirement, named);
    for (const AchievementId id : named) {
      for (const auto* by_id : {&universe.candidate_of, &universe.assessment_of}) {
        const auto found = by_id->find(static_cast<std::uint32_t>(id.index()));
        if (found != by_id->end()) add(found->second);
      }
    }
  };
  for (const std::vector<Index>& things : universe.things_of) {
    for (const Index thing : things) add(thing);
  }
  add_named_in(catalog[universe.tree->program].entry);
  // Of the types that are asked for, before things or by the program, each may do.
  std::vector<AchievementType> types;
  const std::function<void(RequirementId)> add_types = [&](RequirementId id) {
    if (!id) return;
    for (const AchievementType type : catalog[id].holds) audit::add_once(types, type);
    for (const RequirementId child : catalog[id].children) add_types(child);
  };
  for (const RequirementId id : universe.held_types) add_types(id);
  add_types(catalog[universe.tree->program].entry);
  for (std::size_t known = 0; !open.empty() || known < types.size();) {
    for (; known < types.size(); ++known) {
      for (Index at = 0; at < universe.candidates.size(); ++at) {
        const Candidate& each = universe.candidates[at];
        const bool itself = !each.prior_learning && each.choice == nullptr;
        if (itself && catalog[each.id].type == types[known]) add(at);
      }
    }
    if (open.empty()) break;
    const Achievement& record = universe.candidates[open.back()].record(catalog);
    open.pop_back();
    add_named_in(record.entry);
    add_types(record.entry);
    if (!record.study) continue;
    add_named_in(catalog[record.study].corequisites);
    add_types(catalog[record.study].corequisites);
  }
}

/** The audit of the record with all candidates. */
void pose(const Catalog& catalog, const audit::Auditor& auditor, Date on, Universe& universe) {
  const learner::Learner extended = with_planned(catalog, universe.record, universe.candidates);
  universe.posed =
      auditor.pose(extended, {.on = on, .what_if = true, .most_pieces = ~std::size_t{0}});
}

}  // namespace

learner::Learner with_planned(const Catalog& catalog, const learner::Learner& record,
                              const std::vector<Candidate>& which) {
  learner::Learner made = copy_of(record);
  made.items.reserve(made.items.size() + which.size());
  for (const Candidate& each : which) {
    if (each.choice != nullptr) {
      made.items.push_back(item_of(*each.choice));
      continue;
    }
    Item item;
    // A name of its own, which no exception of the record can mean.
    item.id = each.prior_learning ? "\x01" : "\x02";
    item.status = ItemStatus::planned;
    if (!each.prior_learning) {
      item.achievement = each.id;
    } else {
      item.title = catalog[each.id].id;
      item.accepted.emplace();
      item.accepted->by = catalog[each.id].owner;
      item.accepted->as = each.id;
      item.accepted->prior_learning = true;
    }
    made.items.push_back(std::move(item));
  }
  return made;
}

Universe universe_of(const Catalog& catalog, const Graph& graph, const audit::Auditor& auditor,
                     const learner::Learner& learner, Date on) {
  Universe universe;
  universe.record = copy_of(learner);
  universe.tree = auditor.trees_for(universe.record).front();
  universe.candidates = Finder(catalog, graph, auditor, *universe.tree, universe.record).run();
  for (Index at = 0; at < universe.candidates.size(); ++at) {
    const Candidate& each = universe.candidates[at];
    auto& by_id = each.prior_learning ? universe.assessment_of : universe.candidate_of;
    by_id.emplace(static_cast<std::uint32_t>(each.id.index()), at);
  }
  pose(catalog, auditor, on, universe);
  universe.choices = choices_of(catalog, *universe.tree, universe.posed.drafts.waived.front(),
                                universe.posed.built.grain);
  for (const Choice& each : universe.choices) {
    Candidate chosen;
    chosen.choice = &each;
    universe.candidates.push_back(chosen);
  }
  if (!universe.choices.empty()) pose(catalog, auditor, on, universe);
  const auto held = static_cast<std::uint32_t>(universe.record.items.size());
  for (const audit::Draft& draft : universe.posed.drafts.pieces) {
    std::vector<Index> things;
    for (const std::uint32_t item : draft.piece.items) {
      if (item >= held) things.push_back(item - held);
    }
    universe.things_of.push_back(std::move(things));
    universe.recognition_of.push_back(draft.piece.recognition);
  }
  keep_held_types(universe);
  find_serving(catalog, universe);
  return universe;
}

}  // namespace credstack::plan
