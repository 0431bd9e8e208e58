// Brings together what several inputs say of one record.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/diagnostics.hpp"
#include "model/catalog.hpp"

namespace credstack::catalog {

/** Where something stands: an index of the builder's files, and a JSON Pointer. */
struct Place {
  std::uint32_t file = 0;
  std::string pointer;
};

struct InputFile {
  std::string name;
  std::string_view catalogue;  ///< the id of the catalogue that it is, if it says so
};

/** What an input says of itself. */
struct Heading {
  std::string_view id;
  Text name;
  std::string_view version;
  std::string_view language;
  Date as_of;
};

/** The rules are in merging.cpp and docs/catalog.md, "Several files". */
class Merger {
 public:
  virtual ~Merger() = default;

  /**
   * Takes an earlier input's word on a record out of it; the word of the input being read takes its
   * place.
   */
  virtual void set_aside(OrganizationId at, Organization& earlier, Place& place,
                         const Place& now) = 0;
  virtual void set_aside(AchievementId at, Achievement& earlier, Place& place,
                         const Place& now) = 0;
  virtual void set_aside(AgreementId at, Agreement& earlier, Place& place, const Place& now) = 0;
  virtual void set_aside(GradeScaleId at, GradeScale& earlier, Place& place, const Place& now) = 0;
  virtual void set_aside(TermId at, Term& earlier, Place& place, const Place& now) = 0;
  /** Notes that two recognitions of the catalogue have one id. */
  virtual void repeat(RecognitionId earlier, Place& place, RecognitionId later,
                      const Place& now) = 0;

  /**
   * Makes one record of each that was set aside.
   * @return the new place of each recognition; empty where none has moved
   */
  virtual std::vector<RecognitionId> merge(Catalog& catalog, const std::vector<InputFile>& files,
                                           Diagnostics& diagnostics) = 0;

  /** The heading of all inputs: the first that names itself, with the names of the others. */
  virtual Heading heading(Catalog& catalog, const std::vector<Heading>& headings) = 0;
};

/**
 * None in a program that reads one input at a time and links its own function before this one: to
 * it, a second record is a duplicate.
 */
std::unique_ptr<Merger> new_merger();

}  // namespace credstack::catalog
