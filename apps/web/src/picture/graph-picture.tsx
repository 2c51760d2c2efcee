import type { Graph, Note } from '@parallax/schema';
import { bundlePaths, strandsFor } from '../canvas/bundle.ts';
import { kindNamed } from '../graph/kinds.ts';
import { kindView } from '../nodes/kind-views.ts';
import {
  CARD_WIDTH,
  layoutOf,
  type PictureCard,
  type PictureEdge,
  type PictureGroup,
} from './picture-layout.ts';
import { cut, wrapped } from './picture-text.ts';

/** The colours and faces of the theme that is shown, as values: a file has no style sheet. */
export interface PictureTheme {
  readonly background: string;
  readonly card: string;
  readonly sunken: string;
  readonly border: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly one: string;
  readonly many: string;
  readonly font: string;
  readonly colorOf: (token: string) => string;
  /** Widths in pixels of a label, and of small text. */
  readonly labelWidth: (text: string) => number;
  readonly smallWidth: (text: string) => number;
}

export interface GraphPictureProps {
  readonly graph: Graph;
  /** What each node will do, by id. */
  readonly sentences: ReadonlyMap<string, string>;
  /** About how many items pass an edge, by its id; none is a single value. */
  readonly widths: ReadonlyMap<string, number>;
  readonly theme: PictureTheme;
}

/** A graph as one drawing of plain shapes and texts, which every program that reads SVG can show. */
export function GraphPicture({ graph, sentences, widths, theme }: GraphPictureProps) {
  const { cards, edges, groups, x, y, width, height } = layoutOf(graph);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`${x} ${y} ${width} ${height}`}
      width={width}
      height={height}
      fontFamily={theme.font}
      role="img"
    >
      <title>{graph.name}</title>
      <rect x={x} y={y} width={width} height={height} fill={theme.background} />
      {groups.map((group) => (
        <GroupFrame key={group.id} group={group} theme={theme} />
      ))}
      {(graph.notes ?? []).map((note) => (
        <NoteCard key={note.id} note={note} theme={theme} />
      ))}
      {edges.map((edge) => (
        <EdgeLines key={edge.id} edge={edge} items={widths.get(edge.id) ?? 0} theme={theme} />
      ))}
      {cards.map((card) => (
        <NodeCard key={card.node.id} card={card} sentence={sentences.get(card.node.id)} theme={theme} />
      ))}
    </svg>
  );
}

function GroupFrame({ group, theme }: { group: PictureGroup; theme: PictureTheme }) {
  return (
    <g>
      <rect
        x={group.x}
        y={group.y}
        width={group.width}
        height={group.height}
        rx={12}
        fill={theme.sunken}
        stroke={theme.border}
        strokeDasharray="4 3"
      />
      <text x={group.x + 14} y={group.y + 24} fontSize={13} fontWeight={600} fill={theme.text2}>
        {cut(group.title, group.width - 28, theme.labelWidth)}
      </text>
    </g>
  );
}

function NoteCard({ note: { text, position, width, height }, theme }: { note: Note; theme: PictureTheme }) {
  const lines = text
    .split('\n')
    .flatMap((line) => wrapped(line.replace(/^#+\s*|[*_`]/g, ''), width - 24, 40, theme.smallWidth))
    .slice(0, Math.max(1, Math.floor((height - 16) / 16)))
    .map((line, index) => ({ line, y: position.y + 22 + index * 16 }));
  return (
    <g>
      <rect
        {...position}
        width={width}
        height={height}
        rx={6}
        fill={theme.card}
        stroke={theme.border}
        strokeDasharray="2 2"
      />
      {lines.map(({ line, y }) => (
        <text key={y} x={position.x + 12} y={y} fontSize={12} fill={theme.text2}>
          {line}
        </text>
      ))}
    </g>
  );
}

interface EdgeLinesProps {
  readonly edge: PictureEdge;
  readonly items: number;
  readonly theme: PictureTheme;
}

/** A single value is a line, many items are a bundle: as on the canvas. */
function EdgeLines({ edge: { from, to }, items, theme }: EdgeLinesProps) {
  const bend = Math.max(40, Math.abs(to.x - from.x) / 2);
  const isMany = items > 0;
  const ends = { sourceX: from.x, sourceY: from.y, targetX: to.x, targetY: to.y };
  return (
    <g fill="none" stroke={isMany ? theme.many : theme.one}>
      <path
        strokeWidth={1.5}
        d={`M${from.x},${from.y} C${from.x + bend},${from.y} ${to.x - bend},${to.y} ${to.x},${to.y}`}
      />
      {isMany
        ? bundlePaths(ends, strandsFor(items)).map((path) => (
            <path key={path} d={path} strokeWidth={1} strokeOpacity={0.45} />
          ))
        : null}
    </g>
  );
}

interface NodeCardProps {
  readonly card: PictureCard;
  readonly sentence: string | undefined;
  readonly theme: PictureTheme;
}

function NodeCard({ card: { node, title, x, y, height, inputs, outputs }, sentence, theme }: NodeCardProps) {
  const view = kindView(node.kind);
  const kind = kindNamed(node.kind)?.title ?? node.kind;
  const kindWidth = theme.smallWidth(kind);
  const Icon = view.icon;
  const lines = wrapped(view.summary(node.config), CARD_WIDTH - 40, 2, theme.smallWidth);
  return (
    <g>
      <rect x={x} y={y} width={CARD_WIDTH} height={height} rx={10} fill={theme.card} stroke={theme.border} />
      <g transform={`translate(${x + 12} ${y + 10})`} color={theme.colorOf(view.accent)}>
        <Icon width={16} height={16} strokeWidth={1.75} aria-hidden />
      </g>
      <text x={x + 36} y={y + 23} fontSize={13} fontWeight={600} fill={theme.text}>
        {cut(title, CARD_WIDTH - 60 - kindWidth, theme.labelWidth)}
      </text>
      <text x={x + CARD_WIDTH - 12} y={y + 23} fontSize={11} fill={theme.text3} textAnchor="end">
        {kind}
      </text>
      {sentence === undefined ? null : (
        <text x={x + 12} y={y + 48} fontSize={12} fill={theme.text2}>
          {cut(sentence, CARD_WIDTH - 24, theme.smallWidth)}
        </text>
      )}
      {lines.length === 0 ? null : (
        <rect
          x={x + 12}
          y={y + 58}
          width={CARD_WIDTH - 24}
          height={8 + lines.length * 15}
          rx={4}
          fill={theme.sunken}
        />
      )}
      {lines.map((line, index) => (
        <text key={line} x={x + 20} y={y + 73 + index * 15} fontSize={11} fill={theme.text2}>
          {line}
        </text>
      ))}
      {inputs.map((port) => (
        <circle
          key={port.name}
          cx={x}
          cy={port.y}
          r={4.5}
          fill={theme.card}
          stroke={theme.text3}
          strokeWidth={1.5}
        />
      ))}
      {outputs.map((port) => (
        <circle
          key={port.name}
          cx={x + CARD_WIDTH}
          cy={port.y}
          r={4.5}
          fill={theme.card}
          stroke={theme.text3}
          strokeWidth={1.5}
        />
      ))}
    </g>
  );
}
