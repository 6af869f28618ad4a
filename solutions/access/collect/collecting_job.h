// SPDX-License-Identifier: EUPL-1.2
// The job "collection" of the server: reads what is new in a named archive, ranks, and gives the list that a person chooses from; and
// what a proposal takes from such a list. One runs at a time in the whole installation (solution.cc), so that reading an archive for
// the first time never takes all workers. A stopped or killed run loses nothing: what was read is in the index.
//
// The index of an archive lies in <home>/archives/<code>.index, sealed under a key of the installation. It belongs to no case and is in
// no backup: it is made of the archive again. That of an archive which is no longer configured goes with the next collection.
#pragma once

#include "jobs/context.h"
#include "solutions/access/collect/collection.h"

namespace meretid::access::collect {

/// Whether there is anything to look for, and whether each field holds what it should. No answer repeats a personal number.
/// "access.collect.nothing_asked", "access.collect.number_elsewhere", "access.collect.number_line".
Result<void> check_collection(const CollectionInput& input);

/// "access.collect.server_only", "access.collect.unknown_archive", "people.role_missing"; archive.h.
Result<Collection> collect_acts(const CollectionInput& input, jobs::JobContext& context);

/// The files that a proposal is asked to take from a collection of its case, from the archive into the case. All or none:
/// "access.collect.acts_gone" names those that are no longer there as they were, "access.collect.unknown_act".
Result<std::vector<describe::Upload>> take_acts(const CollectedRow& chosen, jobs::JobContext& context);

}  // namespace meretid::access::collect
