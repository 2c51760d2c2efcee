import type { JsonObject } from '@parallax/schema';
import { useRef } from 'react';
import type { NodeForm } from './node-form.ts';

/**
 * Changes the key that decides which other keys a config may have. Keys named in `kept` come along; the others are put
 * aside and come back when the person returns to that variant while the form is open.
 */
export function useVariant(
  form: NodeForm,
  key: string,
  kept: readonly string[] = [],
): (next: string) => void {
  const aside = useRef(new Map<string, JsonObject>());
  return (next) => {
    const current = form.config[key] ?? form.defaults[key];
    if (typeof current === 'string') aside.current.set(current, form.config);
    const shared = Object.entries(form.config).filter(([name]) => kept.includes(name));
    form.replace({ ...aside.current.get(next), ...Object.fromEntries(shared), [key]: next });
  };
}
