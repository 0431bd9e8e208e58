#include "catalog/merging_recognitions.hpp"

#include <algorithm>

namespace credstack::catalog {

void RecognitionMerger::rename(const SameBodies& same_body) {
  for (Recognition& record : catalog_.recognitions) {
    for (OrganizationId& body : record.asserted_by) {
      if (const auto other = same_body.find(body); other != same_body.end()) {
        body = other->second;
      }
    }
  }
}

std::vector<RecognitionId> RecognitionMerger::merge(const std::vector<RecognitionGroup>& groups) {
  if (groups.empty()) return {};
  std::vector<std::size_t> stands_for(catalog_.recognitions.size());
  for (std::size_t i = 0; i < stands_for.size(); ++i) stands_for[i] = i;
  for (const RecognitionGroup& group : groups) merge_decisions(group, stands_for);
  return compact(stands_for);
}

void RecognitionMerger::merge_decisions(const RecognitionGroup& group,
                                        std::vector<std::size_t>& stands_for) {
  std::vector<Recognition>& records = catalog_.recognitions;
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < group.at.size(); ++i) {
    const std::size_t at = group.at[i].index();
    const auto same = std::find_if(kept.begin(), kept.end(), [&](std::size_t k) {
      return agree(records[group.at[k].index()], records[at]);
    });
    if (same == kept.end()) {
      kept.push_back(i);
      continue;
    }
    bring_together(records[group.at[*same].index()], records[at]);
    stands_for[at] = group.at[*same].index();
  }
  std::string notes;
  const std::vector<std::size_t> all = kept;
  std::erase_if(kept, [&](std::size_t older) {
    for (const std::size_t newer : all) {
      if (!speaks_later(group, newer, older)) continue;
      stands_for[group.at[older].index()] = group.at[newer].index();
      return true;
    }
    return false;
  });
  if (all.size() == 1) return;
  if (kept.size() == 1) {
    notes = "decision (the later word holds)";
  } else {
    notes = separate(group, kept);
  }
  report_.say("recognition", records[group.at[kept.front()].index()].id, group.places, notes);
}

bool RecognitionMerger::agree(const Recognition& a, const Recognition& b) const {
  const Alike& alike = alike_;
  const auto open = [&](const auto& left, const auto& right) {
    return !is_stated(left) || !is_stated(right) || alike(left, right);
  };
  return alike(a.credentials, b.credentials) && alike(a.targets, b.targets) &&
         alike(a.asserted_by, b.asserted_by) && a.agreement == b.agreement && a.stage == b.stage &&
         a.decision == b.decision && alike(a.grants, b.grants) &&
         open(a.conditions, b.conditions) && (!a.places || !b.places || a.places == b.places) &&
         open(a.valid_from, b.valid_from) && open(a.valid_until, b.valid_until) &&
         open(a.review_by, b.review_by) && open(a.remaining_credit, b.remaining_credit) &&
         open(a.remaining_duration, b.remaining_duration) &&
         open(a.remaining_cost, b.remaining_cost) && open(a.note, b.note);
}

void RecognitionMerger::bring_together(Recognition& kept, const Recognition& other) const {
  const Alike& alike = alike_;
  const bool both = alike(kept, other);
  const Source said[] = {kept.source, other.source};
  const std::vector<Voice> voices{{&said[0], {}}, {&said[1], {}}};
  kept.source = both ? said[latest(voices, {0, 1})] : oldest(voices);
  const auto fill = [](auto& mine, const auto& theirs) {
    if (!is_stated(mine)) mine = theirs;
  };
  fill(kept.conditions, other.conditions);
  fill(kept.valid_from, other.valid_from);
  fill(kept.valid_until, other.valid_until);
  fill(kept.review_by, other.review_by);
  fill(kept.remaining_credit, other.remaining_credit);
  fill(kept.remaining_duration, other.remaining_duration);
  fill(kept.remaining_cost, other.remaining_cost);
  fill(kept.note, other.note);
  if (!kept.places) kept.places = other.places;
  kept.doubtful = kept.doubtful || other.doubtful;
}

bool RecognitionMerger::speaks_later(const RecognitionGroup& group, std::size_t a,
                                     std::size_t b) const {
  const auto voice = [&](std::size_t i) {
    return Voice{&catalog_.recognitions[group.at[i].index()].source,
                 report_.catalogue_of(group.places[i])};
  };
  return same_speakers(group, a, b) && supersedes(voice(a), voice(b));
}

bool RecognitionMerger::same_speakers(const RecognitionGroup& group, std::size_t a,
                                      std::size_t b) const {
  const Recognition& left = catalog_.recognitions[group.at[a].index()];
  const Recognition& right = catalog_.recognitions[group.at[b].index()];
  return left.agreement == right.agreement && alike_(left.asserted_by, right.asserted_by);
}

std::string RecognitionMerger::separate(const RecognitionGroup& group,
                                        const std::vector<std::size_t>& kept) {
  bool contradict = false;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    Recognition& record = catalog_.recognitions[group.at[kept[i]].index()];
    for (const std::size_t other : kept) {
      if (other == kept[i] || !same_speakers(group, kept[i], other)) continue;
      contradict = true;
      // A refusal stays as it stands: in doubt it would no longer hold against anything.
      if (record.decision == Decision::granted) record.doubtful = true;
    }
    if (i == 0) continue;
    const std::string id = std::string(record.id) + "~" + std::to_string(i + 1);
    record.id = catalog_.strings.keep(id);
  }
  return contradict ? "decision (each is kept, what is granted is doubtful)"
                    : "assertedBy (each body's word is kept by itself)";
}

std::vector<RecognitionId> RecognitionMerger::compact(const std::vector<std::size_t>& stands_for) {
  std::vector<Recognition>& records = catalog_.recognitions;
  std::vector<RecognitionId> moved(records.size());
  std::vector<Recognition> kept;
  kept.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (stands_for[i] != i) continue;
    moved[i] = RecognitionId(kept.size());
    kept.push_back(std::move(records[i]));
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    std::size_t last = i;
    while (stands_for[last] != last) last = stands_for[last];
    moved[i] = moved[last];
  }
  records = std::move(kept);
  return moved;
}

}  // namespace credstack::catalog
