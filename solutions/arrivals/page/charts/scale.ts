// SPDX-License-Identifier: EUPL-1.2
// What every chart needs: from values to places and back, round numbers for the axis, and paths. The charts are SVG with colours as
// attributes, so that a picture of one is the chart itself and looks the same on paper.

export const kInk = '#1a1a1a';
export const kSoft = '#595959';
export const kLine = '#dcdcdc';
export const kAccent = '#0b5563';
export const kBands = { 95: '#d9ebee', 80: '#b3d6dc', 50: '#7db5bf' } as const;
export const kActual = '#1a1a1a';
export const kWarn = '#b00000';
export const kOther = '#a35200';

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export const frame = (width: number, height: number): Frame => ({ width, height, left: 36, right: 8, top: 10, bottom: 38 });

export const x_of = (f: Frame, from: number, to: number) => (value: number): number =>
  f.left + ((value - from) / Math.max(1e-9, to - from)) * (f.width - f.left - f.right);
export const y_of = (f: Frame, low: number, high: number) => (value: number): number =>
  f.height - f.bottom - ((value - low) / Math.max(1e-9, high - low)) * (f.height - f.top - f.bottom);

/** Three to six round numbers from `low` to beyond `high`. */
export function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough - 1e-9) ?? rough;
  const whole = step < 1 && high >= 4 ? 1 : step;
  const all: number[] = [];
  for (let value = Math.floor(low / whole) * whole; value < high + whole - 1e-9; value += whole) all.push(Number(value.toFixed(6)));
  return all;
}

const one = (value: number): string => value.toFixed(1);

export const path = (points: [number, number][]): string => points.map(([x, y], i) => `${i ? 'L' : 'M'}${one(x)} ${one(y)}`).join('');

/** A line that is broken where nothing is known. */
export function broken(points: [number, number | undefined][]): string {
  let drawing = false;
  return points
    .map(([x, y]) => {
      if (y === undefined) {
        drawing = false;
        return '';
      }
      const text = `${drawing ? 'L' : 'M'}${one(x)} ${one(y)}`;
      drawing = true;
      return text;
    })
    .join('');
}

export const band = (upper: [number, number][], lower: [number, number][]): string => `${path(upper)}${path([...lower].reverse()).replace('M', 'L')}Z`;

/** Steps: each value from its own begin to the next one's. */
export function steps(xs: number[], ys: number[], end: number): string {
  return ys.map((y, i) => `${i ? 'L' : 'M'}${one(xs[i]!)} ${one(y)}L${one(xs[i + 1] ?? end)} ${one(y)}`).join('');
}

/** The chart as a picture of twice its size; the browser offers it as a file. */
export function save_png(svg: SVGSVGElement, name: string): void {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', 'sans-serif');
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement('a');
    link.download = `${name}.png`;
    link.href = canvas.toDataURL('image/png');
    link.click();
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
}
