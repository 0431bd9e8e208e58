#include "answer/audit_desk.hpp"

#include "answer/answers_json.hpp"
#include "answer/audit_json.hpp"
#include "answer/audit_view.hpp"
#include "answer/values_json.hpp"

namespace credstack::answer {
namespace {

/** With the words of an audit among them. */
std::optional<Messages> all_words(const Library& library, const AuditQuestion& question,
                                  bool speaks) {
  if (!speaks) return std::nullopt;
  return std::optional<Messages>(std::in_place, library.words, question.language, question.words,
                                 std::span(audit_message_files, audit_message_file_count));
}

}  // namespace

AuditDesk::AuditDesk(const Library& library, const AuditQuestion& question, bool speaks)
    : question_(question),
      context_{library.catalog, question.language, question.on},
      words_(all_words(library, question, speaks)),
      auditor_(library.catalog, library.graph, question.programs) {}

audit::AuditAnswer AuditDesk::find(const learner::Learner& learner) const {
  audit::AuditOptions options{.on = question_.on, .what_if = question_.what_if};
  if (question_.work_limit) options.work_limit = *question_.work_limit;
  return auditor_.audit(learner, options);
}

View AuditDesk::in_words(const audit::AuditAnswer& found, const learner::Learner& learner,
                         const std::vector<Diagnostic>& problems) const {
  return audit_view(Phrases(context_, *words_), found, learner, problems);
}

std::string AuditDesk::json(const learner::Learner& learner,
                            const std::vector<Diagnostic>& problems) const {
  const audit::AuditAnswer found = find(learner);
  JsonWriter json;
  json.object().member("ask", "audit").member("on", question_.on.to_string());
  write_catalog(json, context_);
  write_members(json, context_, learner, found);
  json.key("diagnostics").raw(to_json(problems));
  if (question_.view) {
    json.key("view");
    write(json, in_words(found, learner, problems));
  }
  json.end_object();
  return json.take();
}

View AuditDesk::view(const learner::Learner& learner,
                     const std::vector<Diagnostic>& problems) const {
  return in_words(find(learner), learner, problems);
}

}  // namespace credstack::answer
