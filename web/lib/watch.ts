// SPDX-License-Identifier: EUPL-1.2
// Follows one job until it ends: the server's event stream, and a slow poll beside it for networks that hold streams back.
import { get } from './api';
import { is_over, type Job } from './types';

const kPollMilliseconds = 5000;

/** Calls `changed` with every new state of the job. Returns the function that stops watching. */
export function watch_job(id: string, changed: (job: Job) => void): () => void {
  let stopped = false;
  let job: Job | undefined;

  const stop = () => {
    stopped = true;
    clearInterval(timer);
    events.close();
  };
  const take = (next: Partial<Job>) => {
    if (stopped || !job) return;
    job = { ...job, ...next };
    changed(job);
  };
  const refresh = async () => {
    try {
      const fresh = await get<Job>(`/api/jobs/${id}`);
      if (stopped) return;
      job = fresh;
      changed(fresh);
      if (is_over(fresh.state)) stop();
    } catch {
      // The next poll tries again; a lost session is handled by the shell.
    }
  };

  const events = new EventSource(`/api/jobs/${id}/events`);
  events.addEventListener('progress', (event) => take(JSON.parse((event as MessageEvent<string>).data) as Partial<Job>));
  // The stream tells that the state changed; the job itself tells everything about its end (error, CPU seconds).
  events.addEventListener('state', () => void refresh());
  const timer = setInterval(() => void refresh(), kPollMilliseconds);
  void refresh();
  return stop;
}
