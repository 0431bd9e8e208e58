#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>

#include "command.hpp"
#include "output.hpp"

namespace credstack::cli {
namespace {

/** Whether the text is a day of the calendar, written YYYY-MM-DD. */
bool is_whole_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&text](std::size_t from, std::size_t length) {
    int value = 0;
    for (const char c : text.substr(from, length)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 1 || month < 1 || day < 1) return false;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d", &local)};
}

}  // namespace

void add_catalogs(CLI::App& command, std::vector<std::string>& catalogs) {
  command.add_option("CATALOG", catalogs, "Files, folders, or - for standard input")
      ->required()
      ->option_text("...");
}

void add_json(CLI::App& command, bool& json) {
  command.add_flag("--json", json, "Print one JSON document, as docs/answers.md describes it");
}

CLI::Option* add_day(CLI::App& command, const std::string& name, std::string& day,
                     const std::string& description) {
  const auto check = [](const std::string& text) -> std::string {
    if (is_whole_date(text)) return {};
    return in_quotes(text) + " is no date. Write a day as YYYY-MM-DD, such as 2026-11-24.";
  };
  return command.add_option(name, day, description)
      ->type_name("DATE")
      ->check(CLI::Validator(check, ""));
}

void add_on(CLI::App& command, std::string& on) {
  on = today();
  add_day(command, "--on", on, "The day the answer is for (default: today)");
}

void add_lang(CLI::App& command, std::string& lang) {
  command.add_option("--lang", lang, "Language of the answer, such as en-NZ (default: en)")
      ->type_name("TAG");
}

}  // namespace credstack::cli
