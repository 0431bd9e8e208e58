// Functions of the C library whose results nobody looks at. The library's own bring 128-bit
// floating point along, 20 kB of it; the linker puts these in their place (--wrap).
#include <cmath>
#include <cstdarg>
#include <cstdint>
#include <cstring>

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

extern "C" {

/**
 * We read numbers as they are written; of their value the JSON reader asks only whether it is
 * finite. Gives infinity where the number's magnitude is 10^309 or more, else its sign's zero.
 */
double __wrap_strtod(const char* text, char** end) {
  const char* at = text;
  if (*at == '-' || *at == '+') ++at;
  // The power of ten of the first digit that is not zero.
  std::int64_t magnitude = 0;
  bool started = false;
  for (; is_digit(*at); ++at) {
    if (started) ++magnitude;
    started = started || *at != '0';
  }
  if (*at == '.') {
    for (++at; is_digit(*at); ++at) {
      if (started) continue;
      --magnitude;
      started = *at != '0';
    }
  }
  if (*at == 'e' || *at == 'E') {
    ++at;
    const bool negative = *at == '-';
    if (*at == '-' || *at == '+') ++at;
    std::int64_t exponent = 0;
    for (; is_digit(*at); ++at) {
      if (exponent < 1'000'000'000) exponent = exponent * 10 + (*at - '0');
    }
    magnitude += negative ? -exponent : exponent;
  }
  if (end != nullptr) *end = const_cast<char*>(at);
  return started && magnitude >= 309 ? HUGE_VAL : 0.0;
}

/** Used for the code of a control character in a message that we replace by our own. */
int __wrap_snprintf(char* out, std::size_t size, const char*, ...) {
  if (size > 0) *out = '\0';
  return 0;
}

/** Used for the number of a type that a bound function lacks; ours lack none. */
int __wrap_siprintf(char* out, const char*, ...) {
  *out = '\0';
  return 0;
}

/** What the C++ library says before it gives up; with no console of its own, it just stops. */
[[noreturn]] void __wrap_abort_message(const char*, ...) { __builtin_trap(); }
}
