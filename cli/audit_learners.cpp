// Many records against one program: a line of the answer for each line, in their order, on all
// cores, in memory that does not grow with their number.
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>

#include "audit.hpp"
#include "credstack/audit.hpp"
#include "credstack/plain_text.hpp"
#include "in_order.hpp"
#include "inputs.hpp"
#include "lines.hpp"
#include "output.hpp"
#include "record.hpp"

namespace credstack::cli {
namespace {

constexpr std::size_t longest_line = std::size_t{64} << 20;
constexpr std::size_t lines_in_a_batch = 16;
constexpr std::size_t most_complaints = 20;

/** How programs stand, over all records. */
class Tally {
 public:
  void add(const std::string& answer) {
    const Json document = Json::parse(answer, nullptr, false);
    if (!document.is_object() || !document.contains("programs")) return;
    const Json& programs = document["programs"];
    if (programs_.size() < programs.size()) programs_.resize(programs.size());
    for (std::size_t at = 0; at < programs.size(); ++at) {
      Program& program = programs_[at];
      program.id = programs[at]["program"].value("id", "");
      const std::string status = programs[at].value("status", "");
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].first == status) ++program.counts[i];
      }
    }
  }
  void add(const Tally& other) {
    if (programs_.size() < other.programs_.size()) programs_.resize(other.programs_.size());
    for (std::size_t at = 0; at < other.programs_.size(); ++at) {
      programs_[at].id = other.programs_[at].id;
      for (std::size_t i = 0; i < words.size(); ++i) {
        programs_[at].counts[i] += other.programs_[at].counts[i];
      }
    }
  }
  void clear() { programs_.clear(); }

  /** A line for each program. */
  std::vector<std::string> lines() const {
    std::vector<std::string> lines;
    for (const Program& program : programs_) {
      std::string line = program.id + ":";
      for (std::size_t i = 0; i < words.size(); ++i) {
        line += (i > 0 ? ", " : " ") + std::to_string(program.counts[i]) + " " +
                std::string(words[i].second);
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words{
      {{"met", "met"},
       {"inProgress", "in progress"},
       {"planned", "planned"},
       {"possible", "possible"},
       {"unmet", "unmet"}}};
  struct Program {
    std::string id;
    std::array<std::size_t, words.size()> counts{};
  };
  std::vector<Program> programs_;
};

struct Batch {
  Lines lines;
  std::string answers;
  struct Refused {
    std::size_t line = 0;
    std::string why;
  };
  std::vector<Refused> refused;  ///< lines that are no record
  Tally tally;
};

/** Where the answers cannot go, nothing is waited for: standard input may stay open for ever. */
void print_or_end(std::string_view answers) {
  try {
    print(answers);
  } catch (const BrokenPipe&) {
    std::_Exit(answered);
  } catch (const UsageError& error) {
    complain(std::string("credstack: ") + error.what());
    std::_Exit(bad_usage);
  }
}

class Learners {
 public:
  Learners(const Audits& audits, const AuditOptions& options, std::size_t longest)
      : audits_(audits),
        name_(in_words(options.learners)),
        summary_(options.summary),
        longest_(longest),
        reader_(options.learners, longest) {}

  bool fill(Batch& batch) { return reader_.next(batch.lines, lines_in_a_batch); }

  void answer(Batch& batch) const {
    batch.answers.clear();
    batch.refused.clear();
    batch.tally.clear();
    for (const Lines::Line& line : batch.lines.list) {
      const std::string answer =
          line.too_long ? too_long() : audits_.answer(batch.lines.text(line));
      if (auto why = refusal_in(answer)) {
        batch.refused.push_back({line.number, std::move(*why)});
      } else if (summary_) {
        batch.tally.add(answer);
      }
      batch.answers += answer;
      batch.answers += '\n';
    }
  }

  void write(const Batch& batch) {
    print_or_end(batch.answers);
    lines_ += batch.lines.list.size();
    for (const Batch::Refused& each : batch.refused) {
      if (++refused_ > most_complaints) continue;
      complain("credstack: " + name_ + ", line " + std::to_string(each.line) + ": " +
               harmless(each.why));
    }
    tally_.add(batch.tally);
  }

  /** Says what was left unsaid of the lines that were refused. @return the exit code */
  int end() const {
    if (refused_ > most_complaints) {
      complain("credstack: " + counted(refused_, "line", "lines") +
               " could not be read; the first " + std::to_string(most_complaints) +
               " are named above.");
    }
    if (refused_ == 0) return answered;
    if (refused_ < lines_) return catalogue_errors;
    complain(
        "credstack: No line is a record. --learners reads one JSON record a line; --learner "
        "reads one record on many lines.");
    return bad_usage;
  }

  void summarise() const {
    std::string line = counted(lines_, "record", "records");
    if (refused_ > 0) line += ", of which " + std::to_string(refused_) + " could not be read";
    complain(line + ".");
    for (const std::string& program : tally_.lines()) complain(program + ".");
  }

 private:
  std::string too_long() const {
    return bytes_of({{"error",
                      {{"code", "bad-question"},
                       {"message", "The line is longer than " + std::to_string(longest_) +
                                       " bytes, and is not read."}}}});
  }

  const Audits& audits_;
  std::string name_;  ///< of the file, harmless to a terminal
  bool summary_;
  std::size_t longest_;
  LineReader reader_;
  std::size_t lines_ = 0;
  std::size_t refused_ = 0;
  Tally tally_;
};

std::size_t jobs_of(const AuditOptions& options) {
  if (options.jobs > 0) return options.jobs;
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

int audit_learners(const Run& run, const AuditOptions& options) {
  const Loaded loaded = load(options.catalogs, run);
  const ReadResult& read = loaded.result;
  report_problems(read.diagnostics);
  const Audits audits(read.library, bytes_of(audit_question(options)));
  if (const auto refusal = refusal_in(audits.error())) return refuse(*refusal, read);

  Learners learners(audits, options, std::min(run.read.max_bytes, longest_line));
  const auto fill = [&](Batch& batch) { return learners.fill(batch); };
  const auto work = [&](Batch& batch) { learners.answer(batch); };
  const auto finish = [&](const Batch& batch) { learners.write(batch); };
  InOrder<Batch, decltype(fill), decltype(work), decltype(finish)>(jobs_of(options), fill, work,
                                                                   finish)
      .run();
  const int ended = learners.end();
  if (options.summary) learners.summarise();
  return read.has_errors() ? catalogue_errors : ended;
}

}  // namespace credstack::cli
