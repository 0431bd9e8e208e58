// The formats that catalogues come in, told apart by content.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "catalog/catalog_builder.hpp"
#include "catalog/json_document.hpp"

namespace credstack::catalog {

/** Whether a document is in the native format (docs/catalog.md). */
bool is_native(const JsonValue& root);
/** Adds a native document to the catalogue; problems go to the builder's diagnostics. */
void read_native(const JsonValue& root, CatalogBuilder& builder);

/**
 * Puts parts of native records over what was read of the same ones: see NativeReader::amend().
 * @param own whether the document has the record of that id; a part about any other is left out
 * @return the ids of the recognitions that stay as they were read
 */
std::vector<std::string_view> amend_with_native(const JsonValue& rest, const Path& path,
                                                std::size_t first,
                                                const std::function<bool(std::string_view)>& own,
                                                CatalogBuilder& builder);

/** Whether a document is CTDL JSON-LD (docs/ctdl.md). */
bool is_ctdl(const JsonValue& root);
/** Adds a CTDL document to the catalogue; targets outside the file stay external. */
void read_ctdl(const JsonValue& root, CatalogBuilder& builder);

/** A format: how it is told by content, and its reader. */
struct Format {
  bool (*recognises)(const JsonValue& root);
  void (*read)(const JsonValue& root, CatalogBuilder& builder);
};

/**
 * The formats that this program reads, tried in order. formats.cpp lists them all; a program that
 * must be small links a shorter list of its own before it (docs/decisions/0003-page-module.md).
 */
std::span<const Format> formats();

}  // namespace credstack::catalog
