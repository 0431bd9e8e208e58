#include "audit/asking.hpp"

#include <cstdio>
#include <cstdlib>

#include "catalog/json_document.hpp"
#include "learner/readers.hpp"

namespace credstack::bench {
namespace {

[[noreturn]] void give_up(const std::string& name, const std::string& why) {
  std::fprintf(stderr, "%s: %s\n", name.c_str(), why.c_str());
  std::exit(1);
}

void check(const std::string& name, const std::vector<Diagnostic>& problems) {
  for (const Diagnostic& problem : problems) {
    if (problem.severity == Severity::error) {
      give_up(name, problem.pointer + ": " + problem.message);
    }
  }
}

std::vector<std::string> lines_of(const std::vector<Json>& records) {
  std::vector<std::string> lines;
  for (const Json& record : records) lines.push_back(record.dump());
  return lines;
}

}  // namespace

audit::AuditAnswer audited(const audit::Auditor& auditor, const learner::Learner& learner,
                           const audit::AuditOptions& options) {
  return auditor.audit(learner, options);
}

std::string answered(const Audits& audits, const std::string& record) {
  return audits.answer(record);
}

std::string asked(const Library& library, const std::string& question) {
  return ask(library, question);
}

/** A record as a value; it points into its document. */
struct Asking::Read {
  explicit Read(const std::string& text) : document(text, 100) {}
  catalog::JsonDocument document;
  learner::Learner learner;
};

Asking::Asking(const AuditCase& made, std::uint64_t work_limit)
    : Asking(made.kind, made.catalog.dump(), made.programs, lines_of(made.learners), made.what_if,
             work_limit) {}

Asking::Asking(const std::string& name, const std::string& catalog,
               const std::vector<std::string>& programs, std::vector<std::string> records,
               bool what_if, std::uint64_t work_limit)
    : records_(std::move(records)) {
  ReadResult result = read({{name, catalog}});
  check(name, result.diagnostics);
  library_ = result.library;
  for (const std::string& id : programs) programs_.push_back(library_->catalog.find(id));
  AuditCase question;
  question.programs = programs;
  question.what_if = what_if;
  Json whole = question_of(question);
  if (work_limit > 0) whole["workLimit"] = work_limit;
  question_ = whole.dump();
  audits_ = std::make_unique<Audits>(library_, question_);
  if (!audits_->error().empty()) give_up(name, audits_->error());
  auditor_ = std::make_unique<audit::Auditor>(library_->catalog, library_->graph, programs_);
  options.on = audit_day;
  options.what_if = what_if;
  if (work_limit > 0) options.work_limit = work_limit;
  const learner::KnownIds ids(library_->catalog);
  for (const std::string& record : records_) {
    auto one = std::make_unique<Read>(record);
    std::vector<Diagnostic> problems;
    one->learner =
        learner::read_learner(library_->catalog, one->document.root(), "", problems, &ids);
    check(name, problems);
    read_.push_back(std::move(one));
  }
}

Asking::~Asking() = default;

std::string Asking::question(std::size_t at) const {
  return question_.substr(0, question_.size() - 1) + ",\"learner\":" + records_[at] + "}";
}

const learner::Learner& Asking::learner(std::size_t at) const { return read_[at]->learner; }

}  // namespace credstack::bench
