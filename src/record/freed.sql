-- SPDX-License-Identifier: EUPL-1.2
-- name: add_cpu
INSERT INTO job_costs (job, room, kind, cpu_us, at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (job) DO UPDATE SET cpu_us = job_costs.cpu_us + excluded.cpu_us

-- name: add_freed
INSERT INTO freed_jobs (job, room, kind, assumed_minutes, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING

-- name: add_baseline
INSERT INTO baselines (room, kind, minutes, account, at) VALUES ($1, $2, $3, $4, $5)

-- name: costs
SELECT room, COUNT(*) AS jobs, SUM(cpu_us) AS cpu_us FROM job_costs GROUP BY room

-- name: decisions
SELECT b.room, COUNT(*) AS decisions FROM decisions d JOIN decision_batches b ON b.id = d.batch GROUP BY b.room

-- name: assumed
SELECT room, COUNT(*) AS jobs, SUM(assumed_minutes) AS minutes FROM freed_jobs GROUP BY room

-- name: baselines
SELECT room, kind, COUNT(*) AS samples, SUM(minutes) AS minutes, SUM(minutes * minutes) AS squares
FROM baselines GROUP BY room, kind

-- name: actual
SELECT f.room, f.kind, COUNT(*) AS jobs, SUM(a.ms) AS ms
FROM freed_jobs f JOIN (SELECT job, SUM(active_ms) AS ms FROM decision_batches GROUP BY job) a ON a.job = f.job
GROUP BY f.room, f.kind
