// The public calls that write other formats.
#include "credstack/export.hpp"

#include "answer/library.hpp"
#include "answer/question.hpp"
#include "catalog/json_document.hpp"
#include "publish/ctdl_pathway.hpp"
#include "publish/ctdl_rest.hpp"
#include "publish/ctdl_writer.hpp"

namespace credstack {

std::string export_ctdl(const Library& library) {
  const std::string plain = publish::ctdl_document(library.catalog, {});
  return publish::ctdl_document(library.catalog, publish::ctdl_rest(library.catalog, plain));
}

PathwayExport export_pathway(const Library& library, std::string_view question_text,
                             std::string_view owner) {
  constexpr std::size_t question_depth = 8;
  const catalog::JsonDocument document(question_text, question_depth);
  answer::Refusal refusal;
  const auto question = answer::read_question(library, document, refusal);
  if (!question) return {false, refusal.message, 0, 0};
  if (question->ask != answer::Ask::ladder) {
    return {false, "Only a ladder is exported as a pathway.", 0, 0};
  }
  const LadderAnswer answer =
      ladder(library.catalog, library.graph, question->subject, question->on);
  PathwayExport result;
  publish::Route route = publish::route_of(library.catalog, answer, result.left_out);
  route.owner = owner;
  result.steps = route.steps.size();
  result.ok = true;
  result.text = publish::ctdl_pathway(library.catalog, route);
  return result;
}

}  // namespace credstack
