// A Pathway as a requirement tree: an authored stack.
//
// Its components stand in for resources and are joined inside this pathway only. The tree starts at
// the destination and goes back over what each component asks for: its conditions, what comes
// before it, and where it has no condition its children. What the destination stands for is what
// the pathway leads to, by the word of the pathway's owners.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "catalog/ctdl_amounts.hpp"
#include "catalog/ctdl_component_resources.hpp"
#include "catalog/ctdl_pathway_conditions.hpp"
#include "catalog/ctdl_values.hpp"

namespace credstack::catalog::ctdl {
namespace {

constexpr std::size_t max_depth = 100;

constexpr std::string_view component_terms[] = {"ceterms:name",
                                                "ceterms:description",
                                                "ceterms:hasCondition",
                                                "ceterms:precededBy",
                                                "ceterms:precedes",
                                                "ceterms:preceeds",
                                                "ceasn:hasChild",
                                                "ceterms:hasChild",
                                                "ceasn:isChildOf",
                                                "ceterms:isChildOf",
                                                "ceasn:isPartOf",
                                                "ceterms:isPartOf",
                                                "ceterms:proxyFor",
                                                "ceterms:proxyForItems",
                                                "ceterms:sourceData",
                                                "ceterms:creditValue",
                                                "ceterms:credentialType",
                                                "ceterms:componentCategory",
                                                "ceterms:isDestinationComponentOf",
                                                "ceterms:isDestinationComponentFor",
                                                "ceterms:subjectWebpage",
                                                "asn:hasProgressionLevel",
                                                "ceterms:componentDesignation"};

constexpr std::string_view condition_terms[] = {"ceterms:name",
                                                "ceterms:description",
                                                "ceterms:targetComponent",
                                                "ceterms:hasCondition",
                                                "ceterms:requiredNumber",
                                                "ceterms:hasConstraint",
                                                "ceterms:logicalOperator",
                                                "ceterms:requiredConstraints",
                                                "ceterms:alternateName"};

class PathwayReader {
 public:
  explicit PathwayReader(Record& record)
      : record_(record),
        document_(record.document),
        components_(document_, record.node, record.path, record.id) {}

  void run() {
    if (record_.owners.empty()) {
      doubt(record_, "ctdl-no-owner", record_.path,
            "This pathway names no owner: it is nobody's word.");
    }
    note_targets();
    const std::vector<std::string>& goals = components_.destinations();
    if (goals.empty()) {
      doubt(record_, "ctdl-no-destination", record_.path, "This pathway names no destination.");
      return;
    }
    if (goals.size() > 1) {
      record_.diagnostics().warning("ctdl-several-destinations", record_.path,
                                    "Several destinations are stated; the first is read.");
    }
    const Component* goal = components_.find(goals.front());
    if (goal == nullptr) {
      doubt(record_, "ctdl-undefined-component", record_.path,
            "The destination " + quoted(goals.front()) + " is not in this document.");
      return;
    }
    reached_.insert(goal->id);
    visiting_.push_back(goal->id);
    record_.achievement.requirement = grouped({}, demands_of(*goal));
    visiting_.pop_back();
    if (!record_.achievement.requirement) {
      doubt(record_, "ctdl-empty-pathway", goal->path,
            "Nothing leads to the destination of this pathway.");
    }
    lead_to(*goal);
    report_unreached();
  }

 private:
  RequirementId add(Requirement node) {
    ++nodes_;
    return record_.builder().add(std::move(node));
  }

  RequirementId prose(Text words) {
    Requirement node;
    node.name = words ? std::move(words) : english(document_, "not described");
    return add(std::move(node));
  }

  /** Nothing for nothing, the one thing itself, else all of them. */
  RequirementId grouped(Text name, std::vector<RequirementId> children,
                        RequirementKind kind = RequirementKind::all, std::uint32_t choose = 0) {
    std::erase_if(children, [](RequirementId child) { return !child; });
    if (children.empty()) return {};
    if (children.size() == 1 && !name) return children.front();
    Requirement node;
    node.kind = kind;
    node.name = std::move(name);
    node.children = std::move(children);
    node.choose = choose;
    return add(std::move(node));
  }

  // What the conditions name is asked for by them, in the number that they say.
  void note_targets() {
    for (const auto& [id, component] : components_.all()) {
      note_targets_of(component.value, component.path, 0);
    }
  }

  void note_targets_of(const JsonValue& holder, const Path& path, int depth) {
    if (depth > 16) return;
    each(holder, "ceterms:hasCondition", path, [&](const JsonValue& element, const Path& at) {
      const std::optional<JsonValue> condition = condition_of(document_, element);
      if (!condition || noted_++ > max_pathway_nodes) return;
      each(*condition, "ceterms:targetComponent", at,
           [&](const JsonValue& value, const Path& place) {
             targets_.insert(components_.id_of(value, place));
           });
      note_targets_of(*condition, at, depth + 1);
    });
  }

  /** Whether one more component may be read under those that are being read. */
  bool may_read(const std::string& id, const Path& path) {
    if (std::find(visiting_.begin(), visiting_.end(), id) != visiting_.end()) {
      doubt(record_, "ctdl-pathway-cycle", path,
            "The component " + quoted(id) + " leads back to itself; the circle is cut there.");
      return false;
    }
    if (nodes_ < max_pathway_nodes && visiting_.size() < max_depth) return true;
    if (!std::exchange(full_, true)) {
      doubt(record_, "ctdl-nested-too-deep", path, "This pathway is too large to be read whole.");
    }
    return false;
  }

  RequirementId read_component(const std::string& id, const Path& path) {
    const Component* component = components_.find(id);
    if (component == nullptr) {
      doubt(record_, "ctdl-undefined-component", path,
            "The component " + quoted(id) + " is not in this document.");
      return prose(english(document_, id));
    }
    reached_.insert(id);
    if (!may_read(id, path)) return prose(name_of_component(document_, *component));
    visiting_.push_back(id);
    std::vector<RequirementId> demands = demands_of(*component);
    visiting_.pop_back();
    const bool bare = demands.empty();
    std::vector<RequirementId> parts = stands_for(*component, bare);
    const bool several = parts.size() + demands.size() > 1;
    parts.insert(parts.end(), demands.begin(), demands.end());
    return grouped(several ? name_of_component(document_, *component) : Text{}, std::move(parts));
  }

  /** What has to be done for a component, besides having what it stands for. */
  std::vector<RequirementId> demands_of(const Component& component) {
    if (components_counted_.insert(component.id).second) {
      if (component.kind != ComponentKind::itself) {
        document_.count_unread(component.value, component.path, component_terms);
      }
    }
    std::vector<RequirementId> demands;
    std::set<std::string> named;
    bool has_condition = false;
    each(component.value, "ceterms:hasCondition", component.path,
         [&](const JsonValue& element, const Path& at) {
           has_condition = true;
           demands.push_back(read_condition(element, at, named, 0));
         });
    for (const std::string& id : component.before) {
      if (named.find(id) == named.end()) demands.push_back(read_component(id, component.path));
    }
    if (!has_condition) read_children(component, demands);
    std::erase_if(demands, [](RequirementId demand) { return !demand; });
    return demands;
  }

  void read_children(const Component& component, std::vector<RequirementId>& demands) {
    for (const std::string& id : component.children) {
      if (targets_.find(id) != targets_.end()) return;
    }
    if (component.children.size() > 1) {
      record_.diagnostics().warning(
          "ctdl-no-required-number", component.path,
          "Nothing says how many of the children of this component are needed; they are read as "
          "all needed.");
    }
    for (const std::string& id : component.children) {
      demands.push_back(read_component(id, component.path));
    }
  }

  RequirementId read_condition(const JsonValue& element, const Path& path,
                               std::set<std::string>& named, int depth) {
    const std::optional<JsonValue> condition = condition_of(document_, element);
    if (!condition || depth > 16) {
      doubt(record_, "ctdl-undefined-condition", path, "This condition is not in this document.");
      return prose(english(document_, "A condition that the document does not hold"));
    }
    document_.count_unread(*condition, path, condition_terms);
    bool stated = false;
    const Relation relation = relation_in(record_, *condition, path, stated);
    std::optional<std::size_t> needed =
        number_in(record_, *condition, "ceterms:requiredNumber", path);
    const Constraints constraints = constraints_of(record_, *condition, path, relation);

    std::vector<std::string> targets;
    each(*condition, "ceterms:targetComponent", path, [&](const JsonValue& value, const Path& at) {
      const std::string id = components_.id_of(value, at);
      if (!id.empty() && std::find(targets.begin(), targets.end(), id) == targets.end()) {
        targets.push_back(id);
      }
    });
    named.insert(targets.begin(), targets.end());
    std::size_t nested = 0;
    each(*condition, "ceterms:hasCondition", path,
         [&](const JsonValue&, const Path&) { ++nested; });
    const std::size_t offered = targets.size() + nested;
    if (!needed && !stated && offered > 1) {
      record_.diagnostics().warning(
          "ctdl-no-required-number", path,
          "This condition does not say how many of its targets are needed; they are read as all "
          "needed.");
    }
    if (!needed) needed = relation == Relation::all ? offered : std::min<std::size_t>(1, offered);

    std::vector<RequirementId> items;
    read_targets_of(targets, constraints, path, *needed >= offered, items);
    each(*condition, "ceterms:hasCondition", path, [&](const JsonValue& inner, const Path& at) {
      items.push_back(read_condition(inner, at, named, depth + 1));
    });
    std::erase_if(items, [](RequirementId item) { return !item; });
    return assembled(*condition, path, constraints, relation, *needed, offered, std::move(items));
  }

  /** The candidates that may satisfy it: one that a constraint rules out is none. */
  void read_targets_of(const std::vector<std::string>& targets, const Constraints& constraints,
                       const Path& path, bool all_needed, std::vector<RequirementId>& items) {
    std::vector<Candidate> all;
    for (const std::string& id : targets) {
      const Component* component = components_.find(id);
      if (component != nullptr) all.push_back(candidate_of(document_, *component));
    }
    all_needed = all_needed && all.size() == targets.size();
    for (const std::string& id : targets) {
      const Component* component = components_.find(id);
      Truth outcome = Truth::yes;
      if (!constraints.list.empty()) {
        outcome = component == nullptr
                      ? Truth::unknown
                      : judged(document_, constraints, path, candidate_of(document_, *component),
                               all, all_needed);
      }
      if (outcome == Truth::no) {
        reached_.insert(id);
        record_.diagnostics().warning(
            "ctdl-constraint-excludes", path,
            "The component " + quoted(id) + " does not meet the constraints of this condition.");
        continue;
      }
      const RequirementId item = read_component(id, path);
      if (outcome == Truth::yes || !item) {
        items.push_back(item);
      } else {
        items.push_back(grouped({}, {item, prose(constraints.words)}));
      }
    }
  }

  RequirementId assembled(const JsonValue& condition, const Path& path,
                          const Constraints& constraints, Relation relation, std::size_t needed,
                          std::size_t offered, std::vector<RequirementId> items) {
    Text words = words_of_condition(condition, path);
    if (offered == 0) {
      // Constraints alone, or words alone, are asked of the pathway as a whole.
      const Truth outcome = constraints.list.empty()
                                ? Truth::unknown
                                : judged(document_, constraints, path, {}, {}, false);
      if (outcome == Truth::yes) return {};
      if (outcome == Truth::no) {
        doubt(record_, "ctdl-constraint-unmet", path,
              "This constraint can never be met as it is stated.");
      }
      return prose(joined(document_, words, constraints.words));
    }
    if (needed > items.size()) {
      doubt(record_, needed > offered ? "ctdl-required-number" : "ctdl-constraint-unmet", path,
            "This condition needs more than it offers, so nothing about the pathway is sure.");
      needed = items.size();
      if (items.empty()) return prose(joined(document_, words, constraints.words));
    }
    if (needed == 0) {
      record_.diagnostics().warning("ctdl-required-number", path,
                                    "This condition needs none of its targets; they are left out.");
      return {};
    }
    if (relation == Relation::only_one && needed == 1) {
      words = joined(document_, words, english(document_, "Only one of these"));
    }
    if (items.size() == needed) return grouped(std::move(words), std::move(items));
    if (needed == 1) return grouped(std::move(words), std::move(items), RequirementKind::any);
    return grouped(std::move(words), std::move(items), RequirementKind::choose,
                   static_cast<std::uint32_t>(needed));
  }

  Text words_of_condition(const JsonValue& condition, const Path& path) {
    const Text words = read_text(document_, condition, "ceterms:description", path);
    return words ? words : read_text(document_, condition, "ceterms:name", path);
  }

  /** What a component stands for; one that stands for no record is asked for in words. */
  std::vector<RequirementId> stands_for(const Component& component, bool bare) {
    std::vector<RequirementId> leaves;
    const std::vector<AchievementId> found = resources_of(record_, component);
    for (const AchievementId at : found) {
      Requirement leaf;
      leaf.kind = RequirementKind::achievement;
      leaf.achievement = at;
      if (found.size() == 1) leaf.credit = read_credit(document_, component.value, component.path);
      leaves.push_back(add(std::move(leaf)));
    }
    if (!leaves.empty()) return leaves;
    const Text name = name_of_component(document_, component);
    switch (component.kind) {
      case ComponentKind::competency:
        leaves.push_back(prose(labelled(document_, "Competency", name)));
        break;
      case ComponentKind::job:
        leaves.push_back(prose(labelled(document_, "Job", name)));
        break;
      case ComponentKind::work:
        leaves.push_back(prose(labelled(document_, "Work experience", name)));
        break;
      case ComponentKind::collection:
        leaves.push_back(prose(labelled(document_, "All of", name)));
        break;
      default:
        // A stage or a phase is done when what it asks for is done.
        if (bare) leaves.push_back(prose(name));
    }
    return leaves;
  }

  void lead_to(const Component& goal) {
    Recognition recognition;
    const std::string id = record_.id + "#destination";
    recognition.id = record_.builder().keep(id);
    recognition.credentials = {record_.at};
    recognition.targets = resources_of(record_, goal);
    recognition.asserted_by = record_.owners;
    recognition.source = record_.achievement.source;
    recognition.doubtful = record_.achievement.doubtful;
    recognition.grants.push_back({});
    recognition.grants.front().form = GrantForm::requirement;
    std::erase(recognition.targets, record_.at);
    if (recognition.targets.empty()) {
      record_.diagnostics().warning(
          "ctdl-no-destination", goal.path,
          "The destination of this pathway stands in for no record, so that it leads to none.");
      return;
    }
    if (!record_.builder().define_recognition(id, goal.path)) return;
    record_.builder().catalog().recognitions.push_back(std::move(recognition));
  }

  void report_unreached() {
    std::size_t count = 0;
    std::string first;
    const Path* path = nullptr;
    for (const auto& [id, component] : components_.all()) {
      if (reached_.find(id) != reached_.end()) continue;
      if (count++ == 0) {
        first = id;
        path = &component.path;
      }
    }
    if (count == 0) return;
    record_.diagnostics().warning(
        "ctdl-unreached-component", *path,
        "No way to the destination passes " + quoted(first) +
            (count == 1 ? "" : " and " + std::to_string(count - 1) + " more components") + ".");
  }

  Record& record_;
  Document& document_;
  Components components_;
  std::set<std::string> targets_;
  std::set<std::string> reached_;
  std::set<std::string> components_counted_;
  std::vector<std::string> visiting_;
  std::size_t nodes_ = 0;
  std::size_t noted_ = 0;
  bool full_ = false;
};

}  // namespace

void read_pathway(Record& record) { PathwayReader(record).run(); }

}  // namespace credstack::catalog::ctdl
