// The audit as numbers: pieces, the leaves that take them, and the rules between. What the search
// works on, made by problem_of() from a program and a record.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace credstack::audit {

/** Credit in whole grains: the largest amount that divides every credit number of the problem. */
using Grains = std::int64_t;
using Index = std::uint32_t;
constexpr Index nothing = std::numeric_limits<Index>::max();

/** Held, in progress, planned, possible: 0 to 3. What counts at one counts at the later ones. */
constexpr std::size_t standings = 4;
constexpr std::uint8_t never = standings;
constexpr std::uint8_t possible_standing = standings - 1;

struct LeafRange {
  Index first = 0;
  Index end = 0;

  constexpr bool holds(Index leaf) const { return first <= leaf && leaf < end; }
  constexpr bool operator==(const LeafRange&) const = default;
};

enum class Shape : std::uint8_t { leaf, words, all, choose };

/** A node of the tree; nodes stand in its order, parents first. */
struct Node {
  Shape shape = Shape::all;
  Index parent = nothing;
  Index end = 0;     ///< one past the last node below
  LeafRange leaves;  ///< below; of a leaf itself
  Index choose = 0;  ///< of `choose`
  Index first_goal = 0;
  Index goals = 0;
  bool met = false;                  ///< waived: met, and takes nothing
  std::uint8_t met_from = never;     ///< of words: met from this standing
  std::uint8_t waived_from = never;  ///< a claimed waiver: all its points from this standing
  std::int64_t size = 1;             ///< its points when it is met
};

struct Leaf {
  Index node = nothing;
  bool by_count = true;   ///< else by credit
  std::int64_t need = 1;  ///< pieces, or grains
  bool mixes = false;     ///< some other leaf may use the same piece
  bool free = false;      ///< ... without a limit, so that it competes with none
};

/** A piece at a leaf that takes it. */
struct Spot {
  Index leaf = 0;
  std::uint8_t standing = 0;
  bool fulfils = false;  ///< an exemption: it meets the leaf by itself
  bool known = true;     ///< whether it is known what it counts for there
  Grains credit = 0;     ///< what it counts for there; 0 where that is not known
};

/** What a piece brings to an average. */
struct GradeFigure {
  enum Kind : std::uint8_t { left_out, stated, unknown } kind = left_out;
  std::int64_t over = 0;  ///< its points over those asked for
};

struct Stock {
  Index first_spot = 0;
  Index spots = 0;
  Index first_foe = 0;  ///< pieces of which no two are used together
  Index foes = 0;
  Index first_cap = 0;
  Index caps = 0;
  Grains credit = 0;
  bool block = false;        ///< may be divided
  std::uint64_t goals = 0;   ///< those that it is a member of, by bit
  std::uint64_t shared = 0;  ///< sharing rules that concern it
  std::uint64_t served = 0;  ///< those of other awards that it has served already
  std::uint64_t award_limits = 0;
  Index subject = nothing;
  Index provider = nothing;
  bool is_course = true;  ///< neither a block nor an exemption
  std::int64_t day = 0;   ///< of completion, for an order by days; 0: unknown
  Index awards = 0;       ///< other awards that it serves already
};

/** No more of its members than `limit` are used below a node. */
struct Cap {
  LeafRange leaves;
  bool by_count = false;
  std::int64_t limit = 0;
};

/**
 * How much may be used both in `a` and in one of `others`: two places of a program, or a part of a
 * program and other awards. Of a piece, what it is worth first in `over` counts.
 */
struct Shared {
  LeafRange over;
  LeafRange a;
  std::vector<LeafRange> others;
  bool awards = false;  ///< the others are programs
  bool by_count = false;
  std::int64_t limit = 0;
};

/** A piece used in these leaves serves no more than `limit` awards. */
struct AwardLimit {
  LeafRange leaves;
  Index limit = 0;
};

enum class GoalKind : std::uint8_t { at_least, distinct_subjects, distinct_providers, average };

struct Goal {
  GoalKind kind = GoalKind::at_least;
  LeafRange leaves;
  bool by_credit = false;       ///< of at_least: credit is asked for
  std::int64_t limit = 0;       ///< grains, or how many are distinct
  std::int64_t courses = 0;     ///< of at_least: how many pieces are asked for, blocks not counted
  Grains last = 0;              ///< among the last so many grains; 0: among all
  Index first_figure = 0;       ///< of an average: its pieces' in `figures`
  std::int64_t figure_den = 1;  ///< ... which are in so many parts of a point
  bool undecided = false;       ///< met only at the last standing
  bool may_be_undecided = false;  ///< by a piece that could be used
  std::uint8_t met_from = never;  ///< a claimed exception lifts it: met from this standing
};

/** Of two leaves, whether one piece may be used at both. */
enum class Together : std::uint8_t { no, freely, by_rule };

struct Problem {
  std::vector<Node> nodes;
  std::vector<Leaf> leaves;
  std::vector<Goal> goals;     ///< 64 at most, like the two lists below; a node's stand together
  std::vector<Shared> shared;  ///< of one rule together
  std::vector<Together> together;  ///< by pairs; empty where no leaf mixes
  std::vector<LeafRange> programs;
  std::vector<AwardLimit> award_limits;

  std::vector<Stock> stocks;  ///< in the order of docs/audit.md
  std::vector<Spot> spots;    ///< of a stock together, in the order of leaves
  std::vector<Index> foes;
  std::vector<Index> cap_of;
  std::vector<Cap> caps;
  std::vector<GradeFigure> figures;  ///< of each average, by stock

  std::span<const Spot> spots_of(const Stock& stock) const {
    return {spots.data() + stock.first_spot, stock.spots};
  }
  std::span<const Index> foes_of(const Stock& stock) const {
    return {foes.data() + stock.first_foe, stock.foes};
  }
  std::span<const Index> caps_of(const Stock& stock) const {
    return {cap_of.data() + stock.first_cap, stock.caps};
  }
  bool same_program(Index a, Index b) const {
    for (const LeafRange& each : programs) {
      if (each.holds(a)) return each.holds(b);
    }
    return false;
  }
  Together pair(Index a, Index b) const {
    return together.empty() ? Together::no : together[a * leaves.size() + b];
  }
};

/** A piece used at a leaf. */
struct Used {
  Index stock = 0;
  Index spot = 0;  ///< in `Problem::spots`
  Grains credit = 0;
};

/** What an allocation is worth, in the order that decides. */
struct Value {
  std::array<std::int64_t, standings> points{};  ///< by standing
  std::array<Grains, standings> credit{};        ///< applied
  std::int64_t pieces = 0;
};

struct Solution {
  std::vector<Used> uses;  ///< by stock, then leaf
  Value value;
  bool optimal = true;        ///< proven in every order
  bool points_proven = true;  ///< no allocation has more points
  std::uint64_t work = 0;
  std::int64_t bound = 0;  ///< on the points at the highest standing looked at
};

}  // namespace credstack::audit
