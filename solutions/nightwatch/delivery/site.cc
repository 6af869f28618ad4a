// SPDX-License-Identifier: EUPL-1.2
#include "solutions/nightwatch/delivery/site.h"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "base/free_port.h"
#include "people/account.h"
#include "people/case.h"
#include "people/session.h"
#include "solutions/nightwatch/delivery/page.h"
#include "solutions/nightwatch/hall/kept.h"
#include "solutions/nightwatch/simulate/thermal.h"
#include "solutions/nightwatch/verbs/dataset_label.h"
#include "store/crypto.h"

namespace meretid::nightwatch::delivery {
namespace {

using namespace std::chrono_literals;

tl::unexpected<Error> missing(std::string what) { return fail("nightwatch.delivery.missing", Kind::kNotFound, {{"found", std::move(what)}}); }

Result<void> until(std::chrono::seconds at_most, const char* what, const std::function<bool()>& done) {
  for (const auto end = Steady::now() + at_most; Steady::now() < end; std::this_thread::sleep_for(10ms))
    if (done()) return {};
  return missing(what);
}

int run(std::vector<std::string> arguments, const std::filesystem::path& log) { return Process(std::move(arguments), log).run(); }

std::string user_name() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry ? entry->pw_name : "nobody";
}

}  // namespace

Result<std::unique_ptr<Site>> Site::open(const std::filesystem::path& program, std::size_t residents, const std::string& database,
                                         std::vector<ward::DeviceKind> kinds) {
  std::string folder = (std::filesystem::temp_directory_path() / "meretid-night-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return missing(folder);
  std::unique_ptr<Site> site(new Site);
  site->folder_ = folder;
  site->home_ = site->folder_ / "home";
  std::filesystem::create_directory(site->home_);
  std::filesystem::permissions(site->home_, std::filesystem::perms::owner_all);
  site->port_ = base::free_port();
  site->kinds_ = std::move(kinds);
  site->database_ = database.empty() ? (site->home_ / "meretid.db").string() : database;
  std::ofstream(site->home_ / "meretid.toml") << "requests_per_second = 0\nrequests_per_second_per_account = 0\n"
                                              << (database.empty() ? "" : "database = \"" + database + "\"\n");
  site->server_.emplace(std::vector<std::string>{program.string(), "serve", "--home", site->home_.string(), "--workers", "0"}, site->folder_ / "server.log",
                        std::vector<std::string>{"MERETID_LISTEN=127.0.0.1:" + std::to_string(site->port_)});
  TRY_VOID(site->furnish_broker());
  TRY_VOID(site->furnish_models());
  TRY_VOID(site->start_broker());
  TRY_VOID(site->start_server());
  TRY_VOID(site->furnish_ward(residents));
  return site;
}

Site::~Site() {
  server_.reset();
  broker_.reset();
  std::error_code ignored;
  if (::getenv("MERETID_KEEP_SITE") == nullptr) std::filesystem::remove_all(folder_, ignored);
}

Result<void> Site::furnish_broker() {
  const auto log = folder_ / "tools.log";
  const std::string ca = (folder_ / "ca.pem").string(), key = (folder_ / "key.pem").string(), passwords = (folder_ / "passwords").string();
  if (run({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
           "subjectAltName=DNS:localhost", "-keyout", key, "-out", ca}, log) != 0)
    return missing("openssl");
  address_ = {base::free_port(), ca, "gateway", store::random_token()};
  const std::string own = store::random_token();
  if (run({"mosquitto_passwd", "-c", "-b", passwords, "meretid", own}, log) != 0 || run({"mosquitto_passwd", "-b", passwords, address_.user, address_.password}, log) != 0)
    return missing("mosquitto");
  std::ofstream(folder_ / "acl") << "user meretid\ntopic read mnt/#\ntopic write mnt/again\nuser gateway\ntopic read mnt/again\ntopic write mnt/proeve/+/+/raw\ntopic write mnt/proeve/+/+/state\n";
  std::filesystem::create_directory(folder_ / "broker");
  std::ofstream(folder_ / "mosquitto.conf") << "user " << user_name() << "\nlistener " << address_.port << " 127.0.0.1\ncertfile " << ca << "\nkeyfile " << key
                                            << "\nallow_anonymous false\npassword_file " << passwords << "\nacl_file " << (folder_ / "acl").string()
                                            << "\npersistence true\npersistence_location " << (folder_ / "broker").string()
                                            << "/\nautosave_interval 5\nmax_queued_messages 100000\nmax_inflight_messages 1000\nlog_type error\n";
  std::ofstream(home_ / "broker.password") << own << "\n";
  std::ofstream(home_ / "nightwatch.toml") << "[broker]\nhost = \"localhost\"\nport = " << address_.port << "\nuser = \"meretid\"\npassword_file = \"broker.password\"\nca_file = \"" << ca << "\"\n";
  broker_.emplace(std::vector<std::string>{"mosquitto", "-c", (folder_ / "mosquitto.conf").string()}, folder_ / "broker.log");
  return {};
}

Result<void> Site::furnish_models() {
  constexpr std::size_t kClips = 40;
  if (std::ranges::find(kinds_, ward::DeviceKind::kThermal) == kinds_.end()) return {};
  NightModel file;
  file.dataset = Dataset::kThermal;
  TRY(file.thermal, learn_made_up_thermal(kClips, 1, 1));
  TRY_VOID(write_model_file((home_ / "varme.model").string(), file.bytes()));
  thermal_ = std::make_shared<const ThermalModel>(std::move(*file.thermal));
  std::ofstream(home_ / "nightwatch.toml", std::ios::app) << "[models]\nthermal = \"varme.model\"\n";
  return {};
}

Result<void> Site::start_broker() {
  broker_->start();
  return until(10s, "mosquitto", [&] { return listens(address_.port); });
}

Result<void> Site::start_server() {
  server_->start();
  return until(20s, "meretid serve", [&] { return ask(port_, "GET", "/healthz", "", "") == 200; });
}

Result<void> Site::furnish_ward(std::size_t residents) {
  const Timestamp now = system_clock().now();
  TRY(const auto database, store::open_database(database_));
  TRY(const auto db, database->connect());
  TRY(const auto keys, store::Keyring::open(*db, home_ / "master.key", now));
  TRY(const auto account, people::create_account(*db, "nattevagt", "Nattevagt", "x", now));
  TRY_VOID(people::grant(*db, account.id, {"nightwatch", people::Role::kCaseworker}, {}, now));
  TRY(const auto session, people::open_session(*db, account.id, now));
  headers_ = "Cookie: meretid_session=" + session.token + "\r\nX-CSRF-Token: " + session.csrf + "\r\n";
  TRY(const auto ward, people::create_case(*db, *keys, "nightwatch", "Prøveafdelingen", account.id, now));
  ward_ = ward.id.text();
  TRY(const auto access, people::open_case(*db, account.id, ward.id, now));
  TRY(const auto key, keys->key(*db, access));
  return db->transaction([&](store::Connection& tx) -> Result<void> {
    for (std::size_t i = 0; i < residents; ++i) {
      ward::Resident one;
      one.id = Id<ward::Resident>::make();
      one.person = {"Opdigtet " + std::to_string(i), "Stue " + std::to_string(i), {}};
      one.person.consent.basis = ward::Basis::kConsent;
      one.policy.bed_exit = {{"00:00", "00:00", ward::BedExitRule::kAtOnce, 0}};
      TRY_VOID(hall::write_resident(tx, key, ward.id, one));
      ward::Device device;
      device.id = Id<ward::Device>::make();
      device.resident = one.id;
      device.site = "proeve", device.place = std::to_string(i), device.sensor = "sensor";
      device.kind = kind(i);
      device.silence = i == 0 ? 30 : 120;
      const hall::Secret secret = hall::new_secret();
      device.secret_hash = secret.hash;
      TRY_VOID(hall::write_device(tx, ward.id, device, now));
      residents_.push_back(one.id.text());
      devices_.push_back(device.id.text());
      secrets_.push_back(secret.secret);
    }
    return {};
  });
}

}  // namespace meretid::nightwatch::delivery
