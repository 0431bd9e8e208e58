// What is told of records that inputs describe otherwise.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/merger.hpp"

namespace credstack::catalog {

class MergeReport {
 public:
  MergeReport(const std::vector<InputFile>& files, Diagnostics& diagnostics)
      : files_(files), diagnostics_(diagnostics) {}

  std::string_view catalogue_of(const Place& place) const { return files_[place.file].catalogue; }

  /** Warns of a record that stands in these places. Without notes nothing was contested. */
  void say(std::string_view what, std::string_view id, const std::vector<Place>& places,
           const std::string& notes);

 private:
  const std::vector<InputFile>& files_;
  Diagnostics& diagnostics_;
};

}  // namespace credstack::catalog
