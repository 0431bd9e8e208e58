// Looking into a requirement tree: its nodes, its total, what it names, and how much of it given
// courses can fill.
#pragma once

#include <optional>
#include <vector>

#include "model/catalog.hpp"

namespace credstack {

/**
 * Calls `visit(id, node)` for each node of the tree, parents first. `descend(node)` may keep it out
 * of a node's children.
 */
template <class Visit, class Descend>
void for_each_node(const Catalog& catalog, RequirementId root, Visit visit, Descend descend) {
  std::vector<RequirementId> waiting{root};
  while (!waiting.empty()) {
    const RequirementId id = waiting.back();
    waiting.pop_back();
    if (!id) continue;
    const Requirement& node = catalog[id];
    visit(id, node);
    if (!descend(node)) continue;
    for (auto child = node.children.rbegin(); child != node.children.rend(); ++child) {
      waiting.push_back(*child);
    }
  }
}
template <class Visit>
void for_each_node(const Catalog& catalog, RequirementId root, Visit visit) {
  for_each_node(catalog, root, visit, [](const Requirement&) { return true; });
}

/** The node of that id in the program's requirement tree, or none. */
RequirementId find_slot(const Catalog& catalog, const Achievement& program, std::string_view id);

/** Whether the program had such a node in another year, or will have. */
bool is_slot_of_other_years(const Catalog& catalog, const Achievement& program,
                            std::string_view id);

/** A program's size: as stated, else as its tree adds up; none when neither says. */
struct ProgramTotal {
  Credit credit;
  bool stated = true;
};
std::optional<ProgramTotal> program_total(const Catalog& catalog, const Achievement& program);

/** What a node adds up to in `unit`; unknown unless every way of meeting it adds up to the same. */
Rational node_total(const Catalog& catalog, RequirementId id, std::string_view unit);

/** Whether holding what `leaf` names meets the whole tree, whatever else is held. */
bool met_alone(const Catalog& catalog, RequirementId root, RequirementId leaf);

/** The nodes from `root` down to `leaf`, both with them; empty where it is not below. */
std::vector<RequirementId> path_to(const Catalog& catalog, RequirementId root, RequirementId leaf);

/**
 * The rules in words that stand together with `leaf` and with nothing else: they are asked of what
 * it names.
 */
std::vector<RequirementId> words_beside(const Catalog& catalog, RequirementId root,
                                        RequirementId leaf);

/** What a named achievement counts for at a leaf: the leaf's own figure, else the achievement's. */
std::optional<Credit> leaf_credit(const Catalog& catalog, const Requirement& leaf,
                                  AchievementId achievement);

/**
 * The achievements that a tree names; `always` when no way of completing it goes without them. What
 * a selector picks is not named.
 */
struct Named {
  AchievementId achievement;
  bool always = false;
};
std::vector<Named> named_in(const Catalog& catalog, RequirementId root);

/** Room for credit that no course is named for, by how it can be reached. */
struct FreeRoom {
  Rational open;         ///< in slots for anything the owner accepts
  Rational unnamed;      ///< in slots that only a recognition can name
  bool counted = false;  ///< and a number of things that the owner accepts, of whatever credit
};
/** Counts slots in `unit` only, and those that every way of completing the tree has. */
FreeRoom free_room(const Catalog& catalog, RequirementId root, std::string_view unit);

/** The number of things asked for, where the tree is a plain list of so many things. */
std::optional<std::int64_t> listed_pieces(const Catalog& catalog, RequirementId root);

/**
 * How much of a program's tree some held achievements fill, each used once, in credit of `unit`: at
 * least `min` (a way of placing them that works), at most `max` (no way does better). Unknown when
 * a credit is.
 */
struct Fill {
  Rational min;
  Rational max;
  std::int64_t pieces = 0;  ///< how many of the held achievements find a place
};
Fill fill(const Catalog& catalog, const Achievement& program,
          const std::vector<AchievementId>& held, std::string_view unit);
/** Either bound of fill() by itself. */
Rational fill_at_least(const Catalog& catalog, const Achievement& program,
                       const std::vector<AchievementId>& held, std::string_view unit);
Rational fill_at_most(const Catalog& catalog, const Achievement& program,
                      const std::vector<AchievementId>& held, std::string_view unit);

}  // namespace credstack
