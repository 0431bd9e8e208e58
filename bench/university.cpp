#include "university.hpp"

#include <fstream>
#include <iterator>

namespace credstack::bench {
namespace {

std::vector<AchievementId> credentials_of(const Catalog& catalog) {
  std::vector<AchievementId> found;
  for (std::size_t i = 0; i < catalog.achievements.size(); ++i) {
    if (is_credential(catalog.achievements[i].type)) found.emplace_back(i);
  }
  return found;
}

}  // namespace

const std::string& university_bytes() {
  static const std::string bytes = [] {
    std::ifstream file(CREDSTACK_SOURCE_DIR "/build/examples/university.json", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return bytes;
}

bool is_university(const ReadResult& result) {
  const Catalog& catalog = result.library->catalog;
  return !result.has_errors() && catalog.achievements.size() == 11'000 &&
         credentials_of(catalog).size() == 1'000;
}

const Library* university() {
  static const ReadResult result = read({{"university.json", university_bytes()}});
  static const bool is_right = is_university(result);
  return is_right ? result.library.get() : nullptr;
}

const std::vector<AchievementId>& credentials() {
  static const std::vector<AchievementId> found = credentials_of(university()->catalog);
  return found;
}

}  // namespace credstack::bench
