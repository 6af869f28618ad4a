# SPDX-License-Identifier: EUPL-1.2
# What R's package forecast says of the same hours: for each origin and method a row per hour ahead of mean and 19 quantiles. Each method
# sees the twelve weeks before the origin (its own fitting takes minutes on years), the wall's hours, no holidays.
suppressPackageStartupMessages(library(forecast))
given <- commandArgs(trailingOnly = TRUE)
counts <- scan(given[1], quiet = TRUE)
origins <- scan(given[2], quiet = TRUE)
horizon <- as.integer(given[3])
method <- given[4]
window <- 12 * 168
levels <- seq(10, 90, by = 10)

ahead <- function(past) {
  if (method == "ets") return(forecast(ets(ts(past, frequency = 24)), h = horizon, level = levels))
  week <- ts(past, frequency = 168)
  if (method == "stlm_ets") return(forecast(stlm(week, method = "ets"), h = horizon, level = levels))
  if (method == "stlm_arima") return(forecast(stlm(week, method = "arima"), h = horizon, level = levels))
  if (method == "tbats") return(forecast(tbats(msts(past, c(24, 168)), use.parallel = FALSE), h = horizon, level = levels))
  seasons <- msts(past, c(24, 168))
  waves <- c(8, 6)
  fit <- auto.arima(ts(past), xreg = fourier(seasons, K = waves), seasonal = FALSE, max.p = 3, max.q = 2)
  forecast(fit, xreg = fourier(seasons, K = waves, h = horizon), level = levels)
}

for (origin in origins) {
  f <- ahead(counts[(origin - window + 1):origin])
  middle <- as.numeric(f$mean)
  quantiles <- cbind(f$lower[, 9:1, drop = FALSE], middle, f$upper)  # .05 ... .45, .50, .55 ... .95
  for (h in seq_len(horizon)) cat(origin, h - 1, middle[h], quantiles[h, ], "\n")
}
