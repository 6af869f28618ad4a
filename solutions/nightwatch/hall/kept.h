// SPDX-License-Identifier: EUPL-1.2
// A ward's residents and devices in the database, for pages and service alike. Functions on a connection; thread-safe as it is.
// Whoever calls has been let in to the case: its key opens what names a person. Ids and topics are unique in the installation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "solutions/nightwatch/ward/ward.h"
#include "store/connection.h"
#include "store/keys.h"

namespace meretid::nightwatch::hall {

using ward::CaseId;

/// The default where nothing was written.
Result<ward::Routing> read_routing(store::Connection& db, const CaseId& id);
Result<void> write_routing(store::Connection& db, const CaseId& id, const ward::Routing& routing);
Result<ward::Contacts> read_contacts(store::Connection& db, const store::CaseKey& key, const CaseId& id);
Result<void> write_contacts(store::Connection& db, const store::CaseKey& key, const CaseId& id, const ward::Contacts& contacts);

Result<std::vector<ward::Resident>> residents(store::Connection& db, const store::CaseKey& key, const CaseId& id);
/// kNotFound "nightwatch.hall.no_resident".
Result<ward::Resident> resident(store::Connection& db, const store::CaseKey& key, const CaseId& id, const Id<ward::Resident>& which);
/// New or changed. The policy is checked. Without a basis the resident is not watched, whatever `watched` says. Without leave to keep raw
/// signal, what was kept of it (signals.h) is deleted. In a transaction of the caller's.
Result<void> write_resident(store::Connection& db, const store::CaseKey& key, const CaseId& id, const ward::Resident& resident);

/// What the alarms must know of a resident; needs no key. Nothing for one who is unknown.
struct Care {
  ward::Policy policy;
  ward::AccountId carer;
  bool watched = false;              ///< now
};
Result<std::optional<Care>> care(store::Connection& db, const CaseId& id, const Id<ward::Resident>& which, Timestamp now);

/// By topic.
Result<std::vector<ward::Device>> devices(store::Connection& db, const CaseId& id);
/// kNotFound "nightwatch.hall.no_device".
Result<ward::Device> device(store::Connection& db, const CaseId& id, const Id<ward::Device>& which);
/// New or changed; an empty secret_hash keeps the one there is. kConflict "nightwatch.hall.topic_taken" where another device, here or
/// in another ward, has the topic. Moving a device to another resident is a change of `resident`: the service sees it within a second.
Result<void> write_device(store::Connection& db, const CaseId& id, const ward::Device& device, Timestamp now);
Result<void> delete_device(store::Connection& db, const CaseId& id, const Id<ward::Device>& which);

/// A new secret for a device that speaks HTTP: told once, kept as a hash (BLAKE2b of 256 random bits).
struct Secret {
  std::string secret, hash;
};
Secret new_secret();
std::string hash_of_secret(std::string_view secret);

}  // namespace meretid::nightwatch::hall
