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
#include <utility>

#include "command.hpp"
#include "output.hpp"
#include "progress.hpp"

namespace credstack::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "standard input";

struct FileCloser {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

[[noreturn]] void cannot_read(const std::string& name, const std::error_code& why) {
  throw UsageError("Cannot read " + in_quotes(name) + ": " + why.message() + ".");
}

std::error_code last_error() { return {errno, std::generic_category()}; }

[[noreturn]] void refuse_size(const std::string& name, std::size_t max_bytes) {
  throw UsageError(in_quotes(name) + " is larger than " + std::to_string(max_bytes) +
                   " bytes. If that is intended, allow more with --max-bytes.");
}

/** All of an open file, as long as it is no larger than allowed. */
std::string read_all(std::FILE* file, const std::string& name, std::size_t max_bytes) {
  std::string bytes;
  std::array<char, 65536> piece{};
  while (const std::size_t n = std::fread(piece.data(), 1, piece.size(), file)) {
    bytes.append(piece.data(), n);
    if (bytes.size() > max_bytes) refuse_size(name, max_bytes);
  }
  if (std::ferror(file) != 0) cannot_read(name, last_error());
  return bytes;
}

std::string read_file(const std::string& name, std::size_t max_bytes) {
  const std::unique_ptr<std::FILE, FileCloser> file(std::fopen(name.c_str(), "rb"));
  if (!file) cannot_read(name, last_error());
  return read_all(file.get(), name, max_bytes);
}

/** The same of standard input, for `-`. `shown`: its name in a message. */
std::string read_named(const std::string& name, const std::string& shown, std::size_t max_bytes) {
  return name == "-" ? read_all(stdin, shown, max_bytes) : read_file(name, max_bytes);
}

/** How large a file says that it is; 0 where it does not know, as a pipe. */
std::uint64_t size_of(const std::string& name) {
  std::error_code unknown;
  const std::uintmax_t size = name == "-" ? 0 : fs::file_size(name, unknown);
  return unknown ? 0 : size;
}

/** Files that are opened when their turn comes, one at a time. */
class Files final : public Inputs {
 public:
  Files(std::vector<std::string> files, std::size_t max_bytes, bool progress)
      : files_(std::move(files)),
        max_bytes_(max_bytes),
        progress_("Reading", total_of(files_), progress) {}

  std::size_t size() const override { return files_.size(); }
  std::string_view name(std::size_t at) const override {
    return files_[at] == "-" ? standard_input : files_[at];
  }
  std::string_view bytes(std::size_t at) override {
    const std::string shown(name(at));
    bytes_ = read_named(files_[at], shown, max_bytes_);
    return bytes_;
  }
  void let_go() override {
    done_ += bytes_.size();
    bytes_ = {};
    progress_.advance(done_);
  }

 private:
  static std::uint64_t total_of(const std::vector<std::string>& files) {
    std::uint64_t total = 0;
    for (const std::string& file : files) total += size_of(file);
    return total;
  }

  std::vector<std::string> files_;
  std::size_t max_bytes_;
  std::string bytes_;
  std::uint64_t done_ = 0;
  Progress progress_;
};

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

std::string bytes_of_file(const std::string& name, const Run& run) {
  return read_named(name, name == "-" ? std::string(standard_input) : name, run.read.max_bytes);
}

Loaded load(const std::vector<std::string>& catalogs, const Run& run, std::size_t max_problems) {
  const std::vector<std::string> files = files_of(catalogs);
  // Those that cannot be read are told before the long reading begins.
  for (const std::string& file : files) {
    if (size_of(file) > run.read.max_bytes) refuse_size(file, run.read.max_bytes);
  }
  Files inputs(files, run.read.max_bytes, run.progress);
  ReadOptions options = run.read;
  if (max_problems > 0) options.max_diagnostics = max_problems;
  return {read(inputs, options), files.size()};
}

}  // namespace credstack::cli
