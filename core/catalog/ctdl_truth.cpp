#include "catalog/ctdl_truth.hpp"

namespace credstack::catalog::ctdl {
namespace {

std::size_t count(Truth wanted, const std::vector<Truth>& values) {
  std::size_t found = 0;
  for (const Truth value : values) found += value == wanted ? 1 : 0;
  return found;
}

}  // namespace

Truth negated(Truth value) {
  if (value == Truth::unknown) return value;
  return value == Truth::yes ? Truth::no : Truth::yes;
}

Truth all_hold(const std::vector<Truth>& values) { return at_least(values.size(), values); }

Truth any_holds(const std::vector<Truth>& values) { return at_least(1, values); }

Truth at_least(std::size_t wanted, const std::vector<Truth>& values) {
  const std::size_t sure = count(Truth::yes, values);
  if (sure >= wanted) return Truth::yes;
  return sure + count(Truth::unknown, values) >= wanted ? Truth::unknown : Truth::no;
}

Truth exactly_one(const std::vector<Truth>& values) {
  const std::size_t sure = count(Truth::yes, values);
  const std::size_t open = count(Truth::unknown, values);
  if (sure > 1 || sure + open == 0) return Truth::no;
  return open == 0 ? Truth::yes : Truth::unknown;
}

}  // namespace credstack::catalog::ctdl
