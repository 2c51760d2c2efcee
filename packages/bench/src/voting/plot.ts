/** A line chart as a picture of its own, for a page in light or dark. */
export interface Plot {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Marks without a line between them. */
  readonly isScattered?: boolean;
}

const WIDTH = 720;
const HEIGHT = 400;
const LEFT = 64;
const RIGHT = 200;
const TOP = 48;
const BOTTOM = 56;

const colours = [
  { light: '#4048c9', dark: '#8f96ff' },
  { light: '#b3541e', dark: '#f0a067' },
  { light: '#17703d', dark: '#5fc98d' },
  { light: '#8a3f8f', dark: '#d790dc' },
  { light: '#5f6776', dark: '#a6aebd' },
];

/** Draws a chart as SVG: lines with their names at their ends, so that no legend has to be matched by colour. */
export function svgOf({ title, x, y, series }: Plot): string {
  const right = WIDTH - RIGHT;
  const bottom = HEIGHT - BOTTOM;
  const atX = scale(x, LEFT, right);
  const atY = scale(y, bottom, TOP);
  const parts = [
    `<text class="title" x="${LEFT}" y="24">${escaped(title)}</text>`,
    ...y.ticks.flatMap((tick) => [
      `<path class="grid" d="M${LEFT} ${atY(tick)}H${right}"/>`,
      `<text class="tick" x="${LEFT - 8}" y="${atY(tick)}" dy="4" text-anchor="end">${y.format(tick)}</text>`,
    ]),
    ...x.ticks.map(
      (tick) =>
        `<text class="tick" x="${atX(tick)}" y="${bottom + 20}" text-anchor="middle">${x.format(tick)}</text>`,
    ),
    `<path class="axis" d="M${LEFT} ${bottom}H${right}"/>`,
    `<text class="label" x="${(LEFT + right) / 2}" y="${HEIGHT - 12}" text-anchor="middle">${escaped(x.label)}</text>`,
    `<text class="label" transform="translate(16 ${(TOP + bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(y.label)}</text>`,
    ...series.flatMap(({ points, isScattered = false }, index) => [
      ...(isScattered ? [] : [`<path class="line s${index}" d="${path(points, atX, atY)}"/>`]),
      ...points.map(
        ([px, py]) =>
          `<circle class="s${index}" cx="${atX(px)}" cy="${atY(py)}" r="${isScattered ? 5 : 2.5}"/>`,
      ),
    ]),
    ...names(series, atX, atY),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escaped(title)}">
<style>${style()}</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="8"/>
${parts.join('\n')}
</svg>
`;
}

function scale({ from, to }: Axis, start: number, end: number): (value: number) => number {
  return (value) => Math.round((start + ((value - from) / (to - from)) * (end - start)) * 10) / 10;
}

function path(points: Series['points'], atX: (x: number) => number, atY: (y: number) => number): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${atX(x)} ${atY(y)}`).join('');
}

const LINE_HEIGHT = 17;

/** Each name beside the end of its line, moved down where it would stand on another; those of marks above them, the first to the left. */
function names(series: readonly Series[], atX: (x: number) => number, atY: (y: number) => number): string[] {
  const ends = series.map(({ name, points, isScattered = false }, index) => {
    const [x = 0, y = 0] = points.at(-1) ?? [];
    return { name, index, x: atX(x), y: atY(y), isScattered };
  });
  let last = Number.NEGATIVE_INFINITY;
  const lines = ends.filter(({ isScattered }) => !isScattered).sort((a, b) => a.y - b.y);
  const marks = ends.filter(({ isScattered }) => isScattered).sort((a, b) => a.x - b.x);
  return [
    ...lines.map(({ name, index, x, y }) => {
      last = Math.max(y, last + LINE_HEIGHT);
      return `<text class="name s${index}" x="${x + 10}" y="${last}" dy="4">${escaped(name)}</text>`;
    }),
    ...marks.map(({ name, index, x, y }, place) => {
      const anchor = place === 0 ? 'end' : 'start';
      return `<text class="name s${index}" x="${x}" y="${y - 14}" text-anchor="${anchor}">${escaped(name)}</text>`;
    }),
  ];
}

function style(): string {
  const of = (theme: 'light' | 'dark') =>
    colours
      .map(({ [theme]: colour }, index) => `.s${index}{fill:${colour}}.line.s${index}{stroke:${colour}}`)
      .join('');
  return [
    'text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}.title{font-weight:600;font-size:15px}',
    '.tick{font-size:12px}.line{stroke-width:2;stroke-linejoin:round}.name{font-weight:600}',
    `.ground{fill:#fff}.title{fill:#1a1e26}.tick,.label{fill:#5f6776}.grid{stroke:#e6e8ee}.axis{stroke:#868d9b}${of('light')}.line{fill:none}`,
    `@media(prefers-color-scheme:dark){.ground{fill:#15181e}.title{fill:#e8eaf0}.tick,.label{fill:#a6aebd}.grid{stroke:#2a2f39}.axis{stroke:#6b7382}${of('dark')}.line{fill:none}}`,
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
