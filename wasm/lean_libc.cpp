// Functions of the C library whose results nobody looks at. The library's own bring 128-bit
// floating point along, 20 kB of it; the linker puts these in their place (--wrap).
extern "C" {

/** Used for the number of a type that a bound function lacks; ours lack none. */
int __wrap_siprintf(char* out, const char*, ...) {
  *out = '\0';
  return 0;
}

/** What the C++ library says before it gives up; with no console of its own, it just stops. */
[[noreturn]] void __wrap_abort_message(const char*, ...) { __builtin_trap(); }
}
