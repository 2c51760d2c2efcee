import type { Json } from '@parallax/schema';
import type { ReactNode } from 'react';
import styles from '../form/form.module.css';
import { listAt, type NodeForm, problemAt } from '../form/node-form.ts';
import { moveBy, removeAt, replaceAt } from './moves.ts';
import { RowActions } from './row-actions.tsx';
import { Rows } from './rows.tsx';

export interface EntryRow<T> {
  readonly index: number;
  readonly entry: T;
  /** The buttons that move and remove it. */
  readonly actions: ReactNode;
  readonly onChange: (entry: T) => void;
}

export interface EntryRowsProps<T> {
  readonly form: NodeForm;
  /** The key of the config that holds the list. */
  readonly name: string;
  readonly label: string;
  /** What one entry is called: "perspective". */
  readonly noun: string;
  /** About the height of a row, in pixels. */
  readonly estimate: number;
  readonly read: (entry: Json | undefined) => T;
  readonly write: (entry: T) => Json;
  readonly row: (row: EntryRow<T>) => ReactNode;
}

/** A list of a config as rows that are edited, moved and removed, each with what is wrong with it. */
export function EntryRows<T>({ form, name, label, noun, estimate, read, write, row }: EntryRowsProps<T>) {
  const list = listAt(form, name);
  const set = (next: readonly Json[]) => form.set({ [name]: next });
  return (
    <Rows
      label={label}
      count={list.length}
      estimate={estimate}
      row={(index) => {
        const problem = problemAt(form, name, index);
        return (
          <>
            {row({
              index,
              entry: read(list[index]),
              onChange: (entry) => set(replaceAt(list, index, write(entry))),
              actions: (
                <RowActions
                  noun={`${noun} ${index + 1}`}
                  index={index}
                  count={list.length}
                  onMove={(by) => set(moveBy(list, index, by))}
                  onRemove={() => set(removeAt(list, index))}
                />
              ),
            })}
            {problem === undefined ? null : <p className={styles.problem}>{problem}</p>}
          </>
        );
      }}
    />
  );
}
