#include "audit/grades.hpp"

#include <algorithm>

namespace credstack::audit {
namespace {

/** The place of a grade in a scale of words, best first; none: it has no such grade. */
const GradeScale::Grade* find(const GradeScale& scale, std::string_view grade) {
  const auto found =
      std::find_if(scale.grades.begin(), scale.grades.end(),
                   [&](const GradeScale::Grade& each) { return each.grade == grade; });
  return found == scale.grades.end() ? nullptr : &*found;
}

bool no_worse(const GradeScale& scale, Rational number, Rational than) {
  return scale.best > scale.worst ? number >= than : number <= than;
}

/** A number of the scale; unknown where it is none, or lies outside. */
Rational number_in(const GradeScale& scale, std::string_view grade) {
  const auto number = Rational::parse(grade);
  if (!number || !no_worse(scale, *number, scale.worst) || !no_worse(scale, scale.best, *number)) {
    return Rational::unknown();
  }
  return *number;
}

GradeFinding finding(bool met) { return met ? GradeFinding::met : GradeFinding::below; }

}  // namespace

GradeScaleId scale_of(const Catalog& catalog, OrganizationId owner) {
  if (owner && catalog[owner].grade_scale) return catalog[owner].grade_scale;
  return catalog.grade_scales.size() == 1 ? GradeScaleId{0} : GradeScaleId{};
}

GradeFinding passes(const Catalog& catalog, GradeScaleId scale, std::string_view grade) {
  const GradeScale& graded = catalog[scale];
  if (!graded.numeric) {
    const GradeScale::Grade* found = find(graded, grade);
    return found == nullptr ? GradeFinding::unknown : finding(found->pass);
  }
  const Rational number = number_in(graded, grade);
  if (!number.is_known() || !graded.pass.is_known()) return GradeFinding::unknown;
  return finding(no_worse(graded, number, graded.pass));
}

GradeFinding reaches(const Catalog& catalog, GradeScaleId scale, std::string_view grade,
                     GradeScaleId asked_scale, std::string_view asked) {
  if (!scale && !asked_scale) {
    return grade == asked ? GradeFinding::met : GradeFinding::unknown;
  }
  if (scale != asked_scale) return GradeFinding::unknown;
  const GradeScale& graded = catalog[scale];
  if (!graded.numeric) {
    const GradeScale::Grade* have = find(graded, grade);
    const GradeScale::Grade* want = find(graded, asked);
    if (have == nullptr || want == nullptr) return GradeFinding::unknown;
    return finding(have <= want);
  }
  const Rational have = number_in(graded, grade);
  const Rational want = number_in(graded, asked);
  if (!have.is_known() || !want.is_known()) return GradeFinding::unknown;
  return finding(no_worse(graded, have, want));
}

GradePoints points_of(const Catalog& catalog, GradeScaleId scale, std::string_view grade) {
  GradePoints result;
  if (!scale) return result;
  const GradeScale& graded = catalog[scale];
  if (graded.numeric) {
    result.points = number_in(graded, grade);
    result.kind = result.points.is_known() ? GradePoints::stated : GradePoints::unknown;
    return result;
  }
  const GradeScale::Grade* found = find(graded, grade);
  if (found == nullptr) return result;
  result.points = found->points;
  result.kind = found->points.is_known() ? GradePoints::stated
                : found->pass            ? GradePoints::left_out
                                         : GradePoints::unknown;
  return result;
}

}  // namespace credstack::audit
