// The exact audit: what of a record counts in a program, where, and why the rest does not.
#pragma once

#include <memory>
#include <span>

#include "audit/answer.hpp"
#include "audit/problem.hpp"
#include "recognition/graph.hpp"

namespace credstack::audit {

struct AuditOptions {
  Date on;                           ///< a whole date
  bool what_if = false;              ///< planned items count as planned
  std::uint64_t work_limit = 2'500;  ///< steps of the search, for each of its two runs
  std::size_t most_pieces = 3'000;   ///< looked at; of people's records all
};

class Equivalents;
struct Posed;
struct Tree;

/** Programs made ready to be audited together, for any number of records and threads. */
class Auditor {
 public:
  Auditor(const Catalog& catalog, const Graph& graph, const std::vector<AchievementId>& programs);
  ~Auditor();
  Auditor(const Auditor&) = delete;
  Auditor& operator=(const Auditor&) = delete;

  AuditAnswer audit(const learner::Learner& learner, const AuditOptions& options) const;
  /** The same, of what pose() gave, begun with an allocation. */
  AuditAnswer audit(const Posed& posed, const learner::Learner& learner,
                    const AuditOptions& options, std::span<const Used> start = {}) const;
  /** Programs as they stand for a record's owner, by program. */
  std::vector<const Tree*> trees_for(const learner::Learner& learner) const;
  const Equivalents& equivalents() const;
  /** The audit up to its search, for those who look at the search by itself. */
  Posed pose(const learner::Learner& learner, const AuditOptions& options) const;

 private:
  struct Prepared;
  std::unique_ptr<Prepared> prepared_;
};

}  // namespace credstack::audit
