// Parts of the C++ library that are there for what we never do; the linker puts these in their
// place
// (--wrap).
#include <cstddef>

extern "C" {

/**
 * How many places a hash table has at least. The library takes a prime, from a table of them; it
 * takes powers of two as well, and these need no table.
 */
std::size_t __wrap__ZNSt3__212__next_primeEm(std::size_t least) {
  std::size_t places = 2;
  while (places < least) places *= 2;
  return places;
}

/**
 * What a type descriptor of the library's exceptions points at: functions for catching and casting.
 * Nothing is thrown here, nothing is cast, and nobody asks a descriptor for anything.
 */
extern const void* const _ZTVN10__cxxabiv117__class_type_infoE[8] = {};
extern const void* const _ZTVN10__cxxabiv120__si_class_type_infoE[8] = {};
extern const void* const _ZTVN10__cxxabiv121__vmi_class_type_infoE[8] = {};
}
