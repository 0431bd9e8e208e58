#include "inputs.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <string_view>
#include <system_error>

#include "command.hpp"
#include "output.hpp"

namespace credstack::cli {
namespace {

namespace fs = std::filesystem;

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

[[noreturn]] void cannot_read(const std::string& name, const std::error_code& why) {
  throw UsageError("Cannot read " + in_quotes(name) + ": " + why.message() + ".");
}

std::error_code last_error() { return {errno, std::generic_category()}; }

/** All of an open file, as long as it is no larger than allowed. */
std::string read_all(std::FILE* file, const std::string& name, std::size_t max_bytes) {
  std::string bytes;
  std::array<char, 65536> piece{};
  while (const std::size_t n = std::fread(piece.data(), 1, piece.size(), file)) {
    bytes.append(piece.data(), n);
    if (bytes.size() > max_bytes) {
      throw UsageError(in_quotes(name) + " is larger than " + std::to_string(max_bytes) +
                       " bytes. If that is intended, allow more with --max-bytes.");
    }
  }
  if (std::ferror(file) != 0) cannot_read(name, last_error());
  return bytes;
}

std::string read_file(const std::string& name, std::size_t max_bytes) {
  const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(name.c_str(), "rb"));
  if (!file) cannot_read(name, last_error());
  return read_all(file.get(), name, max_bytes);
}

bool is_catalogue_name(const fs::path& path) {
  return path.extension() == ".json" || path.extension() == ".jsonld";
}

/** The catalogue files below a folder, sorted by path, so that every machine reads them in one
 * order. */
std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code unknown;
    if (at->is_regular_file(unknown) && is_catalogue_name(at->path())) {
      files.push_back(at->path().generic_string());
    }
  }
  if (error) cannot_read(folder, error);
  if (files.empty()) {
    throw UsageError(
        "The folder " + in_quotes(folder) +
        " has no *.json or *.jsonld file. Name a catalogue, or a folder of catalogues.");
  }
  std::sort(files.begin(), files.end());
  return files;
}

/** The files that the arguments stand for, in their order and each once; `-` stays. */
std::vector<std::string> files_of(const std::vector<std::string>& catalogs) {
  std::vector<std::string> files;
  std::set<fs::path> seen;
  for (const std::string& catalog : catalogs) {
    std::error_code error;
    const bool folder = catalog != "-" && fs::is_directory(catalog, error);
    for (const std::string& file : folder ? files_in(catalog) : std::vector<std::string>{catalog}) {
      const fs::path same = fs::weakly_canonical(file, error);
      if (seen.insert(error ? fs::path(file) : same).second) files.push_back(file);
    }
  }
  return files;
}

}  // namespace

Loaded load(const std::vector<std::string>& catalogs, const ReadOptions& options) {
  const std::vector<std::string> files = files_of(catalogs);
  std::vector<std::string> contents;
  std::vector<Input> inputs;
  contents.reserve(files.size());  // the inputs are views into it
  for (const std::string& file : files) {
    const std::string name = file == "-" ? "standard input" : file;
    contents.push_back(file == "-" ? read_all(stdin, name, options.max_bytes)
                                   : read_file(file, options.max_bytes));
    inputs.push_back({name, contents.back()});
  }
  return {read(inputs, options), files.size()};
}

}  // namespace credstack::cli
