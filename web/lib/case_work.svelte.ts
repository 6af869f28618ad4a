// SPDX-License-Identifier: EUPL-1.2
// One case and its jobs, loaded and followed for as long as a page shows them: what every room's page of a case begins with.
import { get, list_of } from './api';
import { is_over, type Case, type Job } from './types';
import { watch_job } from './watch';

interface Told {
  /** Each job that is done: those found by `load`, and one that becomes so. */
  done?: (job: Job) => void;
  /** A job that was followed has ended, in whatever way. */
  ended?: (job: Job) => void;
  /** Which jobs are followed; all, unless said. */
  follows?: (job: Job) => boolean;
}

export class CaseWork {
  one = $state<Case>();
  /** Newest first, as the server lists them; undefined until they are known. */
  jobs = $state<Job[]>();
  problem = $state<unknown>();
  /** Grows when the record may have new lines. */
  record = $state(0);
  readonly open = $derived(this.one?.state === 'open');
  readonly #watched = new Map<string, () => void>();

  constructor(
    readonly id: string,
    readonly told: Told = {},
  ) {}

  async load(): Promise<void> {
    try {
      const [found, list] = await Promise.all([get<Case>(`/api/cases/${this.id}`), get(`/api/jobs?case=${this.id}`)]);
      this.one = found;
      this.jobs = list_of<Job>(list).filter((job) => job.case === this.id);
      this.record += 1;
      this.problem = undefined;
      for (const job of this.jobs) {
        if (job.state === 'done') this.told.done?.(job);
        if (!is_over(job.state) && !this.#watched.has(job.id) && (this.told.follows?.(job) ?? true)) this.#watched.set(job.id, watch_job(job.id, this.#take));
      }
    } catch (cause) {
      this.problem = cause;
    }
  }

  /** Follows no job any more. */
  stop(): void {
    for (const stop of this.#watched.values()) stop();
    this.#watched.clear();
  }

  #take = (fresh: Job): void => {
    this.jobs = this.jobs?.map((job) => (job.id === fresh.id ? fresh : job));
    if (fresh.state === 'done') this.told.done?.(fresh);
    if (!is_over(fresh.state)) return;
    this.record += 1;
    this.told.ended?.(fresh);
  };
}
