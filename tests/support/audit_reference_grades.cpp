// Grades and ages for the reference audit: each compared with care for what is not known.
#include <algorithm>

#include "support/audit_reference_parts.hpp"

namespace credstack::test::reference {
namespace {

/** How good a grade is within its scale: less is better. Nothing where the scale has it not. */
std::optional<Rational> rank(const GradeScale& scale, std::string_view grade) {
  if (scale.numeric) {
    const auto number = Rational::parse(grade);
    if (!number) return std::nullopt;
    const Rational low = min(scale.best, scale.worst);
    const Rational high = max(scale.best, scale.worst);
    if (*number < low || *number > high) return std::nullopt;
    return scale.best > scale.worst ? Rational(0) - *number : *number;
  }
  for (std::size_t i = 0; i < scale.grades.size(); ++i) {
    if (scale.grades[i].grade == grade) return Rational(static_cast<std::int64_t>(i));
  }
  return std::nullopt;
}

GradeScaleId scale_of(const Catalog& catalog, OrganizationId organization) {
  return organization ? catalog[organization].grade_scale : GradeScaleId{};
}

}  // namespace

GradeScaleId scale_of_leaf(const Problem& problem, GradeScaleId stated, std::size_t program) {
  if (stated) return stated;
  if (const GradeScaleId own = scale_of(problem.catalog, problem.programs[program].owner)) {
    return own;
  }
  return problem.catalog.grade_scales.size() == 1 ? GradeScaleId(0) : GradeScaleId{};
}

GradeScaleId scale_of_item(const Problem& problem, const learner::Item& item, GradeScaleId leaf,
                           std::size_t program) {
  if (item.grade_scale) return item.grade_scale;
  OrganizationId issuer = item.issuer;
  if (!item.issuer_stated && item.achievement) issuer = problem.catalog[item.achievement].owner;
  if (const GradeScaleId scale = scale_of(problem.catalog, issuer)) return scale;
  const bool nobody = !item.issuer_stated && !issuer;
  const bool own = issuer && issuer == problem.programs[program].owner;
  return nobody || own ? leaf : GradeScaleId{};
}

Finding grade_reaches(const Problem& problem, const learner::Item& item, std::string_view asked,
                      GradeScaleId leaf_scale, std::size_t program) {
  if (item.grade.empty()) return Finding::unknown;
  const GradeScaleId scale = scale_of_item(problem, item, leaf_scale, program);
  if (!scale && !leaf_scale) return item.grade == asked ? Finding::good : Finding::unknown;
  if (scale != leaf_scale) return Finding::unknown;
  const auto has = rank(problem.catalog[scale], item.grade);
  const auto wants = rank(problem.catalog[scale], asked);
  if (!has || !wants) return Finding::unknown;
  return *has > *wants ? Finding::bad : Finding::good;
}

Finding grade_passes(const Problem& problem, const learner::Item& item, GradeScaleId leaf_scale,
                     std::size_t program) {
  const GradeScaleId id = scale_of_item(problem, item, leaf_scale, program);
  if (item.grade.empty() || !id) return Finding::unknown;
  const GradeScale& scale = problem.catalog[id];
  const auto has = rank(scale, item.grade);
  if (!has) return Finding::unknown;
  if (!scale.numeric) {
    const auto place = static_cast<std::size_t>(has->num());
    return scale.grades[place].pass ? Finding::good : Finding::bad;
  }
  if (!scale.pass.is_known()) return Finding::unknown;
  const Rational pass = scale.best > scale.worst ? Rational(0) - scale.pass : scale.pass;
  return *has > pass ? Finding::bad : Finding::good;
}

Points points_of(const Catalog& catalog, GradeScaleId id, std::string_view grade) {
  if (!id) return {};
  const GradeScale& scale = catalog[id];
  const auto place = rank(scale, grade);
  if (!place) return {};
  if (scale.numeric) return {true, false, *Rational::parse(grade)};
  const GradeScale::Grade& found = scale.grades[static_cast<std::size_t>(place->num())];
  return {true, found.pass && !found.points.is_known(), found.points};
}

Finding is_fresh(Date completed, const Duration& age, Date anchor) {
  if (!completed || !anchor || !age.is_calendar()) return Finding::unknown;
  if (completed.last_day() < subtract(anchor.first_day(), age)) return Finding::bad;
  if (!(completed.first_day() < subtract(anchor.last_day(), age))) return Finding::good;
  return Finding::unknown;
}

}  // namespace credstack::test::reference
