// SPDX-License-Identifier: EUPL-1.2
// Places for the firms of a graph: those that meet often lie together. Each part that hangs together is laid out by itself (Fruchterman and
// Reingold, "Graph drawing by force-directed placement", Software: Practice and Experience 21, 1991) from fixed places, and gets a
// rectangle as large as its share of the firms: the same graph always looks the same. Pure; O(nodes^2) a round.
export interface Tie {
  a: number;
  b: number;
  weight: number; // 0 to 1
}
export interface Place {
  x: number;
  y: number;
}
interface Box extends Place {
  width: number;
  height: number;
}

const kRounds = 260, kMargin = 26;

/** `nodes` places inside width x height. */
export function places_of(nodes: number, ties: readonly Tie[], width: number, height: number): Place[] {
  const parts = parts_of(nodes, ties);
  const places: Place[] = Array.from({ length: nodes }, () => ({ x: 0, y: 0 }));
  const boxes = split({ x: 0, y: 0, width, height }, parts.map(({ length }) => Math.max(length, 2)));
  parts.forEach((part, i) => {
    const at = new Map(part.map((node, place) => [node, place]));
    const inside = ties.flatMap(({ a, b, weight }) => (at.has(a) ? [{ a: at.get(a)!, b: at.get(b)!, weight }] : []));
    fit(forces(part.length, inside), boxes[i]!).forEach((place, j) => (places[part[j]!] = place));
  });
  return places;
}

/** Nodes that hang together, the largest part first. */
export function parts_of(nodes: number, ties: readonly Tie[]): number[][] {
  const root = Array.from({ length: nodes }, (_, i) => i);
  const find = (i: number): number => (root[i] === i ? i : (root[i] = find(root[i]!)));
  for (const { a, b } of ties) root[find(a)] = find(b);
  const parts = new Map<number, number[]>();
  for (let i = 0; i < nodes; i += 1) parts.set(find(i), [...(parts.get(find(i)) ?? []), i]);
  return [...parts.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}

/** Cuts a box across its longer side until each size has a piece of its share. */
function split(box: Box, sizes: readonly number[]): Box[] {
  if (sizes.length <= 1) return [box];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let count = 0, first = 0;
  while (count < sizes.length - 1 && (count === 0 || first + sizes[count]! / 2 < total / 2)) first += sizes[count++]!;
  const share = first / total;
  const [one, two] =
    box.width >= box.height
      ? [{ ...box, width: box.width * share }, { ...box, x: box.x + box.width * share, width: box.width * (1 - share) }]
      : [{ ...box, height: box.height * share }, { ...box, y: box.y + box.height * share, height: box.height * (1 - share) }];
  return [...split(one, sizes.slice(0, count)), ...split(two, sizes.slice(count))];
}

/** Stretches places over a box, with room for names below them. */
function fit(places: Place[], box: Box): Place[] {
  const range = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [left, right] = range(places.map(({ x }) => x)), [top, bottom] = range(places.map(({ y }) => y));
  const side = Math.min(2.4 * kMargin, box.width / 3), end = Math.min(kMargin, box.height / 4);
  const along = (value: number, low: number, high: number, start: number, length: number) => start + (high > low ? (value - low) / (high - low) : 0.5) * length;
  return places.map(({ x, y }) => ({
    x: along(x, left, right, box.x + side, box.width - 2 * side),
    y: along(y, top, bottom, box.y + end, box.height - 2 * end - 8),
  }));
}

function forces(nodes: number, ties: readonly Tie[]): Place[] {
  const golden = Math.PI * (3 - Math.sqrt(5));
  const all = Array.from({ length: nodes }, (_, i) => {
    const radius = Math.sqrt(i + 0.5);
    return { x: radius * Math.cos(i * golden), y: radius * Math.sin(i * golden), dx: 0, dy: 0 };
  });
  // One is the distance at which two firms with a middling tie rest.
  for (let round = 0; round < kRounds; round += 1) {
    const step = 0.6 * (1 - round / kRounds) + 0.005;
    for (const one of all) one.dx = -0.03 * one.x, one.dy = -0.03 * one.y;
    for (let i = 0; i < nodes; i += 1)
      for (let j = i + 1; j < nodes; j += 1) {
        const a = all[i]!, b = all[j]!;
        const x = a.x - b.x || 0.001 * (i - j), y = a.y - b.y || 0.001;
        const push = 1 / Math.max(0.05, x * x + y * y);
        a.dx += x * push, a.dy += y * push, b.dx -= x * push, b.dy -= y * push;
      }
    for (const { a: i, b: j, weight } of ties) {
      const a = all[i]!, b = all[j]!;
      const x = a.x - b.x, y = a.y - b.y;
      const pull = Math.hypot(x, y) * (0.1 + weight);
      a.dx -= x * pull, a.dy -= y * pull, b.dx += x * pull, b.dy += y * pull;
    }
    for (const one of all) {
      const length = Math.hypot(one.dx, one.dy) || 1;
      const go = Math.min(length * 0.1, step) / length;
      one.x += one.dx * go, one.y += one.dy * go;
    }
  }
  return all.map(({ x, y }) => ({ x, y }));
}
