import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

const SHOWN_MS = 1_500;

export interface CopyButtonProps {
  /** What is copied, made only when the button is pressed; it may have to be fetched first. */
  text: () => string | Promise<string>;
  /** What it does: "Copy as CSV". */
  label: string;
  /** Shows the label beside the icon. */
  wide?: boolean;
}

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label, wide = false }: CopyButtonProps) {
  const [result, setResult] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (result === null) return;
    const timer = setTimeout(() => setResult(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await text());
      setResult('copied');
    } catch {
      setResult('refused');
    }
  };
  const says = result === null ? label : result === 'copied' ? 'Copied' : 'It could not be copied';
  const icon = result === 'copied' ? Check : Copy;
  return wide ? (
    <Button size="small" variant="quiet" icon={icon} onClick={() => void copy()}>
      <span aria-live="polite">{says}</span>
    </Button>
  ) : (
    <IconButton size="small" icon={icon} label={says} onClick={() => void copy()} />
  );
}
