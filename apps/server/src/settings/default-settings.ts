import { listPrices } from '@parallax/models';
import type { Settings } from '@parallax/schema';

export const defaultSettings: Settings = {
  prices: [...listPrices],
  confirmAboveCalls: 200,
  confirmAboveUsd: 1,
  keepRunsDays: null,
  keepRunsPerGraph: null,
};
