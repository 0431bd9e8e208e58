#include "record.hpp"

#include <algorithm>

#include "inputs.hpp"
#include "output.hpp"

namespace credstack::cli {
namespace {

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

std::string record_in(const std::string& file, bool csv, const Run& run) {
  const std::string all = bytes_of_file(file, run);
  std::string_view bytes = all;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == bytes.npos) refuse_record(file, "is empty.");
  const bool json = !csv && (bytes[first] == '{' || bytes[first] == '[');
  return json ? json_member(file, bytes) : csv_member(file, bytes);
}

}  // namespace

std::string in_words(const std::string& name) {
  return name == "-" ? "standard input" : in_quotes(name);
}

void check_inputs(const std::string& record, const std::vector<std::string>& catalogs) {
  if (record == "-" && std::find(catalogs.begin(), catalogs.end(), "-") != catalogs.end()) {
    throw UsageError("Standard input cannot be both the catalogue and the learner's record.");
  }
}

std::string with_record(const Json& question, const std::string& file, bool csv, const Run& run) {
  std::string asked = bytes_of(question);
  const std::string record = record_in(file, csv, run);
  asked.insert(asked.size() - 1, "," + record);
  return asked;
}

}  // namespace credstack::cli
