// What a requirement asks can only be held against the whole catalogue: amounts that no list can
// give, grades that no scale has, and things that are equivalent in a circle.
#include <algorithm>

#include "catalog/catalog_builder.hpp"
#include "catalog/cycles.hpp"
#include "catalog/walk.hpp"
#include "model/grade_scale.hpp"
#include "model/sorting.hpp"

namespace credstack::catalog {
namespace {

/** The node by its id, where it has one. */
std::string described(const Requirement& node) {
  return node.id.empty() ? "A requirement" : "The requirement " + quoted(node.id);
}

bool is_repeatable(const Catalog& catalog, AchievementId id) {
  const Achievement& thing = catalog[id];
  return thing.study && catalog[thing.study].repeatable;
}

/** The representative of a set of things that are equivalent both ways. */
std::uint32_t find(std::vector<std::uint32_t>& sets, std::uint32_t at) {
  while (sets[at] != at) at = sets[at] = sets[sets[at]];
  return at;
}

}  // namespace

void CatalogBuilder::check_trees() {
  const bool any = std::any_of(
      catalog_.requirements.begin(), catalog_.requirements.end(), [](const Requirement& node) {
        return !node.from.empty() || node.terms || !node.minimum_grade.empty();
      });
  if (!any) return;
  std::vector<RequirementId> stack;
  for (std::size_t i = 0; i < catalog_.achievements.size(); ++i) {
    std::vector<RequirementId> found;
    const auto note = [&](const Requirement& node) {
      found.emplace_back(static_cast<std::size_t>(&node - catalog_.requirements.data()));
    };
    const Achievement& program = catalog_.achievements[i];
    walk(catalog_, program.requirement, stack, note);
    walk(catalog_, program.entry, stack, note);
    walk(catalog_, corequisites_of(catalog_, program), stack, note);
    for (const RequirementVersion& version : versions_of(catalog_, program)) {
      walk(catalog_, version.requirement, stack, note);
    }
    for (const RequirementId id : found) {
      check_amount(i, catalog_[id]);
      check_grades(i, id);
      check_limits(id);
    }
  }
}

void CatalogBuilder::check_amount(std::size_t achievement, const Requirement& node) {
  if (node.from.empty()) return;
  Rational sum = 0;
  for (const AchievementId each : node.from) {
    // What can be taken again, or is worth what nobody says, may come to anything.
    const auto& credit = catalog_[each].credit;
    if (is_repeatable(catalog_, each)) return;
    if (!node.credit) continue;
    if (!credit || credit->unit != node.credit->unit) return;
    sum = sum + credit->max;
  }
  const bool short_of = node.credit ? node.credit->min > sum : node.choose > node.from.size();
  if (!short_of) return;
  report(Severity::warning, "impossible-requirement", achievement_mentions_[achievement].place,
         described(node) + " asks for more than its whole list can give.");
}

bool CatalogBuilder::knows_grade(std::size_t achievement, GradeScaleId stated,
                                 std::string_view grade) {
  if (grade.empty()) return true;
  const OrganizationId owner = catalog_.achievements[achievement].owner;
  GradeScaleId scale = stated;
  if (!scale && owner) scale = catalog_[owner].grade_scale;
  if (!scale && catalog_.grade_scales.size() == 1) scale = GradeScaleId(0);
  if (!scale) return true;
  const GradeScale& grades = catalog_[scale];
  // Of a scale without grades nothing is known.
  if (!has_grades(grades) || has_grade(grades, grade)) return true;
  report(Severity::error, "unknown-grade", achievement_mentions_[achievement].place,
         "The grade " + quoted(grade) + " is none of the scale " + quoted(grades.id) +
             ", so it cannot be compared.");
  return false;
}

void CatalogBuilder::check_grades(std::size_t achievement, RequirementId id) {
  Requirement& node = catalog_.requirements[id.index()];
  bool known =
      knows_grade(achievement, node.terms ? catalog_[node.terms].grade_scale : GradeScaleId{},
                  node.minimum_grade);
  if (node.terms) {
    for (const Rule& rule : catalog_[node.terms].rules) {
      if (rule.points.is_known()) continue;
      known = knows_grade(achievement, rule.grade_scale, rule.grade) && known;
    }
  }
  if (known) return;
  if (!node.terms) node.terms = add(RequirementTerms{});
  catalog_.terms[node.terms.index()].doubtful = true;
}

/** Whether selectors name what nobody describes. */
bool CatalogBuilder::name_unknown(const std::vector<Selector>& selectors) const {
  return std::any_of(selectors.begin(), selectors.end(), [this](const Selector& each) {
    return std::any_of(
               each.ids.begin(), each.ids.end(),
               [this](AchievementId id) { return !achievement_mentions_[id.index()].defined; }) ||
           std::any_of(each.providers.begin(), each.providers.end(), [this](OrganizationId id) {
             return !organization_mentions_[id.index()].defined;
           });
  });
}

/** A misspelt id in what narrows a node or a rule could let something count that should not. */
void CatalogBuilder::check_limits(RequirementId id) {
  const RequirementTermsId at = catalog_[id].terms;
  if (!at) return;
  RequirementTerms& terms = catalog_.terms[at.index()];
  terms.doubtful =
      terms.doubtful || name_unknown(terms.except) ||
      std::any_of(terms.rules.begin(), terms.rules.end(), [this](const Rule& rule) {
        return name_unknown(rule.of) || name_unknown(rule.except) || name_unknown(rule.with);
      });
}

void CatalogBuilder::check_equivalents() {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < catalog_.achievements.size(); ++i) {
    const StudyFactsId facts = catalog_.achievements[i].study;
    if (!facts) continue;
    for (const AchievementId other : catalog_[facts].equivalents) {
      edges.emplace_back(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(other.index()));
    }
  }
  if (edges.empty()) return;
  // What is said both ways is one thing; what then still leads in a circle is said by halves.
  std::vector<std::uint32_t> sets(catalog_.achievements.size());
  for (std::size_t i = 0; i < sets.size(); ++i) sets[i] = static_cast<std::uint32_t>(i);
  sort_stably(edges);
  std::vector<Edge> halves;
  for (const Edge& each : edges) {
    if (std::binary_search(edges.begin(), edges.end(), Edge{each.second, each.first})) {
      sets[find(sets, each.first)] = find(sets, each.second);
    } else {
      halves.push_back(each);
    }
  }
  for (Edge& each : halves) each = {find(sets, each.first), find(sets, each.second)};
  for (auto& cycle : find_cycles(sets.size(), std::move(halves))) {
    report_cycle(Severity::warning, "equivalence-cycle", std::move(cycle),
                 "These are equivalent in a circle; each holds only as it is said, one step: ");
  }
}

}  // namespace credstack::catalog
