// credstack render: the HTML that a course page carries inside the element.
#include <memory>

#include "command.hpp"
#include "question.hpp"

namespace credstack::cli {
namespace {

struct Options : CommonOptions {
  std::string credential;
  std::string program;
  bool html = false;
};

int render_page(const Run& run, const Options& options) {
  if (options.credential.empty() == options.program.empty()) {
    throw UsageError(
        "Say what the page is about: --credential ID for a course page, or --program ID for the "
        "page of a program.");
  }
  const bool about_program = !options.program.empty();
  Json asked = question(about_program ? "ladder" : "stacks", options);
  if (about_program) {
    asked["program"] = options.program;
  } else {
    asked["credential"] = options.credential;
  }
  if (!options.json) return ask_and_print(run, options, asked, Form::html);
  asked["view"] = true;
  return ask_and_print(run, options, asked, Form::json);
}

}  // namespace

void add_render(CLI::App& app, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("render", "Write the answer as HTML for a course page");
  add_catalogs(*command, options->catalogs);
  command->add_option("--credential", options->credential, "Write where this credential counts")
      ->type_name("ID");
  command->add_option("--program", options->program, "Write what stacks into this program")
      ->type_name("ID");
  command->add_flag("--html", options->html, "Print an HTML fragment (this is also the default)");
  add_on(*command, options->on);
  add_lang(*command, options->lang);
  command->add_flag("--json", options->json,
                    "Print the answer with the view that the HTML is drawn from instead");
  command->footer(
      R"(Put the fragment between <credential-stack> and </credential-stack>. It is what a
reader sees without JavaScript. Links go to https, http and mailto addresses only.

Examples:
  credstack render examples/data-101.json --credential urn:mc:data-101 --html
  credstack render examples/data-101.json --program master-data-science --html --lang en-NZ)");
  command->callback([options, &run] { run.exit_code = render_page(run, *options); });
}

}  // namespace credstack::cli
