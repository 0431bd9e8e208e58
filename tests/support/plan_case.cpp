#include "support/plan_case.hpp"

#include "catalog/read_catalog.hpp"
#include "learner/readers.hpp"

namespace credstack::test {

Json PlanCase::question() const {
  Json made = {{"ask", "plan"}, {"program", program}, {"on", on}, {"learner", learner}};
  if (!wishes.empty()) made["wishes"] = wishes;
  return made;
}

Json PlanCase::case_file(const std::string& name, const std::string& why) const {
  return {{"name", name},
          {"why", why},
          {"catalog", catalog},
          {"questions", Json::array({{{"question", question()}, {"expect", Json::object()}}})}};
}

HeldPlanCase::HeldPlanCase(const PlanCase& plan_case)
    : stated_(plan_case.catalog),
      catalog_bytes_(without_study_facts(plan_case.catalog).dump()),
      learner_bytes_(plan_case.learner.dump()),
      wish_words_(plan_case.wishes) {
  std::vector<Diagnostic> diagnostics;
  catalog_ = catalog::read_catalog({{"case.json", catalog_bytes_}}, {}, diagnostics);
  set_study_facts(catalog_, stated_);
  graph_ = std::make_unique<Graph>(catalog_);
  document_ = std::make_unique<catalog::JsonDocument>(learner_bytes_, 100);
  learner_ = learner::read_learner(catalog_, document_->root(), "", diagnostics);
  wishes_ = read_wishes(catalog_, wish_words_);
  program_ = catalog_.find(plan_case.program);
  on_ = *Date::parse(plan_case.on);
  for (const Diagnostic& each : diagnostics) {
    problems_.push_back(each.code + " " + each.pointer + ": " + each.message);
  }
}

const audit::Auditor& HeldPlanCase::auditor_without(
    const std::vector<std::string>& recognitions) const {
  std::unique_ptr<Variant>& made = variants_[recognitions];
  if (made != nullptr) return *made->auditor;
  Json catalog = stated_;
  Json kept = Json::array();
  for (const Json& each : stated_.value("recognitions", Json::array())) {
    bool out = false;
    for (const std::string& id : recognitions) out = out || each.at("id") == id;
    if (!out) kept.push_back(each);
  }
  catalog["recognitions"] = kept;
  made = std::make_unique<Variant>();
  made->bytes = without_study_facts(catalog).dump();
  std::vector<Diagnostic> diagnostics;
  made->catalog = catalog::read_catalog({{"case.json", made->bytes}}, {}, diagnostics);
  set_study_facts(made->catalog, stated_);
  made->graph = std::make_unique<Graph>(made->catalog);
  made->auditor = std::make_unique<audit::Auditor>(made->catalog, *made->graph,
                                                   std::vector<AchievementId>{program_});
  return *made->auditor;
}

}  // namespace credstack::test
