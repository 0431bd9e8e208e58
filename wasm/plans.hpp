// Plans for one record, in slices, as functions that JavaScript can call: web/catalogue.ts makes
// objects of them.
#pragma once

#include "catalogue.hpp"
#include "credstack/plan.hpp"

namespace credstack::wasm {

/** The address of a Plans on the heap, for which holds what is said of a Handle. */
inline Plans& plans_at(Handle handle) { return *reinterpret_cast<Plans*>(handle); }

/** The catalogue may be released before it. */
inline Handle plans(Handle catalogue, const std::string& question) {
  return reinterpret_cast<Handle>(new Plans(at(catalogue).library, question));
}

inline void plans_release(Handle handle) { delete &plans_at(handle); }

/** Empty, or an error document. */
inline std::string plans_begin(Handle handle, const std::string& wishes) {
  return plans_at(handle).begin(wishes);
}

/** Whether there is more to do. */
inline bool plans_resume(Handle handle, std::uint32_t steps) {
  return plans_at(handle).resume(steps);
}

inline std::string plans_answer(Handle handle) { return plans_at(handle).so_far(); }

}  // namespace credstack::wasm
