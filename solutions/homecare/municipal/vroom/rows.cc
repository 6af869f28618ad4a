// SPDX-License-Identifier: EUPL-1.2
#include "solutions/homecare/municipal/vroom/rows.h"

namespace meretid::homecare::municipal::vroom {
namespace {

constexpr double kMost = 1e9;  // seconds

}  // namespace

void fields(describe::Fields<Job>& f) {
  f.name("VroomJob");
  f.about("Et besøg.", "A task.");
  f("id", &Job::id).help("Nummer.", "The number.");
  f("description", &Job::description).help("Betegnelse.", "What it is.");
  f("location", &Job::location).help("Længde og bredde.", "Longitude and latitude.");
  f("location_index", &Job::location_index).help("Række i matricen.", "Row of the matrix.");
  f("setup", &Job::setup).help("Sekunder ved ankomst til et nyt sted.", "Seconds on arriving at a new place.").range(0, kMost).optional();
  f("service", &Job::service).help("Varigheden i sekunder.", "The duration in seconds.").range(0, kMost).optional();
  f("setup_per_type", &Job::setup_per_type).help("Bruges ikke.", "Not used.");
  f("service_per_type", &Job::service_per_type).help("Bruges ikke.", "Not used.");
  f("amount", &Job::amount).help("Bruges ikke.", "Not used.");
  f("delivery", &Job::delivery).help("Bruges ikke.", "Not used.");
  f("pickup", &Job::pickup).help("Bruges ikke.", "Not used.");
  f("skills", &Job::skills).help("Kompetencer, der kræves.", "Skills that are needed.");
  f("priority", &Job::priority).help("0 til 100.", "0 to 100.").range(0, 100).optional();
  f("time_windows", &Job::time_windows).help("Vinduer for begyndelsen.", "Windows of the start.");
}

void fields(describe::Fields<Costs>& f) {
  f.name("VroomCosts");
  f.about("Bruges ikke.", "Not used.");
  f("fixed", &Costs::fixed).help("Bruges ikke.", "Not used.");
  f("per_hour", &Costs::per_hour).help("Bruges ikke.", "Not used.");
  f("per_task_hour", &Costs::per_task_hour).help("Bruges ikke.", "Not used.");
  f("per_km", &Costs::per_km).help("Bruges ikke.", "Not used.");
}

void fields(describe::Fields<Break>& f) {
  f.name("VroomBreak");
  f.about("En pause.", "A break.");
  f("id", &Break::id).help("Nummer.", "The number.");
  f("time_windows", &Break::time_windows).help("Vinduer for begyndelsen.", "Windows of the start.");
  f("service", &Break::service).help("Længden i sekunder.", "The length in seconds.").range(0, kMost).optional();
  f("description", &Break::description).help("Betegnelse.", "What it is.");
  f("max_load", &Break::max_load).help("Bruges ikke.", "Not used.");
}

void fields(describe::Fields<VehicleStep>& f) {
  f.name("VroomVehicleStep");
  f.about("Et led i en given rute.", "A step of a given route.");
  f("type", &VehicleStep::type).help("start, job, break eller end.", "start, job, break or end.");
  f("id", &VehicleStep::id).help("Besøgets nummer.", "The number of the task.");
  f("service_at", &VehicleStep::service_at).help("Begyndelsen.", "The start.");
  f("service_after", &VehicleStep::service_after).help("Bruges ikke.", "Not used.");
  f("service_before", &VehicleStep::service_before).help("Bruges ikke.", "Not used.");
}

void fields(describe::Fields<Vehicle>& f) {
  f.name("VroomVehicle");
  f.about("En medarbejder på vagt.", "A carer on shift.");
  f("id", &Vehicle::id).help("Nummer.", "The number.");
  f("profile", &Vehicle::profile).help("Transportform.", "Way of travelling.").optional();
  f("description", &Vehicle::description).help("Betegnelse.", "What it is.");
  f("type", &Vehicle::type).help("Bruges ikke.", "Not used.");
  f("start", &Vehicle::start).help("Hvor ruten begynder.", "Where the route begins.");
  f("end", &Vehicle::end).help("Hvor ruten slutter.", "Where the route ends.");
  f("start_index", &Vehicle::start_index).help("Række i matricen.", "Row of the matrix.");
  f("end_index", &Vehicle::end_index).help("Række i matricen.", "Row of the matrix.");
  f("capacity", &Vehicle::capacity).help("Bruges ikke.", "Not used.");
  f("skills", &Vehicle::skills).help("Kompetencer.", "Skills.");
  f("time_window", &Vehicle::time_window).help("Arbejdstiden.", "Working hours.");
  f("costs", &Vehicle::costs).help("Bruges ikke.", "Not used.").optional();
  f("breaks", &Vehicle::breaks).help("Pauser.", "Breaks.");
  f("speed_factor", &Vehicle::speed_factor).help("Bruges ikke.", "Not used.");
  f("max_tasks", &Vehicle::max_tasks).help("Bruges ikke.", "Not used.");
  f("max_travel_time", &Vehicle::max_travel_time).help("Bruges ikke.", "Not used.");
  f("max_distance", &Vehicle::max_distance).help("Bruges ikke.", "Not used.");
  f("steps", &Vehicle::steps).help("En given rute.", "A given route.");
}

void fields(describe::Fields<Matrices>& f) {
  f.name("VroomMatrices");
  f.about("Køretider.", "Travel times.");
  f("durations", &Matrices::durations).help("Sekunder.", "Seconds.");
  f("distances", &Matrices::distances).help("Meter.", "Metres.");
  f("costs", &Matrices::costs).help("Bruges ikke.", "Not used.");
}

void fields(describe::Fields<Problem>& f) {
  f.name("VroomProblem");
  f.about("En opgave, som VROOM læser den.", "A problem as VROOM reads it.");
  f("jobs", &Problem::jobs).help("Besøg.", "Tasks.").items(0, 1'000'000);
  f("shipments", &Problem::shipments).help("Afvises.", "Refused.");
  f("vehicles", &Problem::vehicles).help("Medarbejdere.", "Carers.").items(0, 100'000);
  f("matrices", &Problem::matrices).help("Køretider efter transportform.", "Travel times by way of travelling.");
  f("matrix", &Problem::matrix).help("Køretider i bil (ældre form).", "Travel times by car (older form).");
}

void fields(describe::Fields<Step>& f) {
  f.name("VroomStep");
  f.about("Et led af ruten.", "A step of the route.");
  f("type", &Step::type).help("start, job, break eller end.", "start, job, break or end.");
  f("description", &Step::description).help("Betegnelse.", "What it is.");
  f("location", &Step::location).help("Længde og bredde.", "Longitude and latitude.");
  f("location_index", &Step::location_index).help("Række i matricen.", "Row of the matrix.");
  f("id", &Step::id).help("Nummer.", "The number.");
  f("job", &Step::job).help("Nummer (ældre form).", "The number (older form).");
  f("setup", &Step::setup).help("Sekunder.", "Seconds.").optional();
  f("service", &Step::service).help("Sekunder.", "Seconds.").optional();
  f("waiting_time", &Step::waiting_time).help("Sekunder.", "Seconds.").optional();
  f("arrival", &Step::arrival).help("Ankomst.", "Arrival.").optional();
  f("duration", &Step::duration).help("Kørsel hertil, sekunder.", "Travel so far, seconds.").optional();
  f("distance", &Step::distance).help("Kørsel hertil, meter.", "Travel so far, metres.");
  f("load", &Step::load).help("Bruges ikke.", "Not used.");
  f("violations", &Step::violations).help("Bruges ikke.", "Not used.");
}

void fields(describe::Fields<Route>& f) {
  f.name("VroomRoute");
  f.about("En rute.", "A route.");
  f("vehicle", &Route::vehicle).help("Medarbejderens nummer.", "The number of the carer.");
  f("cost", &Route::cost).help("Sum over ruten.", "Sum over the route.").optional();
  f("setup", &Route::setup).help("Sum over ruten.", "Sum over the route.").optional();
  f("service", &Route::service).help("Sum over ruten.", "Sum over the route.").optional();
  f("duration", &Route::duration).help("Sum over ruten.", "Sum over the route.").optional();
  f("waiting_time", &Route::waiting_time).help("Sum over ruten.", "Sum over the route.").optional();
  f("priority", &Route::priority).help("Sum over ruten.", "Sum over the route.").optional();
  f("distance", &Route::distance).help("Meter.", "Metres.");
  f("description", &Route::description).help("Betegnelse.", "What it is.");
  f("geometry", &Route::geometry).help("Bruges ikke.", "Not used.");
  f("amount", &Route::amount).help("Bruges ikke.", "Not used.");
  f("delivery", &Route::delivery).help("Bruges ikke.", "Not used.");
  f("pickup", &Route::pickup).help("Bruges ikke.", "Not used.");
  f("steps", &Route::steps).help("Leddene i rækkefølge.", "The steps in order.");
  f("violations", &Route::violations).help("Bruges ikke.", "Not used.");
}

void fields(describe::Fields<Summary>& f) {
  f.name("VroomSummary");
  f.about("Summer.", "Sums.");
  f("cost", &Summary::cost).help("Sum over alle ruter.", "Sum over all routes.").optional();
  f("routes", &Summary::routes).help("Sum over alle ruter.", "Sum over all routes.").optional();
  f("unassigned", &Summary::unassigned).help("Sum over alle ruter.", "Sum over all routes.").optional();
  f("setup", &Summary::setup).help("Sum over alle ruter.", "Sum over all routes.").optional();
  f("service", &Summary::service).help("Sum over alle ruter.", "Sum over all routes.").optional();
  f("duration", &Summary::duration).help("Sum over alle ruter.", "Sum over all routes.").optional();
  f("waiting_time", &Summary::waiting_time).help("Sum over alle ruter.", "Sum over all routes.").optional();
  f("priority", &Summary::priority).help("Sum over alle ruter.", "Sum over all routes.").optional();
  f("distance", &Summary::distance).help("Meter.", "Metres.");
  f("amount", &Summary::amount).help("Bruges ikke.", "Not used.");
  f("delivery", &Summary::delivery).help("Bruges ikke.", "Not used.");
  f("pickup", &Summary::pickup).help("Bruges ikke.", "Not used.");
  f("violations", &Summary::violations).help("Bruges ikke.", "Not used.");
  f("computing_times", &Summary::computing_times).help("Bruges ikke.", "Not used.");
}

void fields(describe::Fields<Unassigned>& f) {
  f.name("VroomUnassigned");
  f.about("Et besøg uden plads.", "A task without a place.");
  f("id", &Unassigned::id).help("Nummer.", "The number.");
  f("type", &Unassigned::type).help("job.", "job.");
  f("description", &Unassigned::description).help("Betegnelse.", "What it is.");
  f("location", &Unassigned::location).help("Længde og bredde.", "Longitude and latitude.");
  f("location_index", &Unassigned::location_index).help("Række i matricen.", "Row of the matrix.");
}

void fields(describe::Fields<Solution>& f) {
  f.name("VroomSolution");
  f.about("En løsning, som VROOM skriver den.", "A solution as VROOM writes it.");
  f("code", &Solution::code).help("0: ingen fejl.", "0: no error.").optional();
  f("error", &Solution::error).help("Fejlen.", "The error.");
  f("summary", &Solution::summary).help("Summer.", "Sums.").optional();
  f("unassigned", &Solution::unassigned).help("Besøg uden plads.", "Tasks without a place.");
  f("routes", &Solution::routes).help("Ruterne.", "The routes.");
}

}  // namespace meretid::homecare::municipal::vroom
