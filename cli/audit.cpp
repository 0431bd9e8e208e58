// credstack audit: what of a learner's record counts in a program, where, and why the rest does
// not.
#include "audit.hpp"

#include <memory>

#include "record.hpp"

namespace credstack::cli {
namespace {

constexpr std::size_t most_jobs = 256;

int audit_learner(const Run& run, const AuditOptions& options) {
  const std::string asked = with_record(audit_question(options), options.learner, options.csv, run);
  return put_and_print(run, options, asked, options.json ? Form::json : Form::text);
}

void check(const AuditOptions& options) {
  if (options.learner.empty() == options.learners.empty()) {
    throw UsageError(
        "Say whose record it is: --learner FILE for one learner, or --learners FILE for a file of "
        "one record a line.");
  }
  const bool many = options.learner.empty();
  if (many && options.csv) {
    throw UsageError("--csv is for --learner: a file of --learners has one JSON record a line.");
  }
  if (!many && (options.jobs > 0 || options.summary)) {
    throw UsageError("--jobs and --summary are for --learners.");
  }
  check_inputs(many ? options.learners : options.learner, options.catalogs);
}

int audit(const Run& run, const AuditOptions& options) {
  check(options);
  return options.learner.empty() ? audit_learners(run, options) : audit_learner(run, options);
}

}  // namespace

Json audit_question(const AuditOptions& options) {
  Json asked = question("audit", options);
  if (options.programs.size() == 1) {
    asked["program"] = options.programs.front();
  } else {
    asked["programs"] = options.programs;
  }
  if (options.what_if) asked["whatIf"] = true;
  if (options.work_limit > 0) asked["workLimit"] = options.work_limit;
  return asked;
}

void add_audit(CLI::App& app, Run& run) {
  const auto options = std::make_shared<AuditOptions>();
  CLI::App* command =
      app.add_subcommand("audit", "Show what of a learner's record counts in a program");
  add_catalogs(*command, options->catalogs);
  command
      ->add_option("--program", options->programs,
                   "The program, by its id; several are audited together")
      ->type_name("ID")
      ->allow_extra_args(false)
      ->required();
  command
      ->add_option("--learner", options->learner,
                   "The learner's record, JSON or CSV by its content; - for standard input")
      ->type_name("FILE");
  command->add_flag("--csv", options->csv, "The learner's record is a CSV, whatever it looks like");
  command
      ->add_option("--learners", options->learners,
                   "Many records, one JSON document a line; each gets a line of the answer")
      ->type_name("FILE");
  command->add_flag("--what-if", options->what_if, "Count what is planned, as planned");
  add_on(*command, options->on);
  command
      ->add_option("--work-limit", options->work_limit,
                   "Steps of the search, after which the best so far is given")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  command
      ->add_option("--jobs", options->jobs,
                   "How many records are looked at at once (default: cores)")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{1}, most_jobs));
  command->add_flag("--summary", options->summary,
                    "With --learners: say at the end how many are done, on standard error");
  add_lang(*command, options->lang);
  add_json(*command, options->json);
  command->footer(
      R"(docs/learner.md says how a record is written. An id may be shortened to a unique
ending after / or :.

Examples:
  credstack audit examples/plar.json --program bachelor --learner examples/learners/plar.csv
  credstack audit examples/bcit-ladder.json --program diploma --learner examples/learners/bcit.json)");
  command->callback([options, &run] { run.exit_code = audit(run, *options); });
}

}  // namespace credstack::cli
