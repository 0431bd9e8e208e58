#include "support/case_file.hpp"

#include <algorithm>
#include <filesystem>

namespace credstack::test {

std::vector<std::string> case_paths() {
  std::vector<std::string> paths;
  const auto folder = std::filesystem::path(CREDSTACK_SOURCE_DIR) / "tests" / "cases";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace credstack::test
