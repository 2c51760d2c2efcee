import type { Price } from '@parallax/schema';
import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { TextInput } from '../ui/text-input.tsx';
import styles from './settings.module.css';

export interface PricesSectionProps {
  readonly prices: readonly Price[];
  readonly onChange: (prices: Price[]) => void;
}

/** The table of prices that estimates, costs and budgets are made with. */
export function PricesSection({ prices, onChange }: PricesSectionProps) {
  const change = (at: number, part: Partial<Price>) =>
    onChange(prices.map((price, index) => (index === at ? { ...price, ...part } : price)));
  return (
    <section className={styles.section}>
      <h3>Prices</h3>
      <p className={styles.note}>
        US dollars for a million tokens. The first entries are list prices as known in August 2025: check them
        with your provider. A name that ends in * stands for all models that begin so.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Model</th>
            <th>Read</th>
            <th>Written</th>
            <th>
              <span hidden>Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {prices.map((price, index) => (
            // Names are edited in place, so that the place is what tells rows apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={index}>
              <td>
                <TextInput
                  aria-label={`Model ${index + 1}`}
                  value={price.model}
                  placeholder="provider/model"
                  onChange={(model) => change(index, { model })}
                />
              </td>
              <td className={styles.number}>
                <NumberInput
                  aria-label={`Price of what ${price.model} reads`}
                  min={0}
                  value={price.inputPerMillion}
                  onChange={(value) => change(index, { inputPerMillion: Math.max(0, value ?? 0) })}
                />
              </td>
              <td className={styles.number}>
                <NumberInput
                  aria-label={`Price of what ${price.model} writes`}
                  min={0}
                  value={price.outputPerMillion}
                  onChange={(value) => change(index, { outputPerMillion: Math.max(0, value ?? 0) })}
                />
              </td>
              <td>
                <IconButton
                  icon={Trash2}
                  size="small"
                  label={`Remove the price of ${price.model}`}
                  onClick={() => onChange(prices.filter((_, each) => each !== index))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.row}>
        <Button
          size="small"
          icon={Plus}
          onClick={() =>
            onChange([...prices, { model: 'provider/model', inputPerMillion: 0, outputPerMillion: 0 }])
          }
        >
          Add a price
        </Button>
      </div>
    </section>
  );
}
