#include <algorithm>

#include "audit/relaxer.hpp"
#include "audit/sharing.hpp"

namespace credstack::audit {
namespace {

using linear::Term;

}  // namespace

void Relaxer::add_credit(std::vector<Term>& terms, Index at, const std::vector<Index>& spots,
                         Side side, std::int64_t times) {
  if (spots.empty()) return;
  if (stock(at).block) {
    for (const Index spot : spots) {
      if (made_.amount[spot] != nothing) terms.push_back({made_.amount[spot], times});
    }
    return;
  }
  if (excludes_itself(at, spots)) {
    for (const Index spot : spots) {
      terms.push_back({made_.used[spot], problem_.spots[spot].credit * times});
    }
    return;
  }
  Grains credit = problem_.spots[spots.front()].credit;
  for (const Index spot : spots) {
    const Grains here = problem_.spots[spot].credit;
    credit = side == Side::least ? std::min(credit, here) : std::max(credit, here);
  }
  terms.push_back({any_of(at, spots), credit * times});
}

bool Relaxer::excludes_itself(Index at, const std::vector<Index>& spots) const {
  if (single_[at] || spots.size() == 1) return true;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    for (std::size_t j = i + 1; j < spots.size(); ++j) {
      if (!exclude(at, spots[i], spots[j])) return false;
    }
  }
  return true;
}

void Relaxer::add_any(std::vector<Term>& terms, Index at, const std::vector<Index>& spots,
                      std::int64_t times) {
  if (spots.empty()) return;
  if (excludes_itself(at, spots)) {
    for (const Index spot : spots) terms.push_back({made_.used[spot], times});
  } else {
    terms.push_back({any_of(at, spots), times});
  }
}

void Relaxer::at_most(const std::vector<Term>& terms, std::int64_t limit) {
  if (!terms.empty() && program().reach(terms).most > limit) {
    program().add_at_most(terms, limit);
  }
}

void Relaxer::add_caps() {
  std::vector<std::vector<Term>> terms(problem_.caps.size());
  for (Index at = 0; at < problem_.stocks.size(); ++at) {
    for (const Index cap : problem_.caps_of(stock(at))) {
      const std::vector<Index> spots =
          spots_within(at, problem_.caps[cap].leaves, possible_standing);
      if (problem_.caps[cap].by_count) {
        add_any(terms[cap], at, spots);
      } else {
        add_credit(terms[cap], at, spots, Side::least);
      }
    }
  }
  for (Index cap = 0; cap < terms.size(); ++cap) at_most(terms[cap], problem_.caps[cap].limit);
}

void Relaxer::add_shared() {
  for (Index rule = 0; rule < problem_.shared.size(); ++rule) {
    const Shared& shared = problem_.shared[rule];
    if (shared.limit > beyond_need) continue;
    std::vector<Term> terms;
    for (Index at = 0; at < problem_.stocks.size(); ++at) {
      const Stock& piece = stock(at);
      const bool served = (piece.served >> rule & 1U) != 0;
      const bool concerned = (piece.shared >> rule & 1U) != 0;
      if (!served && !(concerned && !single_[at])) continue;
      const std::vector<Index> spots = spots_within(at, shared.over, possible_standing);
      if (served) {
        if (shared.by_count) {
          add_any(terms, at, spots);
        } else {
          add_credit(terms, at, spots, Side::least);
        }
        continue;
      }
      add_both(terms, at, shared, spots);
    }
    at_most(terms, shared.limit);
  }
}

void Relaxer::add_both(std::vector<Term>& terms, Index at, const Shared& shared,
                       const std::vector<Index>& over) {
  if (stock(at).block) return;  // looked at when an allocation is
  Index both = nothing;
  bool known = true;
  Grains least = shared.limit + 1;
  for (const Index spot : over) {
    known = known && problem_.spots[spot].known;
    least = std::min(least, problem_.spots[spot].credit);
  }
  const std::vector<Index> all =
      spots_within(at, {0, static_cast<Index>(problem_.leaves.size())}, looked_at_);
  std::vector<Index> here;
  std::vector<Index> there;
  for (const Index spot : all) {
    if (shared.a.holds(problem_.spots[spot].leaf)) here.push_back(spot);
    if (holds(shared.others, problem_.spots[spot].leaf)) there.push_back(spot);
  }
  const auto need_it = [&](Index a, Index b) {
    return a != b && !exclude(at, a, b) &&
           problem_.pair(problem_.spots[a].leaf, problem_.spots[b].leaf) == Together::by_rule;
  };
  const auto add = [&](const std::vector<Index>& a, const std::vector<Index>& b) {
    std::vector<Term> uses = terms_of(a);
    for (const Term& term : terms_of(b)) uses.push_back(term);
    if (shared.limit > 0) {
      if (both == nothing) both = add_flag();
      uses.push_back({both, -1});
    }
    program().add_at_most(uses, 1);
  };
  for (const std::vector<Index>& a : sets_of(at, here)) {
    for (const std::vector<Index>& b : sets_of(at, there)) {
      const bool each = std::all_of(a.begin(), a.end(), [&](Index one) {
        return std::all_of(b.begin(), b.end(), [&](Index other) { return need_it(one, other); });
      });
      if (each) {
        add(a, b);
        continue;
      }
      for (const Index one : a) {
        for (const Index other : b) {
          if (need_it(one, other)) add({one}, {other});
        }
      }
    }
  }
  if (both == nothing) return;
  const std::int64_t counted = shared.by_count ? 1 : known ? least : Grains{0};
  terms.push_back({both, counted});
}

}  // namespace credstack::audit
