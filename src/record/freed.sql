-- SPDX-License-Identifier: EUPL-1.2
-- name: add_cost
INSERT INTO job_costs (job, room, kind, cpu_us, metered_us, energy_uj, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (job) DO UPDATE SET cpu_us = job_costs.cpu_us + excluded.cpu_us,
  metered_us = job_costs.metered_us + excluded.metered_us, energy_uj = job_costs.energy_uj + excluded.energy_uj,
  kind = CASE WHEN $8 = 1 THEN excluded.kind ELSE job_costs.kind END

-- name: add_freed
INSERT INTO freed_jobs (job, room, kind, assumed_minutes, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING

-- name: add_baseline
INSERT INTO baselines (room, kind, minutes, account, at) VALUES ($1, $2, $3, $4, $5)

-- name: add_file
INSERT INTO baseline_files (hash, samples, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING

-- name: costs
SELECT room, kind, COUNT(*) AS jobs, CAST(SUM(cpu_us) AS BIGINT) AS cpu_us,
  CAST(SUM(metered_us) AS BIGINT) AS metered_us, CAST(SUM(energy_uj) AS BIGINT) AS energy_uj
FROM job_costs GROUP BY room, kind

-- name: decisions
SELECT b.room, COUNT(*) AS decisions FROM decisions d JOIN decision_batches b ON b.id = d.batch GROUP BY b.room

-- name: assumed
SELECT room, kind, COUNT(*) AS jobs, SUM(assumed_minutes) AS minutes FROM freed_jobs GROUP BY room, kind

-- name: worked
SELECT c.room, c.kind, COUNT(*) AS jobs, CAST(SUM(a.ms) AS BIGINT) AS ms
FROM job_costs c
JOIN (SELECT job, CAST(SUM(ms) AS BIGINT) AS ms
      FROM (SELECT job, active_ms AS ms FROM decision_batches UNION ALL SELECT job, ms FROM kept_active) w GROUP BY job) a
  ON a.job = c.job
GROUP BY c.room, c.kind

-- name: baselines
SELECT room, kind, COUNT(*) AS samples, SUM(minutes) AS minutes, SUM(minutes * minutes) AS squares
FROM baselines GROUP BY room, kind

-- name: baseline_values
SELECT minutes FROM baselines WHERE room = $1 AND kind = $2 ORDER BY number

-- name: actual
SELECT f.room, f.kind, COUNT(*) AS samples, SUM(a.minutes) AS minutes, SUM(a.minutes * a.minutes) AS squares
FROM freed_jobs f
JOIN (SELECT job, CAST(SUM(ms) AS DOUBLE PRECISION) / 60000 AS minutes
      FROM (SELECT job, active_ms AS ms FROM decision_batches UNION ALL SELECT job, ms FROM kept_active) w GROUP BY job) a
  ON a.job = f.job
GROUP BY f.room, f.kind

-- name: actual_values
SELECT CAST(SUM(a.ms) AS DOUBLE PRECISION) / 60000 AS minutes
FROM freed_jobs f
JOIN (SELECT job, active_ms AS ms FROM decision_batches UNION ALL SELECT job, ms FROM kept_active) a ON a.job = f.job
WHERE f.room = $1 AND f.kind = $2 GROUP BY f.job ORDER BY f.job
