// Grade scales. One that cannot be read keeps its name and knows no grade: were it lost, another
// could pass for the only one of the catalogue.
#include <algorithm>

#include "catalog/native_reader.hpp"

namespace credstack::catalog {

GradeScaleId NativeReader::grade_scale(Maybe field) {
  if (!field) return {};
  const std::string_view name = id(field);
  // A reference that cannot be read is to a scale that nobody knows, not to none.
  if (name.empty()) return builder_.grade_scale(field->path.pointer());
  return builder_.expect_grade_scale(name, field->path);
}

std::string_view NativeReader::grade(Maybe field) {
  if (!field || !field->value.is_number()) return filled(field);
  return number(field) ? builder_.keep(field->value.text()) : std::string_view{};
}

void NativeReader::read_grade_scale(const Field& field) {
  using ScaleKeys = Keys<"id", "name", "grades", "numeric", "source">;
  const Watch watch(*this);
  const auto object = open<ScaleKeys>(field, "a grade scale, which is an object");
  const auto id_field = object.get<"id">();
  const std::string_view name = id(id_field);
  if (!id_field && field.value.is_object()) missing(field.path, "id", "a scale is named by it");
  if (name.empty()) {
    builder_.grade_scale(field.path.pointer());
    return;
  }
  if (!builder_.define_grade_scale(name, id_field->path)) return;
  const GradeScaleId at = builder_.grade_scale(name);
  GradeScale scale;
  scale.id = builder_.catalog()[at].id;
  const auto grades = object.get<"grades">();
  const auto numeric = object.get<"numeric">();
  if (grades && numeric) {
    error("conflicting-fields", field.path,
          "A scale has grades and is numeric; expected one or the other.");
  }
  each(grades, "an array of grades, best first",
       [&](const Field& element) { read_grade(element, scale); });
  if (numeric) read_numeric(*numeric, scale);
  if (watch.failed()) {
    scale.grades.clear();
    scale.numeric = false;
  }
  scale.name = text(object.get<"name">());
  scale.source = source(object.get<"source">(), source_);
  builder_.catalog().grade_scales[at.index()] = std::move(scale);
}

void NativeReader::read_grade(const Field& field, GradeScale& scale) {
  using GradeKeys = Keys<"grade", "points", "pass">;
  const auto object = open<GradeKeys>(field, "a grade, which is an object");
  if (!field.value.is_object()) return;
  GradeScale::Grade made;
  const auto word = object.get<"grade">();
  if (!word) missing(field.path, "grade", "a grade has a name");
  made.grade = grade(word);
  made.points = number(object.get<"points">()).value_or(Rational::unknown());
  made.pass = boolean(object.get<"pass">()).value_or(true);
  constexpr std::size_t most = 1000;
  if (scale.grades.size() == most) {
    error("number-too-large", field.path, "A scale has at most 1,000 grades.");
    return;
  }
  for (const GradeScale::Grade& other : scale.grades) {
    if (other.grade != made.grade || made.grade.empty()) continue;
    error("duplicate-grade", field.path,
          "The grade " + quoted(made.grade) + " stands in this scale already.");
  }
  check_order(made, scale, field.path);
  scale.grades.push_back(made);
}

/** The best come first: were the order turned, the worst grade would reach any. */
void NativeReader::check_order(const GradeScale::Grade& next, const GradeScale& scale,
                               const Path& path) {
  if (!next.points.is_known()) return;
  const auto worse = [&](const GradeScale::Grade& before) {
    return before.points.is_known() && before.points < next.points;
  };
  if (std::none_of(scale.grades.begin(), scale.grades.end(), worse)) return;
  error("grade-order", path,
        "The grade " + quoted(next.grade) +
            " has more points than one before it; the best stands first.");
}

void NativeReader::read_numeric(const Field& field, GradeScale& scale) {
  using NumericKeys = Keys<"best", "worst", "pass">;
  const Watch watch(*this);
  const auto object = open<NumericKeys>(field, "the ends of a numeric scale, which are an object");
  const auto end = [&](Maybe number_field, std::string_view key) {
    if (!number_field && field.value.is_object()) {
      missing(field.path, key, "a numeric scale has a best, a worst and a passing number");
    }
    return number(number_field).value_or(Rational::unknown());
  };
  scale.numeric = true;
  scale.best = end(object.get<"best">(), "best");
  scale.worst = end(object.get<"worst">(), "worst");
  scale.pass = end(object.get<"pass">(), "pass");
  if (watch.failed()) return;
  if (scale.best == scale.worst || scale.pass > max(scale.best, scale.worst) ||
      scale.pass < min(scale.best, scale.worst)) {
    error("invalid-range", field.path, "The best and the worst differ, and pass lies between.");
  }
}

}  // namespace credstack::catalog
