// Realistic audits: so many learners of each of so many degrees, and of the two real degrees in
// examples/.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "audit/commands.hpp"
#include "audit/greedy.hpp"
#include "audit/groups.hpp"
#include "audit/stopwatch.hpp"
#include "spread.hpp"

namespace credstack::bench {
namespace {

// ---- measuring --------------------------------------------------------------------------------

struct Pair {
  std::size_t program = 0;
  std::size_t learner = 0;
  std::vector<double> audit;     ///< microseconds, by pass
  std::vector<double> answer;    ///< of the record in JSON to the answer in JSON
  std::vector<double> question;  ///< the same with nothing prepared, as a page asks
  std::size_t bytes = 0;
  std::uint64_t work = 0;
  bool proven = false;
  bool points_proven = false;
  audit::Status status = audit::Status::unmet;
  std::int64_t short_of = 0;  ///< how many points the greedy audit misses
};

void note(const audit::AuditAnswer& answer, Pair& pair) {
  pair.work = answer.proof.work + answer.possible_proof.work;
  pair.proven = answer.proof.optimal && answer.possible_proof.optimal;
  pair.points_proven = answer.proof.points_proven && answer.possible_proof.points_proven;
  pair.status = answer.programs.front().status;
}

void measure(const Asking& asking, Pair& pair) {
  const Stopwatch audit_watch;
  const audit::AuditAnswer answer =
      audited(asking.auditor(), asking.learner(pair.learner), asking.options);
  pair.audit.push_back(audit_watch.microseconds());
  note(answer, pair);
  const Stopwatch answer_watch;
  const std::string text = answered(asking.audits(), asking.record(pair.learner));
  pair.answer.push_back(answer_watch.microseconds());
  pair.bytes = text.size();
  const std::string question = asking.question(pair.learner);
  const Stopwatch question_watch;
  const std::string same = asked(asking.library(), question);
  pair.question.push_back(question_watch.microseconds());
  if (same != text) {
    std::fprintf(stderr, "A question and the same one prepared have different answers.\n");
    std::exit(1);
  }
}

/** Each side of a pair is timed right after the other; every pass goes over all pairs. */
std::vector<Pair> measure(const Group& group, std::size_t passes) {
  std::vector<Pair> pairs;
  for (std::size_t program = 0; program < group.programs.size(); ++program) {
    for (std::size_t at = 0; at < group.programs[program]->size(); ++at) {
      Pair pair;
      pair.program = program;
      pair.learner = at;
      pairs.push_back(std::move(pair));
    }
  }
  for (std::size_t pass = 0; pass < passes; ++pass) {
    for (Pair& pair : pairs) measure(*group.programs[pair.program], pair);
  }
  return pairs;
}

void compare_with_greedy(const Group& group, std::vector<Pair>& pairs) {
  for (Pair& pair : pairs) {
    const Asking& asking = *group.programs[pair.program];
    const auto exact =
        points_of(audited(asking.auditor(), asking.learner(pair.learner), asking.options));
    pair.short_of = exact - greedy_points(asking, pair.learner);
  }
}

// ---- what is said -----------------------------------------------------------------------------

Json spread_of(std::vector<Pair>& pairs, std::vector<double> Pair::*side) {
  std::vector<double> each;
  for (const Pair& pair : pairs) each.push_back(median(pair.*side));
  std::vector<double> passes;
  for (std::size_t pass = 0; pass < (pairs.front().*side).size(); ++pass) {
    std::vector<double> all;
    for (const Pair& pair : pairs) all.push_back((pair.*side)[pass]);
    passes.push_back(median(std::move(all)));
  }
  return {{"median_us", median(each)},
          {"p95_us", percentile(each, 95)},
          {"p99_us", percentile(each, 99)},
          {"max_us", percentile(each, 100)},
          {"least_median_us", *std::min_element(passes.begin(), passes.end())},
          {"greatest_median_us", *std::max_element(passes.begin(), passes.end())}};
}

void print_spread(const char* name, const Json& spread) {
  std::printf(
      "  %-9s median %.1f us (over the passes %.1f to %.1f), p95 %.1f, p99 %.1f, max %.1f\n", name,
      spread["median_us"].get<double>(), spread["least_median_us"].get<double>(),
      spread["greatest_median_us"].get<double>(), spread["p95_us"].get<double>(),
      spread["p99_us"].get<double>(), spread["max_us"].get<double>());
}

template <class Is>
std::size_t count_if(const std::vector<Pair>& pairs, Is is) {
  return static_cast<std::size_t>(std::count_if(pairs.begin(), pairs.end(), is));
}

void print_slowest(const Group& group, std::vector<Pair> pairs, std::size_t count) {
  std::sort(pairs.begin(), pairs.end(),
            [](const Pair& a, const Pair& b) { return median(a.audit) > median(b.audit); });
  for (std::size_t i = 0; i < std::min(count, pairs.size()); ++i) {
    const Pair& pair = pairs[i];
    std::printf("    %s %zu, learner %zu: %.1f us, %llu steps%s\n", group.name.c_str(),
                pair.program + 1, pair.learner + 1, median(pair.audit),
                static_cast<unsigned long long>(pair.work), pair.proven ? "" : ", not proven");
  }
}

Json report(const Group& group, const DegreesOptions& options) {
  std::vector<Pair> pairs = measure(group, options.passes);
  compare_with_greedy(group, pairs);
  std::vector<double> work;
  std::vector<double> bytes;
  for (const Pair& pair : pairs) {
    work.push_back(static_cast<double>(pair.work));
    bytes.push_back(static_cast<double>(pair.bytes));
  }
  Json json = {
      {"pairs", pairs.size()},
      {"passes", options.passes},
      {"audit", spread_of(pairs, &Pair::audit)},
      {"answer", spread_of(pairs, &Pair::answer)},
      {"question", spread_of(pairs, &Pair::question)},
      {"steps_median", median(work)},
      {"steps_max", percentile(work, 100)},
      {"answer_bytes_median", median(bytes)},
      {"proven", count_if(pairs, [](const Pair& each) { return each.proven; })},
      {"points_proven", count_if(pairs, [](const Pair& each) { return each.points_proven; })},
      {"done",
       count_if(pairs, [](const Pair& each) { return each.status <= audit::Status::in_progress; })},
      {"greedy_short", count_if(pairs, [](const Pair& each) { return each.short_of > 0; })},
      {"greedy_short_of_done", count_if(pairs, [](const Pair& each) {
         return each.short_of > 0 && each.status <= audit::Status::in_progress;
       })}};
  std::printf("%s: %zu learners, %zu passes\n", group.name.c_str(), pairs.size(), options.passes);
  print_spread("audit", json["audit"]);
  print_spread("answer", json["answer"]);
  print_spread("question", json["question"]);
  std::printf(
      "  steps: median %.0f, max %.0f; proven %s, points proven %s; done or in progress %s\n",
      median(work), percentile(work, 100), json["proven"].dump().c_str(),
      json["points_proven"].dump().c_str(), json["done"].dump().c_str());
  std::printf("  greedy has fewer points for %s, of whom %s are done\n",
              json["greedy_short"].dump().c_str(), json["greedy_short_of_done"].dump().c_str());
  print_slowest(group, std::move(pairs), options.worst);
  return json;
}

}  // namespace

int measure_degrees(const DegreesOptions& options) {
  if (!options.folder.empty()) std::filesystem::remove_all(options.folder);
  Json json = Json::object();
  const auto run = [&](const Group& group) { json[group.name] = report(group, options); };
  if (options.programs > 0) run(generated(options));
  for (const std::string& file : real_degrees()) run(real(options, file));
  if (!options.json.empty()) std::ofstream(options.json) << json.dump(1) << '\n';
  return 0;
}

int audit_degrees(const DegreesOptions& options, bool answers) {
  std::size_t bytes = 0;
  std::int64_t points = 0;
  for (const auto& asking : generated(options).programs) {
    for (std::size_t at = 0; at < asking->size(); ++at) {
      if (answers) {
        bytes += answered(asking->audits(), asking->record(at)).size();
      } else {
        points += points_of(audited(asking->auditor(), asking->learner(at), asking->options));
      }
    }
  }
  std::printf("%zu bytes, %lld points\n", bytes, static_cast<long long>(points));
  return 0;
}

int show_learner(const DegreesOptions& options) {
  const auto show = [&](const Group& group) { report(group, options); };
  DegreesOptions chosen = options;
  chosen.learners = options.learner;
  if (options.program > 0) {
    chosen.programs = options.program;
    show(generated(chosen));
  }
  for (const std::string& file : real_degrees()) {
    if (options.program == 0 && file == options.example) show(real(chosen, file));
  }
  return 0;
}

}  // namespace credstack::bench
