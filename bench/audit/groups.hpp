// What is audited for the figures on realistic degrees: learners of generated ones, and of the real
// ones in examples/.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "audit/asking.hpp"
#include "audit/commands.hpp"

namespace credstack::bench {

/** Programs of one kind, each with its learners. */
struct Group {
  std::string name;
  std::vector<std::unique_ptr<Asking>> programs;
};

Group generated(const DegreesOptions& options);

/** The files in examples/ that have a real degree, without `.json`. */
std::vector<std::string> real_degrees();
/** Ends the program where the file is not there. */
Group real(const DegreesOptions& options, const std::string& file);

}  // namespace credstack::bench
