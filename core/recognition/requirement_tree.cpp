#include "recognition/requirement_tree.hpp"

#include <algorithm>

#include "model/sorting.hpp"
#include "recognition/selection.hpp"

namespace credstack {
namespace {

/** Only what every way of completing the tree goes through. */
bool is_conjunctive(const Requirement& node) {
  return node.kind == RequirementKind::all ||
         (node.kind == RequirementKind::choose && node.choose >= node.children.size()) ||
         (node.kind == RequirementKind::any && node.children.size() == 1);
}

/** The unit of the first credit that the tree names. */
std::string_view first_unit(const Catalog& catalog, RequirementId root) {
  std::string_view unit;
  for_each_node(catalog, root, [&](RequirementId, const Requirement& node) {
    if (!unit.empty()) return;
    if (node.credit) {
      unit = node.credit->unit;
    } else if (node.achievement && catalog[node.achievement].credit) {
      unit = catalog[node.achievement].credit->unit;
    }
  });
  return unit;
}

/** Whether credit is used at more than one place of the tree: then its parts add up to too much. */
bool is_shared(const Catalog& catalog, RequirementId root) {
  bool shared = false;
  for_each_node(catalog, root, [&](RequirementId, const Requirement& node) {
    if (!node.terms) return;
    const RequirementTerms& terms = catalog[node.terms];
    const auto shares = [](const Rule& rule) { return !rule.between.empty(); };
    shared = shared || terms.shared || std::any_of(terms.rules.begin(), terms.rules.end(), shares);
  });
  return shared;
}

/** What a list of things comes to when all are worth the same; unknown when not. */
Rational credit_of_each(const Catalog& catalog, const Requirement& leaf, std::string_view unit) {
  Rational each = Rational::unknown();
  for (const AchievementId id : leaf.from) {
    const auto& credit = catalog[id].credit;
    if (!credit || !credit->is_exact() || credit->unit != unit) return Rational::unknown();
    if (each.is_known() && each != credit->min) return Rational::unknown();
    each = credit->min;
  }
  return each;
}

RequirementId find_node(const Catalog& catalog, RequirementId root, std::string_view id) {
  RequirementId found;
  if (id.empty() || !root) return found;
  for_each_node(catalog, root, [&](RequirementId at, const Requirement& node) {
    if (!found && node.id == id) found = at;
  });
  return found;
}

/** Places held achievements in a tree, each once, taking the first place that is free. */
class Filler {
 public:
  Filler(const Catalog& catalog, const Achievement& program, const std::vector<AchievementId>& held,
         std::string_view unit)
      : catalog_(catalog),
        owner_(program.owner),
        held_(held),
        used_(held.size(), false),
        unit_(unit) {}

  /** A way of placing them that works: how much it fills, and with how many. */
  Fill placed(RequirementId root) {
    Fill result;
    result.min = place(root);
    result.max = Rational::unknown();
    result.pieces = std::count(used_.begin(), used_.end(), true);
    return result;
  }

  Rational bound(RequirementId root) const { return min(all_at_best(root), most(root)); }

 private:
  /** What the held achievements come to if each could stand where it counts for most. */
  Rational all_at_best(RequirementId root) const {
    std::vector<Rational> best(held_.size(), 0);
    for_each_node(catalog_, root, [&](RequirementId, const Requirement& node) {
      for (std::size_t i = 0; i < held_.size(); ++i) {
        if (names(node, held_[i])) best[i] = max(best[i], value(node, held_[i]));
      }
    });
    Rational sum = 0;
    for (const Rational each : best) sum = sum + each;
    return sum;
  }

  /** What is open to anything is no name for it. */
  bool names(const Requirement& node, AchievementId held) const {
    return node.kind != RequirementKind::holds && !node.open && takes(catalog_, node, held, owner_);
  }

  Rational value(const Requirement& node, AchievementId held) const {
    const auto credit = leaf_credit(catalog_, node, held);
    if (!credit || !credit->is_exact() || credit->unit != unit_) return Rational::unknown();
    return credit->min;
  }

  Rational slot_size(const Requirement& node) const {
    if (node.kind != RequirementKind::credits || !node.credit || node.credit->unit != unit_) {
      return Rational::unknown();
    }
    return node.credit->min;
  }

  /** Takes what a node can use, and says how much that is. */
  Rational place(RequirementId id) {
    const Requirement& node = catalog_[id];
    Rational placed = 0;
    if (node.children.empty()) {
      const bool slot = node.kind == RequirementKind::credits;
      std::uint32_t count = 0;
      for (std::size_t i = 0; i < held_.size(); ++i) {
        if (used_[i] || !names(node, held_[i])) continue;
        if (slot && placed >= slot_size(node)) break;
        if (node.kind == RequirementKind::courses && count++ == node.choose) break;
        used_[i] = true;
        placed = placed + value(node, held_[i]);
      }
      return slot && !placed.is_zero() ? min(placed, slot_size(node)) : placed;
    }
    // Of alternatives only as many as are asked for can count; the first that have anything are
    // taken.
    std::size_t left = node.kind == RequirementKind::any      ? 1
                       : node.kind == RequirementKind::choose ? node.choose
                                                              : node.children.size();
    for (const RequirementId child : node.children) {
      if (left == 0) break;
      const auto before = std::count(used_.begin(), used_.end(), true);
      placed = placed + place(child);
      if (std::count(used_.begin(), used_.end(), true) != before) --left;
    }
    return placed;
  }

  /** No more than this can be filled under a node, whatever the use elsewhere. */
  Rational most(RequirementId id) const {
    const Requirement& node = catalog_[id];
    if (node.kind == RequirementKind::courses) {
      std::vector<Rational> each;
      for (const AchievementId held : held_) {
        if (names(node, held)) each.push_back(value(node, held));
      }
      return greatest(std::move(each), node.choose);
    }
    if (node.children.empty()) {
      Rational sum = 0;
      for (const AchievementId held : held_) {
        if (names(node, held)) sum = sum + value(node, held);
      }
      if (node.kind == RequirementKind::credits && !sum.is_zero()) {
        return min(sum, slot_size(node));
      }
      return sum;
    }
    std::vector<Rational> each;
    for (const RequirementId child : node.children) each.push_back(most(child));
    const std::size_t taken = node.kind == RequirementKind::any      ? 1
                              : node.kind == RequirementKind::choose ? node.choose
                                                                     : each.size();
    return greatest(std::move(each), taken);
  }

  /** The sum of the greatest so many; unknown when one of all is. */
  static Rational greatest(std::vector<Rational> each, std::size_t taken) {
    taken = std::min(taken, each.size());
    if (std::any_of(each.begin(), each.end(), [](Rational n) { return !n.is_known(); })) {
      return Rational::unknown();
    }
    if (taken < each.size()) sort_stably(each, [](Rational a, Rational b) { return a > b; });
    Rational sum = 0;
    for (std::size_t i = 0; i < taken; ++i) sum = sum + each[i];
    return sum;
  }

  const Catalog& catalog_;
  const OrganizationId owner_;
  const std::vector<AchievementId>& held_;
  std::vector<std::uint8_t> used_;  ///< which of them: true or false
  std::string_view unit_;
};

}  // namespace

RequirementId find_slot(const Catalog& catalog, const Achievement& program, std::string_view id) {
  return find_node(catalog, program.requirement, id);
}

bool is_slot_of_other_years(const Catalog& catalog, const Achievement& program,
                            std::string_view id) {
  if (!program.study) return false;
  const auto& versions = catalog[program.study].versions;
  return std::any_of(versions.begin(), versions.end(), [&](const RequirementVersion& version) {
    return static_cast<bool>(find_node(catalog, version.requirement, id));
  });
}

Rational node_total(const Catalog& catalog, RequirementId id, std::string_view unit) {
  const Requirement& node = catalog[id];
  switch (node.kind) {
    case RequirementKind::achievement: {
      if (!node.achievement) return Rational::unknown();
      const auto credit = leaf_credit(catalog, node, node.achievement);
      if (!credit && catalog[node.achievement].non_credit) return 0;
      if (!credit || !credit->is_exact() || credit->unit != unit) return Rational::unknown();
      return credit->min;
    }
    case RequirementKind::credits:
      if (!node.credit->is_exact() || node.credit->unit != unit) return Rational::unknown();
      return node.credit->min;
    case RequirementKind::courses:
      return credit_of_each(catalog, node, unit) * Rational(node.choose);
    case RequirementKind::holds:
    case RequirementKind::prose:
      return Rational::unknown();
    default:
      break;
  }
  if (node.children.empty()) return Rational::unknown();
  Rational sum = 0;
  const Rational first = node_total(catalog, node.children.front(), unit);
  for (const RequirementId child : node.children) {
    const Rational each = node_total(catalog, child, unit);
    if (!is_conjunctive(node) && each != first) return Rational::unknown();
    sum = sum + each;
  }
  if (is_conjunctive(node)) return sum;
  return node.kind == RequirementKind::any ? first : first * Rational(node.choose);
}

bool met_alone(const Catalog& catalog, RequirementId root, RequirementId leaf) {
  if (!root || !leaf) return false;
  const Requirement& node = catalog[root];
  const bool asks_more =
      node.terms && (catalog[node.terms].doubtful || !catalog[node.terms].rules.empty());
  if (asks_more) return false;
  if (root == leaf) {
    return node.kind == RequirementKind::achievement ||
           (node.kind == RequirementKind::courses && node.choose == 1);
  }
  const bool one_is_enough = node.kind == RequirementKind::any ||
                             (node.kind == RequirementKind::choose && node.choose == 1) ||
                             (node.kind == RequirementKind::all && node.children.size() == 1);
  return one_is_enough &&
         std::any_of(node.children.begin(), node.children.end(),
                     [&](RequirementId child) { return met_alone(catalog, child, leaf); });
}

std::vector<RequirementId> path_to(const Catalog& catalog, RequirementId root, RequirementId leaf) {
  std::vector<RequirementId> path;
  if (!root || !leaf) return path;
  const auto descend = [&](const auto& self, RequirementId at) -> bool {
    path.push_back(at);
    if (at == leaf) return true;
    for (const RequirementId child : catalog[at].children) {
      if (self(self, child)) return true;
    }
    path.pop_back();
    return false;
  };
  descend(descend, root);
  return path;
}

std::optional<ProgramTotal> program_total(const Catalog& catalog, const Achievement& program) {
  if (program.credit) return ProgramTotal{*program.credit, true};
  // On a pathway one component may lead to another, so that their credit adds up to no size.
  if (!program.requirement || program.type == AchievementType::pathway) return std::nullopt;
  if (is_shared(catalog, program.requirement)) return std::nullopt;
  const std::string_view unit = first_unit(catalog, program.requirement);
  const Rational sum = node_total(catalog, program.requirement, unit);
  if (!sum.is_known()) return std::nullopt;
  return ProgramTotal{{sum, sum, unit}, false};
}

std::vector<RequirementId> words_beside(const Catalog& catalog, RequirementId root,
                                        RequirementId leaf) {
  std::vector<RequirementId> words;
  for_each_node(catalog, root, [&](RequirementId, const Requirement& node) {
    if (node.kind != RequirementKind::all) return;
    std::vector<RequirementId> beside;
    bool alone = false;
    for (const RequirementId child : node.children) {
      if (child == leaf) {
        alone = true;
      } else if (catalog[child].kind == RequirementKind::prose) {
        beside.push_back(child);
      } else {
        return;
      }
    }
    if (alone) words = beside;
  });
  return words;
}

std::optional<Credit> leaf_credit(const Catalog& catalog, const Requirement& leaf,
                                  AchievementId achievement) {
  if (leaf.kind == RequirementKind::achievement && leaf.credit) return leaf.credit;
  return catalog[achievement].credit;
}

std::vector<Named> named_in(const Catalog& catalog, RequirementId root) {
  std::vector<Named> named;
  if (!root) return named;
  const auto take = [&](RequirementId, const Requirement& node, bool always) {
    if (node.kind == RequirementKind::achievement && node.achievement) {
      named.push_back({node.achievement, always});
    }
    for (const AchievementId from : node.from) {
      if (!is_excepted(catalog, node, from)) named.push_back({from, false});
    }
  };
  for_each_node(catalog, root,
                [&](RequirementId id, const Requirement& node) { take(id, node, false); });
  std::vector<AchievementId> always;
  for_each_node(
      catalog, root,
      [&](RequirementId, const Requirement& node) {
        if (node.kind == RequirementKind::achievement) always.push_back(node.achievement);
      },
      is_conjunctive);
  sort_stably(always);
  for (Named& each : named) {
    each.always = std::binary_search(always.begin(), always.end(), each.achievement);
  }
  sort_stably(named, [](const Named& a, const Named& b) { return a.achievement < b.achievement; });
  named.erase(
      std::unique(named.begin(), named.end(),
                  [](const Named& a, const Named& b) { return a.achievement == b.achievement; }),
      named.end());
  return named;
}

FreeRoom free_room(const Catalog& catalog, RequirementId root, std::string_view unit) {
  FreeRoom room;
  for_each_node(
      catalog, root,
      [&](RequirementId, const Requirement& node) {
        if (node.kind == RequirementKind::courses && node.open) room.counted = true;
        if (node.kind != RequirementKind::credits || !node.from.empty()) return;
        if (!selectors_of(catalog, node).empty()) return;
        if (!node.credit || node.credit->unit != unit) return;
        Rational& sum = node.open ? room.open : room.unnamed;
        sum = sum + node.credit->min;
      },
      is_conjunctive);
  return room;
}

std::optional<std::int64_t> listed_pieces(const Catalog& catalog, RequirementId root) {
  if (!root) return std::nullopt;
  std::int64_t pieces = 0;
  bool plain = true;
  for_each_node(catalog, root, [&](RequirementId, const Requirement& node) {
    if (node.kind == RequirementKind::achievement) {
      ++pieces;
    } else if (node.kind == RequirementKind::courses) {
      pieces += node.choose;
    } else if (!is_conjunctive(node)) {
      plain = false;
    }
  });
  return plain && pieces > 0 ? std::optional(pieces) : std::nullopt;
}

Fill fill(const Catalog& catalog, const Achievement& program,
          const std::vector<AchievementId>& held, std::string_view unit) {
  Fill filled = Filler(catalog, program, held, unit).placed(program.requirement);
  filled.max = fill_at_most(catalog, program, held, unit);
  return filled;
}

Rational fill_at_least(const Catalog& catalog, const Achievement& program,
                       const std::vector<AchievementId>& held, std::string_view unit) {
  return Filler(catalog, program, held, unit).placed(program.requirement).min;
}

Rational fill_at_most(const Catalog& catalog, const Achievement& program,
                      const std::vector<AchievementId>& held, std::string_view unit) {
  return Filler(catalog, program, held, unit).bound(program.requirement);
}

}  // namespace credstack
