// The catalogue that is measured: a fictional university of 1,000 credentials and 10,000 courses.
#pragma once

#include <string>
#include <vector>

#include "answer/library.hpp"

namespace credstack::bench {

/** The day that every question is asked for. */
inline constexpr Date today{2026, 11, 24};

/** What to do where there is no catalogue: a benchmark skips itself with this. */
inline constexpr const char* how_to_make =
    "build/examples/university.json is missing or another: "
    "node tools/generate-university.mjs --out build/examples/university.json";

/** Its bytes; empty where it has not been generated. */
const std::string& university_bytes();

/** Read once, without errors; null where it is missing or is not of the size we speak of. */
const Library* university();

/** Its 1,000 credentials, in the order of the catalogue. */
const std::vector<AchievementId>& credentials();

/** Whether that is the catalogue we speak of: 1,000 credentials, 10,000 courses, no errors. */
bool is_university(const ReadResult& result);

}  // namespace credstack::bench
