// SPDX-License-Identifier: EUPL-1.2
// Travel times without a map: minutes = a + b × great-circle km, always marked as estimated.
//
// Fitted to whole regions, a is 8 to 11 minutes, which is absurd for a house 300 m away; so a second, steeper line through the
// town counts where it is lower. Straight lines fail at water: a fjord is given as polygons, its bridges and ferries as crossings,
// and a drive whose straight line meets water goes over the crossings that make it shortest. Without one there is no way, never
// a number. A value; const use is thread-safe. Cost: 20 ns a pair without water; with water a test against each polygon edge
// whose box the line meets.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "solutions/homecare/roads/network/speeds.h"
#include "solutions/homecare/roads/travel/matrix.h"

namespace meretid::homecare::roads {

struct Line {
  double a_minutes = 0, b_minutes_per_km = 0;
};

/// The lower of the two lines.
struct EstimateLines {
  Line far, near;
  double minutes(double km) const;
};

/// Until a municipality calibrates: car far 2 + 1.17 km (about 51 km/h as the crow flies, the median of measured regions), near
/// 1 + 2.4 km (25 km/h in streets); bicycle 1 + 4.9 km (16 km/h, ways 1.3 times the straight line); foot 15.6 km (4.8 km/h, 1.25
/// times).
EstimateLines default_lines(Mode mode);

using Polygon = std::vector<Point>;  ///< closed by itself; last to first

/// A bridge or a ferry: its two landings lie on land.
struct Crossing {
  Point a, b;
  double extra_minutes = 0;  ///< beside driving the distance: the sailing and the wait
};

struct Water {
  std::vector<Polygon> polygons;
  std::vector<Crossing> crossings;
};

class Estimate {
 public:
  explicit Estimate(EstimateLines lines, Water water = {});

  struct Trip {
    double minutes = 0, km = 0;
  };
  /// nullopt: water is between and no crossing helps.
  std::optional<Trip> trip(Point from, Point to) const;
  Matrix matrix(std::span<const Point> from, std::span<const Point> to) const;
  /// Stands where a matrix by roads has Roads::hash.
  std::string hash() const;

 private:
  struct Edge {
    Point a, b;
  };
  struct Landing {
    std::size_t index;
    double km;
  };
  bool wet(Point a, Point b) const;
  std::vector<Landing> landings_seen_from(Point p) const;
  std::optional<Trip> over_land_or_water(Point from, Point to, std::span<const Landing> out, std::span<const Landing> in) const;

  EstimateLines lines_;
  Water water_;
  std::vector<Edge> edges_;
  std::vector<Point> landings_;            ///< crossing c: 2c and 2c + 1
  std::vector<double> km_, extra_;         ///< between landings, all over water and land; extra minutes on that way
};

/// From known trips, for example a matrix by roads of a neighbour or the drives of last month.
struct Calibration {
  Line line;
  double mean_error_minutes = 0;  ///< mean absolute
  double r2 = 0;
  std::size_t trips = 0;
};

/// Ordinary least squares of the minutes on the great-circle km over all ordered pairs that have a time and are not the same
/// place; an intercept below 0 is set to 0 and the slope fitted again. `minutes[i * n + j]`, NaN where unknown.
/// "homecare.calibrate_too_few" (below 10), "homecare.calibrate_no_line" (a slope that is not positive).
Result<Calibration> calibrate(std::span<const Point> places, std::span<const double> minutes);

}  // namespace meretid::homecare::roads
