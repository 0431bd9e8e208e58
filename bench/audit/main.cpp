// The audit measured: see bench/README.md.
#include <CLI/CLI.hpp>
#include <memory>

#include "audit/commands.hpp"

namespace {

using credstack::bench::DegreesOptions;
using credstack::bench::HardOptions;
using credstack::bench::ProblemsOptions;

void add_search_options(CLI::App& command, HardOptions& options) {
  command.add_option("--repeat", options.repeat, "How often each is audited");
  command.add_option("--work-limit", options.work_limit, "Steps of the search");
}

void add_hard(CLI::App& app, HardOptions& options, int& exit_code) {
  CLI::App* command = app.add_subcommand("hard", "Audit cases that are meant to be hard");
  command->add_option("--from", options.from, "The first seed");
  command->add_option("--count", options.count, "How many seeds");
  command->add_option("--kind", options.kind, "Cases of one kind only");
  command->add_option("--worst", options.worst, "How many of the slowest are listed");
  command->add_option("--json", options.json, "A file for the figures");
  add_search_options(*command, options);
  command->callback([&] { exit_code = credstack::bench::measure_hard(options); });
}

void add_one(CLI::App& app, HardOptions& options, int& exit_code) {
  CLI::App* command = app.add_subcommand("one", "Audit the hard case of one seed");
  command->add_option("seed", options.from, "The seed")->required();
  command->add_option("--write", options.folder, "A folder for its catalogue, record and question");
  add_search_options(*command, options);
  command->callback([&] { exit_code = credstack::bench::show_one(options); });
}

void add_degrees(CLI::App& app, DegreesOptions& options, int& exit_code) {
  CLI::App* command = app.add_subcommand("degrees", "Audit the learners of realistic degrees");
  command->add_option("--seed", options.seed, "Another seed, other degrees");
  command->add_option("--programs", options.programs, "How many degrees");
  command->add_option("--learners", options.learners, "How many learners of each");
  command->add_option("--passes", options.passes, "How often each is audited");
  command->add_option("--work-limit", options.work_limit, "Steps of the search");
  command->add_option("--worst", options.worst, "How many of the slowest are listed");
  command->add_option("--json", options.json, "A file for the figures");
  command->add_option("--write", options.folder, "A folder for the catalogues and records");
  command->callback([&] { exit_code = credstack::bench::measure_degrees(options); });
}

void add_count(CLI::App& app, DegreesOptions& options, int& exit_code) {
  CLI::App* command = app.add_subcommand("count", "Audit each once, for a profiler");
  command->add_option("--programs", options.programs, "How many degrees");
  command->add_option("--learners", options.learners, "How many learners of each");
  command->add_option("--work-limit", options.work_limit, "Steps of the search");
  const auto answers = std::make_shared<bool>(false);
  command->add_flag("--answers", *answers, "From the record in JSON to the answer in JSON");
  command->callback(
      [&, answers] { exit_code = credstack::bench::audit_degrees(options, *answers); });
}

void add_learner(CLI::App& app, DegreesOptions& options, int& exit_code) {
  CLI::App* command = app.add_subcommand("learner", "Audit one learner of a degree");
  command->add_option("--program", options.program, "Of which degree; 0: of an example");
  command->add_option("--example", options.example, "Of which example");
  command->add_option("--learner", options.learner, "Which learner")->required();
  command->add_option("--seed", options.seed, "Another seed, other degrees");
  command->add_option("--repeat", options.passes, "How often it is audited");
  command->add_option("--work-limit", options.work_limit, "Steps of the search");
  command->add_option("--write", options.folder, "A folder for the catalogue and the record");
  command->callback([&] { exit_code = credstack::bench::show_learner(options); });
}

void add_problems(CLI::App& app, ProblemsOptions& options, int& exit_code) {
  CLI::App* command = app.add_subcommand("problems", "Write what is searched, and what is found");
  DegreesOptions& degrees = options.degrees;
  command->add_option("--seed", degrees.seed, "Another seed, other degrees");
  command->add_option("--programs", degrees.programs, "How many degrees, beside the real ones");
  command->add_option("--learners", degrees.learners, "How many learners of each");
  command->add_option("--passes", degrees.passes, "How often each is searched");
  command->add_option("--work-limit", degrees.work_limit, "Steps of the search");
  command->add_option("--hard", options.hard, "FROM..COUNT: so many hard cases too");
  command->callback([&] { exit_code = credstack::bench::write_problems(options); });
}

}  // namespace

int main(int count, char** values) {
  CLI::App app("Measures the audit.");
  app.require_subcommand(1);
  HardOptions hard;
  DegreesOptions degrees;
  ProblemsOptions problems;
  int exit_code = 0;
  add_degrees(app, degrees, exit_code);
  add_count(app, degrees, exit_code);
  add_learner(app, degrees, exit_code);
  add_hard(app, hard, exit_code);
  add_one(app, hard, exit_code);
  add_problems(app, problems, exit_code);
  CLI11_PARSE(app, count, values);
  return exit_code;
}
