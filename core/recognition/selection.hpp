// What a selector picks, and what a leaf of a requirement takes as itself (docs/audit.md,
// Selectors). Only what a record states is looked at.
#pragma once

#include <vector>

#include "model/catalog.hpp"

namespace credstack {

/** Whether a selector asks for anything but a provider. */
bool asks_of_thing(const Selector& selector);

/** Whether a thing is all that a selector asks for, whoever provides it. */
bool has_all_asked(const Catalog& catalog, const Selector& selector, AchievementId id);

/** Whether a thing has all that the selector states, whoever owns it. Nothing stated picks nothing.
 */
bool picks(const Catalog& catalog, const Selector& selector, AchievementId id);
/** Whether one of them picks it. */
bool picks(const Catalog& catalog, const std::vector<Selector>& selectors, AchievementId id);

/** Whether a rule of a program is about a thing that comes to it from that origin. */
bool is_about(const Catalog& catalog, const Rule& rule, AchievementId id, Origin origin);

/** The leaf's selectors; empty where it has none. */
const std::vector<Selector>& selectors_of(const Catalog& catalog, const Requirement& leaf);

/** Whether the leaf's `except` keeps a thing out. */
bool is_excepted(const Catalog& catalog, const Requirement& leaf, AchievementId id);

/**
 * Whether the leaf's `select` picks a thing for a program of that owner: things of its own, and of
 * others only what a selector names by `ids`, or whose owner it names by `providers`.
 */
bool selects(const Catalog& catalog, const Requirement& leaf, AchievementId id,
             OrganizationId program_owner);

/**
 * Whether a leaf takes a thing as itself: what it names, what its selectors pick, at an `open` leaf
 * anything of the program's owner, at `holds` an award of one of the types; never what is excepted.
 */
bool takes(const Catalog& catalog, const Requirement& leaf, AchievementId id,
           OrganizationId program_owner);

}  // namespace credstack
