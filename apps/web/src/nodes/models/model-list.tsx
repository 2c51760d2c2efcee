import { Check } from 'lucide-react';
import type { ModelOption } from './model-options.ts';
import styles from './model-picker.module.css';

export interface ModelListProps {
  readonly id: string;
  readonly options: readonly ModelOption[];
  /** Index of the option that Enter takes; −1 for none. */
  readonly active: number;
  readonly value: string;
  /** What is typed; empty while nothing is. */
  readonly query: string;
  readonly loading: boolean;
  readonly error: string | null;
  readonly onChoose: (option: ModelOption) => void;
}

/** The list under a model field: options by provider, and what is typed if it is none of them. */
export function ModelList({ id, options, active, value, query, loading, error, onChoose }: ModelListProps) {
  const groups = Map.groupBy(
    options.map((option, index) => ({ option, index })),
    ({ option }) => option.group,
  );
  const isOther = query !== '' && !options.some((option) => option.id === query);
  return (
    // The focus stays in the field; a press here must not take it away before the click arrives.
    <div
      id={id}
      role="listbox"
      aria-label="Choices"
      className={styles.list}
      onMouseDown={(event) => event.preventDefault()}
    >
      {[...groups].map(([group, members]) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox has no element of its own.
        <div key={group} role="group" aria-label={group}>
          <div className={styles.heading} aria-hidden>
            {group}
          </div>
          {members.map(({ option, index }) => (
            <Option
              key={option.id}
              id={`${id}-${index}`}
              name={option.isSetUp === true ? `Set up ${option.group}` : option.id}
              about={option.description}
              facts={option.facts}
              selected={option.id === value}
              active={index === active}
              onChoose={() => onChoose(option)}
            />
          ))}
        </div>
      ))}
      {isOther ? (
        <Option
          id={`${id}-other`}
          name={query}
          about="Use this name as it is typed."
          facts={[]}
          selected={false}
          active={false}
          onChoose={() => onChoose({ id: query, group: '', facts: [] })}
        />
      ) : null}
      {options.length === 0 && loading ? <p className={styles.note}>Looking for models…</p> : null}
      {error === null ? null : <p className={styles.note}>The list of models could not be loaded. {error}</p>}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly name: string;
  readonly about: string | undefined;
  readonly facts: readonly string[];
  readonly selected: boolean;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function Option({ id, name, about, facts, selected, active, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and handles the keys.
    <div
      id={id}
      ref={active ? showOption : undefined}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      data-active={active || undefined}
      className={styles.option}
      onClick={onChoose}
    >
      <span className={styles.check}>{selected ? <Check aria-hidden /> : null}</span>
      <span className={styles.texts}>
        <span className={styles.name}>{name}</span>
        {about === undefined ? null : <span className={styles.about}>{about}</span>}
        {facts.length === 0 ? null : <span className={styles.facts}>{facts.join(' · ')}</span>}
      </span>
    </div>
  );
}

function showOption(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
