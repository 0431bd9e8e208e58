// Grades and the scales they are of, which the catalogue holds as data. A grade is compared within
// one scale only (docs/audit.md, Grades).
#pragma once

#include <string_view>

#include "model/catalog.hpp"

namespace credstack::audit {

enum class GradeFinding : std::uint8_t { met, below, unknown };

/** In which scale a program's owner asks for grades: its own, else the only one of the catalogue.
 */
GradeScaleId scale_of(const Catalog& catalog, OrganizationId owner);

/** Whether a grade passes; unknown where the scale does not have it. */
GradeFinding passes(const Catalog& catalog, GradeScaleId scale, std::string_view grade);

/** Whether `grade` (of `scale`) is as good as `asked` (of `asked_scale`). Either scale may be none.
 */
GradeFinding reaches(const Catalog& catalog, GradeScaleId scale, std::string_view grade,
                     GradeScaleId asked_scale, std::string_view asked);

struct GradePoints {
  enum Kind : std::uint8_t { stated, left_out, unknown } kind = unknown;
  Rational points = Rational::unknown();
};
/** Its grade points; a passing grade without any is left out of averages. */
GradePoints points_of(const Catalog& catalog, GradeScaleId scale, std::string_view grade);

}  // namespace credstack::audit
