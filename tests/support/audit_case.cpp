#include "support/audit_case.hpp"

#include "catalog/read_catalog.hpp"
#include "learner/readers.hpp"

namespace credstack::test {

Json AuditCase::question() const {
  Json made = {{"ask", "audit"}};
  if (programs.size() == 1) {
    made["program"] = programs.front();
  } else {
    made["programs"] = programs;
  }
  made["on"] = on;
  made["learner"] = learner;
  if (what_if) made["whatIf"] = true;
  return made;
}

Json AuditCase::case_file(const std::string& name, const std::string& why) const {
  return {{"name", name},
          {"why", why},
          {"catalog", catalog},
          {"questions", Json::array({{{"question", question()}, {"expect", Json::object()}}})}};
}

HeldCase::HeldCase(const AuditCase& audit_case)
    : catalog_bytes_(audit_case.catalog.dump()), learner_bytes_(audit_case.learner.dump()) {
  std::vector<Diagnostic> diagnostics;
  catalog_ = catalog::read_catalog({{"case.json", catalog_bytes_}}, {}, diagnostics);
  graph_ = std::make_unique<Graph>(catalog_);
  document_ = std::make_unique<catalog::JsonDocument>(learner_bytes_, 100);
  learner_ = learner::read_learner(catalog_, document_->root(), "", diagnostics);
  for (const std::string& id : audit_case.programs) programs_.push_back(catalog_.find(id));
  options_.on = *Date::parse(audit_case.on);
  options_.what_if = audit_case.what_if;
  options_.work_limit = 100'000'000;
  for (const Diagnostic& each : diagnostics) {
    problems_.push_back(each.code + " " + each.pointer + ": " + each.message);
  }
}

}  // namespace credstack::test
