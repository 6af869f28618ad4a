// SPDX-License-Identifier: EUPL-1.2
// One sound for each class of alarm, made in the browser: a fall is fast and high, leaving the bed two calm tones, technical trouble one
// low one. A browser lets a page sound only after somebody has touched it, so the board asks for that.
export type Tone = 'fall' | 'bed_exit' | 'technical';

// Hertz and seconds.
const kTones: Record<Tone, [number, number][]> = {
  fall: [[880, 0.16], [1175, 0.16], [880, 0.16], [1175, 0.16], [880, 0.16], [1175, 0.3]],
  bed_exit: [[587, 0.3], [784, 0.4]],
  technical: [[330, 0.5]],
};

export class Sounder {
  #context?: AudioContext;

  get ready(): boolean {
    return this.#context?.state === 'running';
  }
  /** From within a click or a key. */
  async enable(): Promise<boolean> {
    this.#context ??= new AudioContext();
    await this.#context.resume();
    if (this.ready) this.play('technical');
    return this.ready;
  }
  async disable(): Promise<void> {
    await this.#context?.suspend();
  }
  play(tone: Tone): void {
    const context = this.#context;
    if (!context || context.state !== 'running') return;
    let at = context.currentTime;
    for (const [pitch, length] of kTones[tone]) {
      const oscillator = context.createOscillator();
      const volume = context.createGain();
      oscillator.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, at);
      volume.gain.exponentialRampToValueAtTime(0.5, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + length);
      oscillator.connect(volume).connect(context.destination);
      oscillator.start(at);
      oscillator.stop(at + length);
      at += length + 0.03;
    }
  }
}
