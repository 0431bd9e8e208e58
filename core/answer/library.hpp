// A catalogue with its indexes and the words for its answers: what every question is put to.
#pragma once

#include "answer/messages.hpp"
#include "credstack/credstack.hpp"
#include "recognition/independent.hpp"

namespace credstack {

class Library {
 public:
  explicit Library(Catalog read) : catalog(std::move(read)), graph(catalog), companions(catalog) {}

  const Catalog catalog;
  const Graph graph;
  const Companions companions;
  const answer::WordLists words = answer::compiled_words();
};

}  // namespace credstack
