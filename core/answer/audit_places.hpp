// Where in an audit's answer a requirement node stands.
#pragma once

#include <optional>
#include <unordered_map>

#include "audit/answer.hpp"

namespace credstack::answer {

class AuditPlaces {
 public:
  struct Place {
    std::size_t program = 0;  ///< its place in `programs`
    std::size_t node = 0;     ///< and there in `nodes`
  };

  explicit AuditPlaces(const audit::AuditAnswer& answer) {
    for (std::size_t program = 0; program < answer.programs.size(); ++program) {
      const auto& nodes = answer.programs[program].nodes;
      for (std::size_t node = 0; node < nodes.size(); ++node) {
        places_.emplace(nodes[node].node, Place{program, node});
      }
    }
  }

  std::optional<Place> find(RequirementId node) const {
    const auto found = places_.find(node);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::unordered_map<RequirementId, Place> places_;
};

}  // namespace credstack::answer
