#include "question.hpp"

#include "credstack/plain_text.hpp"
#include "inputs.hpp"
#include "output.hpp"

namespace credstack::cli {
namespace {

struct Printed {
  std::string text;
  std::optional<std::string> refusal;
};

Printed answer_to(const std::string& question, const Library& library, Form form) {
  if (form == Form::json) {
    std::string document = ask(library, question);
    std::optional<std::string> refusal = refusal_in(document);
    return {std::move(document) + "\n", std::move(refusal)};
  }
  Rendering rendering = render(library, question, form == Form::html ? Format::html : Format::text);
  if (rendering.ok) return {std::move(rendering.text), std::nullopt};
  return {"", std::move(rendering.text)};
}

}  // namespace

Json question(std::string_view ask, const CommonOptions& options) {
  Json made = {{"ask", ask}};
  if (!options.on.empty()) made["on"] = options.on;
  if (!options.lang.empty()) made["lang"] = options.lang;
  return made;
}

std::string bytes_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::string> refusal_in(std::string_view answer) {
  // An answer can be long, a refusal is short and known by its first key.
  if (answer.substr(0, 9) != "{\"error\":") return std::nullopt;
  const Json error = Json::parse(answer).at("error");
  std::string text = error.at("message").get<std::string>();
  std::string near;
  for (const Json& id : error.value("near", Json::array())) {
    near += (near.empty() ? "" : ", ") + id.get<std::string>();
  }
  if (!near.empty()) text += " Near it: " + near;
  return text;
}

int refuse(const std::string& why, const ReadResult& read) {
  complain("credstack: " + harmless(why));
  return read.has_errors() ? catalogue_errors : bad_usage;
}

int ask_and_print(const Run& run, const CommonOptions& options, const Json& question, Form form) {
  return put_and_print(run, options, bytes_of(question), form);
}

int put_and_print(const Run& run, const CommonOptions& options, const std::string& question,
                  Form form) {
  const Loaded loaded = load(options.catalogs, run);
  const ReadResult& read = loaded.result;
  report_problems(read.diagnostics);
  const Printed printed = answer_to(question, *read.library, form);
  print(printed.text);
  if (printed.refusal) return refuse(*printed.refusal, read);
  return read.has_errors() ? catalogue_errors : answered;
}

int ask_and_tell(const Run& run, const CommonOptions& options, const Json& question,
                 std::string (*told)(const Json& answer)) {
  if (options.json) return ask_and_print(run, options, question, Form::json);
  const Loaded loaded = load(options.catalogs, run);
  report_problems(loaded.result.diagnostics);
  const std::string document = ask(*loaded.result.library, bytes_of(question));
  if (const auto refusal = refusal_in(document)) return refuse(*refusal, loaded.result);
  print(told(Json::parse(document)));
  return loaded.result.has_errors() ? catalogue_errors : answered;
}

}  // namespace credstack::cli
