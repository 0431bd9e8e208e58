// What is taken beside what, once everything is read: things are found that need each other so that
// they can neither be taken together nor one before the other.
#include <algorithm>

#include "catalog/catalog_builder.hpp"
#include "catalog/cycles.hpp"
#include "catalog/walk.hpp"

namespace credstack::catalog {
namespace {

/** What things need: the first `beside` of all beside them, the others before they begin. */
struct Needs {
  std::vector<Edge> all;
  std::size_t beside = 0;
};

Needs needs_of(const Catalog& catalog) {
  Needs needs;
  std::vector<RequirementId> stack;
  const auto add = [&](std::size_t from, RequirementId root) {
    walk(catalog, root, stack, [&](const Requirement& node) {
      if (!node.achievement || node.achievement == AchievementId{from}) return;
      needs.all.emplace_back(static_cast<std::uint32_t>(from),
                             static_cast<std::uint32_t>(node.achievement.index()));
    });
  };
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    add(i, corequisites_of(catalog, catalog.achievements[i]));
  }
  needs.beside = needs.all.size();
  if (needs.beside == 0) return needs;
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    add(i, catalog.achievements[i].entry);
  }
  return needs;
}

/**
 * The things of a cycle, in which each need stands after the set that has it. Empty where each
 * needs the next before it begins: such a cycle is told with those of what completes a thing.
 */
std::vector<std::uint32_t> told(const Needs& needs, const std::vector<std::uint32_t>& cycle,
                                std::size_t things) {
  std::vector<std::uint32_t> chain;
  bool beside = false;
  const auto add = [&](std::uint32_t thing) {
    if (chain.empty() || chain.back() != thing) chain.push_back(thing);
  };
  for (const std::uint32_t node : cycle) {
    if (node < things) continue;
    const std::size_t at = node - things;
    beside = beside || at < needs.beside || (!chain.empty() && chain.back() != needs.all[at].first);
    add(needs.all[at].first);
    add(needs.all[at].second);
  }
  if (chain.back() == chain.front()) {
    chain.pop_back();
  } else {
    beside = true;
  }
  return beside ? chain : std::vector<std::uint32_t>{};
}

}  // namespace

/**
 * Things that are needed beside each other begin together, and are as one. Where such a set needs
 * itself before it begins, by way of others or not, none of it can be taken.
 */
void CatalogBuilder::check_beside_cycles() {
  const Needs needs = needs_of(catalog_);
  if (needs.beside == 0) return;
  const std::size_t things = catalog_.achievements.size();
  const auto last_beside = needs.all.begin() + static_cast<std::ptrdiff_t>(needs.beside);
  const std::vector<std::uint32_t> sets =
      parts_of(things, std::vector<Edge>(needs.all.begin(), last_beside));
  // Each need is a node of its own, so that a cycle tells which it goes by.
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < needs.all.size(); ++i) {
    const auto& [from, to] = needs.all[i];
    if (i < needs.beside && sets[from] == sets[to]) continue;
    const auto need = static_cast<std::uint32_t>(things + i);
    edges.emplace_back(sets[from], need);
    edges.emplace_back(need, sets[to]);
  }
  const std::size_t nodes = things + needs.all.size();
  const std::vector<std::uint32_t> found = nodes_on_cycles(nodes, edges);
  for (std::size_t i = 0; i < things; ++i) {
    if (std::binary_search(found.begin(), found.end(), sets[i])) {
      catalog_.achievements[i].doubtful = true;
    }
  }
  for (const auto& cycle : find_cycles(nodes, std::move(edges))) {
    std::vector<std::uint32_t> chain = told(needs, cycle, things);
    if (chain.empty()) continue;
    report_cycle(Severity::error, "requirement-cycle", std::move(chain),
                 "These need each other, before or beside them, so none can be taken: ");
  }
}

}  // namespace credstack::catalog
