// A catalogue with its indexes: what every question is put to.
#pragma once

#include "credstack/credstack.hpp"
#include "recognition/independent.hpp"

namespace credstack {

class Library {
 public:
  explicit Library(Catalog read) : catalog(std::move(read)), graph(catalog), companions(catalog) {}

  const Catalog catalog;
  const Graph graph;
  const Companions companions;
};

}  // namespace credstack
