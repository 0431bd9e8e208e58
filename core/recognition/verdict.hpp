// The four answers there are to "does it count?".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace credstack {

/** In order from best to worst; a chain of steps is as good as its worst one. */
enum class Verdict : std::uint8_t { yes, conditional, unknown, no };

constexpr Verdict worse(Verdict a, Verdict b) { return a < b ? b : a; }

constexpr std::string_view word(Verdict verdict) {
  constexpr std::string_view words[] = {"yes", "conditional", "unknown", "no"};
  return words[static_cast<std::size_t>(verdict)];
}

}  // namespace credstack
