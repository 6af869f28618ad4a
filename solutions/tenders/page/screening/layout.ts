// SPDX-License-Identifier: EUPL-1.2
// Places for the firms of a graph: those that meet often lie together. Fruchterman and Reingold, "Graph drawing by force-directed placement"
// (Software: Practice and Experience 21, 1991), from fixed places, so that the same graph always looks the same. Pure; O(nodes^2) a round.
export interface Tie {
  a: number;
  b: number;
  weight: number; // 0 to 1
}
export interface Place {
  x: number;
  y: number;
}

const kRounds = 320;

/** `nodes` places inside width x height. */
export function places_of(nodes: number, ties: readonly Tie[], width: number, height: number): Place[] {
  const golden = Math.PI * (3 - Math.sqrt(5));
  const all = Array.from({ length: nodes }, (_, i) => {
    const radius = Math.sqrt((i + 0.5) / Math.max(1, nodes)) * 0.45;
    return { x: width * (0.5 + radius * Math.cos(i * golden)), y: height * (0.5 + radius * Math.sin(i * golden)), dx: 0, dy: 0 };
  });
  const ideal = 0.75 * Math.sqrt((width * height) / Math.max(1, nodes));
  for (let round = 0; round < kRounds; round += 1) {
    const step = (width / 12) * (1 - round / kRounds) ** 1.5 + 0.2;
    for (const one of all) {
      // A weak pull to the middle, stronger along the shorter side, keeps parts that never meet in the picture.
      one.dx = ((width / 2 - one.x) * 1.2) / ideal;
      one.dy = ((height / 2 - one.y) * 1.2 * (width / height)) / ideal;
    }
    for (let i = 0; i < nodes; i += 1)
      for (let j = i + 1; j < nodes; j += 1) {
        const a = all[i]!, b = all[j]!;
        const x = a.x - b.x || 0.01 * (i - j), y = a.y - b.y || 0.01;
        const push = (ideal * ideal) / Math.max(1, x * x + y * y) / 4;
        a.dx += x * push, a.dy += y * push, b.dx -= x * push, b.dy -= y * push;
      }
    for (const { a: i, b: j, weight } of ties) {
      const a = all[i]!, b = all[j]!;
      const x = a.x - b.x, y = a.y - b.y;
      const pull = (Math.hypot(x, y) / ideal) * (0.05 + weight);
      a.dx -= x * pull, a.dy -= y * pull, b.dx += x * pull, b.dy += y * pull;
    }
    for (const one of all) {
      const length = Math.hypot(one.dx, one.dy) || 1;
      const go = Math.min(length, step) / length;
      one.x = Math.min(width - 14, Math.max(14, one.x + one.dx * go));
      one.y = Math.min(height - 14, Math.max(14, one.y + one.dy * go));
    }
  }
  return all.map(({ x, y }) => ({ x, y }));
}
