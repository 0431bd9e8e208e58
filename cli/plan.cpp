// credstack plan: what is left to do for a program, at the least cost or in the least time.
#include <algorithm>
#include <memory>

#include "credstack/money.hpp"
#include "output.hpp"
#include "record.hpp"

namespace credstack::cli {
namespace {

using Words = std::vector<std::string>;

struct Options : CommonOptions {
  Words programs;
  std::string learner;
  bool csv = false;
  Words minimize;
  std::string budget;
  std::string budget_per_term;
  std::string hours_per_week;
  std::string start;
  std::string deadline;
  std::string audience;
  std::string currency;
  Words exclude;
  Words include;
  Words delivery;
  Words languages;
  CLI::Option* any_prior_learning = nullptr;
  Words prior_learning;
  std::uint32_t stop_after = 0;  ///< 0: the core's own
  bool possible = false;
  Words funding;
  std::uint64_t work_limit = 0;  ///< 0: the core's own
};

/** How a word of the command line is spelled in a question: `first-award` as `firstAward`. */
std::string spelled_in_question(const std::string& word) {
  std::string spelled;
  bool raise = false;
  for (const char c : word) {
    if (c == '-') {
      raise = true;
      continue;
    }
    spelled += raise && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    raise = false;
  }
  return spelled;
}

void add_text(Json& wishes, const char* name, const std::string& text) {
  if (!text.empty()) wishes[name] = text;
}

void add_list(Json& wishes, const char* name, const Words& list) {
  if (!list.empty()) wishes[name] = list;
}

Json money_of(const WrittenMoney& money) {
  return {{"minor", money.minor}, {"currency", money.currency}};
}

void add_money(Json& wishes, const char* name, const char* option, const std::string& text) {
  if (text.empty()) return;
  const auto money = read_money(text);
  if (!money) {
    throw UsageError(std::string(option) + ": " + in_quotes(text) +
                     " is no amount of money. Write it with its currency, such as 1500USD or "
                     "\"1500.00 USD\".");
  }
  wishes[name] = money_of(*money);
}

/** `frontier` is no objective, though it is written as one. */
void add_objectives(Json& wishes, const Words& minimize) {
  Words objectives;
  for (const std::string& each : minimize) {
    if (each == "frontier") {
      wishes["frontier"] = true;
    } else {
      objectives.push_back(spelled_in_question(each));
    }
  }
  add_list(wishes, "minimize", objectives);
}

/** `1/2`, `500USD`, or either of one thing alone: `1/2@ID`. */
Json funding_of(const std::string& text) {
  const std::size_t at = text.find('@');
  const std::string amount = text.substr(0, at);
  Json funding = Json::object();
  if (at != text.npos) funding["of"] = Words{text.substr(at + 1)};
  if (const auto most = read_money(amount)) {
    funding["most"] = money_of(*most);
    return funding;
  }
  const bool number = !amount.empty() && amount.find_first_not_of("0123456789./") == amount.npos;
  if (!number) {
    throw UsageError("--funding: " + in_quotes(text) +
                     " is neither a share nor money. Write 1/2, 0.5 or 500USD; after it, @ID for "
                     "one thing alone.");
  }
  funding["share"] = amount;
  return funding;
}

Json wishes_of(const Options& options) {
  Json wishes = Json::object();
  add_objectives(wishes, options.minimize);
  if (options.stop_after > 0) wishes["stopAfter"] = options.stop_after;
  add_text(wishes, "start", options.start);
  add_text(wishes, "deadline", options.deadline);
  add_text(wishes, "hoursPerWeek", options.hours_per_week);
  add_money(wishes, "budget", "--budget", options.budget);
  add_money(wishes, "budgetPerTerm", "--budget-per-term", options.budget_per_term);
  add_text(wishes, "audience", options.audience);
  add_text(wishes, "currency", options.currency);
  for (const std::string& each : options.funding) wishes["funding"].push_back(funding_of(each));
  add_list(wishes, "exclude", options.exclude);
  add_list(wishes, "include", options.include);
  Words delivery;
  for (const std::string& each : options.delivery) delivery.push_back(spelled_in_question(each));
  add_list(wishes, "delivery", delivery);
  add_list(wishes, "languages", options.languages);
  if (!options.prior_learning.empty()) {
    wishes["priorLearning"] = options.prior_learning;
  } else if (options.any_prior_learning->count() > 0) {
    wishes["priorLearning"] = true;
  }
  if (options.possible) wishes["possible"] = true;
  return wishes;
}

int plan(const Run& run, Options options) {
  check_inputs(options.learner, options.catalogs);
  Words& named = options.prior_learning;
  named.erase(std::remove(named.begin(), named.end(), std::string{}), named.end());
  Json asked = question("plan", options);
  if (options.programs.size() == 1) {
    asked["program"] = options.programs.front();
  } else {
    asked["programs"] = options.programs;
  }
  asked["wishes"] = wishes_of(options);
  if (options.work_limit > 0) asked["workLimit"] = options.work_limit;
  const std::string document = options.learner.empty()
                                   ? bytes_of(asked)
                                   : with_record(asked, options.learner, options.csv, run);
  return put_and_print(run, options, document, options.json ? Form::json : Form::text);
}

/** An option that may be given several times, with one value each. */
CLI::Option* add_several(CLI::App& command, const std::string& name, Words& list,
                         const std::string& type, const std::string& description) {
  return command.add_option(name, list, description)->type_name(type)->allow_extra_args(false);
}

void add_who(CLI::App& command, Options& options) {
  add_several(command, "--program", options.programs, "ID",
              "The program, by its id; several are planned for one by one")
      ->required();
  command
      .add_option("--learner", options.learner,
                  "The learner's record, JSON or CSV by its content; - for standard input "
                  "(default: nothing is held yet)")
      ->type_name("FILE");
  command.add_flag("--csv", options.csv, "The learner's record is a CSV, whatever it looks like");
}

void add_limits(CLI::App& command, Options& options) {
  const auto text = [&](const char* name, std::string& value, const char* type,
                        const char* description) {
    command.add_option(name, value, description)->type_name(type);
  };
  text("--budget", options.budget, "MONEY", "The most that is paid in all, such as 1500USD");
  text("--budget-per-term", options.budget_per_term, "MONEY", "The most that is paid in one term");
  text("--hours-per-week", options.hours_per_week, "N", "The hours that the learner has a week");
  add_day(command, "--start", options.start, "The first day (default: the day of the answer)");
  add_day(command, "--deadline", options.deadline, "The last day");
  text("--audience", options.audience, "TEXT",
       "The kind of learner, as the catalogue's prices name it");
  text("--currency", options.currency, "CODE", "The currency in which costs count");
}

void add_choices(CLI::App& command, Options& options) {
  add_several(command, "--exclude", options.exclude, "ID",
              "A thing that is not taken, or an organization of which nothing is");
  add_several(command, "--include", options.include, "ID", "A thing that must be a step");
  add_several(command, "--delivery", options.delivery, "HOW",
              "An acceptable way of teaching: online, in-person, blended")
      ->check(CLI::IsMember({"online", "in-person", "blended"}).description(""));
  add_several(command, "--language", options.languages, "TAG",
              "An acceptable language of teaching");
  options.any_prior_learning =
      add_several(command, "--prior-learning", options.prior_learning, "ID",
                  "What the learner could have assessed; without an ID, anything that can be")
          ->expected(0, 1);
  command.add_flag("--possible", options.possible,
                   "Also look for a better plan among those that are only possible");
  add_several(command, "--funding", options.funding, "SHARE|MONEY[@ID]",
              "Somebody else pays this share of each step, or so much of it");
}

}  // namespace

void add_plan(CLI::App& app, Run& run) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("plan", "Show what is left to do for a program, and at what cost");
  add_catalogs(*command, options->catalogs);
  add_who(*command, *options);
  command
      ->add_option("--minimize", options->minimize,
                   "What comes first, by commas: cost, time, steps, first-award, outlay, "
                   "unrecognised; frontier "
                   "for every plan between cost and time (default: cost,time)")
      ->type_name("WORDS")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(
                  {"cost", "time", "steps", "first-award", "outlay", "unrecognised", "frontier"})
                  .description(""));
  command
      ->add_option("--stop-after", options->stop_after,
                   "The award by whose end outlay is counted (default: 1)")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  add_limits(*command, *options);
  add_choices(*command, *options);
  add_on(*command, options->on);
  command
      ->add_option("--work-limit", options->work_limit,
                   "Steps of the search, after which the best so far is given")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  add_lang(*command, options->lang);
  add_json(*command, options->json);
  command->footer(
      R"(docs/plan.md says what a plan is and what can be wished. An id may be shortened to a
unique ending after / or :. No catalogue may follow --prior-learning directly.

Examples:
  credstack plan examples/plar.json --program bachelor --learner examples/learners/plar.csv
  credstack plan examples/bcit-ladder.json --program diploma --minimize time --start 2027-01-04)");
  command->callback([options, &run] { run.exit_code = plan(run, *options); });
}

}  // namespace credstack::cli
