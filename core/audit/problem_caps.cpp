#include "audit/building.hpp"

namespace credstack::audit {
namespace {

/** Collects of each piece its caps. */
class Caps {
 public:
  explicit Caps(Building& building) : building_(building), of_(building.problem().stocks.size()) {}

  template <class Member>
  void add(LeafRange leaves, const Limits& limits, const Rule* rule, const Member& member) {
    if (limits.credit.is_known()) {
      add(leaves, false, building_.scale.down(limits.credit), rule, member);
    }
    if (limits.courses) add(leaves, true, *limits.courses, rule, member);
  }

  /** Writes them down by piece. */
  void write() {
    std::vector<Index>& all = building_.problem().cap_of;
    for (Index at = 0; at < of_.size(); ++at) {
      Stock& stock = building_.problem().stocks[at];
      stock.first_cap = static_cast<Index>(all.size());
      stock.caps = static_cast<Index>(of_[at].size());
      all.insert(all.end(), of_[at].begin(), of_[at].end());
    }
  }

 private:
  template <class Member>
  void add(LeafRange leaves, bool by_count, std::int64_t limit, const Rule* rule,
           const Member& member) {
    const Per per = rule != nullptr && rule->kind == RuleKind::at_most ? rule->per : Per::all;
    std::vector<Index> cap_of_key;
    for (Index stock = 0; stock < building_.problem().stocks.size(); ++stock) {
      if (!member(stock)) continue;
      Index key = 0;
      if (per != Per::all) {
        key = per == Per::subject ? building_.problem().stocks[stock].subject
                                  : building_.problem().stocks[stock].provider;
        if (key == nothing) continue;
      }
      if (cap_of_key.size() <= key) cap_of_key.resize(key + 1, nothing);
      if (cap_of_key[key] == nothing) {
        cap_of_key[key] = static_cast<Index>(building_.problem().caps.size());
        building_.problem().caps.push_back({leaves, by_count, limit});
        building_.built.caps.push_back(rule);
      }
      of_[stock].push_back(cap_of_key[key]);
    }
  }

  Building& building_;
  std::vector<std::vector<Index>> of_;  ///< by stock
};

}  // namespace

void add_caps(Building& building) {
  Caps caps(building);
  for (Index at = 0; at < building.trees.size(); ++at) {
    const Tree& tree = *building.trees[at];
    for (const TreeRule& each : tree.caps) {
      if (building.lifted(at, *each.rule)) continue;
      caps.add(building.placed(at, each.leaves), each.limits, each.rule, [&](Index stock) {
        return building.is_about(at, *each.rule, building.drafts.pieces[stock]);
      });
    }
    if (tree.prior_learning_cap.is_known()) {
      Limits limits;
      limits.credit = tree.prior_learning_cap;
      caps.add(building.placed(at, tree.nodes.front().leaves), limits, nullptr, [&](Index stock) {
        return building.drafts.pieces[stock].piece.origin == Origin::prior_learning;
      });
    }
  }
  caps.write();
}

}  // namespace credstack::audit
