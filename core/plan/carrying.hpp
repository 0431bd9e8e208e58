// An allocation that the search found, told in the terms of the audit that is to confirm it.
#pragma once

#include <span>
#include <vector>

#include "plan/universe.hpp"

namespace credstack::plan {

/**
 * @param posed  the audit of the record with the candidates `taken` as planned items, in that order
 * @param uses  in the problem of the universe
 * @return the same uses, as far as the audit has them
 */
std::vector<audit::Used> carried_over(const Universe& universe, const audit::Posed& posed,
                                      std::span<const Index> taken,
                                      std::span<const audit::Used> uses);

}  // namespace credstack::plan
