// SPDX-License-Identifier: EUPL-1.2
// The distribution functions that p-values are read from. Pure.
#pragma once

#include <cstddef>
#include <span>

namespace meretid::tenders {

/// The standard normal distribution function and its inverse (Wichura, Applied Statistics 37, 1988, AS 241 in its 7-digit form PPND7;
/// u is held inside (0, 1)).
double normal_below(double z);
double normal_quantile(double u);
/// Chance of a value at least so far from 0 in either direction.
double normal_beyond(double z);
/// The same for Student's t; `df` > 0.
double student_beyond(double t, double df);
/// Chance of an F value above f.
double f_above(double f, double df1, double df2);
/// Regularised incomplete beta function I_x(a, b), by Lentz's continued fraction (Numerical Recipes, 3rd ed., 6.4).
double beta_below(double x, double a, double b);

/// Chance that at most (or at least) k of the independent events happen, half of the chance of exactly k left out (mid-p, Lancaster
/// 1961): unlike the plain tail it is about uniform when nothing is going on. Exact, O(n^2) in the number of events, up to 2,000;
/// beyond that by the normal approximation.
double at_most_mid(std::span<const double> chances, std::size_t k);
double at_least_mid(std::span<const double> chances, std::size_t k);
/// Chance of at most k of n events of equal chance, the plain tail (never too small).
double binomial_at_most(std::size_t k, std::size_t n, double chance);
/// The largest chance under which k or fewer of n is not rarer than alpha (Clopper and Pearson 1934).
double binomial_upper(std::size_t k, std::size_t n, double alpha);

}  // namespace meretid::tenders
