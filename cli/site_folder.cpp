#include "site_folder.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

#include "command.hpp"
#include "output.hpp"

namespace credstack::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* marker = "made-by-credstack-publish";

[[noreturn]] void fail(const char* what, const fs::path& path, int code) {
  throw UsageError(std::string("Cannot ") + what + " " + in_quotes(path.string()) + ": " +
                   std::strerror(code) + ".");
}

void check(const std::error_code& error, const char* what, const fs::path& path) {
  if (error) fail(what, path, error.value());
}

bool holds_nothing(const fs::path& folder) {
  std::error_code error;
  const bool empty = fs::is_empty(folder, error);
  return !error && empty;
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/** Removes all but the mark, which goes last: what is left halfway is still known as ours. */
void clear(const fs::path& work) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(work, error)) {
    if (entry.path().filename() != marker) fs::remove_all(entry.path(), error);
  }
}

/** A name is on the disk only once its folder is. */
void sync_folder(const fs::path& folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

}  // namespace

SiteFolder::SiteFolder(const fs::path& out) {
  std::error_code error;
  out_ = fs::weakly_canonical(fs::absolute(out), error);
  check(error, "find", out);
  if (!out_.has_filename()) out_ = out_.parent_path();
  if (!out_.has_filename()) throw UsageError("A site cannot take the place of the root folder.");
  if (fs::exists(out_)) {
    auto manifest = read_manifest(out_);
    if (!manifest && !(fs::is_directory(out_) && holds_nothing(out_))) {
      throw UsageError(in_quotes(out_.string()) +
                       " is there and is no site of `credstack publish`: it is left alone. Name a "
                       "new or an empty folder.");
    }
    if (manifest) before_ = std::move(*manifest);
  }
  work_ = out_.parent_path() / ("." + out_.filename().string() + ".credstack-publish");
  next_ = work_ / "next";
  fs::create_directories(work_, error);
  check(error, "write the folder", work_);
  lock_ = ::open(work_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock_ < 0) fail("open", work_, errno);
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    throw UsageError("Another run is publishing to " + in_quotes(out_.string()) + ".");
  }
  if (!fs::exists(work_ / marker) && !holds_nothing(work_)) {
    ::close(lock_);
    throw UsageError(in_quotes(work_.string()) + " is in the way, and not of our making.");
  }
  // A new run begins with the mark, so that what it leaves is known as ours.
  if (std::FILE* file = std::fopen((work_ / marker).c_str(), "w")) std::fclose(file);
  clear(work_);
  constexpr char hex[] = "0123456789abcdef";
  fs::create_directory(next_, error);
  check(error, "write the folder", next_);
  for (int i = 0; i < 256; ++i) {
    fs::create_directory(next_ / std::string{hex[i >> 4], hex[i & 15]}, error);
    check(error, "write the folder", next_);
  }
}

SiteFolder::~SiteFolder() {
  std::error_code error;
  clear(work_);
  fs::remove_all(work_, error);
  ::close(lock_);
}

void SiteFolder::write(const std::string& path, std::string_view bytes) {
  const fs::path place = next_ / path;
  std::FILE* file = std::fopen(place.c_str(), "wb");
  if (file == nullptr) fail("write", place, errno);
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const int code = errno;
  if (std::fclose(file) != 0) fail("write", place, errno);
  if (!written) fail("write", place, code);
}

bool SiteFolder::keep(const std::string& path, const SiteFile& said) {
  std::error_code error;
  const fs::path old = out_ / path;
  if (fs::is_symlink(old, error) || fs::file_size(old, error) != said.bytes || error) return false;
  if (integrity_of(content_of(old)) != said.integrity) return false;
  if (::link(old.c_str(), (next_ / path).c_str()) == 0) return true;
  // Some file systems have no links, and some have no room for one more: then a copy, as old.
  if (!fs::copy_file(old, next_ / path, error) || error) return false;
  fs::last_write_time(next_ / path, fs::last_write_time(old, error), error);
  return true;
}

void SiteFolder::publish() {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(next_, error)) {
    if (entry.is_directory() && holds_nothing(entry.path())) fs::remove(entry.path(), error);
  }
  ::syncfs(lock_);
  if (!fs::exists(out_)) {
    fs::rename(next_, out_, error);
    check(error, "write", out_);
  } else if (::syscall(SYS_renameat2, AT_FDCWD, next_.c_str(), AT_FDCWD, out_.c_str(),
                       RENAME_EXCHANGE) != 0) {
    if (errno != ENOSYS && errno != EINVAL) fail("exchange", out_, errno);
    // Two steps where one cannot be had; between them there is no site.
    fs::rename(out_, work_ / "old", error);
    check(error, "move", out_);
    fs::rename(next_, out_, error);
    check(error, "write", out_);
  }
  sync_folder(out_.parent_path());
}

}  // namespace credstack::cli
