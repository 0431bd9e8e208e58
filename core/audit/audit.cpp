#include "audit/audit.hpp"

#include <algorithm>

#include "audit/findings.hpp"
#include "audit/item_judge.hpp"
#include "audit/posed.hpp"
#include "audit/search.hpp"
#include "recognition/step.hpp"

namespace credstack::audit {
namespace {

/** A program as it stands, and in each of its versions. */
struct Trees {
  Tree current;
  std::vector<Tree> versions;
};

bool holds_on(const RequirementVersion& version, Date admitted) {
  if (!version.valid_from && !version.valid_until) return false;
  if (version.valid_from && admitted.first_day() < version.valid_from.first_day()) return false;
  return !version.valid_until || admitted.last_day() <= version.valid_until.last_day();
}

const Tree* version_for(const Trees& trees, const learner::Enrolment* enrolment, bool& unknown) {
  if (enrolment == nullptr) return &trees.current;
  for (const Tree& each : trees.versions) {
    const bool by_year = !enrolment->catalog_year.empty();
    if (by_year ? each.version->catalog_year == enrolment->catalog_year
                : enrolment->admitted && holds_on(*each.version, enrolment->admitted)) {
      return &each;
    }
  }
  unknown = !enrolment->catalog_year.empty();
  return &trees.current;
}

bool is_stated(const Source& source) {
  return !source.url.empty() || !source.title.empty() || source.seen() || source.note ||
         source.certainty != Certainty::stated;
}

/** What keeps a whole program from being better than possible. */
std::vector<Because> held_back(const Catalog& catalog, const Tree& tree,
                               const learner::Enrolment* enrolment, bool unknown_year, Date on) {
  std::vector<Because> reasons;
  const Achievement& program = catalog[tree.program];
  if (program.doubtful || (enrolment != nullptr && enrolment->doubtful)) {
    reasons.push_back({.why = Why::damaged});
  }
  if (unknown_year) reasons.push_back({.why = Why::not_this_year});
  const bool own_source = tree.version != nullptr && is_stated(tree.version->source);
  Step step;
  step.verdict = Verdict::yes;
  // What a past year asked for does not change any more.
  judge_source(catalog, step, own_source ? tree.version->source : program.source, on,
               tree.version == nullptr);
  if (step.verdict != Verdict::yes) reasons.push_back({.why = Why::not_confirmed});
  return reasons;
}

}  // namespace

struct Auditor::Prepared {
  Prepared(const Catalog& read, const Graph& edges, const std::vector<AchievementId>& programs)
      : catalog(read), graph(edges), equivalents(read) {
    for (const AchievementId program : programs) {
      Trees made;
      made.current = tree_of(catalog, program, nullptr);
      const Achievement& record = catalog[program];
      if (record.study) {
        for (const RequirementVersion& version : catalog[record.study].versions) {
          if (version.requirement) {
            made.versions.push_back(tree_of(catalog, program, &version));
          }
        }
      }
      trees.push_back(std::move(made));
    }
  }

  const Catalog& catalog;
  const Graph& graph;
  Equivalents equivalents;
  std::vector<Trees> trees;
};

Auditor::Auditor(const Catalog& catalog, const Graph& graph,
                 const std::vector<AchievementId>& programs)
    : prepared_(std::make_unique<Prepared>(catalog, graph, programs)) {}

Auditor::~Auditor() = default;

std::vector<const Tree*> Auditor::trees_for(const learner::Learner& learner) const {
  std::vector<const Tree*> trees;
  for (const Trees& each : prepared_->trees) {
    bool unknown = false;
    trees.push_back(version_for(each, enrolment_in(learner, each.current.program), unknown));
  }
  return trees;
}

const Equivalents& Auditor::equivalents() const { return prepared_->equivalents; }

Posed Auditor::pose(const learner::Learner& learner, const AuditOptions& options) const {
  const Catalog& catalog = prepared_->catalog;
  Posed posed;
  for (const Trees& each : prepared_->trees) {
    bool unknown = false;
    posed.trees.push_back(version_for(each, enrolment_in(learner, each.current.program), unknown));
    posed.unknown_year.push_back(unknown);
  }
  posed.drafts = draft_pieces(
      catalog, prepared_->graph, prepared_->equivalents, posed.trees, learner,
      {.on = options.on, .what_if = options.what_if, .most_pieces = options.most_pieces});
  posed.built = build_problem(catalog, posed.trees, posed.drafts, learner, options.on);
  posed.looked_at =
      static_cast<std::uint8_t>(options.what_if ? Status::planned : Status::in_progress);
  return posed;
}

AuditAnswer Auditor::audit(const learner::Learner& learner, const AuditOptions& options) const {
  return audit(pose(learner, options), learner, options);
}

AuditAnswer Auditor::audit(const Posed& posed, const learner::Learner& learner,
                           const AuditOptions& options, std::span<const Used> start) const {
  const Catalog& catalog = prepared_->catalog;
  const Problem& problem = posed.built.problem;
  Worked worked{.catalog = catalog,
                .trees = posed.trees,
                .drafts = posed.drafts,
                .built = posed.built,
                .learner = learner,
                .main = solve(problem, posed.looked_at, options.work_limit, start),
                .possible = std::nullopt,
                .looked_at = posed.looked_at};
  if (posed.looks_further(worked.main)) {
    worked.possible = solve(problem, possible_standing, options.work_limit, start);
  }
  if (posed.drafts.cut_short) {
    for (Solution* each : {&worked.main, worked.possible ? &*worked.possible : nullptr}) {
      if (each == nullptr) continue;
      each->optimal = each->points_proven = false;
      each->bound = problem.nodes.front().size;
    }
  }
  AuditAnswer answer;
  answer.on = options.on;
  answer.what_if = options.what_if;
  write_findings(worked, answer);
  for (std::size_t at = 0; at < posed.trees.size(); ++at) {
    ProgramFinding& program = answer.programs[at];
    program.held_back = held_back(catalog, *posed.trees[at], enrolment_in(learner, program.program),
                                  posed.unknown_year[at], options.on);
    if (!program.held_back.empty() && program.status < Status::possible) {
      program.status = Status::possible;
    }
  }
  return answer;
}

}  // namespace credstack::audit
