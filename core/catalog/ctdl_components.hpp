// The components of one pathway and what joins them, from whichever side it is stated.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/ctdl_document.hpp"

namespace credstack::catalog::ctdl {

/** What a component is to the catalogue, by its class. */
enum class ComponentKind : unsigned char { resource, competency, job, work, collection, itself };

struct Component {
  std::string id;
  JsonValue value;
  Path path;
  ComponentKind kind = ComponentKind::resource;
  std::vector<std::string> before;    ///< precededBy, and the other side's precedes
  std::vector<std::string> children;  ///< hasChild, and the other side's isChildOf
};

/** The condition that an element is: in place, or as a node of the document. */
std::optional<JsonValue> condition_of(Document& document, const JsonValue& element);

class Components {
 public:
  /** Gathers what the pathway names, and what in its document says that it belongs to it. */
  Components(Document& document, const JsonValue& pathway, const Path& path,
             const std::string& pathway_id);

  const Component* find(const std::string& id) const;
  const std::map<std::string, Component>& all() const { return all_; }
  /** The destinations, from either side, in the order in which they are stated. */
  const std::vector<std::string>& destinations() const { return destinations_; }
  /** The id of a component that a value names; one in place is taken in. */
  std::string id_of(const JsonValue& value, const Path& path);

 private:
  void take(const std::string& id, const JsonValue& value, const Path& path);
  void join();

  Document& document_;
  const Path& path_;
  std::map<std::string, Component> all_;
  std::vector<std::string> destinations_;
  std::vector<std::string> waiting_;
};

}  // namespace credstack::catalog::ctdl
