// Embind makes every type known that a function could have. Ours have numbers, truth values and
// byte strings; the rest is made known by nobody (--wrap), and its part of the script falls away.
#include <emscripten/bind.h>

extern "C" {
using emscripten::internal::TYPEID;

void __wrap__embind_register_float(TYPEID, const char*, std::size_t) {}
void __wrap__embind_register_bigint(TYPEID, const char*, std::size_t, long long,
                                    unsigned long long) {}
void __wrap__embind_register_std_wstring(TYPEID, std::size_t, const char*) {}
void __wrap__embind_register_emval(TYPEID, const char*) {}
void __wrap__embind_register_memory_view(TYPEID, unsigned, const char*) {}
}
