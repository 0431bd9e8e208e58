// credstack audit: what of a learner's record counts in a program, where, and why the rest does
// not.
#include "audit.hpp"

#include <algorithm>
#include <memory>
#include <thread>

#include "inputs.hpp"
#include "output.hpp"

namespace credstack::cli {
namespace {

constexpr std::size_t most_jobs = 256;

[[noreturn]] void refuse_record(const std::string& name, const std::string& why) {
  throw UsageError("The learner's record in " + in_words(name) + " " + why);
}

std::string place_of(std::string_view bytes, std::size_t position) {
  const std::string_view before = bytes.substr(0, std::min(position, bytes.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t start = before.rfind('\n');
  const std::size_t column = start == before.npos ? before.size() : before.size() - start - 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/** The member of the question that holds a record: JSON as it stands, so that numbers stay as they
 * are written. */
std::string json_member(const std::string& name, std::string_view bytes) {
  try {
    [[maybe_unused]] const Json sound = Json::parse(bytes);
  } catch (const Json::parse_error& error) {
    refuse_record(name, "is not valid JSON at " + place_of(bytes, error.byte) + ".");
  } catch (const Json::exception&) {
    refuse_record(name, "has a number that is out of all bounds.");
  }
  return "\"learner\":" + std::string(bytes);
}

/** The same of a table, which is a string in the question. */
std::string csv_member(const std::string& name, std::string_view bytes) {
  try {
    return "\"learnerCsv\":" + Json(bytes).dump();
  } catch (const Json::exception&) {
    refuse_record(name, "is not valid UTF-8. Save it as UTF-8.");
  }
}

std::string record_in(const AuditOptions& options, const Run& run) {
  const std::string all = bytes_of_file(options.learner, run);
  std::string_view bytes = all;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == bytes.npos) refuse_record(options.learner, "is empty.");
  const bool json = !options.csv && (bytes[first] == '{' || bytes[first] == '[');
  return json ? json_member(options.learner, bytes) : csv_member(options.learner, bytes);
}

int audit_learner(const Run& run, const AuditOptions& options) {
  std::string asked = bytes_of(audit_question(options));
  asked.insert(asked.size() - 1, "," + record_in(options, run));
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
  const std::string& file = many ? options.learners : options.learner;
  const auto& catalogs = options.catalogs;
  if (file == "-" && std::find(catalogs.begin(), catalogs.end(), "-") != catalogs.end()) {
    throw UsageError("Standard input cannot be both the catalogue and the learner's record.");
  }
}

int audit(const Run& run, const AuditOptions& options) {
  check(options);
  return options.learner.empty() ? audit_learners(run, options) : audit_learner(run, options);
}

}  // namespace

std::string in_words(const std::string& name) {
  return name == "-" ? "standard input" : in_quotes(name);
}

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
