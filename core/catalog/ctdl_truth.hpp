// Three-valued logic for CTDL's constraints: what cannot be found out is neither true nor false
// (Kleene's strong logic).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace credstack::catalog::ctdl {

enum class Truth : std::uint8_t { no, unknown, yes };

inline Truth truth(bool value) { return value ? Truth::yes : Truth::no; }

/** Whether the opposite holds; of the unknown it stays unknown. */
Truth negated(Truth value);
/** Whether all hold, of none: yes. */
Truth all_hold(const std::vector<Truth>& values);
/** Whether one or more hold, of none: no. */
Truth any_holds(const std::vector<Truth>& values);
/** Whether at least `count` hold. */
Truth at_least(std::size_t count, const std::vector<Truth>& values);
/** Whether one holds and no other. */
Truth exactly_one(const std::vector<Truth>& values);

}  // namespace credstack::catalog::ctdl
