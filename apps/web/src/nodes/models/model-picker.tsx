import { priceOf } from '@parallax/schema';
import { ChevronDown, Plus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../../app/session-context.ts';
import { openProviders } from '../../providers/dialog-store.ts';
import { cx } from '../../ui/cx.ts';
import { useFieldControl } from '../../ui/field.tsx';
import inputStyles from '../../ui/input.module.css';
import { ModelList } from './model-list.tsx';
import { looksLikeModel, type ModelOption, matchingOptions, modelOptions } from './model-options.ts';
import styles from './model-picker.module.css';
import { useModels } from './use-models.ts';

export interface ModelPickerProps {
  readonly value: string;
  readonly onChange: (model: string) => void;
  /** Names of the input that hold a model, such as `input.model`. */
  readonly templates?: readonly string[];
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
}

/**
 * A model from the list of the server, found by typing, or any other `provider/name` or template. What is typed counts when it
 * is chosen, or when the field is left and it is written like a model.
 */
export function ModelPicker({ value, onChange, templates, placeholder, ...rest }: ModelPickerProps) {
  const field = useFieldControl();
  const listId = useId();
  const models = useModels();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const open = query !== null;
  const { settings } = useSession();
  const prices = useStore(settings, (state) => state.settings?.prices);
  const all = useMemo(
    () => modelOptions(models, templates, (model) => priceOf(prices ?? [], model)),
    [models, templates, prices],
  );
  // Until something is typed everything is offered, not only what matches the present value.
  const typed = query !== null && query !== value;
  const shown = typed ? matchingOptions(all, query) : all;
  const chosen = shown[active];

  const start = () => {
    setQuery(value);
    setActive(all.findIndex((option) => option.id === value));
  };
  const close = () => {
    setQuery(null);
    setActive(-1);
  };
  const take = (option: ModelOption) => {
    if (option.isSetUp !== true) return choose(option.id);
    close();
    openProviders();
  };
  const choose = (model: string) => {
    if (model !== value) onChange(model);
    close();
  };
  const leave = () => {
    const text = query?.trim() ?? '';
    if (typed && looksLikeModel(text)) choose(text);
    else close();
  };
  const move = (by: number) => {
    if (!open) start();
    else if (shown.length > 0) setActive((now) => (now + by + shown.length) % shown.length);
  };

  return (
    <Popover.Root open={open} onOpenChange={(next) => (next ? undefined : leave())}>
      <Popover.Anchor asChild>
        <span className={styles.root}>
          <input
            ref={input}
            type="text"
            role="combobox"
            spellCheck={false}
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={listId}
            aria-activedescendant={chosen === undefined ? undefined : `${listId}-${active}`}
            placeholder={placeholder}
            {...field}
            {...rest}
            className={cx(inputStyles.input, styles.input)}
            value={query ?? value}
            onClick={() => {
              if (!open) start();
            }}
            onFocus={(event) => event.target.select()}
            onBlur={leave}
            onChange={(event) => {
              const next = event.target.value;
              setQuery(next);
              setActive(looksLikeModel(next.trim()) ? -1 : 0);
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') move(1);
              else if (event.key === 'ArrowUp') move(-1);
              else if (event.key === 'PageDown' && open)
                setActive((now) => Math.min(shown.length - 1, now + 8));
              else if (event.key === 'PageUp' && open) setActive((now) => Math.max(0, now - 8));
              else if (event.key === 'Enter' && open && chosen !== undefined) take(chosen);
              else if (event.key === 'Enter' && open) choose(query.trim() || value);
              else if (event.key === 'Escape' && open) {
                event.stopPropagation();
                close();
              } else return;
              event.preventDefault();
            }}
          />
          <ChevronDown className={styles.chevron} aria-hidden />
        </span>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className={styles.content}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target === input.current) event.preventDefault();
          }}
        >
          <ModelList
            id={listId}
            options={shown}
            active={active}
            value={value}
            query={typed ? query.trim() : ''}
            loading={models.loading}
            error={models.error}
            onChoose={take}
          />
          <button
            type="button"
            className={styles.add}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              close();
              openProviders();
            }}
          >
            <Plus aria-hidden />
            Add a provider
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
