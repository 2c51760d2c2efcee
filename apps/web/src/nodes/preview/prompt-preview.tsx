import { approximateTokens } from '@parallax/nodes';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useSession } from '../../app/session-context.ts';
import { useGraph } from '../../graph/hooks.ts';
import { CopyButton } from '../../results/content/copy-button.tsx';
import { useRun } from '../../run/hooks.ts';
import { cx } from '../../ui/cx.ts';
import { count } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { arrivalAt, arrivingItems } from './arriving.ts';
import styles from './preview.module.css';
import { type RenderedPart, renderedParts, textOf } from './rendered.ts';

export interface PreviewedPrompt {
  readonly label: string;
  readonly template: string;
}

export interface PromptPreviewProps {
  readonly nodeId: string;
  readonly prompts: readonly PreviewedPrompt[];
}

const noNodes = {};
/** More items than a list to choose from can show; with the arrows every one can be reached. */
const LISTED = 200;
/** Characters of one value that are shown; what a run sends is not shortened. */
const SHOWN = 4_000;

/** The prompts as one item would fill them: of the last run, else of the inputs. Follows what is typed. */
export function PromptPreview({ nodeId, prompts }: PromptPreviewProps) {
  const { run } = useSession();
  const graph = useDeferredValue(useGraph((each) => each));
  const nodes = useDeferredValue(useRun(({ state }) => state?.nodes ?? noNodes));
  const [chosen, setChosen] = useState(0);
  const items = useMemo(() => arrivingItems(graph, nodes, nodeId), [graph, nodes, nodeId]);
  const index = Math.min(chosen, Math.max(0, items.length - 1));
  const path = items[index]?.path;
  const arrival = useMemo(() => arrivalAt(graph, nodes, nodeId, path ?? []), [graph, nodes, nodeId, path]);
  const clipped = arrival.clipped.join('\n');
  useEffect(() => {
    if (clipped !== '') void run.loadValues(clipped.split('\n')).catch(() => undefined);
  }, [run, clipped]);
  const filled = prompts
    .map(({ label, template }) => ({
      label,
      parts: renderedParts(template, arrival.values, arrival.unknown),
    }))
    .filter(({ parts }) => parts.length > 0);
  const missing = filled.flatMap(({ parts }) => parts.filter(({ type }) => type === 'missing'));
  const text = filled.map(({ parts }) => textOf(parts)).join('\n\n');
  return (
    <div className={styles.preview}>
      <div className={styles.head}>
        {items.length > 1 ? (
          <>
            <IconButton
              size="small"
              icon={ChevronLeft}
              label="Item before"
              disabled={index === 0}
              onClick={() => setChosen(index - 1)}
            />
            <div className={styles.item}>
              <Select
                aria-label="Item"
                value={String(index)}
                options={around(items, index).map(({ at, label }) => ({
                  value: String(at),
                  label: `${count(at + 1)} of ${count(items.length)}: ${label}`,
                }))}
                onChange={(next) => setChosen(Number(next))}
              />
            </div>
            <IconButton
              size="small"
              icon={ChevronRight}
              label="Next item"
              disabled={index === items.length - 1}
              onClick={() => setChosen(index + 1)}
            />
          </>
        ) : (
          <span className={styles.note}>{items[0]?.label || 'As it would be sent'}</span>
        )}
        <CopyButton label="Copy what would be sent" text={() => text} />
      </div>
      {filled.map(({ label, parts }) => (
        <section key={label} aria-label={`${label} as sent`}>
          <h4 className={styles.label}>{label}</h4>
          <p className={styles.text}>
            {parts.map((part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place.
              <Part key={at} part={part} />
            ))}
          </p>
        </section>
      ))}
      <p className={styles.note}>
        {missing.length === 0
          ? `About ${count(approximateTokens(text))} tokens are sent for this item.`
          : [...new Set(missing.map(({ title }) => title))].join(' ')}
      </p>
    </div>
  );
}

function Part({ part: { type, text, title } }: { part: RenderedPart }) {
  if (type === 'text') return text;
  const rest = text.length - SHOWN;
  return (
    <span className={cx(styles.value, type === 'missing' && styles.missing)} title={title}>
      {rest > 0 ? text.slice(0, SHOWN) : text}
      {rest > 0 ? <span className={styles.note}> … and {count(rest)} more characters</span> : null}
    </span>
  );
}

/** The items to choose from: all, or those around the chosen one. */
function around<T>(items: readonly T[], index: number): (T & { at: number })[] {
  const from = Math.max(0, Math.min(index - LISTED / 2, items.length - LISTED));
  return items.slice(from, from + LISTED).map((item, offset) => ({ ...item, at: from + offset }));
}
