// A published site on the disk. A new one is built complete beside the old, and takes its place in
// one step: whoever interrupts it leaves the old one whole.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "site_manifest.hpp"

namespace credstack::cli {

class SiteFolder {
 public:
  /**
   * Clears away what an interrupted run left, and begins a new generation.
   * @throws UsageError when the folder holds something else than a site of ours, when another run
   * is at work there, or when it cannot be written.
   */
  explicit SiteFolder(const std::filesystem::path& out);
  ~SiteFolder();
  SiteFolder(const SiteFolder&) = delete;
  SiteFolder& operator=(const SiteFolder&) = delete;

  /** What was published before. */
  const Manifest& before() const { return before_; }

  // These two may be called from several threads, for different paths.
  void write(const std::string& path, std::string_view bytes);
  /**
   * Takes a file over from the old site as it is. False when it is not there, or is no longer what
   * the manifest says: somebody changed it by hand.
   */
  bool keep(const std::string& path, const SiteFile& said);

  /** Lets the new generation take the place of the old one, which is removed. */
  void publish();

 private:
  std::filesystem::path out_;
  std::filesystem::path work_;  ///< beside it; holds the new generation, then the old one
  std::filesystem::path next_;
  int lock_ = -1;
  Manifest before_;
};

}  // namespace credstack::cli
