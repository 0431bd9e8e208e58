// What a scale of grades knows.
#pragma once

#include <algorithm>
#include <string_view>

#include "model/records.hpp"

namespace credstack {

/** Whether it has any grades; one that could not be read, or is contested, has none. */
inline bool has_grades(const GradeScale& scale) { return scale.numeric || !scale.grades.empty(); }

inline bool has_grade(const GradeScale& scale, std::string_view grade) {
  if (!scale.numeric) {
    return std::any_of(scale.grades.begin(), scale.grades.end(),
                       [&](const GradeScale::Grade& each) { return each.grade == grade; });
  }
  const auto number = Rational::parse(grade);
  return number && *number >= min(scale.best, scale.worst) &&
         *number <= max(scale.best, scale.worst);
}

}  // namespace credstack
