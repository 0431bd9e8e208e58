// What is audited: a catalogue, the programs asked about together, and records.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace credstack::bench {

using Json = nlohmann::json;

struct AuditCase {
  std::string kind;
  Json catalog;
  std::vector<std::string> programs;
  std::vector<Json> learners;
  bool what_if = false;
};

/** The question that the case puts, without its learner. */
Json question_of(const AuditCase& made);

/** How many nodes a requirement has, itself included. */
std::size_t nodes_of(const Json& requirement);

}  // namespace credstack::bench
