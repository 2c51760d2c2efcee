import type { Locator, Page } from '@playwright/test';

export type TabTitle =
  | 'Answers'
  | 'Compare'
  | 'Votes'
  | 'Statistics'
  | 'Timeline'
  | 'Table'
  | 'Missing'
  | 'Log';

/** The results of a run, at the bottom. */
export class Dock {
  readonly page: Page;
  readonly root: Locator;
  readonly totals: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('region', { name: 'Results', exact: true });
    this.totals = this.root.getByRole('region', { name: 'Totals of the run' });
  }

  /** Shows a tab and returns its panel. */
  async open(tab: TabTitle): Promise<Locator> {
    await this.root.getByRole('tab', { name: tab }).click();
    return this.root.getByRole('tabpanel', { name: tab });
  }

  /** Shows the items of a node side by side. */
  async compare(node: string): Promise<Locator> {
    const panel = await this.open('Compare');
    await panel.getByRole('combobox', { name: 'Node to compare' }).click();
    await this.page.getByRole('option', { name: node, exact: true }).click();
    return panel;
  }

  /** The column of one item in Compare. */
  column(label: string): Locator {
    return this.root.getByRole('article', { name: label, exact: true });
  }
}
