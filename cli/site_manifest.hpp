// manifest.json of a published site: what is in it, and by what it is known again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace credstack::cli {

/** A file of the site as the manifest describes it. */
struct SiteFile {
  std::uint64_t bytes = 0;
  std::string integrity;  ///< as in HTML: `sha384-…`
  std::string on;         ///< of a fragment: the day it was written for
  std::string facts;      ///< of a fragment: the hash of what it says, whatever the day
};

struct Manifest {
  std::string on;  ///< the day of the run that wrote it
  std::map<std::string, SiteFile> files;
};

/** The Subresource Integrity value of some bytes. */
std::string integrity_of(std::string_view bytes);

/**
 * The path of a page's files in the site, without its ending: `3f/urn-mc-data-101-3f9c…`. Made of
 * the id alone, so it stays when the catalogue grows; of small letters, digits and hyphens, so it
 * is a safe name everywhere. The hash tells ids apart that look alike.
 */
std::string page_stem(std::string_view id);

/** The manifest of a folder; nothing where there is none, or it is not of a site of ours. */
std::optional<Manifest> read_manifest(const std::filesystem::path& folder);

/** @param catalog a JSON object that says which catalogue; @param settings another */
std::string manifest_text(const Manifest& manifest, std::string_view catalog,
                          std::string_view settings);

}  // namespace credstack::cli
