// SPDX-License-Identifier: EUPL-1.2
// How long a person really worked on a page: seconds in which it was visible and had input within the last half minute.
// What is counted goes with each decision, so that freed time is measured and not guessed.
const kIdleMilliseconds = 30_000;

/** The counting alone, without a clock of its own: the test moves time by hand. */
export class ActiveTime {
  #last_input: number;
  #last_tick: number;
  #active = 0;

  constructor(now: number) {
    this.#last_input = now;
    this.#last_tick = now;
  }

  input(now: number): void {
    this.#last_input = now;
  }

  /** Counts the time since the last tick, as far as it lies within half a minute of an input and the page was visible. */
  tick(now: number, visible: boolean): void {
    if (visible) this.#active += Math.max(0, Math.min(now, this.#last_input + kIdleMilliseconds) - this.#last_tick);
    this.#last_tick = now;
  }

  /** Seconds since the last call, with one decimal. */
  take(): number {
    const seconds = Math.round(this.#active / 100) / 10;
    this.#active = 0;
    return seconds;
  }

  /** Gives back what was taken but did not arrive. */
  give_back(seconds: number): void {
    this.#active += seconds * 1000;
  }
}

/** Measures on this page until `stop`. */
export function measure_activity(): { time: ActiveTime; tick: () => void; stop: () => void } {
  const time = new ActiveTime(performance.now());
  const tick = () => time.tick(performance.now(), document.visibilityState === 'visible');
  const input = () => {
    tick();
    time.input(performance.now());
  };
  // A change of visibility ends a stretch that was spent in the other state.
  const visibility = () => time.tick(performance.now(), document.visibilityState !== 'visible');
  const events = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
  for (const name of events) addEventListener(name, input, { passive: true });
  document.addEventListener('visibilitychange', visibility);
  const timer = setInterval(tick, 1000);
  return {
    time,
    tick,
    stop: () => {
      clearInterval(timer);
      for (const name of events) removeEventListener(name, input);
      document.removeEventListener('visibilitychange', visibility);
    },
  };
}
