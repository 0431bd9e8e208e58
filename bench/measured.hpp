// The calls that are measured, each a function of its own that is not inlined:
// bench/instructions.mjs counts the instructions of each by its name.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "answer/library.hpp"
#include "recognition/stacks.hpp"

namespace credstack::bench {

/** Our side of loading: parse, check, build and index. */
[[gnu::noinline]] ReadResult load(const std::string& bytes);
/** The peer: the same bytes as a tree of values, nothing checked but that they are JSON. */
[[gnu::noinline]] nlohmann::json parse(const std::string& bytes);
/** The floor under both: the same parser, keeping nothing. */
[[gnu::noinline]] bool accept(const std::string& bytes);

/** A question in JSON, its answer in JSON: all that a page waits for. */
[[gnu::noinline]] std::string answer(const Library& library, const std::string& question);
/** The answer as a value, before it is written. */
[[gnu::noinline]] StacksAnswer compute(const Library& library, AchievementId credential);

class FlatGraph;
/** The peer: what can be reached at all, by a breadth-first search that judges nothing. */
[[gnu::noinline]] std::uint32_t search(FlatGraph& graph, AchievementId start);

}  // namespace credstack::bench
