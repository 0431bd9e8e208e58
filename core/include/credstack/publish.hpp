// What is in a published site: which pages there are, and the files of each, as values. Writing
// them to a disk is the caller's part.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "credstack/credstack.hpp"

namespace credstack {

struct SiteOptions {
  std::string on;        ///< a whole date, for the fragments; slices do not depend on it
  std::string language;  ///< of the fragments
  bool courses = false;  ///< courses and assessments have pages too
};

/** What a page is about. */
struct PageSubject {
  std::string id;
  std::string name;
  std::string type;
  std::string owner;    ///< its id; empty where it is not stated
  bool stacks = false;  ///< there is a fragment of where it leads
  bool ladder = false;  ///< there is a fragment of what stacks into it
};

/** A fragment, and the same without the line that names the day it was written for. */
struct Fragment {
  std::string html;
  std::string undated;
};

struct Page {
  std::string slice;  ///< a catalogue in the native format that answers for this page
  Fragment stacks;
  Fragment ladder;
};

/**
 * The pages of a catalogue: one for each award and each program that is described in it. Programs
 * are achievements with requirements or parts, degrees and learning programs. Records that are kept
 * elsewhere have none.
 */
class Site {
 public:
  Site(std::shared_ptr<const Library> library, SiteOptions options);
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  std::size_t size() const;
  PageSubject subject(std::size_t page) const;
  /** The catalogue's id, version and date as a JSON object. */
  std::string catalog() const;

  /** Makes pages, one after the other; each thread has one of its own. */
  class Maker {
   public:
    explicit Maker(const Site& site);
    ~Maker();
    Maker(const Maker&) = delete;
    Maker& operator=(const Maker&) = delete;

    Page make(std::size_t page);
    /** Whether the slice, read back, answers on the day as the whole catalogue does. */
    bool holds(std::size_t page, const std::string& slice) const;

   private:
    struct Tools;
    std::unique_ptr<Tools> tools_;
  };

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace credstack
