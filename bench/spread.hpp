// How repeated measurements are brought to a few numbers.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace credstack::bench {

using Clock = std::chrono::steady_clock;

inline double microseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

/** The smallest value that at least `percent` of all do not exceed (nearest rank). */
inline double percentile(std::vector<double> values, std::size_t percent) {
  if (values.empty()) return 0;
  const std::size_t rank = (values.size() * percent + 99) / 100;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

inline double median(std::vector<double> values) { return percentile(std::move(values), 50); }

}  // namespace credstack::bench
